package compat

import (
	"cmp"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// place finds where a model has what a change is about.
func (c *comparison) place(change *Change) {
	at := cmp.Or(c.now.at(change.Subject), c.earlier.at(change.Subject))
	change.File, change.Line = at.File, at.Line
}

// at gives the place of an operation, a type, an enum, a member or a value.
func (s *side) at(subject string) diag.Pos {
	owner, part, isPart := strings.Cut(subject, ".")
	op, t, e := s.operations[owner], s.types[owner], s.enums[owner]
	switch {
	case !isPart && op != nil:
		return op.Pos
	case t != nil && !isPart:
		return t.Pos
	case t != nil:
		for _, m := range t.Members {
			if m.Wire == part {
				return m.Pos
			}
		}
	case e != nil && !isPart:
		return e.Pos
	case e != nil:
		for _, m := range e.Members {
			if m.Name == part {
				return m.Pos
			}
		}
	}
	return diag.Pos{}
}
