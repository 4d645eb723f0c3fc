package parser

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/csharp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/page"
)

// readTables reads the Metadata tab's tables as declarations: C#'s names and types
// without bases, attributes or namespaces. Servers print no table for a class that has
// no members of its own, so that a tab without the request's says that it has none.
func readTables(p *page.Page, diags *diag.List) *dto.File {
	f := &dto.File{Lang: dto.Table}
	joinNames(p.Tables)
	told := false
	for i := range p.Tables {
		t := &p.Tables[i]
		if t.Type == "" {
			f.Gaps = true // its caption was lost, and nothing tells it
			continue
		}
		if t.Common != nil && shareTable(f, t) {
			told = told || f.Classes != nil && f.Classes[len(f.Classes)-1].Name == p.Operation
			continue
		}
		own := t.Own()
		t = &own
		if t.Enum {
			f.Enums = append(f.Enums, tableEnum(t))
			continue
		}
		c := tableClass(t)
		if c.Name == "" {
			diags.Warn("type-name", t.Pos, "save "+wholeModel(p)+" and give that instead",
				"the table of %q is left out, for that is no name of a class", t.Type)
			f.Gaps = true
			continue
		}
		told = told || c.Name == p.Operation
		f.Classes = append(f.Classes, &c)
	}
	if !told && p.OnTables {
		request := dto.Class{Name: p.Operation, Pos: p.OperationPos}
		f.Prepend(&request)
	}
	return f
}

// shareTable adds the declaration of a table that pages have in common; false where it
// declares none.
func shareTable(f *dto.File, t *page.Table) bool {
	declared := t.Common.Declared(func() any {
		own := t.Own()
		if own.Enum {
			return tableEnum(&own).Common(t.Start)
		}
		c := tableClass(&own)
		return c.Common(t.Start)
	})
	switch d := declared.(type) {
	case *dto.Enum:
		f.ShareEnum(d, t.Start)
	case *dto.Class:
		if d.Name == "" {
			return false
		}
		f.ShareClass(d, t.Start)
	}
	return true
}

// joinNames takes the blanks out of the names that F# gives classes, where they are
// declared and where they are used.
func joinNames(tables []page.Table) {
	var blanks []string
	for i := range tables {
		if name := tables[i].Type; blankName.MatchString(name) {
			joined := strings.ReplaceAll(name, " ", "")
			blanks = append(blanks, name, joined)
			tables[i].Type = joined
		}
	}
	if len(blanks) == 0 {
		return
	}
	join := strings.NewReplacer(blanks...)
	for i := range tables {
		tables[i] = tables[i].Own()
		for j := range tables[i].Rows {
			tables[i].Rows[j].DataType = join.Replace(tables[i].Rows[j].DataType)
		}
	}
}

var blankName = regexp.MustCompile(`^[\p{L}_][\p{L}\p{Nd}_]*(?: [\p{L}\p{Nd}_]+)+$`)

// wholeModel is the address of the server's own description of its types.
func wholeModel(p *page.Page) string { return cmp.Or(p.BaseURL, "{base URL}") + "/types/metadata.json" }

func tableClass(t *page.Table) dto.Class {
	name, ok := csharp.ParseType(t.Type)
	if !ok {
		return dto.Class{}
	}
	c := dto.Class{Name: name.Name, Pos: t.Pos, Incomplete: t.Incomplete}
	for _, p := range name.Args {
		c.Params = append(c.Params, p.Name)
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		typ, ok := csharp.ParseType(r.DataType)
		if !ok {
			typ = dto.Type{} // free text of the author's
		}
		c.Members = append(c.Members, dto.Member{
			Name: r.Name, Type: typ, Required: strings.EqualFold(r.Required, "yes"), Doc: r.Description, Pos: r.Pos,
		})
	}
	return c
}

var wholeNumber = regexp.MustCompile(`^-?[0-9]+$`)

// tableEnum reads an enum's table. Its values are texts where any member has one, and
// numbers otherwise.
func tableEnum(t *page.Table) *dto.Enum {
	e := &dto.Enum{Name: t.Type[strings.LastIndexByte(t.Type, '.')+1:], Pos: t.Pos}
	e.Numbers = len(t.Rows) > 0
	for i := range t.Rows {
		e.Numbers = e.Numbers && wholeNumber.MatchString(t.Rows[i].Value)
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		m := dto.EnumMember{Name: r.Name, Value: r.Name, Doc: r.Description, Pos: r.Pos}
		if e.Numbers {
			m.Number, m.HasNumber = enumNumber(r.Value)
		} else if r.Value != "" {
			m.Value = r.Value
		}
		e.Members = append(e.Members, m)
	}
	return e
}

// enumNumber reads a number, the upper half of an enum of ulong as signed.
func enumNumber(text string) (int64, bool) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n, true
	}
	n, err := strconv.ParseUint(text, 10, 64)
	return int64(n), err == nil
}
