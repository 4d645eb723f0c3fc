package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/why"
)

// explainAll tells the log of each fact of the model. Reasons that only the settling
// itself knows were noted there; all others follow from who says what.
func (m *merger) explainAll(api *model.API) {
	if m.log == nil {
		return
	}
	for i, op := range m.ops {
		m.explainOperation(op, &api.Operations[i])
	}
	for i := range api.Types {
		m.explainType(m.decls[api.Types[i].Name], &api.Types[i])
	}
	for i := range api.Enums {
		m.explainEnum(m.enums[api.Enums[i].Name], &api.Enums[i])
	}
}

// fact begins a fact about a thing.
func fact(kind, subject, name, value string) why.Fact {
	return why.Fact{Kind: kind, Subject: subject, Name: name, Value: value}
}

// add keeps a fact with the reason that follows from its readings, unless it has one.
func (m *merger) add(f why.Fact) {
	if f.Reason == "" {
		f.Reason = reasonOf(&f)
	}
	m.log.Add(f)
}

// reasonOf tells the ladder's step: who counts, and before whom.
func reasonOf(f *why.Fact) string {
	var taken, others []string
	for _, r := range f.Readings {
		to := &others
		if r.Taken {
			to = &taken
		}
		if !slices.Contains(*to, r.Source) {
			*to = append(*to, r.Source)
		}
	}
	others = slices.DeleteFunc(others, func(s string) bool { return slices.Contains(taken, s) })
	switch {
	case len(f.Readings) == 0:
		return "no source tells"
	case len(taken) == 0:
		return "no source says it so"
	case len(others) == 0 && len(f.Readings) == 1:
		return "the only source"
	case len(others) == 0:
		return "all sources agree"
	}
	return "the " + taken[0] + " knows more than the " + strings.Join(others, ", the ")
}

func (m *merger) explainType(d *decl, t *model.Type) {
	const kind = "type"
	if d.exact {
		m.explainBuiltin(d, t)
		return
	}
	base := fact(kind, d.name, "base", t.Base.String())
	space := fact(kind, d.name, "namespace", t.Namespace)
	doc := fact(kind, d.name, "doc", t.Doc)
	members := fact(kind, d.name, "members", wireNames(t))
	for _, o := range d.from {
		c := o.says
		if o.lang != dto.Table {
			text := "nothing"
			if c.Extends != nil {
				text = codeText(*c.Extends, o.lang)
			}
			base.Says(o.source, c.Pos, text, d.extends == nil == (c.Extends == nil))
		}
		if c.Namespace != "" {
			space.Says(o.source, c.Pos, c.Namespace, c.Namespace == t.Namespace)
		}
		if c.Doc != "" {
			doc.Says(o.source, c.Pos, c.Doc, c.Doc == t.Doc)
		}
		members.Says(o.source, c.Pos, classMembers(c), len(c.Members) == len(t.Members))
	}
	if d.baseUnknown {
		base.Unknown, base.Reason = true, "the Metadata tab prints no bases"
	}
	if len(space.Readings) == 0 {
		space.Unknown, space.Reason = true, "only C# prints namespaces"
	}
	if doc.Value == "" && !d.documented() {
		doc.Unknown, doc.Reason = true, "only TypeScript and C# print what is said of a class"
	}
	if d.synthetic {
		members.Unknown, members.Reason = true, "no source prints the class; its samples show these"
	}
	for _, f := range []why.Fact{base, space, doc, members} {
		m.add(f)
	}
	for i := range t.Members {
		if mb := d.byWire(t.Members[i].Wire); mb != nil {
			m.explainMember(d, mb, &t.Members[i])
		}
	}
}

// documented tells whether a language that prints what is said of classes prints it.
func (d *decl) documented() bool {
	return slices.ContainsFunc(d.from, func(o origin[dto.Class]) bool { return o.lang == dto.TypeScript || o.lang == dto.CSharp })
}

func (d *decl) byWire(wire string) *member {
	i := slices.IndexFunc(d.members, func(mb *member) bool { return mb.wire == wire })
	if i < 0 {
		return nil
	}
	return d.members[i]
}

func wireNames(t *model.Type) string {
	var names []string
	for _, mb := range t.Members {
		names = append(names, mb.Wire)
	}
	return strings.Join(names, ", ")
}

func classMembers(c *dto.Class) string {
	var names []string
	for _, p := range c.Members {
		names = append(names, p.Name)
	}
	return cmp.Or(strings.Join(names, ", "), "nothing")
}

