package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

// declare gathers the classes and enums of all pages, one of each name.
func (m *merger) declare() {
	for i := range m.readings {
		r := &m.readings[i]
		if r.Code == nil {
			continue
		}
		for j, c := range r.Code.Classes {
			if isHelper(c) || m.idle[c] {
				continue
			}
			absorb := func() { m.declareClass(m.newDecl(r.Code.ClassAt(j), r)) }
			if name := m.typeName(c.Name); r.Code.SharesClass(j) || m.idleOf[name] != nil {
				m.watch(name, c, func() any { return m.decls[name].snapshot() }, absorb)
			} else {
				absorb()
			}
		}
		for j, e := range r.Code.Enums {
			if m.idle[e] {
				continue
			}
			absorb := func() { m.declareEnum(r.Code.EnumAt(j), r) }
			if name := m.typeName(e.Name); r.Code.SharesEnum(j) || m.idleOf[name] != nil {
				m.watch(name, e, func() any { return m.enums[name].snapshot() }, absorb)
			} else {
				absorb()
			}
		}
	}
	for name, d := range m.decls {
		m.overEnum(d, name)
	}
}

// overEnum lets a class go before an enum of its name: pages drop the namespaces that
// tell the two apart, and only one can have the name.
func (m *merger) overEnum(d *decl, name string) {
	e := m.enums[name]
	if e == nil {
		return
	}
	delete(m.enums, name)
	m.diags.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: "type-conflict", Pos: e.pos,
		Message: fmt.Sprintf("%s is an enum here and a class elsewhere, which is taken", name),
		Hint:    "two types of one name are told apart in " + m.wholeModel(),
		Related: []diag.Related{{Pos: d.pos, Message: "the class " + name}},
	})
}

// isHelper tells "class Dictionary {}", which JavaScript needs to extend it, and
// marker interfaces (IGet, IPost), which nothing on the wire shows.
func isHelper(c *dto.Class) bool {
	bare := len(c.Members) == 0 && c.Extends == nil && c.Index == nil
	return bare && (c.Interface || c.Name == "Dictionary" || c.Name == "Array")
}

func (m *merger) declareClass(fresh *decl) {
	old := m.decls[fresh.name]
	if old == nil {
		m.decls[fresh.name] = fresh
		return
	}
	kept, other := old, fresh
	if richer(fresh, old) {
		kept, other = fresh, old
		kept.twins = append(kept.twins, old.twins...)
	}
	m.decls[fresh.name] = kept
	pairs, same := twins(kept, other)
	if !same {
		m.typeConflict(kept, other)
		return
	}
	m.absorb(kept, other, pairs)
}

func (m *merger) newDecl(c *dto.Class, r *Reading) *decl {
	lang := r.Code.Lang
	d := &decl{
		name: m.typeName(c.Name), namespace: c.Namespace, params: slices.Clone(c.Params), doc: c.Doc, pos: c.Pos, op: r.Page.Operation,
		iface: c.Interface, abstract: c.Abstract, extends: printed(c.Extends, lang), index: printed(c.Index, lang), lang: lang,
		tabled: lang == dto.Table, partial: c.Incomplete,
	}
	d.from = originOf(m, c, r)
	for _, i := range c.Implements {
		d.implements = append(d.implements, printing{i, lang})
	}
	for i := range c.Members {
		if mb := m.newMember(&c.Members[i], lang); d.member(mb.name) == nil {
			mb.from = originOf(m, &c.Members[i], r)
			d.members = append(d.members, mb)
		}
	}
	return d
}

// newMember takes a member as one language prints it. C# and the Metadata tab print
// the name that it has in C#; the host's casing tells what that is on the wire.
func (m *merger) newMember(p *dto.Member, lang dto.Lang) *member {
	mb := &member{
		name: p.Name, wire: cmp.Or(p.Wire, p.Name), named: p.Wire != "",
		printed: printing{p.Type, lang}, required: p.Required, order: p.Order, doc: p.Doc, pos: p.Pos,
	}
	optional := p.Optional
	if lang >= dto.Table {
		mb.clr = p.Name
		mb.wire = cmp.Or(p.Wire, m.style.Wire(p.Name))
		optional = p.Type.Nullable
	}
	mb.marks[lang] = mark{printed: true, optional: optional}
	return mb
}

// printed gives a type with its language, nil for none.
func printed(t *dto.Type, lang dto.Lang) *printing {
	if t == nil {
		return nil
	}
	return &printing{*t, lang}
}

// richer tells whether a printing says more than the one held so far.
func richer(fresh, old *decl) bool {
	return len(fresh.members) > len(old.members)
}

func (m *merger) typeConflict(kept, other *decl) {
	m.diags.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: "type-conflict", Pos: other.pos,
		Message: fmt.Sprintf("%s has other members here (%s) than in a longer declaration, which is taken", kept.name, difference(kept, other)),
		Hint:    "pages of two days need saving again; two types of one name are told apart in " + m.wholeModel(),
		Related: []diag.Related{{Pos: kept.pos, Message: "the " + kept.name + " that is taken"}},
	})
}

// difference names the members that one printing has and the other has not.
func difference(kept, other *decl) string {
	pairs, _ := twins(kept, other)
	paired := map[*member]bool{}
	var parts []string
	for i, mb := range kept.members {
		if paired[pairs[i]] = true; pairs[i] == nil {
			parts = append(parts, "no "+mb.name)
		}
	}
	for _, mb := range other.members {
		if !paired[mb] {
			parts = append(parts, "also "+mb.name)
		}
	}
	const most = 4
	if len(parts) > most {
		parts = append(parts[:most], "…")
	}
	return strings.Join(parts, ", ")
}

