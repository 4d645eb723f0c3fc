package page

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"github.com/ssgen/ssgen/parser/diag"
)

const (
	hintGiveOperationPage = "give the page of an operation, saved from https://HOST/jsv/metadata?op=NAME&lang=mjs"
	hintSignIn            = "sign in with a browser, open the operation's page there and save that"
	hintAskAccess         = "save the page as a user, and from a network, that may see the operation"
	// indexSentence stands on the index page alone.
	indexSentence = "The following operations are available"
)

var (
	// refusal is how ServiceStack says that a page is not for this caller, and how
	// ServiceStack and web servers answer 401 and 403.
	refusal = regexp.MustCompile(`(?i)^\W*(service not available|metadata not available|metadata not visible|` +
		`(?:40[13]\b\W*)?(?:forbidden|unauthorized|access denied|access is denied)|40[13]\b.*)`)
	signIn = regexp.MustCompile(`(?i)^\W*(?:(?:please )?(?:sign|log)[ -]?in\b|login\b)`)
	// errorCode is the code in an error answer, JSON or JSV.
	errorCode = regexp.MustCompile(`(?i)"?responseStatus"?\s*:\s*\{\s*"?errorCode"?\s*:\s*"?(\w+)`)
)

// excerpt quotes the first words of a text from the input.
func excerpt(text string) string {
	const limit = 60
	text, _, cut := strings.Cut(strings.TrimSpace(text), "\n")
	if runes := []rune(text); len(runes) > limit {
		text, cut = string(runes[:limit]), true
	}
	if cut {
		text += "…"
	}
	return strconv.Quote(text)
}

func refuseUnreadable(in *input, err error, diags *diag.List) {
	diags.Fail("not-operation-page", in.line(1), hintGiveOperationPage, "the HTML cannot be read: %s", excerpt(err.Error()))
}

// refuse says what an HTML page is that is no operation page.
func (h *htmlPage) refuse() {
	titles := h.titles()
	at := h.in.line(1)
	if heading := h.outline.find(h.doc.Find("h1, h2, title")); heading != nil {
		at = h.in.line(h.in.pos(heading.start).Line)
	}
	switch {
	case h.doc.Find(".operations").Length() > 0 || strings.Contains(h.doc.Text(), indexSentence):
		refuseIndex(at, h.firstOperation(), h.diags)
	case h.doc.Find(`input[type="password" i]`).Length() > 0 || matchAny(signIn, titles) != "":
		h.diags.Fail("login-page", at, hintSignIn, "this is a login page, not an operation page")
	case matchAny(refusal, titles) != "":
		refuseAccess(at, matchAny(refusal, titles), h.diags)
	case h.isServiceStack() && !h.isWhole():
		h.diags.Fail("page-cut-off", h.in.end(), hintSaveWhole, "the page is cut off before the operation's name")
	default:
		title := ""
		if root := xmlRoot.FindStringSubmatch(h.in.text); root != nil && !strings.EqualFold(root[1], "html") && strings.HasPrefix(h.in.text, "<?xml") {
			title = " but an XML document of " + excerpt(root[1])
		} else if len(titles) > 0 {
			title = " but " + excerpt(titles[0])
		}
		h.diags.Fail("not-operation-page", at, hintGiveOperationPage, "this is not a ServiceStack operation page%s", title)
	}
}

// titles gives what an HTML page says that it is: title, headings, and the first
// line of its text.
func (h *htmlPage) titles() []string {
	var titles []string
	add := func(text string) {
		if text = strings.TrimSpace(text); text != "" {
			titles = append(titles, text)
		}
	}
	h.doc.Find("title, h1, h2").Each(func(_ int, s *goquery.Selection) { add(s.Text()) })
	body := h.doc.Find("body").Clone()
	body.Find("script, style").Remove()
	add(body.Text())
	return titles
}

func (h *htmlPage) isServiceStack() bool {
	return h.doc.Find(`a#logo[href*="servicestack"], div.operation`).Length() > 0
}

// firstOperation gives the address of an operation that the index page links to.
func (h *htmlPage) firstOperation() string {
	href, _ := h.doc.Find(`td a[href*="/metadata?op="]`).First().Attr("href")
	base := BaseURL(href, "/metadata")
	operation := queryValue(h.doc.Find(`td a[href*="/metadata?op="]`).First(), "op")
	if base == "" || operation == "" {
		return ""
	}
	base, _, _ = cutLast(base, "/") // the format
	return tabURL(base, operation, "mjs")
}

func refuseIndex(at diag.Pos, example string, diags *diag.List) {
	hint := "give the pages of its operations instead, saved from https://HOST/jsv/metadata?op=NAME&lang=mjs"
	if example != "" {
		hint = "give the pages of its operations instead, such as " + example
	}
	diags.Fail("index-page", at, hint, "this is the index of all operations, not an operation page")
}

func refuseAccess(at diag.Pos, said string, diags *diag.List) {
	diags.Fail("page-refused", at, hintAskAccess, "the server refused the page: %s", excerpt(said))
}

// matchAny gives the part of the first text that matches.
func matchAny(pattern *regexp.Regexp, texts []string) string {
	for _, text := range texts {
		if found := pattern.FindStringSubmatch(text); found != nil {
			return strings.TrimSpace(found[0])
		}
	}
	return ""
}

// refuseText says what a text is that is no operation page.
func refuseText(in *input, diags *diag.List) {
	lines := skipBlank(splitLines(in.text, 1))
	if len(lines) == 0 {
		return
	}
	var texts []string
	for _, l := range lines[:min(20, len(lines))] {
		if !isBlank(l.text) {
			texts = append(texts, strings.TrimSpace(l.text))
		}
	}
	at := in.line(lines[0].no)
	switch code := errorCode.FindStringSubmatch(in.text); {
	case strings.Contains(in.text, indexSentence):
		refuseIndex(at, "", diags)
	case code != nil && strings.HasPrefix(texts[0], "{"):
		refuseAccess(at, code[1], diags)
	case matchAny(refusal, texts) != "":
		refuseAccess(at, matchAny(refusal, texts), diags)
	case matchAny(signIn, texts) != "" && strings.Contains(strings.ToLower(in.text), "password"):
		diags.Fail("login-page", at, hintSignIn, "this is a login page, not an operation page")
	default:
		diags.Fail("not-operation-page", at, hintGiveOperationPage, "this is not a ServiceStack operation page but %s", excerpt(texts[0]))
	}
}
