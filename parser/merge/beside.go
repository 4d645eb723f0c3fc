package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/why"
)

// Beside adds to a model from the server's own metadata what only its pages tell:
// samples, the host's name and address, ServiceStack's own operations. The metadata wins
// where it knows a fact, but for what travels: the samples show how names are spelt and
// whether enums are numbers. What contradicts it is reported, one line each; what pages
// leave open is not, for the metadata knows it. File is the metadata's; the log may be nil.
func Beside(api *model.API, file string, readings []Reading, log *why.Log) diag.List {
	var noted *why.Log
	if log != nil {
		noted = why.New()
	}
	pages, found := Merge(readings, noted)
	b := &beside{api: api, pages: pages, file: file, found: found}
	b.host()
	b.operations()
	b.types()
	b.enums()
	ExplainDocument(api, file, log, noted)
	b.diags.Sort()
	return b.diags
}

// beside compares the model of the metadata with that of pages.
type beside struct {
	api, pages *model.API
	file       string
	found      diag.List // what the pages leave open
	diags      diag.List
}

func (b *beside) contradicts(pos diag.Pos, format string, args ...any) {
	b.diags.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: "sources-contradict", Pos: pos, Message: fmt.Sprintf(format, args...),
		Hint:    "save both again from one server",
		Related: []diag.Related{{Pos: diag.Pos{File: b.file}, Message: "the server's metadata"}},
	})
}

func (b *beside) host() {
	if b.api.BaseURL != "" && b.pages.BaseURL != "" && b.api.BaseURL != b.pages.BaseURL && !sameHost(b.api.BaseURL, b.pages.BaseURL) {
		b.contradicts(diag.Pos{File: b.file}, "the metadata is of %s and the pages are of %s; the metadata's is taken", quote(b.api.BaseURL), quote(b.pages.BaseURL))
	}
	b.api.Name = cmp.Or(b.api.Name, b.pages.Name)
	b.api.BaseURL = cmp.Or(b.api.BaseURL, b.pages.BaseURL)
	b.api.ServerVersion = cmp.Or(b.api.ServerVersion, b.pages.ServerVersion)
	b.api.Dates = cmp.Or(b.api.Dates, b.pages.Dates)
	b.api.GUIDs = cmp.Or(b.api.GUIDs, b.pages.GUIDs)
	if len(b.api.Formats) == 0 {
		b.api.Formats = b.pages.Formats
	}
}

func (b *beside) operations() {
	for i := range b.pages.Operations {
		p := &b.pages.Operations[i]
		op := find(b.api.Operations, func(o *model.Operation) bool { return o.Name == p.Name })
		switch {
		case op != nil:
			b.operation(op, p)
		case p.Builtin: // metadata.json leaves ServiceStack's own out
			b.adopt(p)
		default:
			b.contradicts(p.Pos, "%s has a page, and the metadata does not have it; taken from the page", p.Name)
			b.adopt(p)
		}
	}
	slices.SortStableFunc(b.api.Operations, func(x, y model.Operation) int { return strings.Compare(x.Name, y.Name) })
}

func (b *beside) operation(op, p *model.Operation) {
	op.RequestSample, op.ResponseSample = p.RequestSample, p.ResponseSample
	if a, t := authText(op.Auth), authText(p.Auth); a != t && !b.silent(p.Name, "access-unknown") {
		b.contradicts(p.Pos, "the page gives %s the authentication %s, the metadata %s, which is taken", p.Name, quote(t), quote(a))
	}
	if a, t := routeText(inOrder(op.Routes)), routeText(inOrder(p.Routes)); a != t && t != "" {
		b.contradicts(p.Pos, "the page gives %s the routes %s, the metadata %s, which are taken", p.Name, quote(t), quote(a))
	}
}

// inOrder sorts routes: the server's order is not the same everywhere.
func inOrder(routes []model.Route) []model.Route {
	routes = slices.Clone(routes)
	slices.SortStableFunc(routes, func(x, y model.Route) int { return strings.Compare(x.Path, y.Path) })
	return routes
}

// silent tells whether the pages' own findings say that they do not know a fact.
func (b *beside) silent(name, code string) bool {
	return slices.ContainsFunc(b.found, func(d diag.Diagnostic) bool {
		return d.Code == code && (name == "" || strings.Contains(d.Message, name) || code == "access-unknown")
	})
}

// adopt takes an operation of the pages with all types that it reaches.
func (b *beside) adopt(op *model.Operation) {
	b.api.Operations = append(b.api.Operations, *op)
	b.adoptType(model.Ref{Name: op.Request})
	b.adoptType(op.Response)
}

func (b *beside) adoptType(r model.Ref) {
	for _, a := range r.Args {
		b.adoptType(a)
	}
	named := func(t *model.Type) bool { return t.Name == r.Name }
	if t := find(b.pages.Types, named); t != nil && find(b.api.Types, named) == nil {
		b.api.Types = append(b.api.Types, *t)
		b.adoptType(t.Base)
		for _, mb := range t.Members {
			b.adoptType(mb.Type)
		}
	}
	sameEnum := func(e *model.Enum) bool { return e.Name == r.Name }
	if e := find(b.pages.Enums, sameEnum); e != nil && find(b.api.Enums, sameEnum) == nil {
		b.api.Enums = append(b.api.Enums, *e)
	}
}

