package cli

import (
	"context"
	"fmt"
	gotypes "go/types"
	"os"

	"golang.org/x/tools/go/packages"
)

// typesOf loads packages of the standard library as the go command that is installed has
// them. No module has a say in it, and nothing is fetched.
func typesOf(ctx context.Context, paths []string) (gotypes.Importer, error) {
	all, err := packages.Load(&packages.Config{
		Context: ctx, Dir: os.TempDir(), Env: append(os.Environ(), "GO111MODULE=off", "GOFLAGS=", "GOWORK=off"),
		Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps,
	}, paths...)
	if err != nil {
		return nil, err
	}
	l := loaded{}
	for _, p := range all {
		if len(p.Errors) > 0 {
			return nil, p.Errors[0]
		}
		l[p.PkgPath] = p.Types
	}
	return l, nil
}

// loaded imports what is in it.
type loaded map[string]*gotypes.Package

func (l loaded) Import(path string) (*gotypes.Package, error) {
	if p := l[path]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("no package %s is loaded", path)
}
