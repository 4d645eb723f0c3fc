package page

import (
	"regexp"
	"strings"
)

const hintSaveWhole = "save the page again, whole"

// isWhole tells whether an HTML page has its end. Half a page stops inside a tag or
// lacks the end tag of what it opened first.
func (h *htmlPage) isWhole() bool {
	if h.outline.inTag {
		return false
	}
	if root := h.outline.root; root >= 0 {
		return h.outline.elements[root].closed
	}
	whole := true
	for _, selector := range []string{"pre > code", ".operation", ".request pre", ".response pre"} {
		if at := h.outline.find(h.doc.Find(selector)); at != nil && !at.closed {
			whole = false
		}
	}
	return whole
}

// checkWhole refuses half a page, and one that holds nothing to read.
func (h *htmlPage) checkWhole() {
	p := h.page
	switch {
	case p.Operation == "": // said already
	case !h.isWhole():
		h.diags.Fail("page-cut-off", h.in.end(), hintSaveWhole, "the page of %s is cut off %s", p.Operation, h.cutPlace())
	case p.Code == nil && p.Request == nil && p.Response == nil:
		h.diags.Fail("nothing-to-read", h.in.line(p.OperationPos.Line), p.hintSaveTab(),
			"the page of %s has neither code nor samples", p.Operation)
	}
}

func (h *htmlPage) cutPlace() string {
	for _, part := range []struct{ selector, place string }{
		{"pre > code", "inside the code"},
		{".request pre", "inside the request sample"},
		{".response pre", "inside the response sample"},
	} {
		if at := h.outline.find(h.doc.Find(part.selector)); at != nil && !at.closed {
			return part.place
		}
	}
	if h.page.Request == nil && h.page.Response == nil {
		return "before the samples"
	}
	return "before its end"
}

func (p *Page) hintSaveTab() string { return "save " + tabURL(p.BaseURL, p.Operation, "mjs") }

// checkWhole refuses copied text that stops too early, and text that holds nothing
// to read. Text has no end mark; what shows is a part that is begun and not ended.
func (t *textPage) checkWhole() {
	p := t.page
	place := t.cutPlace()
	switch {
	case t.diags.HasErrors(): // it has no name that is one
	case place == "" && p.Code == nil && p.Request == nil && p.Response == nil:
		t.diags.Fail("nothing-to-read", t.in.line(max(1, p.OperationPos.Line)), p.hintSaveTab(), "%s has neither code nor samples", p.title())
	case place != "":
		t.diags.Fail("page-cut-off", t.in.end(), hintSaveWhole, "%s is cut off %s", p.title(), place)
	default:
		t.checkRest()
	}
}

// cutPlace tells where the text stops; "" when it is whole as far as one can see.
func (t *textPage) cutPlace() string {
	p := t.page
	switch {
	case p.Response != nil:
		if !p.Response.isWhole() {
			return "inside the response sample"
		}
	case p.Request != nil:
		if !p.Request.isWhole() || p.Request.lacksBody() || t.endsInStatusLine() {
			return "inside the request sample"
		}
	case p.Code != nil && !t.ended:
		return "inside the code"
	case t.ended || len(t.tables) > 0 || t.trace != nil:
		return "before the samples"
	}
	return ""
}

// endsInStatusLine tells whether the text stops where the response had just begun.
func (t *textPage) endsInStatusLine() bool {
	lines := splitLines(strings.TrimRight(t.in.text, " \t\n"), 1)
	last := strings.TrimSpace(lines[len(lines)-1].text)
	return last != "" && strings.HasPrefix("HTTP/1.1 200", last)
}

// lacksBody tells whether a sample that must have a body stops before it. Requests
// without one show at least the host and what they accept.
func (m *Message) lacksBody() bool {
	if m.HasBody {
		return false
	}
	switch m.Verb {
	case "POST", "PUT", "PATCH":
		return true
	default:
		return m.Host == "" || m.Accept == ""
	}
}

// isWhole tells whether a message of copied text has all that it began.
func (m *Message) isWhole() bool {
	if !m.HasBody {
		if m.Status != 0 {
			return m.unavailable || formatOf(m.ContentType) != "" && !m.isKnown()
		}
		return m.Accept == "" || !isCutType(m.Accept)
	}
	_, whole := bodyEnd(m.Body)
	return whole && !isCutHeader(m.Body)
}

