package config

import (
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/ssgen/ssgen/generator/goir"
)

// renames are the keys of "rename".
var renames = [...]string{"types", "members", "values", "operations"}

// rename reads what things are to be called in Go.
func (r *reader) rename(n ast.Node) {
	s := &r.file.Rename
	targets := [...]*[]goir.Rename{&s.Types, &s.Members, &s.Values, &s.Operations}
	r.sections(n, "rename", renames[:], func(i int, n ast.Node) {
		for _, e := range r.entries(n, "rename: "+renames[i]) {
			rename := goir.Rename{From: e.Key, To: e.Value, Pos: e.Pos}
			if problem := rename.Problem(renames[i] == "members" || renames[i] == "values"); problem != "" {
				message, hint, _ := strings.Cut(problem, "; ")
				r.fail("config-value", e.Pos, hint, "rename: %s", message)
				continue
			}
			*targets[i] = append(*targets[i], rename)
		}
	})
}

// sections reads a key whose values have keys of their own, each by its index.
func (r *reader) sections(n ast.Node, what string, known []string, read func(i int, n ast.Node)) {
	pairs, _ := r.pairs(n, what)
	for _, p := range pairs {
		found := false
		for i, name := range known {
			if name == p.key.Text {
				found = true
				read(i, p.node)
			}
		}
		if !found {
			r.fail("config-key", p.key.Pos, near(p.key.Text, known), "%s has no key %q", what, p.key.Text)
		}
	}
}
