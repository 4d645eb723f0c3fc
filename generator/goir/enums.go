package goir

import (
	"github.com/ssgen/ssgen/parser/model"
)

// buildEnums makes the enums, with all but the final names of their constants.
func (b *builder) buildEnums() {
	for i := range b.api.Enums {
		e := &b.api.Enums[i]
		d := &EnumDef{Name: b.names[e.Name], Source: e.Name, Doc: e.Doc, Numeric: e.Numeric || e.Flags, Flags: e.Flags, OwnString: b.beside.isMethod(b.names[e.Name], "String")}
		next := int64(0)
		for n, m := range e.Members {
			v := EnumValue{Name: b.constantName(m), Doc: m.Doc, Text: m.Wire, Source: m.Name, Number: next}
			if m.Value != nil {
				v.Number = *m.Value
			}
			if d.Numeric {
				v.Text = m.Name
				b.warnUnnumbered(e, m, v.Number)
			} else if v.Number != int64(n) {
				d.Numbered = true
			}
			next = v.Number + 1
			d.Values = append(d.Values, v)
		}
		b.pkg.Enums = append(b.pkg.Enums, d)
	}
}

// warnUnnumbered tells of a number that no source shows: C#'s rule gave it, one more than
// the value before.
func (b *builder) warnUnnumbered(e *model.Enum, m model.EnumMember, number int64) {
	if m.Value == nil {
		b.warn("enum-number", m.Pos, "give a source that shows the numbers, such as /types/metadata.json", "the number of %s.%s is not known; it is taken to be %d", e.Name, m.Name, number)
	}
}
