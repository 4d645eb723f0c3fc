package page

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/ssgen/ssgen/parser/diag"
)

// htmlPage is an HTML page being read. Everything is found by its class: sites
// replace the template, so position says nothing.
type htmlPage struct {
	in      *input
	doc     *goquery.Document
	byTag   map[string][]*html.Node
	outline *outline
	diags   *diag.List
	page    *Page
}

func parseHTML(in *input, shared *Shared, diags *diag.List) *Page {
	in = in.ownPage(diags)
	outline, stamped := newOutline(in.text, shared)
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(stamped))
	if err != nil {
		refuseUnreadable(in, err, diags)
		return nil
	}
	h := &htmlPage{in: in, doc: doc, byTag: nodesByTag(doc), outline: outline, diags: diags, page: &Page{File: in.file}}
	if !h.isOperation() {
		h.refuse()
		return nil
	}
	h.readMessages()
	h.readAddress()
	h.readCode()
	h.readOperation()
	h.readHead()
	h.readTables()
	if h.page.Code == nil {
		h.reportNoCode()
	}
	h.checkWhole()
	return h.page
}

// isOperation tells whether the page has what only operation pages have.
func (h *htmlPage) isOperation() bool {
	return h.find("h2", ".operation h2").Length() > 0 ||
		h.doc.Find(".call-info, .example .request, .example .response").Length() > 0
}

func (h *htmlPage) readMessages() {
	samples := h.ownSamples()
	h.page.Request = h.readMessage(samples.Find(".request pre"))
	h.page.Response = h.readMessage(samples.Find(".response pre"))
	h.find("h3", "h3").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		_, format, found := strings.Cut(strings.TrimSpace(s.Text()), httpHeading)
		if found {
			h.page.Format = strings.ToUpper(strings.TrimSpace(format))
		}
		return !found
	})
	h.page.settleFormat()
}

// readMessage reads a sample. It is escaped in full, so entities are decoded, line
// by line for the sake of the line numbers.
func (h *htmlPage) readMessage(sample *goquery.Selection) *Message {
	pre := h.outline.find(sample)
	if pre == nil {
		return nil
	}
	text, _ := withoutTags(h.in.text[pre.start:pre.end])
	lines := splitLines(text, h.in.pos(pre.start).Line)
	for i := range lines {
		lines[i].text = html.UnescapeString(lines[i].text)
	}
	return readMessage(h.in, lines, h.diags)
}

func (h *htmlPage) readAddress() {
	p := h.page
	link, _ := h.find("a", `.operation p > a[href$="/metadata"]`).Attr("href")
	if p.BaseURL = BaseURL(link, "/metadata"); p.BaseURL == "" {
		link, _ = h.dtoLink().Attr("href")
		p.BaseURL = BaseURL(link, "/types/")
	}
	if p.BaseURL == "" && p.Request != nil {
		p.BaseURL = hostURL(p.Request.Host)
		p.HostOnly = p.BaseURL != ""
	}
}

// dtoLink is the link below the code: {base}/types/mjs?IncludeTypes=CreateOrder.*
func (h *htmlPage) dtoLink() *goquery.Selection {
	return h.find("a", `p > a[href*="/types/"][href*="IncludeTypes="]`).First()
}

func (h *htmlPage) readOperation() {
	heading := h.find("h2", ".operation h2").First()
	echoed := strings.TrimSpace(heading.Text())
	if at := h.outline.find(heading); at != nil {
		h.page.OperationPos = h.in.pos(at.start)
	} else {
		h.page.OperationPos = h.in.line(1)
	}
	named := queryValue(h.find("a", `.types-nav a[href*="op="]`).First(), "op")
	if named == "" {
		named = strings.TrimSuffix(queryValue(h.dtoLink(), "IncludeTypes"), ".*")
	}
	if named == "" {
		captions := h.find("b", "table.params caption b").Map(func(_ int, s *goquery.Selection) string { return s.Text() })
		named = h.page.nameFrom(echoed, captions)
	}
	h.page.settleOperation(echoed, named, h.diags)
}

// queryValue gives a parameter of the selected link's address.
func queryValue(link *goquery.Selection, name string) string {
	href, _ := link.Attr("href")
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(u.Query().Get(name))
}