// explainBuiltin tells of a type that ssgen knows by itself.
func (m *merger) explainBuiltin(d *decl, t *model.Type) {
	const reason = "a type of ServiceStack or .NET that ssgen knows by itself"
	add := func(kind, subject, name, value string) {
		f := fact(kind, subject, name, value)
		f.Reason = reason
		m.log.Add(f)
	}
	add("type", d.name, "members", wireNames(t))
	add("type", d.name, "base", t.Base.String())
	for _, mb := range t.Members {
		subject := d.name + "." + mb.Wire
		add("member", subject, "type", mb.Type.String())
		add("member", subject, "wire", mb.Wire)
		add("member", subject, "name", mb.Name)
	}
}

func (m *merger) explainEnum(e *enum, out *model.Enum) {
	kind := fact("enum", e.name, "kind", enumKind(out))
	members := fact("enum", e.name, "members", enumText(out))
	space := fact("enum", e.name, "namespace", out.Namespace)
	doc := fact("enum", e.name, "doc", out.Doc)
	documented := false
	for _, o := range e.from {
		documented = documented || o.lang == dto.TypeScript || o.lang == dto.CSharp
		says := "names"
		switch {
		case o.says.Flags:
			says = "flags"
		case o.says.AsInt:
			says = "numbers on the wire"
		case o.says.Numbers:
			says = "names with numbers"
		}
		kind.Says(o.source, o.says.Pos, says, o.says.Flags == out.Flags)
		members.Says(o.source, o.says.Pos, dtoNames(o.says), dtoNames(o.says) == members.Value)
		if o.says.Namespace != "" {
			space.Says(o.source, o.says.Pos, o.says.Namespace, true)
		}
		if o.says.Doc != "" {
			doc.Says(o.source, o.says.Pos, o.says.Doc, o.says.Doc == out.Doc)
		}
	}
	if len(space.Readings) == 0 {
		space.Unknown, space.Reason = true, "only C# prints namespaces"
	}
	if doc.Value == "" && !documented {
		doc.Unknown, doc.Reason = true, "only TypeScript and C# print what is said of an enum"
	}
	for _, f := range []why.Fact{kind, members, space, doc} {
		m.add(f)
	}
	for i := range out.Members {
		m.explainValue(e, &out.Members[i])
	}
}

func dtoNames(e *dto.Enum) string {
	var names []string
	for _, v := range e.Members {
		names = append(names, v.Name)
	}
	return strings.Join(names, " ")
}

// explainValue tells of one value of an enum: its text on the wire, its number, its doc.
func (m *merger) explainValue(e *enum, out *model.EnumMember) {
	subject := e.name + "." + out.Name
	wire, number, doc := fact("value", subject, "wire", out.Wire), fact("value", subject, "number", ""), fact("value", subject, "doc", out.Doc)
	if out.Value != nil {
		number.Value = strconv.FormatInt(*out.Value, 10)
	}
	described, texts := false, false
	for _, o := range e.from {
		described = described || o.lang >= dto.Table
		texts = texts || !o.says.Numbers || o.lang == dto.CSharp
		i := slices.IndexFunc(o.says.Members, func(v dto.EnumMember) bool { return v.Name == out.Name })
		if i < 0 {
			continue
		}
		v := &o.says.Members[i]
		wire.Says(o.source, v.Pos, cmp.Or(v.Value, v.Name), cmp.Or(v.Value, v.Name) == out.Wire)
		if v.HasNumber {
			text := strconv.FormatInt(v.Number, 10)
			number.Says(o.source, v.Pos, text, text == number.Value)
		}
		if v.Doc != "" {
			doc.Says(o.source, v.Pos, v.Doc, v.Doc == out.Doc)
		}
	}
	if e.bare {
		wire.Unknown, wire.Reason = true, "a d.ts file prints names alone"
	}
	switch {
	case out.Value == nil:
		number.Unknown, number.Reason = true, "where values have texts, only C# prints their numbers"
	case len(number.Readings) == 0:
		number.Reason = "numbers are printed where they are not 0, 1, 2, …"
	}
	if doc.Value == "" && !described {
		doc.Unknown, doc.Reason = true, "only C# and the Metadata tab print what is said of a value"
	}
	for _, f := range []why.Fact{wire, number, doc} {
		m.add(f)
	}
}

// codeText writes a printed type as its language does.
func codeText(t dto.Type, lang dto.Lang) string {
	if lang < dto.Table || t.Name == "" {
		return cmp.Or(t.String(), "(not read)")
	}
	args := make([]string, len(t.Args))
	for i, a := range t.Args {
		args[i] = codeText(a, lang)
	}
	text := t.Name
	switch {
	case t.Name == dto.ArrayOf && len(args) == 1:
		text = args[0] + "[]"
	case t.Name == dto.MapOf && len(args) == 2:
		text = fmt.Sprintf("Dictionary<%s>", strings.Join(args, ", "))
	case len(args) > 0:
		text += "<" + strings.Join(args, ", ") + ">"
	}
	if t.Nullable {
		text += "?"
	}
	return text
}
