package csharp_test

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ssgen/ssgen/parser/csharp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// eachFiles gives the files of every release.
func eachFiles(t *testing.T, use func(release string, files fs.FS)) {
	t.Helper()
	for _, release := range recordings.Releases() {
		files, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		use(release, files)
	}
}

// eachRelease runs the test for every release and API on file.
func eachRelease(t *testing.T, test func(t *testing.T, files fs.FS, release, api string)) {
	t.Helper()
	eachFiles(t, func(release string, files fs.FS) {
		for _, api := range recordings.APIs() {
			t.Run(release+"/"+api, func(t *testing.T) {
				t.Parallel()
				test(t, files, release, api)
			})
		}
	})
}

func read(t *testing.T, files fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// code gives the C# code of every recorded page and listing of an API, by name.
func code(t *testing.T, files fs.FS, api string) map[string]string {
	t.Helper()
	out := map[string]string{}
	names, _ := fs.Glob(files, path.Join(api, "pages", "*.csharp.html"))
	for _, name := range names {
		_, rest, _ := strings.Cut(read(t, files, name), "<code")
		_, rest, ok := strings.Cut(rest, ">")
		if !ok {
			t.Fatalf("%s has no code", name)
		}
		text, _, _ := strings.Cut(rest, "</code>")
		out[name] = strings.NewReplacer("&lt;", "<", "&gt;", ">").Replace(text)
	}
	if name := path.Join(api, "types/csharp"); exists(files, name) {
		out[name] = read(t, files, name)
	}
	return out
}

func exists(files fs.FS, name string) bool {
	_, err := fs.Stat(files, name)
	return err == nil
}

// parseWhole parses code that must be understood to the last byte.
func parseWhole(t *testing.T, name, text string) *dto.File {
	t.Helper()
	file, diags := csharp.Parse(text, diag.Pos{File: name, Line: 1, Col: 1})
	for _, d := range diags {
		t.Errorf("%v", d)
	}
	return file
}

func TestRecordedCodeIsReadWhole(t *testing.T) {
	t.Parallel()
	eachRelease(t, func(t *testing.T, files fs.FS, release, api string) {
		seen := 0
		for name, text := range code(t, files, api) {
			file := parseWhole(t, name, text)
			if path.Base(name) == "csharp" {
				if file.Header.Version == "" || !strings.HasPrefix(file.Header.BaseURL, "https://"+api+".") {
					t.Errorf("%s: header %+v", name, file.Header)
				}
				continue
			}
			seen++
			op, _, _ := strings.Cut(path.Base(name), ".")
			if !slices.ContainsFunc(file.Classes, func(c *dto.Class) bool { return c.Name == op }) {
				t.Errorf("%s: no class %s", name, op)
			}
			if annotated := strings.HasPrefix(release, "10."); file.NullableRefs && !annotated {
				t.Errorf("%s: release %s prints no ? on reference types", name, release)
			}
		}
		if seen == 0 {
			t.Error("no pages with code")
		}
	})
}

// TestLayoutDoesNotMatter reads code with the other platform's line ends and with its
// indentation lost, as copied pages have it.
func TestLayoutDoesNotMatter(t *testing.T) {
	t.Parallel()
	eachRelease(t, func(t *testing.T, files fs.FS, _, api string) {
		for name, text := range code(t, files, api) {
			text = strings.ReplaceAll(text, "\r\n", "\n")
			want := parseWhole(t, name, text)
			got := parseWhole(t, name, strings.ReplaceAll(text, "\n", "\r\n"))
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s with CRLF (-want +got):\n%s", name, d)
			}
			var stripped strings.Builder
			for line := range strings.Lines(text) {
				stripped.WriteString(strings.TrimLeft(line, " "))
			}
			got = parseWhole(t, name, stripped.String())
			anyColumn := cmp.Comparer(func(a, b diag.Pos) bool { return a.Line == b.Line })
			if d := cmp.Diff(want, got, anyColumn); d != "" {
				t.Errorf("%s without indentation (-want +got):\n%s", name, d)
			}
		}
	})
}
