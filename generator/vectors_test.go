package generator_test

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/generator/reach"
	ssparser "github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// TestVectors reads and writes again every value that was recorded of any release,
// with packages generated from that release's own types/metadata.json: with every
// null and with the plain default, in the host's casing and in PascalCase. Which of
// the server's bytes come back, and why others do not, is in testdata/vectors.txt.
//
// The packages and the program in testdata/vectors make one module. Releases whose
// metadata give one package share it.
func TestVectors(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles many packages")
	}
	p := vectorProgram{module: newModule(t), packages: map[string]string{}, names: map[string]string{}}
	for _, release := range recordings.Releases() {
		all, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		for _, api := range recordings.APIs() {
			p.addVectors(t, all, release, api)
			p.addPackages(t, all, release, api)
		}
	}
	p.finish(t)
	compareTable(t, "testdata/vectors.txt", p.run(t, "vectors"))
}

// compareTable compares what a program printed with what it is to print.
func compareTable(t *testing.T, table string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(table, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("differs from %s (-want +got):\n%s", table, diff)
	}
}

// vectorProgram is the program that is being put together.
type vectorProgram struct {
	module module
	// packages maps what tells two packages apart to the name that they have; names
	// maps the keys, by which the program asks for one, to such a name.
	packages, names map[string]string
	keys            []string
}

// addVectors copies a recording's vectors to where the program reads them.
func (p *vectorProgram) addVectors(t *testing.T, all fs.FS, release, api string) {
	t.Helper()
	names, err := fs.Glob(all, api+"/vectors*.ndjson")
	if err != nil || len(names) == 0 {
		t.Fatalf("no vectors of %s in %s (%v)", api, release, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(all, name)
		if err != nil {
			t.Fatal(err)
		}
		p.module.write(t, path.Join("vectors", release, name), data)
	}
}

func (p *vectorProgram) addPackages(t *testing.T, all fs.FS, release, api string) {
	t.Helper()
	data, err := fs.ReadFile(all, api+"/types/metadata.json")
	if err != nil {
		t.Fatal(err)
	}
	described, found := ssparser.Parse(t.Context(), []source.Source{source.FromBytes("metadata.json", data)})
	if found.HasErrors() {
		t.Fatal(found)
	}
	for _, nulls := range []string{"plain", generator.NullsExact} {
		for _, names := range []string{"camel", "pascal"} {
			options := generator.Options{Nulls: strings.TrimPrefix(nulls, "plain"), Names: strings.TrimPrefix(names, "camel")}
			p.add(t, described, options, strings.Join([]string{release, api, nulls, names}, " "))
		}
	}
	if away, _ := fs.Glob(all, api+"/vectors-new-york.ndjson"); len(away) > 0 {
		for _, names := range []string{"camel", "pascal"} {
			options := generator.Options{Nulls: generator.NullsExact, Names: strings.TrimPrefix(names, "camel"), Zone: "America/New_York"}
			p.add(t, described, options, strings.Join([]string{release, api + "-new-york", generator.NullsExact, names}, " "))
		}
	}
}

// add generates a package, unless there is the same, under the key by which the
// program asks for it.
func (p *vectorProgram) add(t *testing.T, api *model.API, options generator.Options, key string) {
	t.Helper()
	options.Package, options.Parts = "generated", []string{generator.PartTypes}
	files, found := generator.Generate(api, options)
	if found.HasErrors() {
		t.Fatal(found)
	}
	p.addFiles(t, append(files, vectorTable(t, api, options)), key, []string{"vectors/types.go"})
}

// addFiles adds a package's files with some of testdata, unless there is the same.
func (p *vectorProgram) addFiles(t *testing.T, files []generator.File, key string, with []string) {
	t.Helper()
	code := withoutComments(t, files)
	name, known := p.packages[code]
	if !known {
		name = fmt.Sprintf("package%d", len(p.packages))
		p.packages[code] = name
		p.module.add(t, name, files)
		for i, file := range with {
			p.module.write(t, fmt.Sprintf("%s/recorded%d.go", name, i), testdataFile(t, file))
		}
	}
	p.names[key] = name
	p.keys = append(p.keys, key)
}

// vectorTable lists a package's types by the API's names.
func vectorTable(t *testing.T, api *model.API, options generator.Options) generator.File {
	t.Helper()
	selected, found := reach.Select(api, reach.Choice{})
	pkg, more := goir.Build(selected, goir.Options{Package: options.Package, ExactNulls: options.Nulls == generator.NullsExact})
	if found = append(found, more...); found.HasErrors() {
		t.Fatal(found)
	}
	var b strings.Builder
	b.WriteString("package generated\n\nimport \"generated.example/recorded\"\n\nvar Recorded = map[string]recorded.Type{\n")
	for _, d := range pkg.Structs {
		if len(d.Params) == 0 {
			fmt.Fprintf(&b, "\t%q: recordedType((*%s).encode, (*%[2]s).decode),\n", d.Source, d.Name)
		}
	}
	b.WriteString("}\n")
	return generator.File{Name: "table.go", Data: []byte(b.String())}
}

// withoutComments gives what is a package's own in the code of its files: releases
// describe one type in different words.
func withoutComments(t *testing.T, files []generator.File) string {
	t.Helper()
	var b bytes.Buffer
	for _, f := range files {
		if isRuntime(f.Name) {
			continue
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, f.Name, f.Data, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if err := printer.Fprint(&b, fset, file); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func testdataFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// finish writes the program itself, with the packages by the keys that it asks for.
func (p *vectorProgram) finish(t *testing.T) {
	t.Helper()
	p.module.write(t, "recorded/recorded.go", testdataFile(t, "vectors/recorded.go"))
	for _, name := range []string{"main.go", "explain.go", "report.go", "cross.go"} {
		p.module.write(t, name, testdataFile(t, "vectors/"+name))
	}
	var rows strings.Builder
	slices.Sort(p.keys)
	for _, key := range p.keys {
		fmt.Fprintf(&rows, "\t%q: %s.Recorded,\n", key, p.names[key])
	}
	p.module.write(t, "packages.go", fmt.Appendf(nil, "package main\n\nimport (\n\t\"generated.example/recorded\"\n\n%s)\n\nvar releases = %#v\n\nvar packages = map[string]map[string]recorded.Type{\n%s}\n",
		p.imports(), recordings.Releases(), rows.String()))
}

// imports imports all packages.
func (p *vectorProgram) imports() string {
	var b strings.Builder
	for i := range len(p.packages) {
		fmt.Fprintf(&b, "\tpackage%d \"generated.example/package%[1]d\"\n", i)
	}
	return b.String()
}

// run gives what the program prints about the recordings in a folder of the module.
func (p *vectorProgram) run(t *testing.T, dir string) []byte {
	t.Helper()
	// Without the optimiser the packages compile in half the time.
	cmd := p.module.command(t, "run", "-gcflags=generated.example/...=-N -l", ".", dir)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	return stdout.Bytes()
}
