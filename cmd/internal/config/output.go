package config

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
)

// Output is the package that is generated: its import path, "" where it is not known, and
// the hand-written files in its folder by their names. Types that these declare can be
// looked up while the rest of the package is not there.
type Output struct {
	Path    string
	Sources map[string][]byte
}

// declares gives what the hand-written files declare, as far as that can be known of them
// alone.
func (o Output) declares() *types.Package {
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range slices.Sorted(maps.Keys(o.Sources)) {
		if f, err := parser.ParseFile(set, name, o.Sources[name], parser.SkipObjectResolution); err == nil {
			files = append(files, f)
		}
	}
	check := types.Config{IgnoreFuncBodies: true, Error: func(error) {}} // what they use of the generated files is not there
	p, _ := check.Check(o.Path, set, files, nil)
	return p
}
