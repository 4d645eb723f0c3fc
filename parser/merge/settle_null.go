package merge

import (
	"fmt"
	"maps"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
)

// usage is what a language means with "?" on this server.
type usage int

const (
	nullable      usage = iota // a value type that may be null; 6.6 to 8.10
	notRequired                // everything not marked required but plain value types; since 10.0.2
	notRequiredAt              // everything not marked required; TypeScript 5.14, and 10.0.0
)

// settleNulls decides which value types may be null. What "?" means changed with
// the releases, and no page names its release, so the members themselves tell.
func (m *merger) settleNulls() {
	usages := &m.usages
	for i := range usages {
		usages[i] = m.usageOf(dto.Lang(i))
	}
	usages[dto.Table] = nullable                              // tables mark value types alone, and so does
	usages[dto.CSharp] = min(usages[dto.CSharp], notRequired) // C#, to which release 10 adds reference types
	var meaningless, undeclared openNulls
	for _, name := range slices.Sorted(maps.Keys(m.decls)) {
		d := m.decls[name]
		if d.exact {
			continue
		}
		for _, mb := range d.members {
			m.settleNull(mb, *usages)
			switch {
			case !mb.unknown || d.builtin:
			case mb.marks == [langs]mark{}:
				undeclared.add(d, mb)
			default:
				meaningless.add(d, mb)
			}
		}
	}
	m.reportNulls(meaningless, `this server prints "?" on everything that is not required, so nothing tells whether %s may be null`)
	m.reportNulls(undeclared, "samples show no nulls, and no page shows the code that tells whether %s may be null")
}

// openNulls are members of which nothing tells whether they may be null.
type openNulls struct {
	refs  []string
	first *member
}

func (o *openNulls) add(d *decl, mb *member) {
	if o.refs = append(o.refs, d.ref(mb)); o.first == nil {
		o.first = mb
	}
}

func (m *merger) reportNulls(open openNulls, why string) {
	if n := len(open.refs); n > 0 {
		m.diags.Warn("null-unknown", open.first.pos, m.settledBy(), why, andOthers(n)).SettledBy(diag.Members, open.refs...)
	}
}

func andOthers(n int) string {
	if n == 1 {
		return "this value"
	}
	return fmt.Sprintf("this value and %d others", n-1)
}

// usageOf tells from all members what "?" means: on most classes, lists and texts
// it means not required; if most value types have it too, it says nothing of null.
func (m *merger) usageOf(l dto.Lang) usage {
	var refs, refMarks, vals, valMarks, plain, plainMarks int
	for _, d := range m.decls {
		if d.exact {
			continue
		}
		for _, mb := range d.members {
			k := mb.marks[l]
			switch m.kindOf(mb.typ) {
			case valueKind:
				count(k, &vals, &valMarks)
				if mb.typ.exact() && !mb.typ.nullable { // C# tells that it cannot be null
					count(k, &plain, &plainMarks)
				}
			case referenceKind:
				count(k, &refs, &refMarks)
			}
		}
	}
	switch {
	case plain > 0 && 2*refMarks > refs && 2*plainMarks <= plain:
		return notRequired
	case refs == 0 && vals > 0 && valMarks == vals, 2*refMarks > refs && 2*valMarks > vals:
		return notRequiredAt
	case 2*refMarks > refs:
		return notRequired
	}
	return nullable
}

func count(k mark, all, marks *int) {
	if k.printed {
		*all++
	}
	if k.optional {
		*marks++
	}
}

type kind int

const (
	openKind kind = iota // a type parameter, or text that no sample shows
	valueKind
	referenceKind
)

func (m *merger) kindOf(n *node) kind {
	switch {
	case n == nil || n.param || n.name == "KeyValuePair":
		return openKind
	case m.enums[n.name] != nil || model.Ref{Name: n.name}.IsValueScalar():
		return valueKind
	case n.name == "string" && len(n.sights) == 0 && !n.exact():
		return openKind
	}
	return referenceKind
}

func (m *merger) settleNull(mb *member, usages [langs]usage) {
	value := m.kindOf(mb.typ) == valueKind
	known := false
	for i, k := range mb.marks {
		if !k.printed {
			continue
		}
		switch usages[i] {
		case nullable, notRequired:
			known = true
			mb.nullable = value && k.optional
			mb.required = mb.required || usages[i] == notRequired && !k.optional && m.kindOf(mb.typ) == referenceKind
		case notRequiredAt:
			mb.required = mb.required || !k.optional
			known = known || !k.optional
		}
	}
	known = known || mb.typ.exact()
	mb.nullable = mb.nullable || value && mb.typ.nullable
	mb.unknown = value && !known && !mb.nullable
}
