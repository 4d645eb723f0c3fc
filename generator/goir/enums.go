package goir

import (
	"github.com/ssgen/ssgen/parser/model"
)

// buildEnums makes the enums, with all but the final names of their constants.
func (b *builder) buildEnums() {
	for i := range b.api.Enums {
		e := &b.api.Enums[i]
		d := &EnumDef{Name: b.names[e.Name], Source: e.Name, Doc: e.Doc, Numeric: e.Numeric || e.Flags, Flags: e.Flags}
		next := int64(0)
		for _, m := range e.Members {
			v := EnumValue{Name: constantName(m), Doc: m.Doc, Text: m.Wire}
			if d.Numeric {
				v.Text = m.Name
				v.Number = b.number(e, m, next)
				next = v.Number + 1
			}
			d.Values = append(d.Values, v)
		}
		b.pkg.Enums = append(b.pkg.Enums, d)
	}
}

// number gives a value's number; where no source tells it, C#'s rule does: one more
// than the value before.
func (b *builder) number(e *model.Enum, m model.EnumMember, next int64) int64 {
	if m.Value != nil {
		return *m.Value
	}
	b.warn("enum-number", m.Pos, "give a source that shows the numbers", "the number of %s.%s is not known; it is taken to be %d", e.Name, m.Name, next)
	return next
}
