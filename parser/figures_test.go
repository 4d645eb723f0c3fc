package parser_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// surface is what a user may have of a server: the sources whose names have a pattern.
type surface struct {
	name     string
	patterns []string
}

func surfaces() []surface {
	return []surface{
		{"`/types/metadata.json`", []string{"types/metadata.json"}},
		{"`/metadata/app.json`", []string{"types/app.json"}},
		{"C# tabs", []string{"pages/*.jsv.csharp.html"}},
		{"Metadata tabs", []string{"pages/*.jsv.html"}},
		{"TypeScript tabs", []string{"pages/*.jsv.typescript.html"}},
		{"JavaScript tabs (release 8 and later)", []string{"pages/*.jsv.mjs.html"}},
		{"all four tabs", []string{"pages/*.jsv.html", "pages/*.jsv.*.html"}},
		{"JavaScript and Metadata tabs", []string{"pages/*.jsv.html", "pages/*.jsv.mjs.html"}},
		{"JSON pages", []string{"pages/*.json.html"}},
		{"CSV pages", []string{"pages/*.csv.html"}},
		{"XML pages", []string{"pages/*.xml.html"}},
		{"all formats and tabs", []string{"pages/*.*.html", "pages/*.*.*.html"}},
		{"`/types/csharp`", []string{"types/csharp"}},
		{"`/types/typescript`", []string{"types/typescript"}},
		{"`/types/typescript.d`", []string{"types/typescript.d"}},
		{"`/types/mjs`", []string{"types/mjs"}},
		{"`/types/mjs` and the index page", []string{"types/mjs", "pages/index.html"}},
		{"`/types/mjs` and Metadata tabs", []string{"types/mjs", "pages/*.jsv.html"}},
		{"metadata.json beside pages", []string{"types/metadata.json", "pages/*.jsv.html", "pages/*.jsv.*.html"}},
	}
}

// sources gives what a recording has of a surface; nothing where a pattern has no file.
func (s surface) sources(t *testing.T, recording fs.FS, release, api string) []source.Source {
	t.Helper()
	var found []source.Source
	for _, pattern := range s.patterns {
		if strings.Contains(pattern, ".mjs.") && tabOf(release) != "mjs" {
			return nil
		}
		names, err := fs.Glob(recording, api+"/"+pattern)
		if err != nil {
			t.Fatal(err)
		}
		before := len(found)
		for _, name := range names {
			if base := path.Base(name); strings.Count(base, ".") != strings.Count(path.Base(pattern), ".") || base == "index.html" && pattern != "pages/index.html" {
				continue
			}
			data, err := fs.ReadFile(recording, name)
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, source.FromBytes(strings.TrimPrefix(name, api+"/"), data))
		}
		if len(found) == before {
			return nil
		}
	}
	return found
}

// figures counts verdicts by surface and category.
type figures map[string]map[string]*tally

type tally struct{ right, unknown, wrong int }

// TestFigures counts, surface by surface and over all recordings, how many of the facts
// that the server's metadata has were read right, how many the model or its log says are
// not known, and how many are wrong without a word: none. The table is kept exact, and
// stands in the README.
func TestFigures(t *testing.T) {
	t.Parallel()
	all := figures{}
	var mu sync.Mutex
	t.Run("recordings", func(t *testing.T) {
		for _, release := range recordings.Releases() {
			t.Run(release, func(t *testing.T) {
				t.Parallel()
				for _, s := range surfaces() {
					judged := judgeRelease(t, release, s)
					mu.Lock()
					all.add(s.name, judged)
					mu.Unlock()
				}
			})
		}
	})
	table := all.table()
	golden(t, "testdata/conformance/figures.md", table)
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.ReplaceAll(string(readme), "\r\n", "\n"), table) {
		t.Error("README.md has another table than testdata/conformance/figures.md")
	}
}

