package compat

import "github.com/ssgen/ssgen/parser/model"

var memberType = Rule{
	ID:    "member-type",
	About: "a member is of another type",
	find: func(c *comparison) {
		for _, p := range c.members.both {
			was, is := plain(p.was.ref), plain(p.is.ref)
			if was.Nullable != is.Nullable {
				was.Nullable, is.Nullable = false, false // what memberNullable tells
			}
			if same(was, is) || learnt(was, is) {
				continue
			}
			d := c.direction(p.is.owner)
			effect := c.change(d, was, is)
			c.add(Change{
				Subject: p.is.subject(), What: "is " + p.is.ref.String() + ", was " + p.was.ref.String(), Direction: d, Wire: effect,
				WireWhy: because(effect, "not every value of the one can be read as the other"), Advice: "adapt the code that sets or reads it", gone: names(was),
			})
		}
	},
}

// same tells types that travel alike, element for element.
func same(a, b model.Ref) bool {
	a, b = plain(a), plain(b)
	if a.Name != b.Name || a.Nullable != b.Nullable || len(a.Args) != len(b.Args) {
		return false
	}
	for i := range a.Args {
		if !same(a.Args[i], b.Args[i]) {
			return false
		}
	}
	return true
}

// learnt tells whether the two differ in nothing but that one source knew less: a number of
// unknown kind is some kind of number.
func learnt(a, b model.Ref) bool {
	a, b = plain(a), plain(b)
	if a.Name != b.Name && !(a.Name == model.Number && b.IsNumber() || b.Name == model.Number && a.IsNumber()) || len(a.Args) != len(b.Args) {
		return false
	}
	for i := range a.Args {
		if !learnt(a.Args[i], b.Args[i]) {
			return false
		}
	}
	return true
}
