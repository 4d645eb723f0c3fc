package merge

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/why"
)

func (m *merger) explainMember(d *decl, mb *member, out *model.Member) {
	subject := d.ref(mb)
	m.explainMemberType(subject, d, mb, out)
	m.explainNull(subject, mb, out)
	m.explainRequired(subject, d, mb, out)
	m.explainNames(subject, d, mb, out)
	doc := fact("member", subject, "doc", out.Doc)
	for _, o := range mb.from {
		if o.says.Doc != "" {
			doc.Says(o.source, o.says.Pos, o.says.Doc, o.says.Doc == out.Doc)
		}
	}
	doc.Unknown = out.Doc == "" && len(mb.from) == 0
	m.add(doc)
}

// explainMemberType lists what the languages print and the samples show. The printing
// that counts is the one that the type was read from, unless a sample settled it.
func (m *merger) explainMemberType(subject string, d *decl, mb *member, out *model.Member) {
	f := fact("member", subject, "type", out.Type.String())
	kept := plainRef(mb.printed.Type, mb.printed.lang)
	bySample := len(mb.shown) > 0 && (mb.printed.Name == "" || !sameShape(kept, out.Type))
	for _, o := range mb.from {
		taken := !bySample && o.lang == mb.printed.lang && o.says.Type.String() == mb.printed.String()
		f.Says(o.source, o.says.Pos, codeText(o.says.Type, o.lang), taken)
	}
	for _, s := range mb.shown {
		f.Says(s.source, s.pos, s.text, bySample)
	}
	open := false
	mb.typ.each(func(n *node) { open = open || n.undeclared || !n.known() })
	switch {
	case open:
		f.Unknown, f.Reason = true, "no source declares all that the type is made of"
	case d.openGeneric && len(d.params) > 0:
		f.Unknown, f.Reason = true, "pages print one caller's argument for a type parameter, and nothing tells which members have it"
	case d.rankOpen(mb):
		f.Unknown, f.Reason = true, "servers print an array of arrays as an array in C#, and no sample shows it"
	case bySample:
		f.Reason = "the sample shows what " + cmp.Or(m.sourceOf(mb), "the code") + " does not tell"
	}
	m.add(f)
}

func (m *merger) sourceOf(mb *member) string {
	for _, o := range mb.from {
		if o.lang == mb.printed.lang {
			return "the " + o.source
		}
	}
	return ""
}

// plainRef reads a printed type as the model would if nothing else were known.
func plainRef(t dto.Type, lang dto.Lang) model.Ref {
	r := model.Ref{Name: plainName(t.Name), Nullable: t.Nullable}
	for _, a := range t.Args {
		r.Args = append(r.Args, plainRef(a, lang))
	}
	switch shape := shapeOf(t.Name); {
	case shape == dto.ArrayOf && lang >= dto.Table && isBytes(t):
		return model.Ref{Name: "byte[]"}
	case shape == dto.ArrayOf:
		r.Name = model.List
	case shape == dto.MapOf:
		r.Name = model.Dictionary
	}
	return r
}

// sameShape compares types without nullability, in which lists are arrays too and a type
// parameter's name does not count.
func sameShape(a, b model.Ref) bool {
	list := func(r model.Ref) bool { return r.Name == model.List || r.Name == model.Array }
	if a.Name != b.Name && (!list(a) || !list(b)) || len(a.Args) > len(b.Args) {
		return false
	}
	for i := range a.Args {
		if !sameShape(a.Args[i], b.Args[i]) {
			return false
		}
	}
	return true
}

func (m *merger) explainNull(subject string, mb *member, out *model.Member) {
	if m.kindOf(mb.typ) != valueKind {
		return
	}
	f := fact("member", subject, "null", yesNo(mb.typ.nullable || mb.nullable))
	for _, o := range mb.from {
		says := "no"
		marked := o.says.Type.Nullable || o.says.Optional
		switch {
		case marked && o.lang < dto.Table && m.usages[o.lang] == notRequiredAt:
			says = `"?", as on all that is not required`
		case marked:
			says = "yes"
		}
		f.Says(o.source, o.says.Pos, says, says == f.Value && !out.NullUnknown)
	}
	if out.NullUnknown || len(mb.from) == 0 {
		f.Unknown, f.Reason = true, `this server prints "?" on all that is not required, or nothing at all`
	}
	m.add(f)
}

func yesNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// explainRequired tells whether a member is required. Tables have a column for it; in
// C# an attribute says so, and since release 10 the missing "?" of a reference type; what
// "?" means in JavaScript and TypeScript differs by release.
func (m *merger) explainRequired(subject string, d *decl, mb *member, out *model.Member) {
	f := fact("member", subject, "required", yesNo(out.Required))
	told := false
	reference := m.kindOf(mb.typ) == referenceKind
	for _, o := range mb.from {
		r := why.Reading{Source: o.source, Pos: o.says.Pos, Says: yesNo(o.says.Required), Taken: o.says.Required == out.Required}
		switch {
		case o.says.Required, o.lang == dto.Table:
		case o.lang == dto.CSharp && reference && o.refs:
			r.Says = yesNo(!o.says.Type.Nullable)
		case o.lang < dto.Table && reference && m.usages[o.lang] != nullable:
			r.Says = yesNo(!o.says.Optional)
		default:
			continue
		}
		r.Taken = r.Says == f.Value
		told = true
		f.Readings = append(f.Readings, r)
	}
	switch {
	case out.Required:
	case !told:
		f.Unknown, f.Reason = true, "only the Metadata tab tells it of every member"
	case m.contracted(d) || !m.cased:
		f.Unknown, f.Reason = true, "attributes name members of the type, and may require them; only C# prints those"
	}
	m.add(f)
}

// contracted tells whether members of a class have names on the wire that attributes
// give them, while no C# prints these.
func (m *merger) contracted(d *decl) bool {
	return slices.ContainsFunc(d.members, func(mb *member) bool {
		name := mb.name
		if mb.clr != "" {
			name = m.style.Wire(mb.clr)
		}
		return mb.wire != name && !slices.ContainsFunc(mb.from, func(o origin[dto.Member]) bool { return o.lang == dto.CSharp })
	})
}

func (m *merger) explainNames(subject string, d *decl, mb *member, out *model.Member) {
	wire, name := fact("member", subject, "wire", out.Wire), fact("member", subject, "name", out.Name)
	for _, o := range mb.from {
		says := cmp.Or(o.says.Wire, o.says.Name)
		if o.lang >= dto.Table {
			name.Says(o.source, o.says.Pos, o.says.Name, o.says.Name == out.Name)
			says = cmp.Or(o.says.Wire, m.style.Wire(o.says.Name))
		}
		wire.Says(o.source, o.says.Pos, says, says == out.Wire)
	}
	for _, s := range mb.shown {
		wire.Says(s.source, s.pos, s.key, s.key == out.Wire)
	}
	switch exactName := m.exactName(mb); {
	case len(mb.shown) > 0:
		wire.Reason = "samples show names as they travel"
	case mb.named:
		wire.Reason = "an attribute names it"
	case !m.cased:
		wire.Unknown, wire.Reason = true, "nothing shows how the host spells C#'s names on the wire"
	case !exactName:
		wire.Unknown, wire.Reason = true, "no source tells whether an attribute gives it another name"
	}
	if len(name.Readings) == 0 {
		name.Unknown, name.Reason = true, "only C# and the Metadata tab print it; read from the name on the wire"
	}
	m.add(wire)
	m.add(name)
}

// exactName tells whether the member's name on the wire is certain without a sample:
// C# prints the attribute that gives another one. JavaScript prints "_" for all that no
// identifier has, and tables know C#'s name alone.
func (m *merger) exactName(mb *member) bool {
	for _, o := range mb.from {
		if o.lang == dto.CSharp || o.lang < dto.Table && (!strings.Contains(o.says.Name, "_") || m.style == model.SnakeCase) {
			return true
		}
	}
	return slices.ContainsFunc(mb.from, func(o origin[dto.Member]) bool { return o.says.Wire != "" })
}
