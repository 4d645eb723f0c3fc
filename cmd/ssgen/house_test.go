package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// maxLines is the most lines that a file of Go may have.
const maxLines = 400

const (
	self = "github.com/ssgen/ssgen/"
	jen  = "github.com/dave/jennifer"
)

// house is the repository's root, seen from here.
var house = filepath.Join("..", "..")

// goFiles gives every Go file of the module that is no test and no test data, by
// its path with forward slashes, with its text.
func goFiles(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, top := range []string{"cmd", "parser", "generator", "templates"} {
		err := fs.WalkDir(os.DirFS(house), top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			data, err := os.ReadFile(filepath.Join(house, filepath.FromSlash(name)))
			files[name] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func importsOf(t *testing.T, name, text string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, i := range file.Imports {
		paths = append(paths, strings.Trim(i.Path.Value, `"`))
	}
	return paths
}

// TestHouse holds the rules of the house that no tool of Go's knows: how long a
// file may be, which packages have no place, and who may import whom.
func TestHouse(t *testing.T) {
	t.Parallel()
	for name, text := range goFiles(t) {
		if n := strings.Count(text, "\n"); n > maxLines {
			t.Errorf("%s has %d lines; split it", name, n)
		}
		for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '_' || r == '.' }) {
			switch word {
			case "util", "utils", "helper", "helpers", "common", "manager", "misc":
				t.Errorf("%s: a name that says nothing about what is inside", name)
			}
		}
		for _, imported := range importsOf(t, name, text) {
			if reason := forbidden(path.Dir(name), imported); reason != "" {
				t.Errorf("%s imports %s: %s", name, imported, reason)
			}
		}
	}
}

// forbidden tells why a package must not import another; "" where it may.
func forbidden(from, imported string) string {
	local, isLocal := strings.CutPrefix(imported, self)
	top, _, _ := strings.Cut(from, "/")
	switch {
	case strings.HasPrefix(imported, jen) && from != "generator/emit":
		return "jennifer lives in generator/emit and nowhere else"
	case strings.HasPrefix(local, "testdata"):
		return "only tests read test data"
	case from == "templates/runtime" && strings.Contains(strings.Split(imported, "/")[0], "."):
		return "the runtime has the standard library and nothing else"
	case isLocal && top == "parser" && !strings.HasPrefix(local, "parser"):
		return "parser knows nothing of what comes after it"
	case isLocal && top == "generator" && strings.HasPrefix(local, "parser") && local != "parser/model" && local != "parser/diag":
		return "generator takes model and diag from parser, and nothing else"
	}
	return ""
}

// TestHouseRulesCanFail shows that each import rule catches what it is for.
func TestHouseRulesCanFail(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"generator/goir", jen + "/jen"},
		{"parser/merge", self + "generator/naming"},
		{"generator", self + "parser/page"},
		{"cmd/internal/cli", self + "testdata/recordings"},
		{"templates/runtime", "golang.org/x/net/html"},
	} {
		if forbidden(c[0], c[1]) == "" {
			t.Errorf("%s may import %s", c[0], c[1])
		}
	}
}

// TestModule holds what go.mod must not have, for every line of it reaches those
// who install ssgen: "go install …@latest" refuses a replace, and tools of ours
// have a module of their own.
func TestModule(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join(house, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		for _, word := range []string{"replace", "exclude", "honnef.co", "tool "} {
			if strings.Contains(line, word) {
				t.Errorf("go.mod: %s", line)
			}
		}
	}
}

// TestReadme holds the README's first two commands: the first does the main job,
// the second passes the tests. CI runs both as they stand there.
func TestReadme(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join(house, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var commands []string
	inside := false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```sh"
		case inside && line != "":
			commands = append(commands, line)
		}
	}
	want := []string{"go run ./cmd/ssgen generate -o evovoice testdata/pages/InviteChatMember.txt", "go test ./..."}
	for i, w := range want {
		if len(commands) <= i || commands[i] != w {
			t.Errorf("command %d of the README is not %q: %q", i+1, w, commands)
		}
	}
}
