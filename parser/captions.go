package parser

import (
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/csharp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/sample"
)

// nameTables gives tables whose captions copied text lost the types that they are of. The
// request's says where its members travel; the samples, laid along the types of its
// rows, tell the others, where one table alone can be a type's.
func nameTables(p *page.Page, request, response *sample.Value) diag.List {
	n := namer{tables: p.Tables, walked: map[*page.Table]bool{}}
	lost := n.unnamed()
	if lost == 0 {
		return nil
	}
	if t := n.request(); t != nil {
		t.Type = p.Operation
		n.walk(t, request)
	}
	response = element(response)
	if t := n.only(func(t *page.Table) bool { return suits(t, response) }); t != nil {
		n.walk(t, response)
	}
	var diags diag.List
	if left := n.unnamed(); left > 0 {
		i := slices.IndexFunc(p.Tables, func(t page.Table) bool { return t.Type == "" })
		diags.Warn("caption-lost", p.Tables[i].Pos, "save the page as HTML, or its C# tab too",
			"copied text lost the captions of %d tables; the samples tell the types of %d of them, the others were left out", lost, lost-left)
	} else {
		diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "caption-lost", Pos: p.Tables[0].Pos, Hint: "save the page as HTML, or its C# tab too",
			Message: "copied text lost the captions of its tables; the samples tell their types, but not their type parameters"})
	}
	return diags
}

// element gives what a list is of, as its sample shows it, also of lists in lists.
func element(v *sample.Value) *sample.Value {
	for v != nil && v.Kind == sample.List && len(v.Elems) > 0 {
		v = &v.Elems[0]
	}
	return v
}

// namer finds the types of tables.
type namer struct {
	tables []page.Table
	walked map[*page.Table]bool
}

func (n *namer) unnamed() int {
	count := 0
	for i := range n.tables {
		if n.tables[i].Type == "" {
			count++
		}
	}
	return count
}

// request gives the request's table: only there, members travel in path, query or body.
func (n *namer) request() *page.Table {
	for i := range n.tables {
		t := &n.tables[i]
		if t.Type == "" && slices.ContainsFunc(t.Rows, func(r page.Row) bool { return r.Param == "path" || r.Param == "query" || r.Param == "body" }) {
			return t
		}
	}
	return nil
}

// only gives the one table without a type that the function is true of.
func (n *namer) only(is func(*page.Table) bool) *page.Table {
	var found *page.Table
	for i := range n.tables {
		if t := &n.tables[i]; t.Type == "" && is(t) {
			if found != nil {
				return nil
			}
			found = t
		}
	}
	return found
}

// walk lays a sample object along a table's rows.
func (n *namer) walk(t *page.Table, v *sample.Value) {
	if n.walked[t] || v == nil || v.Kind != sample.Object {
		return
	}
	n.walked[t] = true
	for _, r := range t.Rows {
		typ, ok := csharp.ParseType(r.DataType)
		if value := memberOf(v, r.Name); ok && value != nil {
			n.name(typ, value)
		}
	}
}

// name finds the table of a type that a value is of.
func (n *namer) name(t dto.Type, v *sample.Value) {
	switch {
	case len(t.Args) == 1 && v.Kind == sample.List:
		if len(v.Elems) > 0 {
			n.name(t.Args[0], &v.Elems[0])
		}
		return
	case len(t.Args) == 2 && v.Kind == sample.Object && len(v.Members) == 1:
		n.name(t.Args[0], &sample.Value{Kind: sample.Text, Text: v.Members[0].Name})
		n.name(t.Args[1], &v.Members[0].Value)
		return
	case len(t.Args) > 0 || t.Name == "":
		return
	}
	for i := range n.tables {
		if n.tables[i].Type == t.Name {
			n.walk(&n.tables[i], v)
			return
		}
	}
	found := n.only(func(t *page.Table) bool { return suits(t, v) })
	if found == nil {
		return
	}
	found.Type = t.Name
	n.walk(found, v)
}

// suits tells whether the value can be of the table's type: an object that has the
// members of its rows first, or one of an enum's values.
func suits(t *page.Table, v *sample.Value) bool {
	switch {
	case v == nil || len(t.Rows) == 0:
		return false
	case t.Enum:
		return v.Kind == sample.Text && v.Scalar() == "" && slices.ContainsFunc(t.Rows, func(r page.Row) bool { return r.Name == v.Text || r.Value == v.Text })
	case v.Kind != sample.Object || len(v.Members) < len(t.Rows):
		return false
	}
	for i, r := range t.Rows {
		if foldMember(v.Members[i].Name) != foldMember(r.Name) {
			return false
		}
	}
	return true
}

func memberOf(v *sample.Value, name string) *sample.Value {
	for i := range v.Members {
		if strings.EqualFold(foldMember(v.Members[i].Name), foldMember(name)) {
			return &v.Members[i].Value
		}
	}
	return nil
}
