package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

func (m *merger) declareEnum(e *dto.Enum, r *Reading) {
	fresh := &enum{
		name: m.typeName(e.Name), namespace: e.Namespace, members: slices.Clone(e.Members), numbers: e.Numbers, bare: e.Bare, flags: e.Flags,
		doc: e.Doc, pos: e.Pos, op: r.Page.Operation, lang: r.Code.Lang, from: originOf(m, e, r),
	}
	old := m.enums[fresh.name]
	if old == nil {
		m.enums[fresh.name] = fresh
		return
	}
	kept, other := old, fresh
	if len(fresh.members) > len(old.members) {
		kept, other = fresh, old
	}
	m.enums[fresh.name] = kept
	if !sameEnum(kept, other) {
		m.diags.Add(diag.Diagnostic{
			Severity: diag.Warning, Code: "enum-conflict", Pos: other.pos,
			Message: fmt.Sprintf("%s has the members %s here and %s elsewhere, which are taken", kept.name, quote(memberNames(other)), quote(memberNames(kept))),
			Hint:    "pages of two days need saving again; two enums of one name are told apart in " + m.wholeModel(),
			Related: []diag.Related{{Pos: kept.pos, Message: "the " + kept.name + " that is taken"}},
		})
		return
	}
	kept.absorb(other)
	kept.doc = m.richerDoc(kept.name, claim{kept.doc, kept.pos}, claim{other.doc, other.pos})
}

// sameEnum tells whether two printings show the same members: within a language with
// the same values, while each language leaves out something else.
func sameEnum(a, b *enum) bool {
	if a.lang == b.lang {
		return memberNames(a) == memberNames(b)
	}
	return slices.EqualFunc(a.members, b.members, func(x, y dto.EnumMember) bool {
		return x.Name == y.Name && (!x.HasNumber || !y.HasNumber || x.Number == y.Number)
	})
}

// absorb adds what another language's printing knows: numbers that JavaScript drops
// where there are texts, and texts.
func (e *enum) absorb(other *enum) {
	e.flags = e.flags || other.flags
	e.numbers = e.numbers || other.numbers
	e.bare = e.bare && other.bare
	e.namespace = cmp.Or(e.namespace, other.namespace)
	e.lang = max(e.lang, other.lang)
	e.from = append(e.from, other.from...)
	for i := range e.members {
		v, o := &e.members[i], &other.members[i]
		if !v.HasNumber {
			v.Number, v.HasNumber = o.Number, o.HasNumber
		}
		if !aliased(*v) {
			v.Value = o.Value
		}
		v.Doc = cmp.Or(v.Doc, o.Doc)
	}
}

func memberNames(e *enum) string {
	names := make([]string, len(e.members))
	for i, v := range e.members {
		names[i] = v.Name
		if v.HasNumber {
			names[i] += fmt.Sprintf("=%d", v.Number)
		} else if v.Value != v.Name {
			names[i] += "=" + v.Value
		}
	}
	return strings.Join(names, " ")
}

// holds tells whether the text is one of the enum's names or values.
func (e *enum) holds(text string) bool {
	return slices.ContainsFunc(e.members, func(v dto.EnumMember) bool { return v.Name == text || v.Value == text })
}

// hasZero tells whether one of the enum's members is the number 0: an enum
// without numbers counts from 0.
func (e *enum) hasZero() bool {
	return !e.numbers || slices.ContainsFunc(e.members, func(v dto.EnumMember) bool { return v.HasNumber && v.Number == 0 })
}
