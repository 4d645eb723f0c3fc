package compat

import (
	"slices"

	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser/model"
)

var typeRemoved = Rule{
	ID:    "type-removed",
	About: "a type is gone that nothing which is told of otherwise took with it",
	find: func(c *comparison) {
		for _, name := range only(c.earlier.declared(), c.now.declared()) {
			if !c.explained(name) {
				c.add(Change{Subject: name, What: "is gone", Direction: c.direction(name), Wire: Safe, WireWhy: "no operation that is still there needs it"})
			}
		}
	},
}

// explained tells whether a change that was found took a type with it: it is of that type,
// or of one that reaches it.
func (c *comparison) explained(name string) bool {
	return slices.ContainsFunc(c.changes, func(change Change) bool { return slices.Contains(change.gone, name) })
}

// gone lists the types that some types reached and that are there no more.
func (c *comparison) gone(roots []string) []string {
	if len(roots) == 0 {
		return nil
	}
	var refs []model.Ref
	for _, name := range roots {
		refs = append(refs, model.Ref{Name: name})
	}
	reached := reach.Closure(c.earlier.api, refs)
	return slices.DeleteFunc(only(c.earlier.declared(), c.now.declared()), func(name string) bool { return !reached[name] })
}

// declared gives the names of all types and enums.
func (s *side) declared() map[string]bool {
	names := known(s.types)
	for name := range s.enums {
		names[name] = true
	}
	return names
}