func (b *beside) types() {
	var respelt []diag.Pos
	for i := range b.pages.Types {
		p := &b.pages.Types[i]
		t := find(b.api.Types, func(t *model.Type) bool { return t.Name == p.Name })
		if t == nil || len(p.Params) > 0 || p.Interface || p.Builtin {
			continue
		}
		for j, mb := range sameMembers(p, t) {
			pm := &p.Members[j]
			switch {
			case mb == nil:
				b.contradicts(pm.Pos, "%s has the member %s here, and the metadata does not have it; left out", t.Name, quote(pm.Wire))
			case !compatible(pm.Type, mb.Type):
				b.contradicts(pm.Pos, "%s.%s is %s here and %s in the metadata, which is taken", t.Name, pm.Wire, pm.Type, mb.Type)
			case mb.Wire != pm.Wire:
				respelt = append(respelt, pm.Pos)
				mb.Wire = pm.Wire
			}
		}
	}
	if len(respelt) > 0 {
		b.diags.Warn("casing-pages", respelt[0], "app.json tells the spelling too: "+b.api.BaseURL+"/metadata/app.json",
			"the pages spell %d members in another way than the metadata suggests; the pages' is taken", len(respelt))
	}
	slices.SortStableFunc(b.api.Types, func(x, y model.Type) int { return strings.Compare(x.Name, y.Name) })
}

// sameMembers gives for each of the pages' members the metadata's, nil for none: by the
// wire name, and what that leaves by C#'s name or the alias.
func sameMembers(p, t *model.Type) []*model.Member {
	pairs := make([]*model.Member, len(p.Members))
	taken := map[*model.Member]bool{}
	for _, same := range []func(x, y *model.Member) bool{
		func(x, y *model.Member) bool { return x.Wire == y.Wire },
		func(x, y *model.Member) bool { return safeName(x.Wire) == safeName(y.Wire) },
		func(x, y *model.Member) bool { return foldName(x.Name) == foldName(y.Name) },
	} {
		for i := range p.Members {
			if pairs[i] == nil {
				pairs[i] = find(t.Members, func(mb *model.Member) bool { return !taken[mb] && same(&p.Members[i], mb) })
				taken[pairs[i]] = true
			}
		}
	}
	return pairs
}

// compatible tells whether the pages' type can be the metadata's: JavaScript and samples
// know less, and never another kind of thing.
func compatible(page, exact model.Ref) bool {
	switch {
	case page.Name == "object" || exact.Name == "object" || page.Equal(exact):
		return true
	case page.Name == model.Number:
		return exact.IsNumber()
	case page.IsList() && exact.IsList(), page.IsMap() && exact.IsMap():
		last := len(page.Args) - 1
		return compatible(page.Args[last], exact.Args[last])
	case page.Name == "string":
		return !exact.IsNumber() && exact.Name != "bool" && len(exact.Args) == 0
	case page.IsScalar() && exact.IsScalar():
		return page.IsTextValue() && (exact.IsTextValue() || exact.Name == "string") || page.Name == exact.Name
	}
	return page.Name == exact.Name || !page.IsScalar() && !exact.IsScalar() && len(page.Args) == 0 && len(exact.Args) == 0
}

func (b *beside) enums() {
	for i := range b.pages.Enums {
		p := &b.pages.Enums[i]
		e := find(b.api.Enums, func(e *model.Enum) bool { return e.Name == p.Name })
		if e == nil {
			continue
		}
		if a, t := enumText(e), enumText(p); a != t {
			b.contradicts(p.Pos, "%s has the members %s here and %s in the metadata, which are taken", p.Name, quote(t), quote(a))
			continue
		}
		if e.Numeric != p.Numeric && !b.silent(p.Name, "enum-kind") {
			b.contradicts(p.Pos, "samples show %s as %s and the metadata has it as %s; the samples are taken", p.Name, enumKind(p), enumKind(e))
			e.Numeric = p.Numeric
			e.Flags = e.Flags && e.Numeric
		}
	}
	slices.SortStableFunc(b.api.Enums, func(x, y model.Enum) int { return strings.Compare(x.Name, y.Name) })
}

func enumKind(e *model.Enum) string {
	if e.Numeric {
		return "a number"
	}
	return "text"
}

func enumText(e *model.Enum) string {
	var names []string
	for _, mb := range e.Members {
		names = append(names, mb.Name)
	}
	return strings.Join(names, " ")
}

// find gives the element that matches, nil where none does.
func find[T any](list []T, match func(*T) bool) *T {
	for i := range list {
		if match(&list[i]) {
			return &list[i]
		}
	}
	return nil
}
