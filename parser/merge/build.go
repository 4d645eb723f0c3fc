package merge

import (
	"cmp"
	"maps"
	"slices"

	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
)

// build gives the finished model: built-in types only where they are used, and
// everything sorted.
func (m *merger) build() *model.API {
	api := m.api
	api.Dates, api.GUIDs = m.spellings()
	api.Operations, api.Types, api.Enums = []model.Operation{}, []model.Type{}, []model.Enum{}
	for _, op := range m.ops {
		o := m.buildOperation(op)
		if !op.request.synthetic {
			op.request.doc = cmp.Or(op.request.doc, o.Doc)
		}
		api.Operations = append(api.Operations, o)
	}
	m.reportSilence()
	used := m.used()
	for _, name := range slices.Sorted(maps.Keys(m.decls)) {
		if d := m.decls[name]; !d.exact || used[name] || d.pos.Line > 0 {
			api.Types = append(api.Types, m.buildType(d))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.enums)) {
		api.Enums = append(api.Enums, buildEnum(m.enums[name]))
	}
	return &api
}

// used marks what the pages' own types and the responses mention.
func (m *merger) used() map[string]bool {
	used := map[string]bool{}
	for name, d := range m.decls {
		if !d.exact || d.pos.Line > 0 {
			m.reach(name, used)
		}
	}
	for _, op := range m.ops {
		op.response.each(func(n *node) { m.reach(n.name, used) })
	}
	return used
}

func (m *merger) buildType(d *decl) model.Type {
	t := model.Type{
		Name: d.name, Namespace: d.namespace, Params: d.params, Members: []model.Member{}, Doc: d.doc,
		Abstract: d.abstract && !d.iface, Interface: d.iface, Builtin: d.builtin,
		FromSample: d.synthetic && !d.undeclared, Pos: d.pos,
	}
	if d.base.known() {
		t.Base = d.base.ref()
	}
	for _, mb := range inWireOrder(d.members) {
		r := mb.typ.ref()
		r.Nullable = r.Nullable || mb.nullable
		t.Members = append(t.Members, model.Member{
			Name: cmp.Or(mb.clr, upperFirst(mb.name)), Wire: mb.wire, Type: r, NullUnknown: mb.unknown,
			Required: mb.required, Doc: mb.doc, Pos: mb.pos,
		})
	}
	return t
}

// inWireOrder sorts the members that samples show by their place there, which
// DataMember(Order) may set; the others stay where the code has them.
func inWireOrder(members []*member) []*member {
	var seen []*member
	for _, mb := range members {
		if mb.seen {
			seen = append(seen, mb)
		}
	}
	slices.SortStableFunc(seen, func(a, b *member) int { return cmp.Compare(a.rank, b.rank) })
	out := slices.Clone(members)
	next := 0
	for i, mb := range out {
		if mb.seen {
			out[i] = seen[next]
			next++
		}
	}
	return out
}

func buildEnum(e *enum) model.Enum {
	out := model.Enum{
		Name: e.name, Namespace: e.namespace, Members: []model.EnumMember{}, Numeric: e.numeric, Flags: e.flags, Doc: e.doc, Pos: e.pos,
	}
	plain := !e.numbers && !e.bare && (e.lang == dto.CSharp || !slices.ContainsFunc(e.members, aliased))
	for i, v := range e.members {
		em := model.EnumMember{Name: v.Name, Wire: v.Value, Doc: v.Doc, Pos: v.Pos}
		if em.Wire == "" {
			em.Wire = v.Name
		}
		switch {
		case v.HasNumber:
			n := v.Number
			em.Value = &n
		case plain: // values are printed wherever they are not 0, 1, 2, …
			n := int64(i)
			em.Value = &n
		}
		out.Members = append(out.Members, em)
	}
	return out
}

func aliased(v dto.EnumMember) bool {
	return v.Value != "" && v.Value != v.Name
}
