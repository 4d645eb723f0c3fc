package generator_test

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// TestRecordedAPIsCompile makes one package of all pages of each recorded API of
// each release, and vets them all. Those of one release have a fake too, which is asked all.
func TestRecordedAPIsCompile(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles 28 packages")
	}
	m := newModule(t)
	test := []string{"test"}
	for _, release := range recordings.Releases() {
		for _, api := range recordings.APIs() {
			folder := "release_" + strings.ReplaceAll(release, ".", "_") + "/" + packageOf(api)
			options := generator.Options{Package: packageOf(api), ImportPath: "generated.example/" + folder}
			if release == "8.10.0" {
				options.Parts = []string{generator.PartTest}
				test = append(test, m.addFakeTests(t, folder, options.Package))
			}
			files, found := generate(t, recorded(t, release, api), options)
			if found.HasErrors() {
				t.Errorf("%s of %s: %s", api, release, diagnosticLines(found))
				continue
			}
			m.add(t, folder, files)
		}
	}
	m.goTool(t, "vet", "./...")
	m.goTool(t, test...)
}

func packageOf(api string) string { return strings.ReplaceAll(api, "-", "") }

// TestSameBytes generates one API from its pages in several orders, and with CRLF
// line ends: files and diagnostics must not change.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	for _, api := range recordings.APIs() {
		t.Run(api, func(t *testing.T) {
			t.Parallel()
			sources := recorded(t, "8.10.0", api)
			options := generator.Options{Package: packageOf(api)}
			files, found := generate(t, sources, options)
			random := rand.New(rand.NewPCG(1, 2))
			for range 4 {
				shuffled := slices.Clone(sources)
				random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
				compareRuns(t, "shuffled", shuffled, options, files, diagnosticLines(found))
			}
			var crlf []source.Source
			for _, s := range sources {
				data, err := s.Bytes(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				lf := bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) // some recorded lines end so
				crlf = append(crlf, source.FromBytes(s.Name, bytes.ReplaceAll(lf, []byte("\n"), []byte("\r\n"))))
			}
			compareRuns(t, "CRLF", crlf, options, files, diagnosticLines(found))
		})
	}
}

func compareRuns(t *testing.T, what string, sources []source.Source, options generator.Options, files []generator.File, diagnostics string) {
	t.Helper()
	again, found := generate(t, sources, options)
	if diff := cmp.Diff(asText(files), asText(again)); diff != "" {
		t.Errorf("%s pages give other files: %s", what, diff)
	}
	if diff := cmp.Diff(diagnostics, diagnosticLines(found)); diff != "" {
		t.Errorf("%s pages give other diagnostics: %s", what, diff)
	}
}

func asText(files []generator.File) map[string]string {
	text := map[string]string{}
	for _, f := range files {
		text[f.Name] = string(f.Data)
	}
	return text
}
