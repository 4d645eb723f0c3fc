package merge

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/why"
)

// ExplainDocument tells the log of a model that was read from the server's own metadata:
// File is one source, and has every fact. Pages is what was noted of pages beside it, or nil.
func ExplainDocument(api *model.API, file string, log, pages *why.Log) {
	if log == nil {
		return
	}
	d := &document{file: file, log: log, pages: pages, enums: map[string]bool{}}
	for i := range api.Enums {
		d.enums[api.Enums[i].Name] = true
	}
	for i := range api.Operations {
		d.operation(&api.Operations[i])
	}
	for i := range api.Types {
		d.typ(&api.Types[i])
	}
	for i := range api.Enums {
		d.enum(&api.Enums[i])
	}
}

type document struct {
	file       string
	log, pages *why.Log
	enums      map[string]bool
}

// add keeps a fact of the document, with what pages say of it. What stands in no
// document has been adopted from a page, whose reasons then count.
func (d *document) add(kind, subject, name, value string, pos diag.Pos) {
	f := fact(kind, subject, name, value)
	on := d.pages.Fact(kind, subject, name)
	if on != nil && pos.File != "" && pos.File != d.file {
		d.log.Add(*on)
		return
	}
	if pos.Line > 0 {
		f.Readings = []why.Reading{{Source: "the server's metadata", Pos: pos, Says: cmp.Or(value, "nothing"), Taken: true}}
		f.Reason = "the server's own metadata knows it exactly"
	} else {
		f.Reason = "a type of ServiceStack or .NET that ssgen knows by itself"
	}
	if on != nil {
		d.beside(&f, on)
	}
	d.log.Add(f)
}

// beside adds what pages say. Of what travels they know more than the metadata: how names
// are spelt, and whether enums are numbers.
func (d *document) beside(f *why.Fact, on *why.Fact) {
	travels := f.Name == "wire" || f.Kind == "enum" && f.Name == "kind"
	for _, r := range on.Readings {
		r.Taken = travels && r.Taken
		f.Readings = append(f.Readings, r)
	}
	if travels && on.Value == f.Value && !on.Unknown && len(on.Readings) > 0 {
		f.Reason = "samples show what travels"
	}
}

func (d *document) operation(op *model.Operation) {
	const kind = "operation"
	d.add(kind, op.Name, "response", cmp.Or(op.Response.String(), "none"), op.Pos)
	d.add(kind, op.Name, "verb", op.Verb, op.Pos)
	d.add(kind, op.Name, "routes", routeText(op.Routes), op.Pos)
	d.add(kind, op.Name, "summaries", summaryText(op.Routes), op.Pos)
	d.add(kind, op.Name, "auth", cmp.Or(authText(op.Auth), "none"), op.Pos)
	d.add(kind, op.Name, "tags", strings.Join(op.Tags, ", "), op.Pos)
	d.add(kind, op.Name, "doc", op.Doc, op.Pos)
}

func (d *document) typ(t *model.Type) {
	d.add("type", t.Name, "base", t.Base.String(), t.Pos)
	d.add("type", t.Name, "members", wireNames(t), t.Pos)
	d.add("type", t.Name, "namespace", t.Namespace, t.Pos)
	d.add("type", t.Name, "doc", t.Doc, t.Pos)
	for i := range t.Members {
		mb := &t.Members[i]
		subject := t.Name + "." + mb.Wire
		d.add("member", subject, "type", mb.Type.String(), mb.Pos)
		if mb.Type.IsValueScalar() || d.enums[mb.Type.Name] {
			d.add("member", subject, "null", yesNo(mb.Type.Nullable), mb.Pos)
		}
		d.add("member", subject, "required", yesNo(mb.Required), mb.Pos)
		d.add("member", subject, "name", mb.Name, mb.Pos)
		d.add("member", subject, "wire", mb.Wire, mb.Pos)
		d.add("member", subject, "doc", mb.Doc, mb.Pos)
	}
}

func (d *document) enum(e *model.Enum) {
	d.add("enum", e.Name, "kind", enumKind(e), e.Pos)
	d.add("enum", e.Name, "members", enumText(e), e.Pos)
	d.add("enum", e.Name, "namespace", e.Namespace, e.Pos)
	d.add("enum", e.Name, "doc", e.Doc, e.Pos)
	for i := range e.Members {
		v := &e.Members[i]
		subject, number := e.Name+"."+v.Name, ""
		if v.Value != nil {
			number = strconv.FormatInt(*v.Value, 10)
		}
		d.add("value", subject, "wire", v.Wire, v.Pos)
		d.add("value", subject, "number", number, v.Pos)
		d.add("value", subject, "doc", v.Doc, v.Pos)
	}
}
