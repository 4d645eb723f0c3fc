package generator_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/override"
	"github.com/ssgen/ssgen/parser/source"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// golden is a case below testdata/golden: pages in "input", the emitted files that
// they must become in "want", and what is said about them in "diagnostics.txt". The
// files of the runtime are the same for all, and tested where they stand. Tests that stand
// beside "want" are run in the package. "parts.txt" names parts, where not the usual are meant;
// "options.json" has other options, and "ssgen.yaml" says the same in its own words.
type golden struct {
	name, dir string
	options   generator.Options
	overrides override.Set
	sources   []source.Source
}

// goldens lists all cases. Two of them have their pages elsewhere.
func goldens(t *testing.T) []golden {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(testdata, "golden"))
	if err != nil {
		t.Fatal(err)
	}
	var all []golden
	for _, e := range entries {
		g := golden{name: e.Name(), dir: filepath.Join(testdata, "golden", e.Name())}
		g.options = generator.Options{Package: "widgets", ImportPath: "generated.example/" + g.name}
		if parts, err := os.ReadFile(filepath.Join(g.dir, "parts.txt")); err == nil {
			g.options.Parts = strings.Fields(string(parts))
		}
		g.readOptions(t)
		g.readBeside(t)
		switch g.name {
		case "invite-chat-member", "test-part":
			g.options.Package, g.sources = "evovoice", pagesIn(t, filepath.Join(testdata, "pages"))
		case "orders-8.10.0":
			g.options.Package, g.sources = "orders", recorded(t, "8.10.0", "orders")
		default:
			g.sources = pagesIn(t, filepath.Join(g.dir, "input"))
		}
		all = append(all, g)
	}
	return all
}

// readOptions reads the options of a case that has its own.
func (g *golden) readOptions(t *testing.T) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(g.dir, "options.json"))
	if err != nil {
		return
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	said := struct {
		*generator.Options
		Overrides *override.Set
	}{&g.options, &g.overrides}
	if err := d.Decode(&said); err != nil {
		t.Fatalf("%s: %v", g.name, err)
	}
}

// readBeside reads what a case has written by hand in the package itself.
func (g *golden) readBeside(t *testing.T) {
	t.Helper()
	if data, err := os.ReadFile(filepath.Join(g.dir, "written.go")); err == nil {
		g.options.Beside = generator.Declared("written.go", data)
	}
}

// generate runs sources through parser, overrides and generator.
func (g golden) generate(t *testing.T) ([]generator.File, diag.List) {
	t.Helper()
	api, found := parser.Parse(t.Context(), g.sources)
	if found.HasErrors() {
		t.Fatalf("the input cannot be used: %v", found)
	}
	api, open, problems := override.Apply(api, g.overrides, found)
	files, more := generator.Generate(api, g.options)
	found = slices.Concat(open, problems, more)
	found.Sort()
	return files, found
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, g := range goldens(t) {
		t.Run(g.name, func(t *testing.T) {
			t.Parallel()
			files, found := g.generate(t)
			got := map[string]string{"diagnostics.txt": diagnosticLines(found)}
			for _, f := range files {
				if !isRuntime(f.Name) {
					got["want/"+f.Name] = string(f.Data)
				}
			}
			if *update {
				g.rewrite(t, got)
				return
			}
			if diff := cmp.Diff(g.committed(t), got); diff != "" {
				t.Errorf("differs from the golden; see it, then run go test ./generator -update (-want +got):\n%s", diff)
			}
		})
	}
}

// diagnosticLines writes what was found, a line each, the way people see it.
func diagnosticLines(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}

// committed reads what the case expects.
func (g golden) committed(t *testing.T) map[string]string {
	t.Helper()
	want := map[string]string{}
	names, err := filepath.Glob(filepath.Join(g.dir, "want", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	below, err := filepath.Glob(filepath.Join(g.dir, "want", "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(append(names, below...), filepath.Join(g.dir, "diagnostics.txt")) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rel, err := filepath.Rel(g.dir, name)
		if err != nil {
			t.Fatal(err)
		}
		want[filepath.ToSlash(rel)] = string(data)
	}
	return want
}

func (g golden) rewrite(t *testing.T, got map[string]string) {
	t.Helper()
	want := filepath.Join(g.dir, "want")
	if err := os.RemoveAll(want); err != nil {
		t.Fatal(err)
	}
	for name, text := range got {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(g.dir, filepath.FromSlash(name))), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(g.dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestGoldenCompiles puts all golden packages, whole, into one module, vets them
// (which checks every type), and runs the tests that stand beside some.
func TestGoldenCompiles(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles many packages")
	}
	m := newModule(t)
	vet, test := []string{"vet", "./..."}, []string{"test"}
	for _, g := range goldens(t) {
		files, _ := g.generate(t)
		m.add(t, g.name, files)
		tests, err := filepath.Glob(filepath.Join(g.dir, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		written, err := filepath.Glob(filepath.Join(g.dir, "written.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range append(written, tests...) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			m.write(t, g.name+"/"+filepath.Base(name), data)
		}
		g.addBeside(t, m)
		if len(tests) > 0 {
			test = append(test, "./"+g.name)
		}
		if slices.Contains(g.options.Parts, generator.PartTest) {
			test = append(test, m.addFakeTests(t, g.name, g.options.Package))
		}
	}
	m.goTool(t, vet...)
	m.goTool(t, test...)
}

// addBeside adds the packages that a case has beside it, which users have written.
func (g golden) addBeside(t *testing.T, m module) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(g.dir, "beside", "*", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		m.write(t, g.name+"/beside/"+filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name), data)
	}
}

// TestParts compiles every combination of parts.
func TestParts(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles many packages")
	}
	m := newModule(t)
	sources := recorded(t, "8.10.0", "orders")
	for _, parts := range [][]string{{"types"}, {"client"}, {"server"}, {"types", "client"}, {"types", "server"}, {"client", "server"}, {"types", "client", "server"}, {"test"}} {
		folder := strings.Join(parts, "")
		files, found := generate(t, sources, generator.Options{Package: "orders", Parts: parts, ImportPath: "generated.example/" + folder})
		if found.HasErrors() {
			t.Fatalf("%v: %v", parts, found)
		}
		client := slices.Contains(parts, "client") || slices.Contains(parts, "test")
		if has := slices.ContainsFunc(files, func(f generator.File) bool { return f.Name == "client.gen.go" }); has != client {
			t.Errorf("%v: client.gen.go is there: %v", parts, has)
		}
		m.add(t, folder, files)
	}
	m.goTool(t, "vet", "./...")
}