func (h *htmlPage) readHead() {
	p := h.page
	p.Service = strings.TrimSpace(h.find("h1", "body > h1").First().Text())
	h.find("b", "div.tags > span > b").Each(func(_ int, s *goquery.Selection) {
		if tag := strings.TrimSpace(s.Text()); tag != "" {
			p.Tags = append(p.Tags, tag)
		}
	})
	p.Doc = docText(h.find("h3", "h3#desc").First())
	p.Auth = htmlAuth(h.find("table", "table.authentication"))
	p.Routes = h.readRoutes()
	DropBasePath(p.BaseURL, p.Routes)
}

// docText gives a description with its line breaks: the server writes each as
// "<br />" and a newline, a browser may drop the newline.
func docText(s *goquery.Selection) string {
	s.Find("br").Each(func(_ int, br *goquery.Selection) {
		next := br.Nodes[0].NextSibling
		if next == nil || next.Type != html.TextNode || !strings.HasPrefix(next.Data, "\n") {
			br.ReplaceWithNodes(&html.Node{Type: html.TextNode, Data: "\n"})
		}
	})
	return strings.TrimSpace(s.Text())
}

func (h *htmlPage) readCode() {
	code := h.find("code", "pre > code[lang], pre > code[class*=language-]").Not("table code, .example code").First()
	at := h.outline.find(code)
	if at == nil {
		return
	}
	text, marked := withoutTags(h.in.text[at.start:at.end])
	blank := len(text) - len(strings.TrimLeft(text, " \t\n"))
	text = unescapeCode(strings.TrimSpace(text), marked || h.isRewritten())
	if text == "" {
		return
	}
	pos := h.in.pos(at.start)
	if !marked {
		pos = h.in.pos(at.start + blank)
	}
	h.page.Code = &Code{Lang: codeLang(code, text), Text: text, Pos: pos}
}

var languageClass = regexp.MustCompile(`\blanguage-([a-z0-9]+)`)

func codeLang(code *goquery.Selection, text string) string {
	if lang, _ := code.Attr("lang"); lang != "" {
		return lang
	}
	class, _ := code.Attr("class")
	if found := languageClass.FindStringSubmatch(class); found != nil {
		return found[1]
	}
	return detectLang(text)
}

// isRewritten tells a page that a browser or a tool wrote out again from its tree:
// that gives every attribute double quotes, and servers give the first tab single ones.
func (h *htmlPage) isRewritten() bool {
	return h.find("a", `.types-nav a[href*="op="]`).Length() > 0 && !strings.Contains(h.in.text, "href='?op=")
}

// unescapeCode decodes what the server escapes in code. What was written out again
// from a tree has more of it escaped; code with tags in it was highlighted there.
func unescapeCode(text string, rewritten bool) string {
	if rewritten {
		return html.UnescapeString(text)
	}
	var b strings.Builder
	for {
		at := strings.IndexByte(text, '&')
		if at < 0 && b.Len() == 0 {
			return text
		}
		if at < 0 {
			b.WriteString(text)
			return b.String()
		}
		if b.Len() == 0 {
			b.Grow(len(text))
		}
		b.WriteString(text[:at])
		switch text = text[at:]; {
		case strings.HasPrefix(text, "&lt;"):
			b.WriteByte('<')
			text = text[len("&lt;"):]
		case strings.HasPrefix(text, "&gt;"):
			b.WriteByte('>')
			text = text[len("&gt;"):]
		default:
			b.WriteByte('&')
			text = text[1:]
		}
	}
}

// reportNoCode says why there is no code: an error in its place, or another tab.
func (h *htmlPage) reportNoCode() {
	active, _ := h.find("a", ".types-nav a.active").Attr("href")
	found := false
	h.find("pre", "pre").Not(".example pre, table pre").EachWithBreak(func(_ int, pre *goquery.Selection) bool {
		at, text := h.outline.find(pre), strings.TrimSpace(pre.Text())
		if found = at != nil && exceptionLine.MatchString(text); found {
			h.page.reportTrace(text, h.in.line(h.in.pos(at.start).Line), active, h.diags)
		}
		return !found
	})
	nav := h.find("a", ".types-nav a")
	h.page.OnTables = !found && (nav.Length() == 0 || active != "" && !strings.Contains(active, "lang="))
	if !found {
		lang := "mjs"
		if nav.Length() > 0 && nav.Filter(`[href*="lang=mjs"]`).Length() == 0 {
			lang = "typescript"
		}
		h.page.noteNoCode(lang, h.diags)
	}
}
