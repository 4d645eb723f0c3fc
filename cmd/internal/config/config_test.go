package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/override"
)

var (
	someCodes  = []string{"number-kind", "string-kind", "page-cut-off"}
	fixedCodes = []string{"page-cut-off"}
)

func TestParse(t *testing.T) {
	t.Parallel()
	file, problems := Parse("ssgen.yaml", []byte("\ufeff# comment\r\nversion: 1\r\nonly: [Gét*, 'a b']\r\nstrict: true\r\nassembly: 12\r\noverrides:\r\n  members:\r\n    \"*.é\": int?  # why\r\n    Ä.b: List<Order>\r\nseverities: {number-kind: off}\r\n"), someCodes, fixedCodes)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	at := func(line, col int) diag.Pos { return diag.Pos{File: "ssgen.yaml", Line: line, Col: col} }
	want := File{
		Name: "ssgen.yaml",
		Options: map[string][]Value{
			"only": {{"Gét*", at(3, 8)}, {"a b", at(3, 15)}}, "strict": {{"true", at(4, 9)}}, "assembly": {{"12", at(5, 11)}},
		},
		Overrides: override.Set{Members: []override.Entry{{Key: "*.é", Value: "int?", Pos: at(8, 5)}, {Key: "Ä.b", Value: "List<Order>", Pos: at(9, 5)}}},
		Severities: map[string]Severity{
			"number-kind": {Off: true},
		},
	}
	if d := cmp.Diff(want, file); d != "" {
		t.Error(d)
	}
}

func TestApplySeverities(t *testing.T) {
	t.Parallel()
	file, problems := Parse("c", []byte("version: 1\nseverities: {number-kind: error, string-kind: note}\n"), someCodes, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	file.Severities["dropped"] = Severity{Off: true}
	var found diag.List
	for _, code := range []string{"number-kind", "string-kind", "dropped", "other"} {
		found.Warn(code, diag.Pos{}, "", "%s", code)
		found.Fail(code, diag.Pos{}, "", "%s", code)
	}
	got, raised := file.Apply(found)
	var lines []string
	for _, d := range got {
		lines = append(lines, d.String())
	}
	want := "error: number-kind|error: number-kind|note: string-kind|error: string-kind|error: dropped|warning: other|error: other"
	if d := cmp.Diff(want, strings.Join(lines, "|")); d != "" || raised != 1 {
		t.Errorf("%d raised, %s", raised, d)
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	write := func(name string) {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{
		"ssgen.yaml", "mod/go.mod", "mod/a/ssgen.yaml", "mod/a/b/c/x", "mod/inner/go.mod", "mod/inner/x/y/z",
		"loose/ssgen.yaml", "loose/in/deep/x", "mod/dir/ssgen.yaml/x", "mod/dir/sub/x",
	} {
		write(name)
	}
	for from, want := range map[string]string{
		"mod": "", "mod/a": "mod/a/ssgen.yaml", "mod/a/b/c": "mod/a/ssgen.yaml", "mod/a/not/there/yet": "mod/a/ssgen.yaml",
		"mod/inner/x/y/z": "", "mod/inner": "", "mod/b": "", "loose": "loose/ssgen.yaml", "loose/in": "loose/ssgen.yaml", "loose/in/deep": "", "mod/dir/sub": "",
	} {
		got, err := Find(filepath.Join(root, filepath.FromSlash(from)))
		if want != "" {
			want = filepath.Join(root, filepath.FromSlash(want))
		}
		if err != nil || got != want {
			t.Errorf("from %s: %q, %v; want %q", from, got, err, want)
		}
	}
}

// TestHostileFilesEnd reads texts that no person writes, which take YAML's reader long.
func TestHostileFilesEnd(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		strings.Repeat("[", 9000), strings.Repeat("{a: ", 9000), strings.Repeat("- ", 9000), strings.Repeat("? ", 9000),
		strings.Repeat("a:\n ", 9000), strings.Repeat("'", 9001), strings.Repeat("&a ", 9000), strings.Repeat("x", maxBytes+1),
		strings.Repeat("[\n", 9000), strings.Repeat("a: b\n", 9000), strings.Repeat("- a\n", 9000), strings.Repeat("a: {\n", 9000), deep(200),
	} {
		if _, problems := Parse("c", []byte(text), nil, nil); !problems.HasErrors() {
			t.Errorf("%.10q… is a config", text)
		}
	}
}

func deep(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"version: 1\n", "version: 1\nonly: [a, 'b']\noverrides: {members: {A.b: int?}}\n", "a: &b\n  <<: *b\n", "- x\n", "? a\n: b\n", "version: 1\ninclude: {tags: [a]}\nrename: {types: {\"*Dto\": \"*\"}, members: {A.b: C}}\nretype: {A.b: x.y/z.T, c: long}\n", "version: 1\ndiff:\n  ignore:\n  - {rule: a, what: b, reason: c}\n", "version: !!int 1", "a: |\n x\n--- \n%", "version: 1\nseverities:\n number-kind: off",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		_, problems := Parse("c", []byte(s), someCodes, fixedCodes)
		for _, p := range problems {
			if p.Pos.File != "c" || p.Message == "" || p.Pos.Line < 1 {
				t.Errorf("%q: %v", s, p)
			}
		}
	})
}
