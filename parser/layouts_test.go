package parser_test

import (
	"cmp"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/layouts"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// TestLayouts renders every JSV page of the whole releases, and of an old one, in every
// layout of copied text, and compares the model of the text with that of the HTML. What
// the layouts lose stands in a table that is kept exact, with the diagnostic that tells
// the user; a fact that is lost or wrong without one fails.
func TestLayouts(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	lost := map[string]int{}
	t.Run("pages", func(t *testing.T) {
		for _, release := range []string{"6.11.0", "8.10.0", "10.1.4"} {
			for _, api := range recordings.APIs() {
				t.Run(release+"/"+api, func(t *testing.T) {
					t.Parallel()
					for _, line := range layoutLosses(t, release, api) {
						mu.Lock()
						lost[line]++
						mu.Unlock()
					}
				})
			}
		}
	})
	var table strings.Builder
	for _, line := range slices.Sorted(maps.Keys(lost)) {
		fmt.Fprintf(&table, "%s, %d\n", line, lost[line])
	}
	golden(t, "testdata/layouts.txt", table.String())
}

func layoutLosses(t *testing.T, release, api string) []string {
	recording, err := recordings.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(recording, api+"/pages/*.jsv*.html")
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	var lines []string
	for _, name := range names {
		data, err := fs.ReadFile(recording, name)
		if err != nil {
			t.Fatal(err)
		}
		operation, rest, _ := strings.Cut(path.Base(name), ".")
		tab := cmp.Or(strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(rest, "html"), "."), "jsv."), "metadata")
		want, _ := parser.Parse(t.Context(), []source.Source{source.FromBytes(operation+".html", data)})
		for _, layout := range layouts.All() {
			text, err := layout.Render(data)
			if err != nil {
				t.Fatal(err)
			}
			from := source.FromBytes(operation+".txt", []byte(text))
			got, diags := parser.Parse(t.Context(), []source.Source{from})
			place := release + " " + name + " " + layout.Name
			if got == nil || diags.HasErrors() {
				t.Errorf("%s: %v", place, diags)
				continue
			}
			for _, line := range differing(t, place, textFacts(want), textFacts(got), diags) {
				lines = append(lines, layout.Name+", "+strings.TrimPrefix(tab, "jsv")+", "+line)
			}
		}
	}
	return lines
}

var markup = regexp.MustCompile(`<[^>]*>`)

// textFacts are the facts with routes as the host answers them, below its base path, and
// with their texts in one: copied text has no markup, and seldom a border between
// summary and notes.
func textFacts(api *model.API) facts {
	f := modelFacts(api)
	base, _ := url.Parse(api.BaseURL)
	for name, text := range f {
		if strings.Contains(name, " route ") {
			verbs, rest, _ := strings.Cut(text, " ")
			route, doc, _ := strings.Cut(rest, " | ")
			f[name] = verbs + " " + base.Path + route + " | " + strings.NewReplacer(" ", "", "|", "", "\n", "").Replace(html.UnescapeString(markup.ReplaceAllString(doc, "")))
		}
	}
	return f
}

// differing lists the kinds of facts that the text tells otherwise, or not at all, with
// the code of the diagnostic that says so.
func differing(t *testing.T, place string, want, got facts, diags diag.List) []string {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(union(want, got))) {
		if want[name] == got[name] {
			continue
		}
		words := strings.Fields(name)
		kind := words[0] + " " + words[len(words)-1]
		if strings.Contains(name, " route ") {
			kind = "op route"
		}
		what := "other"
		if got[name] == "" {
			what = "lost"
		}
		code := reason(name, diags)
		if code == "" {
			t.Errorf("%s: %s is %q in the HTML and %q in the text, and no diagnostic tells: %v", place, name, want[name], got[name], diags)
		}
		if line := kind + ", " + what + ", " + code; !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// reason gives the code of the diagnostic that tells the user of a fact which the text does
// not have as the HTML does, "" for none. What is said of the whole page counts for what the
// page lost; what is said of a value must name it.
func reason(fact string, diags diag.List) string {
	words := strings.Fields(fact)
	subject, last := words[1], words[len(words)-1]
	if words[0] == "op" {
		for _, d := range diags {
			if slices.Contains(operationCodes[last], d.Code) && (d.Code != "response-unknown" || strings.Contains(d.Message, subject)) ||
				words[2] == "route" && (d.Code == "route-lost" || d.Code == "route-cut") {
				return d.Code
			}
		}
		return ""
	}
	owner, _, _ := strings.Cut(subject, ".")
	for _, codes := range [][]string{{"null-unknown", "number-kind", "string-kind", "base-unknown", "base-inferred", "request-undeclared", "response-unknown"}, pageCodes} {
		for _, d := range diags {
			if d.Code == "null-unknown" && last != "null" {
				continue
			}
			if slices.Contains(codes, d.Code) && (slices.Contains(pageCodes, d.Code) || tellsOf(d, subject, owner)) {
				return d.Code
			}
		}
	}
	return ""
}

// pageCodes say that a page lost all its code, its tables' captions, or part of either.
var pageCodes = []string{"code-missing", "caption-lost", "table-cut", "code-cut", "code-skipped"}

// operationCodes are the diagnostics that can tell of an operation's fact.
var operationCodes = map[string][]string{
	"tags": {"tags-glued", "head-lost"}, "auth": {"access-unknown"}, "verb": {"route-lost"}, "verbs": {"route-lost"},
	"response": {"response-unknown", "response-ambiguous"},
}

// tellsOf tells whether a diagnostic names a member or its type, in its words or in the
// settings that would settle it. Of a member's value only what names that counts.
func tellsOf(d diag.Diagnostic, subject, owner string) bool {
	if slices.ContainsFunc(d.Settings, func(s diag.Setting) bool { return s.Key == subject }) {
		return true
	}
	if strings.HasSuffix(d.Code, "-kind") || d.Code == "null-unknown" {
		owner = subject
	}
	return slices.Contains(strings.FieldsFunc(d.Message, func(r rune) bool { return strings.ContainsRune(" ;,:", r) }), owner)
}
