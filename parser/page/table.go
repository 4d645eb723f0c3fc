package page

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/ssgen/ssgen/parser/diag"
)

// Table is one table of the Metadata tab: the members that a class declares itself,
// or the values of an enum.
type Table struct {
	// Type is the type as captioned, "Order" or "QueryResponse<T>"; "" unknown.
	Type string
	Enum bool
	Rows []Row
	// Incomplete is set where the type has members or values that are not in Rows:
	// copied text did not let them be told apart (a diagnostic says so), or the
	// server is older than 4.0.31 and lists documented members alone.
	Incomplete bool
	Pos        diag.Pos
	// Common is what other pages have, too, nil for a table that is this page's own. Then
	// the rows must not be changed, and their places count from Start.
	Common *CommonTable
	Start  diag.Pos
}

// Row is one row of a Table, its texts decoded, "" where the table has no such column.
type Row struct {
	Name     string // C#'s name of the member or value, not that of the wire
	Param    string // "path", "query", "body", "form" or what the author wrote: a weak signal
	DataType string // C#'s spelling, "int?", or free text of the author's
	Required string // "Yes" or "No"
	// Description is the text alone; line breaks are kept.
	Description string
	// Allowed is what the server appends to a description: "name, -name, id" of
	// Allowable Values, or "1 - 100" of a Valid Range.
	Allowed string
	// Value is an enum value's text on the wire, or its number.
	Value string
	Pos   diag.Pos
}

// column names what a column of a table holds.
type column int

const (
	noColumn column = iota
	nameColumn
	paramColumn
	typeColumn
	requiredColumn
	descriptionColumn
	valueColumn
)

// columnOf knows the headings that servers print. An enum's third column has none.
func columnOf(heading string, enum bool) column {
	switch strings.ToLower(strings.Join(strings.Fields(heading), " ")) {
	case "name":
		return nameColumn
	case "parameter":
		return paramColumn
	case "data type":
		return typeColumn
	case "required":
		return requiredColumn
	case "value":
		return valueColumn
	case "description":
		return descriptionColumn
	case "":
		if enum {
			return descriptionColumn
		}
	}
	return noColumn
}

// columnsWithout gives the columns of a table that has no head.
func columnsWithout(enum bool) []column {
	if enum {
		return []column{nameColumn, descriptionColumn}
	}
	return []column{nameColumn, paramColumn, typeColumn, requiredColumn, descriptionColumn}
}

// set puts the text of a cell where its column says.
func (r *Row) set(c column, text string) {
	switch c {
	case nameColumn:
		r.Name = text
	case paramColumn:
		r.Param = text
	case typeColumn:
		r.DataType = text
	case requiredColumn:
		r.Required = text
	case descriptionColumn:
		r.Description = text
	case valueColumn:
		r.Value = text
	}
}

// readTables reads the tables of the Metadata tab.
func (h *htmlPage) readTables() {
	for _, n := range h.byTag["table"] {
		caption := strings.Join(strings.Fields(textOf(childOf(n, "caption"))), " ")
		class := " " + attrOf(n, "class") + " "
		t := Table{Pos: h.placeOf(n)}
		switch {
		case strings.Contains(class, " enum "):
			t.Enum = true
			t.Type = strings.TrimSuffix(caption, " Enum:")
		case strings.Contains(class, " params "):
			t.Type = strings.TrimSuffix(caption, " Parameters:")
		case strings.TrimSpace(class) == "" && caption == "Parameters:": // 4.0.17 and older
			t.Type, t.Incomplete = h.page.Operation, true
		default:
			continue
		}
		at, plain := h.outline.tableOf(n)
		if plain && at.common != nil {
			h.page.Tables = append(h.page.Tables, h.commonTable(at))
			continue
		}
		h.readRows(n, &t, columnsWithout(t.Enum))
		if plain {
			t = h.keepTable(at, t)
		}
		h.page.Tables = append(h.page.Tables, t)
	}
}

// readRows reads the rows below n. A row of th gives the columns of those below it.
func (h *htmlPage) readRows(n *html.Node, t *Table, columns []column) []column {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode:
		case c.Data == "thead" || c.Data == "tbody":
			columns = h.readRows(c, t, columns)
		case c.Data == "tr" && childOf(c, "td") == nil:
			if head := childrenOf(c, "th"); len(head) > 0 {
				columns = make([]column, len(head))
				for i, th := range head {
					columns[i] = columnOf(textOf(th), t.Enum)
				}
			}
		case c.Data == "tr":
			if r := h.readRow(c, columns); r.Name != "" {
				t.Rows = append(t.Rows, r)
			}
		}
	}
	return columns
}

func (h *htmlPage) readRow(tr *html.Node, columns []column) Row {
	var r Row
	for i, td := range childrenOf(tr, "td") {
		switch {
		case i >= len(columns):
		case columns[i] == descriptionColumn:
			r.Allowed = takeAllowed(td)
			r.Description = linesOf(td)
		default:
			r.set(columns[i], strings.TrimSpace(textOf(td)))
		}
		if i == 0 {
			r.Pos = h.placeOf(td)
		}
	}
	return r
}

// takeAllowed takes the headings off a description under which the server lists what
// it allows, and gives what stands below them.
func takeAllowed(td *html.Node) string {
	const values, between = "Allowable Values", "Valid Range:"
	var allowed []string
	for _, h4 := range childrenOf(td, "h4") {
		text := strings.TrimSpace(textOf(h4))
		list := nextElement(h4)
		if text == values && list != nil && list.Data == "ul" {
			for _, li := range childrenOf(list, "li") {
				allowed = append(allowed, strings.TrimSpace(textOf(li)))
			}
			td.RemoveChild(list)
		} else if limits, found := strings.CutPrefix(text, between); found {
			allowed = append(allowed, strings.TrimSpace(limits))
		} else {
			continue
		}
		td.RemoveChild(h4)
	}
	return strings.Join(allowed, ", ")
}