// absorb adds the facts of another printing of the same class, whose members are
// given in the order of the kept one's.
func (m *merger) absorb(kept, other *decl, pairs []*member) {
	kept.doc = m.richerDoc(kept.name, claim{kept.doc, kept.pos}, claim{other.doc, other.pos})
	kept.namespace = cmp.Or(kept.namespace, other.namespace)
	kept.abstract = kept.abstract || other.abstract
	kept.iface = kept.iface || other.iface
	if kept.extends = bestBase(kept.extends, other.extends); kept.index == nil {
		kept.index = other.index
	}
	if len(kept.params) == 0 || other.lang > kept.lang && len(other.params) == len(kept.params) {
		kept.params = other.params
	}
	if other.lang > kept.lang {
		kept.implements = other.implements
	}
	for i, mb := range kept.members {
		m.absorbMember(kept, mb, pairs[i])
	}
	kept.from = append(kept.from, other.from...)
	kept.lang = max(kept.lang, other.lang)
	kept.tabled = kept.tabled && other.tabled
}

// bestBase gives the base of the language that knows more of it: JavaScript drops
// the arguments.
func bestBase(a, b *printing) *printing {
	switch {
	case a == nil || b == nil:
		return cmp.Or(a, b)
	case b.lang > a.lang && len(b.Args) >= len(a.Args), len(b.Args) > len(a.Args):
		return b
	}
	return a
}

func (m *merger) absorbMember(d *decl, mb, other *member) {
	for i, k := range other.marks {
		if k.printed {
			mb.marks[i] = k
		}
	}
	mb.required = mb.required || other.required
	mb.from = append(mb.from, other.from...)
	mb.absorbName(other)
	mb.doc = m.memberDoc(d, mb, other)
	m.absorbType(d, mb, other)
}

// absorbName takes over what the other language knows of the member's names.
func (mb *member) absorbName(other *member) {
	if other.named && !mb.named {
		mb.wire, mb.named = other.wire, true
	}
	if other.clr == "" {
		return
	}
	if mb.clr == "" {
		mb.order = other.order
	}
	mb.clr = cmp.Or(mb.clr, other.clr)
	if mb.printed.lang >= dto.Table && other.printed.lang > mb.printed.lang {
		mb.clr = other.clr
	}
}

// absorbType settles the member's type between two printings by the ladder, and
// warns where they contradict each other.
func (m *merger) absorbType(d *decl, mb, other *member) {
	kept, lost := mb.printed, other.printed
	if kept.String() == lost.String() {
		mb.printed.lang = max(kept.lang, lost.lang)
		return
	}
	at, lostAt := mb.pos, other.pos
	if lost.lang > kept.lang {
		kept, lost, at, lostAt = lost, kept, lostAt, at
	}
	bilingual := kept.lang != lost.lang
	switch {
	case bilingual && kept.lang == dto.Table && !agrees(lost.Type, kept.Type):
		kept, lost = lost, kept // [ApiMember(DataType)] is free text
	case bilingual && deeper(kept.Type, lost.Type) && kept.lang < dto.Table:
		kept = lost
	case bilingual && agrees(lost.Type, kept.Type):
	case len(d.params) > 0:
		d.twins = append(d.twins, twin{pos: lostAt, name: mb.name, printed: lost})
	case bilingual && deeper(lost.Type, kept.Type):
	default:
		mb.printed = kept
		m.memberConflict(d, mb, lost, lostAt, at)
		return
	}
	mb.printed = kept
}

func (m *merger) memberConflict(d *decl, mb *member, lost printing, pos, keptPos diag.Pos) {
	m.diags.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: "member-conflict", Pos: pos,
		Message:  fmt.Sprintf("%s is %s here and %s elsewhere, which is taken", d.ref(mb), quote(lost.String()), quote(mb.printed.String())),
		Hint:     m.settledBy(),
		Related:  []diag.Related{{Pos: keptPos, Message: mb.printed.String()}},
		Settings: []diag.Setting{{Section: diag.Members, Key: d.ref(mb)}},
	})
}

// deeper tells that b is a list of a: TypeScript before 10 prints string[][] as string[].
func deeper(a, b dto.Type) bool {
	return b.Name == "[]" && len(b.Args) == 1 && (b.Args[0].String() == a.String() || a.Name == "[]" && deeper(a.Args[0], b.Args[0]))
}

// memberDoc gives the better of two printings' docs. The Metadata tab adds allowable
// values and ranges to its text, so that it counts only where the code has none.
func (m *merger) memberDoc(d *decl, mb, other *member) string {
	tableA, tableB := mb.printed.lang == dto.Table, other.printed.lang == dto.Table
	switch {
	case tableA && !tableB && other.doc != "":
		return other.doc
	case tableB && !tableA && mb.doc != "":
		return mb.doc
	}
	return m.richerDoc(d.ref(mb), claim{mb.doc, mb.pos}, claim{other.doc, other.pos})
}

// richerDoc gives the longer of two texts and warns when they are two texts:
// TypeScript drops line breaks, so blanks do not count.
func (m *merger) richerDoc(what string, a, b claim) string {
	if a.text == "" || b.text == "" {
		return a.text + b.text
	}
	if len(b.text) > len(a.text) {
		a, b = b, a
	}
	if squeeze(a.text) != squeeze(b.text) {
		m.diags.Add(diag.Diagnostic{
			Severity: diag.Warning, Code: "doc-conflict", Pos: b.pos,
			Message: fmt.Sprintf("%s is described as %s here, and elsewhere in more words, which are taken", what, quote(b.text)),
			Hint:    "save both pages again from one server",
			Related: []diag.Related{{Pos: a.pos, Message: quote(a.text)}},
		})
	}
	return a.text
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
