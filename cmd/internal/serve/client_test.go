package serve_test

import (
	"io/fs"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"testing"

	"github.com/ssgen/ssgen/cmd/internal/serve"
	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// recorded gives the model of a recorded API, from the files that a pattern names.
func recorded(t *testing.T, release, pattern string) *model.API {
	t.Helper()
	all, err := recordings.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(all, pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s of %s: nothing (%v)", pattern, release, err)
	}
	var sources []source.Source
	for _, name := range names {
		data, err := fs.ReadFile(all, name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, source.FromBytes(path.Base(name), data))
	}
	api, found := parser.Parse(t.Context(), sources)
	if found.HasErrors() {
		t.Fatal(found)
	}
	return api
}

// TestGeneratedClient calls every operation of what is served, in both formats, with the
// client that is generated from the same model: what the one writes the other reads.
func TestGeneratedClient(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles a package")
	}
	api := recorded(t, "8.10.0", "orders/pages/*.jsv.mjs.html")
	files, found := generator.Generate(api, generator.Options{Package: "api", Parts: []string{generator.PartClient}})
	if found.HasErrors() {
		t.Fatal(found)
	}
	dir := t.TempDir()
	write := func(name string, data []byte) {
		t.Helper()
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", []byte("module generated.example\n\ngo 1.24\n"))
	for _, f := range files {
		write("api/"+f.Name, f.Data)
	}
	calls, err := os.ReadFile(filepath.Join("testdata", "calls.go"))
	if err != nil {
		t.Fatal(err)
	}
	write("calls/calls_test.go", calls)
	for _, options := range []serve.Options{{}, {Seeded: true, Seed: 5}} {
		server := httptest.NewServer(serve.New(api, options))
		cmd := exec.CommandContext(t.Context(), "go", "test", "-count=1", "./calls")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOTOOLCHAIN=local", "SERVED_AT="+server.URL)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%+v: %v\n%s", options, err, out)
		}
		server.Close()
	}
}
