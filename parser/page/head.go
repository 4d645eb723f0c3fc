package page

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// readHead reads what copied text shows above the code: service, link, heading,
// tags, description, auth, routes, tab labels, tables. Any but the first three can
// be missing; where these are, nothing tells what a line of text is.
func (t *textPage) readHead() {
	lines := t.unglue(t.readTitle())
	h := headReader{textPage: t}
	for i := range lines {
		if h.readLine(lines[i:]) {
			break
		}
	}
	if !t.page.Headless {
		t.readPreamble(h.preamble)
	} else if len(h.preamble) > 0 {
		t.diags.Warn("text-above-page", t.in.line(h.at), "remove it, or copy the page from its top", "there is text above the page: %s; it was not read", excerpt(h.preamble[0]))
	}
}

// headReader is what the lines above the code were found to be so far.
type headReader struct {
	*textPage
	preamble     []string
	at           int // the preamble's first line
	auth, routes bool
}

// readLine reads the first of the lines and tells whether it was the last of the head.
func (h *headReader) readLine(lines []line) (done bool) {
	l, text := lines[0], strings.TrimSpace(lines[0].text)
	plain := strings.Join(strings.Fields(strings.ReplaceAll(text, "|", " ")), " ")
	switch {
	case h.isTrace(lines):
		h.trace = &lines[0]
		return true
	case isTable(lines):
		h.readTables(lines)
		return true
	case isAuthLine(plain):
		h.auth = true
		h.addAuth(plain)
	case text == routesCaption:
		h.routes = true
	case rule.MatchString(text):
	case routeCells(text) != nil:
		h.routes = true
		h.addCells(l, routeCells(text))
	case h.routes && routeLine.MatchString(text):
		h.addRow(line{text, l.no})
	case h.routes && len(h.rows) > 0 && !navLine.MatchString(text):
		last := &h.rows[len(h.rows)-1]
		last.more = append(last.more, text)
	case !h.auth && !h.routes && !navLine.MatchString(text):
		if len(h.preamble) == 0 && text == "" {
			break
		}
		if h.at == 0 {
			h.at = l.no
		}
		h.preamble = append(h.preamble, text)
	}
	return false
}

// addCells takes a row of the routes whose cells are apart.
func (t *textPage) addCells(l line, cells []string) {
	t.rows = append(t.rows, gluedRoute{line: l, verbs: splitVerbs(cells[0]), rest: strings.Join(cells[1:], "\t"), parted: true})
}

// readTitle reads service and heading and gives the lines below them. Where the
// link between the two was not copied, the heading is the line that the name below
// the code repeats.
func (t *textPage) readTitle() []line {
	back := slices.IndexFunc(t.head, func(l line) bool { return backLine.MatchString(strings.TrimSpace(l.text)) })
	below := skipBlank(t.head[back+1:])
	if back < 0 {
		at := slices.IndexFunc(t.head, func(l line) bool {
			return t.named != "" && strings.EqualFold(strings.TrimSpace(l.text), t.named)
		})
		if at < 0 {
			t.page.Headless = true
			return below
		}
		back, below = at, t.head[at:]
	} else if link := backLine.FindStringSubmatch(strings.TrimSpace(t.head[back].text)); link[1] != "" {
		t.page.BaseURL = BaseURL(link[1], "/metadata")
	}
	for _, l := range t.head[:back] {
		if !isBlank(l.text) {
			t.page.Service = strings.TrimSpace(l.text)
		}
	}
	if len(below) == 0 || !t.isHeading(strings.TrimSpace(below[0].text)) {
		return below
	}
	t.echoed = strings.TrimSpace(below[0].text)
	t.page.OperationPos = diag.Pos{File: t.in.file, Line: below[0].no, Col: 1 + strings.Index(below[0].text, t.echoed)}
	return below[1:]
}

// isHeading tells whether the line can be the operation's name. Where there is code,
// its classes tell: the request's is always among them.
func (t *textPage) isHeading(text string) bool {
	if !operationName.MatchString(text) {
		return false
	}
	if t.page.Code == nil || t.named != "" || !t.ended { // cut code may lack the class
		return true
	}
	classes := codeClass.FindAllStringSubmatch(t.page.Code.Text, -1)
	return len(classes) == 0 || slices.ContainsFunc(classes, func(found []string) bool { return strings.EqualFold(found[1], text) })
}

var (
	oneWord = regexp.MustCompile(`^[\p{L}\p{Nd}_.-]+$`)
	// aliasLine is a second heading, the route or the name of the API in one word.
	aliasLine = regexp.MustCompile(`^[/\w.{}*-]*\w[/\w.{}*-]*$`)
)

// readPreamble reads the lines between heading and auth: tags, description, second
// heading, "AutoQuery". A first line of one word is the tags, which copied text
// glues together; a last one is a heading, and neither belongs to the description.
func (t *textPage) readPreamble(lines []string) {
	p := t.page
	lines = trimBlank(lines)
	if n := len(lines); n > 0 && (lines[n-1] == "AutoQuery" || lines[n-1] == "[AutoQuery]") {
		p.Tags = append(p.Tags, "AutoQuery")
		lines = trimBlank(lines[:n-1])
	}
	if len(lines) > 0 && oneWord.MatchString(lines[0]) && !strings.EqualFold(lines[0], t.echoed) {
		p.Tags = append([]string{lines[0]}, p.Tags...)
		t.diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "tags-glued", Pos: p.OperationPos,
			Message: fmt.Sprintf("copied text shows no borders between tags; %s is read as one", excerpt(lines[0])), Hint: "save the page as HTML, which keeps them apart"})
		lines = trimBlank(lines[1:])
	}
	if n := len(lines); n > 1 && aliasLine.MatchString(lines[n-1]) {
		lines = trimBlank(lines[:n-1])
	}
	p.Doc = strings.Join(lines, "\n")
}

// trimBlank drops empty lines from both ends.
func trimBlank(lines []string) []string {
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

func isAuthLine(text string) bool {
	if rest, found := strings.CutPrefix(text, requiresAuthentication); found {
		text = strings.TrimSpace(rest)
		if text == "" {
			return true
		}
	}
	at := authLabel.FindStringIndex(text)
	return at != nil && at[0] == 0
}

func (t *textPage) addAuth(text string) {
	if t.page.Auth == nil {
		t.page.Auth = &model.Auth{}
	}
	readAuth(t.page.Auth, strings.TrimPrefix(text, requiresAuthentication))
}

// addRow takes a row of the routes table.
func (t *textPage) addRow(l line) {
	found := routeLine.FindStringSubmatch(l.text)
	t.rows = append(t.rows, gluedRoute{line: l, verbs: splitVerbs(found[1]), rest: found[2]})
}

// isTrace tells whether an exception with its stack trace begins here.
func (t *textPage) isTrace(lines []line) bool {
	if !exceptionLine.MatchString(strings.TrimSpace(lines[0].text)) {
		return false
	}
	return slices.ContainsFunc(lines[1:min(4, len(lines))], func(l line) bool {
		return strings.HasPrefix(strings.TrimSpace(l.text), "at ")
	})
}

// isTable tells whether the tables of the Metadata tab begin here.
func isTable(lines []line) bool {
	title := strings.TrimSpace(lines[0].text)
	if isTableHead(title) && splitter(title) != nil {
		return true // its caption was lost
	}
	if enumTitle.MatchString(title) {
		return true
	}
	if !tableTitle.MatchString(title) {
		return false
	}
	below := skipBlank(lines[1:min(4, len(lines))])
	return len(below) > 0 && isTableHead(below[0].text)
}
