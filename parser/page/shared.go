package page

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/share"
)

// Shared holds the tables that the pages of one reading have in common. The zero value is
// ready; several goroutines may use one.
type Shared struct{ tables share.Store[*CommonTable] }

// CommonTable is a table that pages have in common. Its places count from the beginning of
// its text: lines from 0, and on the first of them bytes from 0.
type CommonTable struct {
	Table Table

	once     sync.Once
	declared any
}

// Declared gives what was made of the table first.
func (c *CommonTable) Declared(declare func() any) any {
	c.once.Do(func() { c.declared = declare() })
	return c.declared
}

// tableText is where a table stands that pages may have in common.
type tableText struct {
	text   string
	offset int
	common *CommonTable // nil when it is read for the first time
}

// tableAt gives the text of a table of the Metadata tab that begins at the offset, "" where
// there is none or it holds more than servers write into one.
func tableAt(src string, offset int) string {
	rest := src[offset:]
	if !strings.HasPrefix(rest, "<table class='params'>") && !strings.HasPrefix(rest, "<table class='enum'>") {
		return ""
	}
	end := strings.Index(rest, "</table>")
	if end < 0 {
		return ""
	}
	return rest[:end+len("</table>")]
}

// inner are the elements that may stand in each element of a plain table. Texts stand only
// in those that have "" among them.
var inner = map[string][]string{
	"":        {"table class='params'", "table class='enum'"},
	"table":   {"caption", "thead", "tbody"},
	"caption": {"", "b"},
	"thead":   {"tr"},
	"tbody":   {"tr"},
	"tr":      {"th", "td"},
	"th":      {""},
	"td":      {"", "br", "br /", "h4", "ul"},
	"h4":      {""},
	"b":       {""},
	"ul":      {"li"},
	"li":      {""},
}

// isPlainTable tells whether the text is a table with all its end tags and nothing in it
// but what inner lists: the tree of such a table is the same on every page.
func isPlainTable(text string) bool {
	open := []string{""}
	for text != "" {
		top := open[len(open)-1]
		at := strings.IndexByte(text, '<')
		if at < 0 || !isBlank(text[:at]) && !hasText(top) {
			return false
		}
		text = text[at+1:]
		if at = strings.IndexByte(text, '>'); at < 0 {
			return false
		}
		tag := text[:at]
		text = text[at+1:]
		switch {
		case tag == "/"+top && top != "":
			open = open[:len(open)-1]
		case !mayHold(top, tag):
			return false
		case tag != "br" && tag != "br /":
			open = append(open, tagName(tag))
		}
	}
	return len(open) == 1
}

func hasText(element string) bool { return mayHold(element, "") }

func mayHold(element, tag string) bool {
	for _, name := range inner[element] {
		if name == tag {
			return true
		}
	}
	return false
}

// knownTables passes over the tables at the offset that pages have in common, and gives the
// offset behind them. Of each only the caption goes into the tree.
func (o *outline) knownTables(open map[string][]int, offset int, stamped *strings.Builder) int {
	for o.shared != nil && o.bold == 0 && isOpen(open) {
		text := tableAt(o.src, offset)
		if text == "" {
			return offset
		}
		common := o.shared.tables.Find("", text)
		if common == nil {
			o.tables[len(o.elements)] = tableText{text, offset, nil}
			return offset
		}
		start := strings.IndexByte(text, '>') + 1
		o.tables[len(o.elements)] = tableText{text, offset, common.Made}
		o.stamp(stamped, text[:start], "table")
		o.elements = append(o.elements, element{start: offset + start, end: offset + len(text) - len("</table>"), closed: true})
		if end := strings.Index(text, "</caption>"); end > 0 {
			stamped.WriteString(text[start : end+len("</caption>")])
		}
		stamped.WriteString("</table>")
		offset += len(text)
	}
	return offset
}

func (o *outline) countBold(name string, by int) {
	if name == "b" {
		o.bold = max(0, o.bold+by)
	}
}

// isOpen tells whether no element is open whose text somebody reads, or in whose table
// another one would stand.
func isOpen(open map[string][]int) bool {
	for _, name := range [...]string{"b", "h1", "h2", "h3", "pre", "code", "td", "th", "tr", "caption", "table"} {
		if len(open[name]) > 0 {
			return false
		}
	}
	return true
}

// tableOf gives the text of a table that pages may have in common.
func (o *outline) tableOf(n *html.Node) (tableText, bool) {
	number, err := strconv.Atoi(attrOf(n, placeAttr))
	at, ok := o.tables[number]
	return at, ok && err == nil
}

// keepTable hands in a table that was read for the first time, and gives it as pages have
// it in common.
func (h *htmlPage) keepTable(at tableText, t Table) Table {
	if !isPlainTable(at.text) {
		return t
	}
	from := h.in.pos(at.offset)
	made := t
	made.Pos = t.Pos.From(from)
	made.Rows = slices.Clone(t.Rows)
	for i := range made.Rows {
		made.Rows[i].Pos = made.Rows[i].Pos.From(from)
	}
	common := h.outline.shared.tables.Keep("", at.text, &CommonTable{Table: made})
	if common == nil {
		return t
	}
	at.common = common.Made
	return h.commonTable(at)
}

// commonTable gives a table that pages have in common with its place on this one.
func (h *htmlPage) commonTable(at tableText) Table {
	t := at.common.Table
	t.Common, t.Start = at.common, h.in.pos(at.offset)
	t.Pos = t.Pos.In(t.Start)
	return t
}

// Own gives the table as one that is this page's own.
func (t Table) Own() Table {
	if t.Common == nil {
		return t
	}
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		t.Rows[i].Pos = t.Rows[i].Pos.In(t.Start)
	}
	t.Common, t.Start = nil, diag.Pos{}
	return t
}
