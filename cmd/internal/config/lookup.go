package config

import (
	"context"
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/parser/diag"
)

// LookUp finds the types of the user's that entries of "retype" name, as the go command finds
// them from a folder of the module that the package is generated into. A package that cannot be loaded, a type
// that there is not, and one that cannot stand for a scalar is an Error.
func LookUp(ctx context.Context, folder string, output Output, entries []Own) ([]generator.Own, diag.List) {
	l := lookup{output: output.Path, own: output.declares(), loaded: map[string]*packages.Package{}}
	var paths []string
	for _, e := range entries {
		if e.Path == output.Path {
			continue
		}
		if problem, hint := l.importable(e.Path); problem != "" {
			l.problems.Fail("retype-package", e.Pos, hint, "%s", problem)
		} else if !slices.Contains(paths, e.Path) {
			paths = append(paths, e.Path)
		}
	}
	if l.problems.HasErrors() {
		return nil, l.problems
	}
	failed := l.load(ctx, folder, paths)
	var own []generator.Own
	for _, e := range entries {
		if failed != "" && e.Path != output.Path {
			l.problems.Fail("retype-package", e.Pos, "the go command has to run in "+folder+" and find it", "the package %s cannot be loaded: %s", e.Path, failed)
			continue
		}
		if t, ok := l.find(e); ok {
			own = append(own, generator.Own{Members: e.Members, Pos: e.Pos, Type: t})
		}
	}
	return own, l.problems
}

type lookup struct {
	output   string
	own      *types.Package // of the hand-written files beside the output
	loaded   map[string]*packages.Package
	problems diag.List
}

// importable tells why the generated package cannot import another, "" where it can.
func (l *lookup) importable(path string) (problem, hint string) {
	above, _, internal := strings.Cut("/"+path+"/", "/internal/")
	above = strings.TrimPrefix(above, "/")
	switch {
	case internal && l.output != "" && l.output != above && !strings.HasPrefix(l.output, above+"/") && above != "":
		return fmt.Sprintf("%s cannot import the internal package %s", l.output, path), "move the type to where both can import it"
	case strings.HasPrefix(path, ".") || strings.HasPrefix(path, "/"):
		return fmt.Sprintf("%q is no import path", path), "write the path by which Go code imports the package"
	}
	return "", ""
}

// load asks the go command for packages. It reads what the compiler has left of them, and
// where this is of another release of Go their sources.
func (l *lookup) load(ctx context.Context, folder string, paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	const quick = packages.NeedName | packages.NeedImports | packages.NeedTypes
	for _, mode := range []packages.LoadMode{quick, quick | packages.NeedDeps | packages.NeedSyntax | packages.NeedTypesInfo} {
		all, err := packages.Load(&packages.Config{Context: ctx, Dir: folder, Mode: mode}, paths...)
		if err != nil {
			return strings.TrimSuffix(strings.TrimPrefix(oneLine(err.Error()), "err: "), ": stderr:")
		}
		if len(all) == 0 {
			return "go list says nothing of it here; HOME, GOPATH or GOCACHE may not be set"
		}
		whole := true
		for _, p := range all {
			l.loaded[p.PkgPath] = p
			whole = whole && (p.Types != nil && p.Types.Scope().Len() > 0 || isMissing(p))
		}
		if whole {
			break
		}
	}
	return ""
}

// isMissing tells of a package that the go command does not find, which no other way of
// reading it changes.
func isMissing(p *packages.Package) bool {
	return slices.ContainsFunc(p.Errors, func(e packages.Error) bool { return e.Kind == packages.ListError })
}

// oneLine makes one line of what the go command says.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// find looks at one type.
func (l *lookup) find(e Own) (goir.OwnType, bool) {
	if e.Path == l.output {
		return l.look(e, l.own, goir.OwnType{Package: l.own.Name(), Name: e.Type})
	}
	p := l.loaded[e.Path]
	fail := func(code, hint, format string, args ...any) (goir.OwnType, bool) {
		l.problems.Fail(code, e.Pos, hint, format, args...)
		return goir.OwnType{}, false
	}
	if p == nil || p.Types == nil || p.Types.Scope().Len() == 0 {
		reason, hint := "it declares nothing", "go build "+e.Path+" says more"
		if p != nil && len(p.Errors) > 0 {
			reason = strings.TrimPrefix(oneLine(p.Errors[0].Msg), "# "+e.Path+" ")
		}
		if p == nil || isMissing(p) && !strings.Contains(reason, ".go:") {
			hint = "do so and run ssgen again, or write the path by which Go code imports it"
		}
		return fail("retype-package", hint, "the package %s cannot be loaded: %s", e.Path, reason)
	}
	switch {
	case p.Name == "main":
		return fail("retype-package", "move the type to a package of its own", "%s is a program, which no package can import", e.Path)
	case l.output != "" && p.Imports[l.output] != nil:
		return fail("retype-package", "move the type to a package that does not", "%s imports %s, the package that is generated", e.Path, l.output)
	}
	return l.look(e, p.Types, goir.OwnType{Path: e.Path, Package: p.Name, Name: e.Type})
}

// look finds out whether a type of a package can stand for a scalar.
func (l *lookup) look(e Own, p *types.Package, t goir.OwnType) (goir.OwnType, bool) {
	named, ok := p.Scope().Lookup(e.Type).(*types.TypeName)
	if !ok || !named.Exported() {
		l.problems.Fail("retype-type", e.Pos, nearType(p, e.Type), "the package %s has no exported type %s", e.Path, e.Type)
		return t, false
	}
	zero, problem, hint := study(named)
	if problem != "" {
		l.problems.Fail("retype-type", e.Pos, hint, "%s.%s %s", p.Name(), e.Type, problem)
	}
	t.Zero = zero
	return t, problem == ""
}

// nearType names types of a package that one may have meant.
func nearType(p *types.Package, name string) string {
	var known []string
	for _, n := range p.Scope().Names() {
		if t, ok := p.Scope().Lookup(n).(*types.TypeName); ok && t.Exported() {
			known = append(known, n)
		}
	}
	if found := diag.Near(name, known); len(found) > 0 {
		return "did you mean " + strings.Join(found, " or ") + "?"
	}
	return "go doc " + p.Path() + " lists what there is"
}
