package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"github.com/ssgen/ssgen/parser/diag"
)

// Servers and caches have been seen to give the page of another operation than the one
// asked for, with the tail of the right one behind its last brace. Nothing of a tail may be
// taken for the page's own: an operation that answers nothing would get an answer.

const hintSpliced = "save the page again, and remove what does not belong to it"

// reportSplice says that another page begins at the place; name is its operation, if known.
func reportSplice(at diag.Pos, name string, diags *diag.List) {
	whose := "another page"
	if operationName.MatchString(name) {
		whose = "the page of " + name
	}
	diags.Warn("page-spliced", at, hintSpliced, "the tail of %s follows from here; it was not read", whose)
}

// ownTail gives the lines below the code without those of another page: what stands above
// samples, behind them, and messages of which a page has one.
func (t *textPage) ownTail(lines []line) []line {
	asked, answered := false, false
	for i, l := range lines {
		text := strings.TrimSpace(l.text)
		glued := gluedStatus.FindStringSubmatchIndex(l.text)
		begins, ends := requestLine.MatchString(text), statusLine.MatchString(text) || glued != nil && asked
		own := (!begins || !asked) && (!ends || !answered)
		if own && asked && !begins && !ends {
			own = !isAboveSamples(text)
		}
		if !own {
			if glued != nil && !statusLine.MatchString(text) {
				lines[i].text, i = l.text[:glued[2]], i+1
			}
			return t.cutTail(lines, i, l)
		}
		if rest := gluedTail(l.text); rest > 0 && asked && !ends {
			head := line{l.text[:rest], l.no}
			return t.cutTail(slices.Insert(slices.Clone(lines), i, head), i+1, l)
		}
		asked, answered = asked || begins || ends, answered || ends
	}
	return lines
}

// cutTail reports the other page and gives the lines before it.
func (t *textPage) cutTail(lines []line, from int, at line) []line {
	name := ""
	for _, l := range lines[from:] {
		if found := dtoLine.FindStringSubmatch(strings.TrimSpace(strings.TrimLeft(l.text, "}]) "))); found != nil {
			name = found[2]
		}
	}
	reportSplice(t.in.line(at.no), name, t.diags)
	return lines[:from]
}

// isAboveSamples tells the lines that every page has above its samples alone.
func isAboveSamples(text string) bool {
	return dtoLine.MatchString(text) || isSentence(text) || backLine.MatchString(text) || text == routesCaption
}

// sampleEnd is how a sample ends: with a bracket, or a request without a body with what it
// accepts.
var sampleEnd = regexp.MustCompile(`^\s*(?:[}\])>]+|Accept: (?:text|application)/(?:jsv|json|xml|csv))\s*`)

// gluedTail gives where the line of another page begins behind the end of a sample, 0 for
// nowhere.
func gluedTail(text string) int {
	at := len(sampleEnd.FindString(text))
	if rest := strings.TrimSpace(text[at:]); at > 0 && (isAboveSamples(rest) || requestLine.MatchString(rest)) {
		return at
	}
	return 0
}

// ownPage gives the HTML up to the end of its first document.
func (in *input) ownPage(diags *diag.List) *input {
	end := documentEnd(in.text)
	if end < 0 {
		return in
	}
	rest := strings.TrimLeft(in.text[end:], " \t\n")
	if !strings.Contains(rest, "<") || strings.HasPrefix(rest, "<!--") {
		return in
	}
	name := ""
	if found := htmlHeading.FindStringSubmatch(rest); found != nil {
		name = found[1]
	}
	reportSplice(in.pos(len(in.text)-len(rest)), name, diags)
	return newText(in.file, in.text[:end])
}

// documentEnd gives the place behind the first end tag of html, in whatever case; -1 for none.
func documentEnd(text string) int {
	const tag = "</html>"
	for at := 0; ; at++ {
		next := strings.Index(text[at:], tag[:2])
		if next < 0 || at+next+len(tag) > len(text) {
			return -1
		}
		if at += next; strings.EqualFold(text[at:at+len(tag)], tag) {
			return at + len(tag)
		}
	}
}

var htmlHeading = regexp.MustCompile(`<h2>([\p{L}\p{Nd}_]+)</h2>|\bIncludeTypes=([\p{L}\p{Nd}_]+)`)

// ownSamples gives the part of the page that holds its samples: the first, where a second
// page stands in the same document.
func (h *htmlPage) ownSamples() *goquery.Selection {
	examples := h.doc.Find(".example")
	if examples.Length() == 0 {
		return h.doc.Selection
	}
	if second := h.outline.find(examples.Slice(1, examples.Length())); second != nil {
		reportSplice(h.in.pos(second.start), "", h.diags)
	}
	return examples.First()
}