// isCutHeader tells whether what looks like a body is a header line that stops in
// its name.
func isCutHeader(body string) bool {
	for _, name := range []string{"Host:", "Accept:", "Content-Type:", "Content-Length:"} {
		if strings.HasPrefix(name, body) {
			return true
		}
	}
	return false
}

// isKnown tells whether the message is of a format whose samples always have text.
func (m *Message) isKnown() bool {
	format := formatOf(m.ContentType)
	return format == "JSV" || format == "JSON" || format == "XML" || format == "CSV" || isCutType(m.ContentType)
}

// isCutType tells whether the content type is the beginning of a common one.
func isCutType(contentType string) bool {
	for _, whole := range []string{"text/jsv", "application/json", "application/xml", "text/csv"} {
		if contentType != whole && strings.HasPrefix(whole, contentType) {
			return contentType != ""
		}
	}
	return false
}

// checkRest warns of text behind the last sample: another page's, or the user's own.
func (t *textPage) checkRest() {
	p := t.page
	rest := t.cutRest(p.Request, "the request's sample")
	if p.Response == nil {
		return
	}
	if strings.ContainsAny(rest, "{}[]") { // no note of the user's own
		reportSplice(t.in.line(p.Response.Pos.Line), "", t.diags)
		p.Response = nil
		return
	}
	t.cutRest(p.Response, "the last sample")
}

// cutRest leaves out what stands behind a sample's body, and gives it.
func (t *textPage) cutRest(m *Message, behind string) string {
	if m == nil || !m.HasBody {
		return ""
	}
	end, _ := bodyEnd(m.Body)
	if bodiless(m.Verb) {
		end = 0
	}
	rest := strings.TrimLeft(m.Body[end:], " \t\n")
	if rest == "" {
		return ""
	}
	at := t.in.line(m.Pos.Line + strings.Count(m.Body[:len(m.Body)-len(rest)], "\n"))
	t.diags.Warn("text-after-sample", at, "remove it", "there is text behind %s: %s; it was not read", behind, excerpt(rest))
	m.Body = strings.TrimRight(m.Body[:end], " \t\n")
	m.HasBody = m.Body != ""
	return rest
}

// bodiless tells the verbs whose samples have no body.
func bodiless(verb string) bool { return verb == "GET" || verb == "DELETE" || verb == "HEAD" }

var xmlRoot = regexp.MustCompile(`^(?:<\?xml[^>]*>\s*)?<([\w:.-]+)[^>]*?(/?)>`)

// bodyEnd gives where a sample body ends and whether it has all that it began.
func bodyEnd(body string) (int, bool) {
	switch body[0] {
	case '{', '[':
		return bracketEnd(body)
	case '(':
		if end := strings.IndexByte(body, ')'); end >= 0 {
			return end + 1, true
		}
		return len(body), false
	case '<':
		root := xmlRoot.FindStringSubmatch(body)
		if root == nil {
			return len(body), false
		}
		if root[2] != "" {
			return len(root[0]), true
		}
		return rootEnd(body, root[1])
	}
	return len(body), true
}

// rootEnd gives where an XML document's root ends; elements inside can have its name.
func rootEnd(body, root string) (int, bool) {
	tag := regexp.MustCompile(`<(/?)` + regexp.QuoteMeta(root) + `(?:\s[^>]*?)?(/?)>`)
	depth := 0
	for _, at := range tag.FindAllStringSubmatchIndex(body, -1) {
		switch {
		case at[2] < at[3]:
			depth--
		case at[4] == at[5]:
			depth++
		}
		if depth == 0 {
			return at[1], true
		}
	}
	return len(body), false
}

// bracketEnd gives where the bracket that the body begins with is closed. What holds
// brackets is quoted; JSON escapes a quote by a backslash, JSV by doubling it, which
// comes to two strings in a row.
func bracketEnd(body string) (int, bool) {
	json := strings.HasPrefix(strings.TrimLeft(body, "{[ \t\n"), `"`)
	depth, quoted := 0, false
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case c == '"':
			quoted = !quoted
		case quoted && json && c == '\\':
			i++
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i + 1, true
			}
		}
	}
	return len(body), false
}
