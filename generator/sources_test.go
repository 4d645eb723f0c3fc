package generator_test

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// TestSources generates each API of each release from its metadata.json, from its app.json
// and from the folder of all its recorded pages: the packages are the same, byte for byte,
// but for facts that one of the sources does not hold. Those stand in testdata/sources.txt,
// with what they are of and in how many releases. Each model comes through its lock unchanged.
func TestSources(t *testing.T) {
	t.Parallel()
	differing := map[string]map[string]bool{}
	for _, release := range recordings.Releases() {
		all, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range recordings.APIs() {
			c := &comparison{t: t, where: release + " " + name, options: generator.Options{Package: packageOf(name)}}
			whole := c.read(matching(t, all, name+"/types/metadata.json"))
			throughLock(t, c.where, whole)
			c.wanted = c.files(whole)
			for from, pattern := range map[string]string{"app.json": "/types/app.json", "pages": "/pages/*.html"} {
				api := c.read(matching(t, all, name+pattern))
				throughLock(t, c.where+" "+from, api)
				for _, fact := range c.facts(api, whole) {
					line := fmt.Sprintf("%s of %s: %s", from, name, fact)
					if differing[line] == nil {
						differing[line] = map[string]bool{}
					}
					differing[line][release] = true
				}
			}
		}
	}
	compareTable(t, "testdata/sources.txt", []byte(sourceTable(differing)))
}

func sourceTable(differing map[string]map[string]bool) string {
	var b strings.Builder
	for _, line := range slices.Sorted(maps.Keys(differing)) {
		found := "every release"
		if n := len(differing[line]); n < len(recordings.Releases()) {
			found = strings.Join(slices.Sorted(maps.Keys(differing[line])), ", ")
		}
		fmt.Fprintf(&b, "%s (%s)\n", line, found)
	}
	return b.String()
}

// matching gives the files of a recording that have the pattern, under their base names.
func matching(t *testing.T, all fs.FS, pattern string) []source.Source {
	t.Helper()
	names, err := fs.Glob(all, pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s in the recording (%v)", pattern, err)
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

// comparison holds one API's packages from two sources against each other.
type comparison struct {
	t       *testing.T
	where   string
	options generator.Options
	wanted  map[string]string // the files made from metadata.json
}

func (c *comparison) read(sources []source.Source) *model.API {
	c.t.Helper()
	api, found := parser.Parse(c.t.Context(), sources)
	if found.HasErrors() {
		c.t.Fatalf("%s: %s", c.where, diagnosticLines(found))
	}
	return api
}

func (c *comparison) files(api *model.API) map[string]string {
	c.t.Helper()
	files, found := generator.Generate(api, c.options)
	if found.HasErrors() {
		c.t.Fatalf("%s: %s", c.where, diagnosticLines(found))
	}
	return asText(files)
}

// facts lists the facts by which the package of one model differs from that of the other.
// Each is taken over, and counts if that changes the package; in the end they must be one.
func (c *comparison) facts(have, want *model.API) []string {
	c.t.Helper()
	files := c.files(have)
	var lines []string
	for _, f := range sourceFacts {
		subjects := f.take(have, want)
		if len(subjects) == 0 {
			continue
		}
		now := c.files(have)
		if !maps.Equal(files, now) {
			lines = append(lines, f.name+": "+strings.Join(subjects, ", "))
		}
		files = now
	}
	if diff := cmp.Diff(c.wanted, files); diff != "" {
		c.t.Errorf("%s: the packages differ by more than the facts that are known (-metadata.json +other):\n%s", c.where, diff)
	}
	return lines
}

// sourceFacts are what sources tell differently. Each function makes the first model say
// what the second does and tells of what.
var sourceFacts = []struct {
	name string
	take func(have, want *model.API) []string
}{
	{"name of the service, which metadata.json does not tell", func(have, want *model.API) []string {
		was := have.Name
		have.Name = want.Name
		return differs(was, want.Name)
	}},
	{"formats, which metadata.json does not tell", func(have, want *model.API) []string {
		was := strings.Join(have.Formats, " ")
		have.Formats = want.Formats
		return differs(was, strings.Join(want.Formats, " "))
	}},
	{"verb of several, of which no page tells the default", func(have, want *model.API) []string {
		var subjects []string
		for i := range have.Operations {
			op := &have.Operations[i]
			for _, w := range want.Operations {
				if w.Name == op.Name && w.Verb != op.Verb {
					subjects = append(subjects, fmt.Sprintf("%s (%s for %s)", op.Name, op.Verb, w.Verb))
					op.Verb = w.Verb
				}
			}
		}
		return subjects
	}},
	{"abstract, which no page tells: a type more", func(have, want *model.API) []string {
		var subjects []string
		for i := range have.Types {
			typ := &have.Types[i]
			for _, w := range want.Types {
				if w.Name == typ.Name && w.Abstract != typ.Abstract {
					subjects = append(subjects, typ.Name)
					typ.Abstract = w.Abstract
				}
			}
		}
		return subjects
	}},
}

func differs(a, b string) []string {
	if a == b {
		return nil
	}
	return []string{fmt.Sprintf("%q for %q", a, b)}
}
