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
		lang := dialectOf(r.lang())
		for j := range r.Code.Classes {
			if c := &r.Code.Classes[j]; !isHelper(c) {
				m.declareClass(c, lang, r.Page.Operation)
			}
		}
		for j := range r.Code.Enums {
			m.declareEnum(&r.Code.Enums[j], r.Page.Operation)
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

func dialectOf(lang string) dialect {
	if lang == "typescript" {
		return typeScript
	}
	return javaScript
}

// isHelper tells "class Dictionary {}", which JavaScript needs to extend it, and
// marker interfaces (IGet, IPost), which nothing on the wire shows.
func isHelper(c *dto.Class) bool {
	bare := len(c.Members) == 0 && c.Extends == nil && c.Index == nil
	return bare && (c.Interface || c.Name == "Dictionary" || c.Name == "Array")
}

func (m *merger) declareClass(c *dto.Class, lang dialect, op string) {
	fresh := newDecl(c, lang, op)
	fresh.name = m.typeName(c.Name)
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
	if !sameNames(kept, other) {
		m.typeConflict(kept, other)
		return
	}
	m.absorb(kept, other)
}

func newDecl(c *dto.Class, lang dialect, op string) *decl {
	d := &decl{
		name: c.Name, params: slices.Clone(c.Params), doc: c.Doc, pos: c.Pos, op: op,
		iface: c.Interface, extends: c.Extends, index: c.Index, lang: lang,
	}
	for _, p := range c.Members {
		mb := &member{
			name: p.Name, wire: cmp.Or(p.Wire, p.Name), named: p.Wire != "",
			printed: p.Type, required: p.Required, doc: p.Doc, pos: p.Pos,
		}
		mb.marks[lang] = mark{printed: true, optional: p.Optional}
		if d.member(mb.name) == nil {
			d.members = append(d.members, mb)
		}
	}
	return d
}

// richer tells whether a printing says more than the one held so far.
func richer(fresh, old *decl) bool {
	return len(fresh.members) > len(old.members)
}

// sameNames tells whether two printings have the same members. TypeScript before
// 6.0 prints C#'s names where JavaScript prints aliases, so the wire name counts too.
func sameNames(a, b *decl) bool {
	if len(a.members) != len(b.members) {
		return false
	}
	for _, mb := range a.members {
		if twinOf(b, mb) == nil {
			return false
		}
	}
	return true
}

func twinOf(d *decl, mb *member) *member {
	for _, o := range d.members {
		if o.name == mb.name || o.wire == mb.wire || safeName(o.wire) == safeName(mb.wire) {
			return o
		}
	}
	return nil
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
	var parts []string
	for _, mb := range kept.members {
		if twinOf(other, mb) == nil {
			parts = append(parts, "no "+mb.name)
		}
	}
	for _, mb := range other.members {
		if twinOf(kept, mb) == nil {
			parts = append(parts, "also "+mb.name)
		}
	}
	const most = 4
	if len(parts) > most {
		parts = append(parts[:most], "…")
	}
	return strings.Join(parts, ", ")
}

// absorb adds the facts of another printing of the same class.
func (m *merger) absorb(kept, other *decl) {
	kept.doc = m.richerDoc(kept.name, claim{kept.doc, kept.pos}, claim{other.doc, other.pos})
	if moreArgs(other.extends, kept.extends) {
		kept.extends = other.extends
	}
	if kept.index == nil {
		kept.index = other.index
	}
	if len(kept.params) == 0 {
		kept.params = other.params
	}
	for _, mb := range kept.members {
		m.absorbMember(kept, mb, twinOf(other, mb), kept.lang != other.lang)
	}
}

func (m *merger) absorbMember(d *decl, mb, other *member, bilingual bool) {
	for i, k := range other.marks {
		if k.printed {
			mb.marks[i] = k
		}
	}
	mb.required = mb.required || other.required
	if other.named && !mb.named {
		mb.wire, mb.named = other.wire, true
	}
	mb.doc = m.richerDoc(d.ref(mb), claim{mb.doc, mb.pos}, claim{other.doc, other.pos})
	if mb.printed.String() == other.printed.String() {
		return
	}
	if len(d.params) > 0 {
		d.twins = append(d.twins, twin{pos: other.pos, members: []dto.Member{{Name: mb.name, Type: other.printed}}})
		return
	}
	if bilingual && deeper(mb.printed, other.printed) {
		mb.printed = other.printed
		return
	}
	if bilingual && deeper(other.printed, mb.printed) {
		return
	}
	m.diags.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: "member-conflict", Pos: other.pos,
		Message: fmt.Sprintf("%s is %s here and %s elsewhere, which is taken", d.ref(mb), quote(other.printed.String()), quote(mb.printed.String())),
		Hint:    m.settledBy(),
		Related: []diag.Related{{Pos: mb.pos, Message: mb.printed.String()}},
	})
}

// deeper tells that b is a list of a: TypeScript before 10 prints string[][] as string[].
func deeper(a, b dto.Type) bool {
	return b.Name == "[]" && len(b.Args) == 1 && (b.Args[0].String() == a.String() || a.Name == "[]" && deeper(a.Args[0], b.Args[0]))
}

// moreArgs tells that a names its arguments where b, from JavaScript, does not.
func moreArgs(a, b *dto.Type) bool {
	return a != nil && (b == nil || len(a.Args) > len(b.Args))
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
