package generator_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

const testdata = "../testdata"

// generate goes the whole way from pages to files. Nothing is generated where the
// pages have errors.
func generate(t *testing.T, sources []source.Source, options generator.Options) ([]generator.File, diag.List) {
	t.Helper()
	api, found := parser.Parse(t.Context(), sources)
	if found.HasErrors() {
		found.Sort()
		return nil, found
	}
	files, more := generator.Generate(api, options)
	found = append(found, more...)
	found.Sort()
	return files, found
}

// pagesIn reads all files of a folder, under their base names.
func pagesIn(t *testing.T, dir string) []source.Source {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var sources []source.Source
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, source.FromBytes(e.Name(), data))
	}
	return sources
}

// recorded reads the operation pages of a recorded API in the one language that its
// release prints whole: JavaScript since release 8, TypeScript before.
func recorded(t *testing.T, release, api string) []source.Source {
	t.Helper()
	all, err := recordings.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	lang := "mjs"
	if slices.Contains([]string{"5.14.0", "6.11.0"}, release) {
		lang = "typescript"
	}
	names, err := fs.Glob(all, api+"/pages/*.jsv."+lang+".html")
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages of %s in the recording of %s (%v)", api, release, err)
	}
	var sources []source.Source
	for _, name := range names {
		data, err := fs.ReadFile(all, name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, source.FromBytes(path.Base(name), data))
	}
	return sources
}

// isRuntime tells whether a file is carried over rather than emitted.
func isRuntime(name string) bool { return strings.HasPrefix(path.Base(name), "runtime_") }
