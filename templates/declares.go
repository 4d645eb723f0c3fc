package templates

import (
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
)

// Declares tells whether a file of the runtime, or of the test part's, declares a name for its
// whole package or imports a package by it.
func Declares(name string) bool {
	runtime, err := Files("runtime", Parts{Client: true, Server: true, Own: true})
	if err != nil {
		return true
	}
	fake, err := Fake("fake", "fake")
	if err != nil {
		return true
	}
	return slices.ContainsFunc(append(runtime, fake...), func(f File) bool { return f.declares(name) })
}

func (f File) declares(name string) bool {
	file, err := parser.ParseFile(token.NewFileSet(), f.Name, f.Data, parser.SkipObjectResolution)
	if err != nil {
		return true
	}
	for _, i := range file.Imports {
		if p, _ := strconv.Unquote(i.Path.Value); path.Base(p) == name {
			return true
		}
	}
	return slices.Contains(declaredIn(file), name)
}
