package runtime

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"
)

// TestNoWorkAtStart finds no init, no package variable that calls a function, no panic but
// a handler's, which net/http expects, and no import of reflect, unsafe or anything outside the standard library.
func TestNoWorkAtStart(t *testing.T) {
	t.Parallel()
	for name, file := range carriedFiles(t) {
		for _, i := range file.Imports {
			path := strings.Trim(i.Path.Value, `"`)
			if path == "reflect" || path == "unsafe" || strings.Contains(path, ".") {
				t.Errorf("%s imports %s", name, path)
			}
		}
		for _, n := range declared(file) {
			if n == "init" {
				t.Errorf("%s has an init", name)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && !strings.HasPrefix(name, "server_") {
				if f, ok := call.Fun.(*ast.Ident); ok && f.Name == "panic" {
					t.Errorf("%s panics", name)
				}
			}
			return true
		})
		for _, d := range file.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				ast.Inspect(g, func(n ast.Node) bool {
					if _, ok := n.(*ast.CallExpr); ok {
						t.Errorf("%s calls a function for a package variable", name)
					}
					return true
				})
			}
		}
	}
}
