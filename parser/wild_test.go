package parser_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
)

// TestWild reads what public servers have been seen to send, a case an archive in
// testdata/wild: its files are the sources, and "want" is what the model then has and what
// is said.
func TestWild(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/wild/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var sources []source.Source
			want := ""
			for _, f := range archive.Files {
				if f.Name == "want" {
					want = string(f.Data)
					continue
				}
				sources = append(sources, source.FromBytes(f.Name, f.Data))
			}
			got := outline(parser.Parse(t.Context(), sources))
			if *update {
				kept := archive.Files[:len(sources):len(sources)]
				archive.Files = append(kept, txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := gocmp.Diff(want, got); d != "" {
				t.Errorf("-want +got (-update rewrites it):\n%s", d)
			}
		})
	}
}

// outline writes a model and what was found, for people to check.
func outline(api *model.API, diags diag.List) string {
	var b strings.Builder
	if api != nil {
		fmt.Fprintf(&b, "%q %s %q %q %q\n", api.Name, api.BaseURL, api.ServerVersion, api.Formats, api.Dates)
		for _, op := range api.Operations {
			fmt.Fprintf(&b, "%s %s -> %s", op.Verb, op.Name, orNone(op.Response.String()))
			for _, r := range op.Routes {
				fmt.Fprintf(&b, " [%s %s]", strings.Join(r.Verbs, ","), r.Path)
			}
			b.WriteString("\n")
		}
		for _, typ := range api.Types {
			if !typ.Builtin {
				fmt.Fprintf(&b, "%s %s\n", model.Ref{Name: typ.Name}, typ.Params)
			}
			for _, mb := range typ.Members {
				if !typ.Builtin {
					fmt.Fprintf(&b, "\t%s %s %s\n", mb.Name, mb.Wire, mb.Type)
				}
			}
		}
		for _, e := range api.Enums {
			fmt.Fprintf(&b, "enum %s\n", e.Name)
		}
	}
	for _, d := range diags {
		fmt.Fprintf(&b, "%s %s\n", d.Code, d)
	}
	return b.String()
}

// TestWildRows holds testdata/wild.txt: every kind of thing that was seen on public servers,
// section by section, and the test cases that hold it, all of which exist.
func TestWildRows(t *testing.T) {
	t.Parallel()
	file, err := os.Open("testdata/wild.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows := map[byte]int{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, rest, _ := strings.Cut(line, " ")
		rows[id[0]]++
		if want := fmt.Sprintf("%c%d", id[0], rows[id[0]]); id != want {
			t.Errorf("%s stands where %s is missing", id, want)
		}
		_, cases, found := strings.Cut(rest, ": ")
		if !found {
			t.Errorf("%s names no case", id)
		}
		for name := range strings.SplitSeq(cases, "; ") {
			if !wildCase(t, strings.TrimSpace(name)) {
				t.Errorf("%s: there is no case %q", id, name)
			}
		}
	}
	if diff := gocmp.Diff(map[byte]int{'A': 24, 'B': 15, 'C': 20, 'D': 8, 'E': 11, 'F': 4}, rows); diff != "" {
		t.Errorf("rows of the sections (-want +got): %s", diff)
	}
}

// wildCase tells whether a case exists: a golden package ("golden/NAME"), an archive
// ("wild/NAME", "merge/NAME", "native/NAME"), or a test, its package and perhaps a text that
// it has ("page TestHTMLVerbs PATCHY").
func wildCase(t *testing.T, name string) bool {
	t.Helper()
	kind, rest, isFile := strings.Cut(name, "/")
	folders := map[string]string{
		"golden": "../testdata/golden/%s/want", "wild": "testdata/wild/%s.txtar", "merge": "merge/testdata/%s.txtar", "native": "../testdata/native/cases/%s.txtar",
	}
	if pattern := folders[kind]; isFile && pattern != "" {
		_, err := os.Stat(fmt.Sprintf(pattern, rest))
		return err == nil
	}
	words := strings.SplitN(name, " ", 3)
	if len(words) < 2 {
		return false
	}
	dir := words[0]
	switch dir {
	case "parser":
		dir = "."
	case "generator":
		dir = "../generator"
	}
	files, err := filepath.Glob(dir + "/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "\nfunc "+words[1]+"(") && (len(words) == 2 || strings.Contains(string(data), strings.Trim(words[2], `"`))) {
			return true
		}
	}
	return false
}
