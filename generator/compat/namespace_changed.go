package compat

import (
	"fmt"
	"slices"
)

var namespaceChanged = Rule{
	ID:    "namespace-changed",
	About: "a type or enum is in another namespace, which travels in __type alone",
	find: func(c *comparison) {
		moves := map[[2]string][]string{}
		for _, name := range common(c.earlier.types, c.now.types) {
			move := [2]string{c.earlier.types[name].Namespace, c.now.types[name].Namespace}
			moves[move] = append(moves[move], name)
		}
		for _, name := range common(c.earlier.enums, c.now.enums) {
			move := [2]string{c.earlier.enums[name].Namespace, c.now.enums[name].Namespace}
			moves[move] = append(moves[move], name)
		}
		for move, names := range moves {
			if move[0] != move[1] && move[0] != "" && move[1] != "" {
				c.moved(move, names)
			}
		}
	},
}

// moved tells of all types that went from one namespace to another.
func (c *comparison) moved(move [2]string, names []string) {
	slices.Sort(names)
	change := Change{Subject: names[0], What: "is in " + move[1] + ", was in " + move[0], Direction: c.direction(names[0]), Wire: Safe, WireWhy: "it does not travel"}
	if len(names) > 1 {
		change.Subject, change.Direction = move[0], Nowhere
		change.What = fmt.Sprintf("is %s now, for %d types", move[1], len(names))
	}
	if named := slices.DeleteFunc(names, func(name string) bool { return !c.named(name) }); len(named) > 0 {
		change.Wire, change.WireWhy, change.Advice = Risk, "the full name of "+list(named)+" travels in __type", "regenerate together with the server"
	}
	c.add(change)
}

// named tells whether values of a class say their type: those of abstract types do.
func (c *comparison) named(name string) bool {
	for range maxBases {
		t := c.now.types[name]
		if t == nil {
			return false
		}
		if t.IsAbstract() || len(t.Implements) > 0 {
			return true
		}
		name = t.Base.Name
	}
	return false
}
