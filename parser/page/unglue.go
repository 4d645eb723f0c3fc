package page

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The text content of a page's elements, which some tools save in place of what a
// browser shows, has no breaks between them: the description runs into the
// captions, and the rows of the routes table into each other.

// gluedRow is where a row of the routes table begins in a line of many. Only verbs
// of HTTP count here: any word in capitals may end a summary.
var gluedRow = regexp.MustCompile(`(?:All Verbs|` + httpVerb + `(?:[, ]+` + httpVerb + `)*)\s*/`)

const httpVerb = `(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)`

// unglue gives the captions of the head, and what runs into them, lines of their own.
func (t *textPage) unglue(lines []line) []line {
	var out []line
	for _, l := range lines {
		table := t.unglueTable(&l)
		before, rows, found := strings.Cut(l.text, routesCaption)
		out = append(out, unglueAuth(line{before, l.no})...)
		if !found {
			out = append(out, table...)
			continue
		}
		out = append(out, line{routesCaption, l.no})
		if !isBlank(rows) {
			out = append(out, t.unglueRows(line{rows, l.no})...)
		}
		out = append(out, table...)
	}
	return out
}

// gluedTable is the title of a table that its header runs into.
var gluedTable = regexp.MustCompile(`\w+ Parameters:\s*` + tableHeader)

// unglueTable cuts the Metadata tab's tables off the line. The first is most often the
// operation's own, whose name tells where the text before it ends.
func (t *textPage) unglueTable(l *line) []line {
	const parameters = " Parameters:"
	at := gluedTable.FindStringIndex(l.text)
	if at == nil {
		return nil
	}
	title := at[0] + strings.Index(l.text[at[0]:], parameters)
	if own := title - len(t.echoed); own > at[0] && l.text[own:title] == t.echoed {
		at[0] = own
	}
	end := title + len(parameters)
	table := []line{{l.text[at[0]:end], l.no}, {l.text[end:], l.no}}
	l.text = l.text[:at[0]]
	return table
}

// unglueAuth parts "Requires Authentication" from the description that runs into it.
func unglueAuth(l line) []line {
	before, found := strings.CutSuffix(strings.TrimRight(l.text, " \t"), requiresAuthentication)
	last, _ := utf8.DecodeLastRuneInString(before)
	if !found || isBlank(before) || unicode.IsSpace(last) { // a sentence may end in these words
		return []line{l}
	}
	return []line{{before, l.no}, {requiresAuthentication, l.no}}
}

// unglueRows parts the rows of the routes table, and warns where there are several:
// a summary may hold what looks like a row.
func (t *textPage) unglueRows(l line) []line {
	starts := []int{0}
	for _, at := range gluedRow.FindAllStringIndex(l.text, -1) {
		if before, _ := utf8.DecodeLastRuneInString(l.text[:at[0]]); at[0] > 0 && !unicode.IsSpace(before) {
			starts = append(starts, at[0])
		}
	}
	if len(starts) > 1 {
		t.diags.Warn("route-cut", t.in.line(l.no), "save the page as HTML, which keeps them apart",
			"copied text runs the rows of the routes table together; they are read as %d routes", len(starts))
	}
	var rows []line
	for i, start := range starts {
		end := len(l.text)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		rows = append(rows, line{l.text[start:end], l.no})
	}
	return rows
}
