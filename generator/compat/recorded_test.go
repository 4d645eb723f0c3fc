package compat_test

import (
	"flag"
	"fmt"
	"go/types"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/packages"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/compat"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

var update = flag.Bool("update", false, "rewrite what is expected")

// recorded reads an API of a release from the files that have the pattern.
func recorded(t *testing.T, release, pattern string) *model.API {
	t.Helper()
	all, err := recordings.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(all, pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s in %s (%v)", pattern, release, err)
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

type loaded map[string]*types.Package

func (l loaded) Import(path string) (*types.Package, error) {
	if p := l[path]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("%s is not loaded", path)
}

// load loads all that a package of the recorded APIs imports.
var load = sync.OnceValues(func() (loaded, error) {
	var sample compat.Package
	for _, format := range []string{"jsv", "json"} {
		_, files, _ := generator.View(everything(), generator.Options{Package: "shop", Format: format})
		sample.Files = append(sample.Files, files...)
	}
	paths := compat.Imports(sample)
	all, err := packages.Load(&packages.Config{Mode: packages.NeedTypes | packages.NeedName | packages.NeedImports | packages.NeedDeps}, paths...)
	l := loaded{}
	for _, p := range all {
		l[p.PkgPath] = p.Types
	}
	return l, err
})

// everything is an API with a member of each kind, so that its package imports what any does.
func everything() *model.API {
	t := model.Type{Name: "All"}
	for _, name := range []string{"int", "decimal", "DateTime", "TimeSpan", "Guid", "DateOnly", "TimeOnly", "byte[]", "object", "Number", "double", "char"} {
		t.Members = append(t.Members, model.Member{Name: "M" + strings.Trim(name, "[]"), Wire: name, Type: model.Ref{Name: name}})
	}
	page := model.Type{Name: "Page", Members: []model.Member{
		{Name: "Offset", Wire: "offset", Type: model.Ref{Name: "int"}}, {Name: "Total", Wire: "total", Type: model.Ref{Name: "int"}},
		{Name: "Results", Wire: "results", Type: model.Ref{Name: model.List, Args: []model.Ref{{Name: "string"}}}},
	}}
	find := model.Type{Name: "Find", Members: []model.Member{
		{Name: "Skip", Wire: "skip", Type: model.Ref{Name: "int", Nullable: true}}, {Name: "Take", Wire: "take", Type: model.Ref{Name: "int", Nullable: true}},
	}}
	return &model.API{Operations: []model.Operation{
		{Name: "All", Request: "All", Response: model.Ref{Name: "All"}, Verb: "POST"}, {Name: "Find", Request: "Find", Response: model.Ref{Name: "Page"}, Verb: "GET"},
	}, Types: []model.Type{t, find, page}}
}

func generated(t *testing.T, api *model.API) compat.Package {
	t.Helper()
	view, files, found := generator.View(api, generator.Options{Package: "shop"})
	if found.HasErrors() {
		t.Fatal(found)
	}
	return compat.Package{View: view, Files: files}
}

func compared(t *testing.T, earlier, now *model.API) []compat.Change {
	t.Helper()
	imports, err := load()
	if err != nil {
		t.Fatal(err)
	}
	changes, err := compat.Callers(compat.Compare(earlier, now), generated(t, earlier), generated(t, now), imports)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func lines(changes []compat.Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s %s %s (%s): wire %s, Go %s; %s\n", c.Severity, c.Rule, c.Subject, c.Direction, c.Wire, c.Go, c.What)
		for _, why := range c.GoWhy {
			fmt.Fprintf(&b, "\t%s\n", why)
		}
	}
	return b.String()
}

// TestSecondVersion compares the first and the second version of an API on every release,
// from metadata.json and from pages.
func TestSecondVersion(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, release := range recordings.Releases() {
		for _, pattern := range []string{"/types/metadata.json", "/pages/*.csharp.html"} {
			changes := compared(t, recorded(t, release, "orders"+pattern), recorded(t, release, "orders-v2"+pattern))
			fmt.Fprintf(&b, "== %s %s\n%s", release, pattern, lines(changes))
		}
	}
	compareWith(t, "testdata/orders-v2.txt", b.String())
}

func compareWith(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("run with -update to take it (-want +got):\n%s", d)
	}
}

// TestReleases compares each API with itself on the next release of ServiceStack: what is
// found is true of the recordings, and listed in testdata/releases.txt.
func TestReleases(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	releases := recordings.Releases()
	for _, api := range recordings.APIs() {
		for i := range releases {
			now := recorded(t, releases[i], api+"/types/metadata.json")
			if same := compat.Compare(now, now); len(same) > 0 {
				t.Errorf("%s %s differs from itself:\n%s", releases[i], api, lines(same))
			}
			if pages := compat.Compare(now, recorded(t, releases[i], api+"/pages/*.csharp.html")); len(pages) > 0 {
				fmt.Fprintf(&b, "== %s of %s, pages\n%s", api, releases[i], lines(pages))
			}
			if i == 0 {
				continue
			}
			if changes := compat.Compare(recorded(t, releases[i-1], api+"/types/metadata.json"), now); len(changes) > 0 {
				fmt.Fprintf(&b, "== %s, %s to %s\n%s", api, releases[i-1], releases[i], lines(changes))
			}
		}
	}
	compareWith(t, "testdata/releases.txt", b.String())
}
