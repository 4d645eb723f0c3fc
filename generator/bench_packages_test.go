package generator_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/output"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
)

// TestBenchmarkPackages holds the packages that testdata/bench measures to what is
// generated today, the runtime's files included.
func TestBenchmarkPackages(t *testing.T) {
	t.Parallel()
	bench := filepath.Join(testdata, "bench")
	readings, err := os.ReadFile(filepath.Join(bench, "schemas", "readings.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, sources := range map[string][]source.Source{
		"evovoice": pagesIn(t, filepath.Join(testdata, "pages")),
		"readings": {source.FromBytes("readings.json", readings)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api, found := parser.Parse(t.Context(), sources)
			if found.HasErrors() {
				t.Fatal(diagnosticLines(found))
			}
			if name == "evovoice" {
				addSessionList(api)
			}
			parts := []string{generator.PartTypes}
			if name == "evovoice" {
				parts = []string{generator.PartClient, generator.PartServer}
			}
			files, found := generator.Generate(api, generator.Options{Package: name, Parts: parts, Format: "jsv"})
			if found.HasErrors() {
				t.Fatal(diagnosticLines(found))
			}
			compareBenchmark(t, filepath.Join(bench, name), files)
		})
	}
}

// addSessionList adds what the largest document is, as testdata/bench does: a list of the
// page's answers.
func addSessionList(api *model.API) {
	list := model.Ref{Name: model.List, Args: []model.Ref{{Name: "SessionInfo"}}}
	api.Types = append(api.Types,
		model.Type{Name: "FindSessions"},
		model.Type{Name: "SessionList", Members: []model.Member{{Name: "Results", Wire: "results", Type: list}}},
	)
	api.Operations = append(api.Operations, model.Operation{
		Name: "FindSessions", Request: "FindSessions", Response: model.Ref{Name: "SessionList"}, Verb: "GET",
	})
}

func compareBenchmark(t *testing.T, dir string, files []generator.File) {
	t.Helper()
	got, want := map[string]string{}, map[string]string{}
	var out []output.File
	for _, f := range files {
		got[f.Name] = string(f.Data)
		out = append(out, output.File{Name: f.Name, Data: f.Data})
	}
	if *update {
		if _, err := output.Write(dir, out, output.Remove); err != nil {
			t.Fatal(err)
		}
		return
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want[filepath.Base(name)] = string(data)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("is not what is generated today; run go test ./generator -run TestBenchmarkPackages -update (-want +got):\n%s", diff)
	}
}