// judgeRelease reads a surface of one release's APIs.
func judgeRelease(t *testing.T, release string, s surface) map[string]*tally {
	t.Helper()
	recording, err := recordings.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	j := &judge{t: t, tallies: map[string]*tally{}}
	for _, api := range recordings.APIs() {
		sources := s.sources(t, recording, release, api)
		if len(sources) == 0 {
			continue
		}
		j.where = fmt.Sprintf("%s %s from %s", release, api, s.name)
		j.api, j.log, _ = parser.Explain(t.Context(), sources)
		j.whole(decodeTruth(t, recording, api))
	}
	return j.tallies
}

func (f figures) add(surface string, more map[string]*tally) {
	if f[surface] == nil {
		f[surface] = map[string]*tally{}
	}
	for category, n := range more {
		sum := f[surface][category]
		if sum == nil {
			sum = &tally{}
			f[surface][category] = sum
		}
		sum.right += n.right
		sum.unknown += n.unknown
		sum.wrong += n.wrong
	}
}

// categories are the table's columns.
func categories() []string {
	return []string{"types", "members", "member types", "null", "required", "docs", "enums", "responses", "routes", "auth"}
}

// table writes right, unknown and wrong of each column.
func (f figures) table() string {
	var b strings.Builder
	b.WriteString("| read from | " + strings.Join(categories(), " | ") + " | wrong |\n|" + strings.Repeat(" --- |", len(categories())+2) + "\n")
	for _, s := range surfaces() {
		b.WriteString("| " + s.name)
		wrong := 0
		for _, c := range categories() {
			n := f[s.name][c]
			if n == nil {
				n = &tally{}
			}
			b.WriteString(fmt.Sprintf(" | %d", n.right))
			if n.unknown > 0 {
				fmt.Fprintf(&b, " + %d", n.unknown)
			}
			wrong += n.wrong
		}
		fmt.Fprintf(&b, " | %d |\n", wrong)
	}
	return b.String()
}

// TestMixIsNeverWorse holds that what one tab alone tells right, all tabs together do.
func TestMixIsNeverWorse(t *testing.T) {
	t.Parallel()
	named := func(name string) surface {
		i := slices.IndexFunc(surfaces(), func(s surface) bool { return s.name == name })
		return surfaces()[i]
	}
	mixes := map[string][]string{
		"all four tabs":                  {"C# tabs", "Metadata tabs", "TypeScript tabs", "JavaScript tabs (release 8 and later)"},
		"JavaScript and Metadata tabs":   {"Metadata tabs", "JavaScript tabs (release 8 and later)"},
		"all formats and tabs":           {"all four tabs", "JSON pages", "CSV pages", "XML pages"},
		"`/types/mjs` and Metadata tabs": {"`/types/mjs`", "Metadata tabs"},
		"metadata.json beside pages":     {"`/types/metadata.json`", "all four tabs"},
	}
	for _, release := range recordings.Releases() {
		t.Run(release, func(t *testing.T) {
			t.Parallel()
			for mix, alone := range mixes {
				whole := rightFacts(t, release, named(mix))
				for _, one := range alone {
					for fact := range rightFacts(t, release, named(one)) {
						if whole != nil && !whole[fact] {
							t.Errorf("%s is right from %s and not from %s", fact, one, mix)
						}
					}
				}
			}
		})
	}
}

// rightFacts lists the facts that a surface has right; nil where it was not recorded.
func rightFacts(t *testing.T, release string, s surface) map[string]bool {
	t.Helper()
	recording, err := recordings.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	var right map[string]bool
	for _, api := range recordings.APIs() {
		sources := s.sources(t, recording, release, api)
		if len(sources) == 0 {
			continue
		}
		if right == nil {
			right = map[string]bool{}
		}
		j := &judge{t: t, tallies: map[string]*tally{}, right: right, where: api}
		j.api, j.log, _ = parser.Explain(t.Context(), sources)
		j.whole(decodeTruth(t, recording, api))
	}
	return right
}
