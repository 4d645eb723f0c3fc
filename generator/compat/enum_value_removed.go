package compat

import "github.com/ssgen/ssgen/parser/model"

var enumValueRemoved = Rule{
	ID:    "enum-value-removed",
	About: "an enum has a value no more",
	find: func(c *comparison) {
		for _, p := range c.enumPairs() {
			for _, name := range only(p.before, p.after) {
				if respelled(p.after, p.before, p.before[name]) {
					continue
				}
				d := c.direction(p.is.Name)
				change := Change{Subject: p.is.Name + "." + name, What: "is gone", Direction: d, Wire: Safe, WireWhy: "it does not come any more"}
				if d == Request || d == Both {
					change.Wire, change.WireWhy, change.Advice = Breaks, "the server does not know it any more, and refuses or drops it", "send another value"
				}
				c.add(change)
			}
		}
	},
}

// enumPair is an enum in both models, and its values in each by their names in C#.
type enumPair struct {
	was, is       *model.Enum
	before, after map[string]model.EnumMember
}

func (c *comparison) enumPairs() []enumPair {
	var pairs []enumPair
	for _, name := range common(c.earlier.enums, c.now.enums) {
		was, is := c.earlier.enums[name], c.now.enums[name]
		pairs = append(pairs, enumPair{was, is, values(was), values(is)})
	}
	return pairs
}

// values gives an enum's values by their names in C#.
func values(e *model.Enum) map[string]model.EnumMember {
	all := map[string]model.EnumMember{}
	for _, m := range e.Members {
		if !m.Removed {
			all[m.Name] = m
		}
	}
	return all
}

// respelled tells whether the other enum has a value under another name in C# but of the
// same text on the wire, so that nothing came or went: it is renamed.
func respelled(others, own map[string]model.EnumMember, m model.EnumMember) bool {
	for _, name := range only(others, own) {
		if others[name].Wire == m.Wire {
			return true
		}
	}
	return false
}

// sameNumber tells whether two values have one number, as far as that is known.
func sameNumber(a, b model.EnumMember) bool {
	return a.Value == nil || b.Value == nil || *a.Value == *b.Value
}

// all lists the names that both enums have.
func (p enumPair) all() []string { return common(p.before, p.after) }
