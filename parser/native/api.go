package native

import (
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

// api builds the model: operations and the host's own types first, then what they
// refer to, then the names.
func (r *reader) api() *model.API {
	api := &model.API{
		Name: r.doc.name, BaseURL: r.doc.baseURL, ServerVersion: r.doc.version, Formats: r.doc.formats,
		Dates: r.doc.dates, GUIDs: r.doc.guids,
		Operations: []model.Operation{}, Types: []model.Type{}, Enums: []model.Enum{},
	}
	seen := map[string]bool{}
	for i := range r.doc.operations {
		op := r.operation(&r.doc.operations[i])
		if seen[op.Name] {
			r.diags.Warn("operation-duplicate", op.Pos, "", "the metadata has %s twice; the first is taken", oneLine(op.Name))
			continue
		}
		seen[op.Name] = true
		api.Operations = append(api.Operations, op)
	}
	for _, d := range r.decls {
		if !d.builtin {
			r.use(d)
		}
	}
	var built []*decl
	for len(r.queue) > 0 {
		d := r.queue[0]
		r.queue = r.queue[1:]
		r.build(d)
		built = append(built, d)
	}
	sound := map[*decl]bool{}
	for _, d := range built {
		r.breakCycle(d, sound)
	}
	r.nameAll()
	for _, d := range built {
		r.finish(api, d)
	}
	for i := range api.Operations {
		op := &api.Operations[i]
		op.Request, op.Response = r.byToken(op.Request).name, r.final(op.Response)
	}
	sortAPI(api)
	return api
}

// finish puts a declaration with final names into the model.
func (r *reader) finish(api *model.API, d *decl) {
	if d.isEnum {
		d.enum.Name = d.name
		api.Enums = append(api.Enums, d.enum)
		return
	}
	r.dropHoisted(d)
	t := d.typ
	t.Name, t.Base = d.name, r.final(t.Base)
	r.finishAbstract(&t, d)
	t.Members = slices.Clone(t.Members)
	for i := range t.Members {
		t.Members[i].Type = r.final(t.Members[i].Type)
	}
	api.Types = append(api.Types, t)
}

// final puts names in for tokens.
func (r *reader) final(ref model.Ref) model.Ref {
	if d := r.byToken(ref.Name); d != nil {
		ref.Name = d.name
	}
	ref.Args = slices.Clone(ref.Args)
	for i := range ref.Args {
		ref.Args[i] = r.final(ref.Args[i])
	}
	return ref
}

func sortAPI(api *model.API) {
	slices.SortStableFunc(api.Operations, func(a, b model.Operation) int { return strings.Compare(a.Name, b.Name) })
	slices.SortStableFunc(api.Types, func(a, b model.Type) int { return strings.Compare(a.Name, b.Name) })
	slices.SortStableFunc(api.Enums, func(a, b model.Enum) int { return strings.Compare(a.Name, b.Name) })
}
