package reach

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Choice says which part of an API is wanted. The zero Choice is all that is the API's own.
type Choice struct {
	// Only are globs of operations' names, as Include.Operations are.
	Only             []string
	Include, Exclude Selection
	// Builtins wants ServiceStack's own operations too.
	Builtins bool
	// Open are classes that are reached together with all that extends them.
	Open []string
}

// Selection names parts of an API by globs: operations by their name, one of their tags or
// one of their routes; types and enums by their name. In names "*" is any text, with
// path.Match's syntax; in routes "*" is any text without "/" and "**" any number of
// segments. Braces in a route are those of its variables.
type Selection struct {
	Operations, Tags, Types, Routes []Pattern
}

// Pattern is a glob, and where the user has written it; the zero Pos for a flag.
type Pattern struct {
	Text string
	Pos  diag.Pos
}

// IsZero tells whether nothing is named.
func (s Selection) IsZero() bool {
	return len(s.Operations)+len(s.Tags)+len(s.Types)+len(s.Routes) == 0
}

// first is one of the patterns.
func (s Selection) first() Pattern {
	for _, list := range [][]Pattern{s.Operations, s.Tags, s.Types, s.Routes} {
		if len(list) > 0 {
			return list[0]
		}
	}
	return Pattern{}
}

// IsGlob tells whether a text can be one of the Selection's patterns.
func IsGlob(text string) bool {
	_, err := path.Match(text, "")
	return err == nil && text != "" && doublestar.ValidatePattern(routeGlob(text))
}

// routeGlob takes from braces the meaning that they have in doublestar's patterns.
func routeGlob(text string) string { return strings.NewReplacer("{", `\{`, "}", `\}`).Replace(text) }

// subject is one kind of things that patterns name.
type subject struct {
	what     string
	patterns []Pattern
	// names lists how the things of a kind are called, for each that there is.
	names []string
	match func(pattern, name string) bool
}

// subjects are all kinds of a selection.
func (s Selection) subjects(api *model.API) []subject {
	var operations, tags, routes, types []string
	for _, op := range api.Operations {
		operations = append(operations, op.Name)
		tags = append(tags, op.Tags...)
		for _, r := range op.Routes {
			routes = append(routes, r.Path)
		}
	}
	for _, t := range api.Types {
		types = append(types, t.Name)
	}
	for _, e := range api.Enums {
		types = append(types, e.Name)
	}
	return []subject{
		{"operation", s.Operations, operations, matchName}, {"tag", s.Tags, tags, matchName},
		{"type", s.Types, types, matchName}, {"route", s.Routes, routes, matchRoute},
	}
}

func matchName(pattern, name string) bool {
	ok, _ := path.Match(pattern, name)
	return ok
}

func matchRoute(pattern, route string) bool {
	ok, _ := doublestar.Match(routeGlob(pattern), route)
	return ok
}

// check reports patterns that are malformed or match nothing.
func (s Selection) check(api *model.API, diags *diag.List) {
	for _, of := range s.subjects(api) {
		for _, p := range of.patterns {
			switch {
			case !IsGlob(p.Text):
				diags.Fail("choice-glob", p.Pos, `write names with "*" and "?", such as "Get*"`, "the pattern %q is malformed", p.Text)
			case !of.any(p):
				diags.Fail("choice-glob", p.Pos, of.advice(p), "no %s matches %q", of.what, p.Text)
			}
		}
	}
}

func (of subject) any(p Pattern) bool {
	for _, name := range of.names {
		if of.match(p.Text, name) {
			return true
		}
	}
	return false
}

// advice names what is nearest to a pattern, if anything is near.
func (of subject) advice(p Pattern) string {
	if len(of.names) == 0 {
		return "the input has no " + of.what + "s"
	}
	if near := diag.Near(strings.Trim(p.Text, "*?"), of.names); len(near) > 0 {
		return "the nearest name is " + quoted(near[0])
	}
	return "ssgen inspect lists the " + of.what + "s that there are"
}

// operation tells whether the selection names an operation, and whether by its exact name.
func (s Selection) operation(op model.Operation) (named, exactly bool) {
	for _, p := range s.Operations {
		named = named || matchName(p.Text, op.Name)
		exactly = exactly || p.Text == op.Name
	}
	for _, p := range s.Tags {
		for _, tag := range op.Tags {
			named = named || matchName(p.Text, tag)
		}
	}
	for _, p := range s.Routes {
		for _, r := range op.Routes {
			named = named || matchRoute(p.Text, r.Path)
		}
	}
	return named, exactly
}

// typed tells whether the selection names a type or an enum.
func (s Selection) typed(name string) bool {
	for _, p := range s.Types {
		if matchName(p.Text, name) {
			return true
		}
	}
	return false
}
