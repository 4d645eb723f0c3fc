package generator

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

// generate gives the files of an API, which must not have errors.
func generate(t *testing.T, api *model.API, o Options) []File {
	t.Helper()
	files, diags := Generate(api, o)
	if diags.HasErrors() {
		t.Fatalf("%v", diags)
	}
	return files
}

// standard imports the standard library once for all tests.
var standard = sync.OnceValue(func() types.Importer {
	return &lockedImporter{next: importer.ForCompiler(token.NewFileSet(), "source", nil)}
})

type lockedImporter struct {
	mu   sync.Mutex
	next types.Importer
}

func (i *lockedImporter) Import(path string) (*types.Package, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.next.Import(path)
}

var generatedLine = regexp.MustCompile(`^// Code generated .* DO NOT EDIT\.$`)

// checkFiles type-checks a package and asserts what holds of every file: its first
// line, gofmt, a name that no hand-written file has.
func checkFiles(t *testing.T, files []File) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	var parsed []*ast.File
	for _, f := range files {
		if !strings.HasSuffix(f.Name, ".gen.go") {
			t.Errorf("%s does not end in .gen.go", f.Name)
		}
		if first, _, _ := strings.Cut(string(f.Data), "\n"); !generatedLine.MatchString(first) {
			t.Errorf("%s begins with %q", f.Name, first)
		}
		if formatted, err := format.Source(f.Data); err != nil || string(formatted) != string(f.Data) {
			t.Errorf("%s is not gofmt-clean: %v", f.Name, err)
		}
		file, err := parser.ParseFile(fset, f.Name, f.Data, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, file)
	}
	var errs []string
	config := types.Config{Importer: standard(), GoVersion: "go1.24", Error: func(err error) { errs = append(errs, err.Error()) }}
	pkg, err := config.Check("generated", fset, parsed, nil)
	if err != nil {
		t.Fatalf("%d type errors:\n%s", len(errs), strings.Join(errs[:min(len(errs), 20)], "\n"))
	}
	return pkg
}

// write puts the files of a package in a module of their own.
func write(t *testing.T, files []File) string {
	t.Helper()
	dir := t.TempDir()
	files = append(slices.Clone(files), File{Name: "go.mod", Data: []byte("module generated\n\ngo 1.24\n")})
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestEveryPartCompiles type-checks the parts in every combination.
func TestEveryPartCompiles(t *testing.T) {
	t.Parallel()
	for _, parts := range [][]string{{"types"}, {"client"}, {"server"}, {"client", "server"}} {
		for name, api := range map[string]*model.API{"every": everyShape(t), "empty": {Name: "Empty"}} {
			t.Run(fmt.Sprint(name, parts), func(t *testing.T) {
				t.Parallel()
				pkg := checkFiles(t, generate(t, api, Options{Parts: parts}))
				for name, part := range map[string]string{"NewClient": "client", "NewHandler": "server"} {
					if got, want := pkg.Scope().Lookup(name) != nil, slices.Contains(parts, part); got != want {
						t.Errorf("%s is declared: %v, want %v", name, got, want)
					}
				}
			})
		}
	}
}

// TestEmittedPackage runs vet and tests in one large package, with all that is in
// testdata/everyshape.go.
func TestEmittedPackage(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("runs the go command")
	}
	testInside(t, generate(t, everyShape(t), Options{}), "everyshape.go")
}

// testInside vets a package and runs in it the tests of a file of testdata.
func testInside(t *testing.T, files []File, name string) {
	t.Helper()
	dir := write(t, files)
	tests, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "inside_test.go"), tests, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"vet", "."}, {"test", "."}} {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
}
