package compat

import (
	"fmt"

	"github.com/ssgen/ssgen/parser/model"
)

var typeKindChanged = Rule{
	ID:    "type-kind-changed",
	About: "a name stands for another kind of type: class, interface, abstract class, enum, or with other type parameters",
	find: func(c *comparison) {
		for _, name := range common(c.earlier.types, c.now.types) {
			c.kind(name, kind(c.earlier.types[name]), kind(c.now.types[name]), Risk)
		}
		for _, name := range common(known(c.earlier.types), known(c.now.enums)) {
			c.kind(name, kind(c.earlier.types[name]), "an enum", Breaks)
		}
		for _, name := range common(known(c.earlier.enums), known(c.now.types)) {
			c.kind(name, "an enum", kind(c.now.types[name]), Breaks)
		}
	},
}

func (c *comparison) kind(name, was, is string, effect Effect) {
	if was == is {
		return
	}
	c.add(Change{
		Subject: name, What: "is " + is + ", was " + was, Direction: c.direction(name), Wire: effect,
		WireWhy: "values are written in another way", Advice: "adapt the code that makes or reads values of it",
	})
}

func kind(t *model.Type) string {
	text := "a class"
	switch {
	case t.Interface:
		text = "an interface"
	case t.Abstract:
		text = "an abstract class"
	}
	if n := len(t.Params); n > 0 {
		text += fmt.Sprintf(" with %d type parameters", n)
	}
	return text
}

// known gives the names of a map.
func known[T any](m map[string]T) map[string]bool {
	names := map[string]bool{}
	for name := range m {
		names[name] = true
	}
	return names
}
