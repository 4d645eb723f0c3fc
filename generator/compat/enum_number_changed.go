package compat

import "fmt"

var enumNumberChanged = Rule{
	ID:    "enum-number-changed",
	About: "a value of an enum has another number",
	find: func(c *comparison) {
		for _, p := range c.enumPairs() {
			for _, name := range p.all() {
				was, is := p.before[name], p.after[name]
				if sameNumber(was, is) {
					continue
				}
				change := Change{
					Subject: p.is.Name + "." + name, What: fmt.Sprintf("is %d, was %d", *is.Value, *was.Value), Direction: c.direction(p.is.Name),
					Wire: Safe, WireWhy: "its text travels",
				}
				if p.is.Numeric || p.was.Numeric {
					change.Wire, change.WireWhy, change.Advice = Breaks, "the number travels, and means another value now", "regenerate together with the server; mind numbers that are stored"
				}
				c.add(change)
			}
		}
	},
}
