package parser_test

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/layouts"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// TestSplicedText puts the tail of every page behind that of another operation: the model
// stays that of the page, and a warning tells of the tail.
func TestSplicedText(t *testing.T) {
	t.Parallel()
	for _, api := range recordings.APIs() {
		for _, pattern := range []string{"*.jsv.mjs.html", "*.jsv.html", "*.json.mjs.html"} {
			t.Run(api+" "+pattern, func(t *testing.T) {
				t.Parallel()
				recording, err := recordings.Open("8.10.0")
				if err != nil {
					t.Fatal(err)
				}
				pages := pagesLike(t, recording, api, pattern)
				for i, page := range pages {
					splice(t, page, pages[(i+1)%len(pages)])
				}
			})
		}
	}
}

func splice(t *testing.T, page, other source.Source) {
	t.Helper()
	data, tail := bytesOf(t, page), bytesOf(t, other)
	glued, err := layouts.All()[0].Render(data)
	if err != nil {
		t.Fatal(err)
	}
	want, _ := parseText(t, page.Name, glued)
	texts, err := layouts.Spliced(data, tail)
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range slices.Sorted(maps.Keys(texts)) {
		got, diags := parseText(t, page.Name, texts[place])
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%s, the tail of %s from its %s: %s", page.Name, other.Name, place, diff)
		}
		if firstCode(diags, []string{"page-spliced", "text-after-sample"}) == "" {
			t.Errorf("%s, the tail of %s from its %s: nothing is said: %v", page.Name, other.Name, place, diags)
		}
	}
}

// TestSplicedHTML does the same with HTML: a tail behind the document's end, and in it.
func TestSplicedHTML(t *testing.T) {
	t.Parallel()
	for _, api := range recordings.APIs() {
		t.Run(api, func(t *testing.T) {
			t.Parallel()
			recording, err := recordings.Open("8.10.0")
			if err != nil {
				t.Fatal(err)
			}
			pages := pagesLike(t, recording, api, "*.jsv.mjs.html")
			for i, page := range pages {
				whole, other := string(bytesOf(t, page)), string(bytesOf(t, pages[(i+1)%len(pages)]))
				want, _ := parser.Parse(t.Context(), []source.Source{page})
				for _, text := range splicedHTML(whole, other) {
					got, diags := parser.Parse(t.Context(), []source.Source{source.FromBytes(page.Name, []byte(text))})
					if diff := gocmp.Diff(modelFacts(want), modelFacts(got)); diff != "" {
						t.Errorf("%s: %s", page.Name, diff)
					}
					if firstCode(diags, []string{"page-spliced"}) == "" {
						t.Errorf("%s: nothing is said: %v", page.Name, diags)
					}
				}
			}
		})
	}
}

// splicedHTML glues the end of another page behind a page, from its code on and from its
// samples on, and both into one document.
func splicedHTML(whole, other string) []string {
	code := other[strings.Index(other, "<pre>"):]
	example := other[strings.Index(other, `<div class="example">`):]
	return []string{whole + code, whole + example, whole + other, strings.Replace(whole, "</body>", example+"</body>", 1)}
}

func firstCode(diags diag.List, codes []string) string {
	for _, code := range codes {
		if slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == code }) {
			return code
		}
	}
	return ""
}

// parseText gives the facts of a page's text, whose operation the file's name tells if
// nothing else does.
func parseText(t *testing.T, name, text string) (facts, diag.List) {
	t.Helper()
	api, diags := parser.Parse(t.Context(), []source.Source{source.FromBytes(strings.TrimSuffix(name, path.Ext(name))+".txt", []byte(text))})
	if api == nil {
		t.Fatalf("%s: %v", name, diags)
	}
	return modelFacts(api), diags
}
