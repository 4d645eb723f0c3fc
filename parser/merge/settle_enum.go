package merge

import (
	"maps"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

// settleEnums decides which enums travel as numbers. Only samples know: numbers
// in the code say that the author gave values, not that they are sent.
func (m *merger) settleEnums() {
	for _, name := range slices.Sorted(maps.Keys(m.enums)) {
		e := m.enums[name]
		if e.bare {
			m.reportBare(e)
		}
		switch {
		case e.flags:
			e.numeric = true
		case e.sawName && e.sawNumber:
			m.log.Open("enum", name, "kind", "samples show both names and numbers")
			m.diags.Warn("enum-kind", e.pos, m.settledBy(), "samples show %s by name and as a number; read as text", e.name).SettledBy(diag.Enums, e.name)
		case e.sawNumber:
			e.numeric = true
			m.log.Because("enum", name, "kind", "samples show it as a number")
			e.flags = e.numbers && e.bits()
		case e.lang == dto.CSharp: // which prints [Flags]
		case e.numbers && !e.sawName:
			m.guessEnum(e)
		}
	}
}

// reportBare says of an enum that a d.ts file prints names alone.
func (m *merger) reportBare(e *enum) {
	m.log.Open("enum", e.name, "kind", "a d.ts file prints names alone")
	m.diags.Warn("enum-bare", e.pos, "give /types/csharp or /types/metadata.json of the same server",
		"a d.ts file prints the names of %s alone, which may travel as other texts or as numbers; read as names", e.name)
}

// guessEnum settles an enum with numbers that no sample shows.
func (m *merger) guessEnum(e *enum) {
	e.numeric = e.bits()
	e.flags = e.numeric
	choice := "text"
	if e.numeric {
		choice = "flags, for its values are bits"
	}
	m.log.Open("enum", e.name, "kind", "no sample shows it, and the code prints numbers for flags and others alike")
	m.diags.Warn("enum-kind", e.pos, m.settledBy(), "no sample shows whether %s travels as text or as a number; read as %s",
		e.name, choice).SettledBy(diag.Enums, e.name)
}

// bits tells whether the values are a set of bits: at least two different single
// bits, and nothing that they do not make up.
func (e *enum) bits() bool {
	var single, all int64
	count := 0
	for _, v := range e.members {
		if !v.HasNumber || v.Number < 0 {
			return false
		}
		all |= v.Number
		if n := v.Number; n > 0 && n&(n-1) == 0 && single&n == 0 {
			single |= n
			count++
		}
	}
	// 1 and 2 alone are as likely to be a plain count.
	return all == single && (count > 2 || count == 2 && e.hasZero())
}
