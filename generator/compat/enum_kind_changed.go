package compat

import "github.com/ssgen/ssgen/parser/model"

var enumKindChanged = Rule{
	ID:    "enum-kind-changed",
	About: "an enum travels as number and not as text, or the other way round, or is a set of flags",
	find: func(c *comparison) {
		for _, p := range c.enumPairs() {
			was, is := kindOf(p.was), kindOf(p.is)
			if was == is {
				continue
			}
			change := Change{
				Subject: p.is.Name, What: "travels as " + is + ", was " + was, Direction: c.direction(p.is.Name), Wire: Risk,
				WireWhy: "names and numbers are read by either side, but only those that it knows", Advice: "adapt code that takes it for " + was,
			}
			if p.was.Numeric == p.is.Numeric {
				change.Wire, change.WireWhy = Safe, "numbers travel in either case"
			}
			c.add(change)
		}
	},
}

func kindOf(e *model.Enum) string {
	switch {
	case e.Flags:
		return "flags"
	case e.Numeric:
		return "number"
	}
	return "text"
}
