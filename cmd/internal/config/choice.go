package config

import (
	"github.com/goccy/go-yaml/ast"

	"github.com/ssgen/ssgen/generator/reach"
)

// choices are the keys of "include" and "exclude".
var choices = [...]string{"operations", "tags", "types", "routes"}

// selection reads which parts of the API are meant.
func (r *reader) selection(n ast.Node, what string, s *reach.Selection) {
	targets := [...]*[]reach.Pattern{&s.Operations, &s.Tags, &s.Types, &s.Routes}
	r.sections(n, what, choices[:], func(i int, n ast.Node) { *targets[i] = r.patterns(n, what+": "+choices[i]) })
}

// patterns reads a list of globs.
func (r *reader) patterns(n ast.Node, what string) []reach.Pattern {
	var out []reach.Pattern
	for _, v := range r.list(n, what) {
		if v.Text != "" && !reach.IsGlob(v.Text) {
			r.fail("config-value", v.Pos, `write names with * and ?, such as "Get*"`, "%s: the pattern %q is malformed", what, v.Text)
			continue
		}
		out = append(out, reach.Pattern{Text: v.Text, Pos: v.Pos})
	}
	return out
}
