package goir

import (
	"cmp"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// buildDefs makes the structs, and the types that are lists or maps themselves.
// Abstract types have none.
func (b *builder) buildDefs() {
	for i := range b.api.Types {
		if t := &b.api.Types[i]; len(t.Params) > 0 {
			b.params[t.Name] = b.nameParams(t.Params)
		}
	}
	for i := range b.api.Types {
		t := &b.api.Types[i]
		if t.Abstract || t.Interface {
			continue
		}
		d := &Def{Name: b.names[t.Name], Source: t.Name, Doc: t.Doc, Params: b.params[t.Name]}
		if under := b.flat[t.Name].under; under != nil {
			d.Under = b.under(t, under)
			b.pkg.Named = append(b.pkg.Named, d)
			continue
		}
		b.addFields(d, t)
		b.pkg.Structs = append(b.pkg.Structs, d)
	}
}

// place gives the place of something in a type, where its parameters are known.
func (b *builder) place(t *model.Type, pos diag.Pos, what string) place {
	at := place{what: what, pos: pos, params: map[string]*Type{}}
	for i, p := range t.Params {
		at.params[p] = &Type{Kind: Param, Name: b.params[t.Name][i].Name}
	}
	return at
}

func (b *builder) under(t *model.Type, m *flatMember) *Type {
	if len(b.flat[t.Name].members) > 0 {
		b.diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "list-members", Pos: t.Pos,
			Message: t.Name + " is a list or map: ServiceStack does not send its members, and they are left out", Hint: "nothing needs doing: servers read no such members either"})
	}
	if b.cut[m] {
		return listOf(anything())
	}
	return b.plain(m.Type, b.place(t, t.Pos, t.Name))
}

func (b *builder) addFields(d *Def, t *model.Type) {
	members := b.flat[t.Name].members
	depths := make([]int, len(members))
	for i, m := range members {
		at := b.place(t, m.Pos, cmp.Or(m.from, t.Name)+"."+m.Wire)
		if at.own = b.own[MemberName{t.Name, m.Wire}]; at.own == nil {
			at.own = b.own[MemberName{m.from, m.Wire}]
		}
		at.required = says(b.required, t, m)
		at.exact = !at.required && (b.pkg.ExactNulls || says(b.exactIn, t, m))
		f := &Field{Wire: m.Wire, Doc: m.Doc, Required: m.Required, From: m.from, source: m.Name}
		if b.cut[m] {
			f.Type = anything()
		} else {
			f.Type = b.member(b.seen(m, at), at)
		}
		if says(b.optional, t, m) {
			f.Type = optional(f.Type)
		}
		f.OmitZero = f.Type.Kind != Param && b.omitsZero(t, m, f.Type)
		if at.required && CanBeRequired(f.Type) {
			f.OmitZero = false
		}
		d.Fields = append(d.Fields, f)
		depths[i] = m.depth
	}
	b.nameFields(d, depths)
}

// says tells whether a member is in a set, by its own class or the one that inherits it.
func says(set map[MemberName]bool, t *model.Type, m *flatMember) bool {
	return set[MemberName{t.Name, m.Wire}] || set[MemberName{m.from, m.Wire}]
}

// CanBeRequired tells whether a type has a zero value that can be sent: no list, class or enum
// that travels as text has.
func CanBeRequired(t *Type) bool {
	return t.Kind == Scalar && t.Zero != ZeroNil || t.Kind == NumberEnum
}

// optional gives a type in which the zero value differs from none.
func optional(t *Type) *Type {
	switch {
	case t.Kind == Scalar && t.Zero != ZeroNil, t.Kind == TextEnum, t.Kind == NumberEnum:
		return pointerTo(t)
	}
	return t
}

// seen gives a member's type as it is taken: what may be null, for all that the
// sources tell, is so where every null is to be seen.
func (b *builder) seen(m *flatMember, at place) model.Ref {
	r := m.Type
	if at.exact && m.NullUnknown && at.params[r.Name] == nil {
		r.Nullable = true
	}
	if at.required {
		r.Nullable = false
	}
	return r
}

// omitsZero tells whether a zero value is left out: nil and "" always are; a number
// or the like where no source tells that the server always has one, and a request
// can hold it, for then the server's default applies.
func (b *builder) omitsZero(t *model.Type, m *flatMember, of *Type) bool {
	return of.Zero == ZeroNil || of.Zero == ZeroText || of.text || m.NullUnknown && b.inRequests[t.Name]
}
