package emit

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// declarations is a file as the package's are: with types, their tables, methods and imports.
func declarations(names ...string) File {
	var b strings.Builder
	b.WriteString(header + "\n\npackage shop\n\nimport (\n\t\"context\"\n\tclock \"time\"\n)\n\n// Client calls.\ntype Client struct{}\n\n")
	for _, name := range names {
		fmt.Fprintf(&b, "var keys%[1]s = []string{%[2]q}\n\n// %[1]s is one.\n//\n//\ttype %[1]s\ntype %[1]s struct {\n\t// The members of it.\n\n\tAt clock.Time // when\n}\n\nfunc (v *%[1]s) encode() []string { return keys%[1]s }\n\n"+
			"// Get%[1]s asks.\nfunc (c *Client) Get%[1]s(ctx context.Context) error { return ctx.Err() }\n\n", name, strings.ToLower(name))
	}
	return File{Name: "codec.gen.go", Data: []byte(b.String())}
}

func parts(t *testing.T, f File, limit int) map[string]string {
	t.Helper()
	files, err := split(f, limit)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range files {
		all[f.Name] = string(f.Data)
	}
	return all
}

func TestSplit(t *testing.T) {
	t.Parallel()
	f := declarations("Order", "OrderLine", "Ähre", "Page", "O")
	if whole := parts(t, f, len(f.Data)); len(whole) != 1 || whole[f.Name] != string(f.Data) {
		t.Error("a small file was split")
	}
	got := parts(t, f, 400)
	want := []string{"codec-c.gen.go", "codec-geto.gen.go", "codec-getp.gen.go", "codec-getx.gen.go", "codec-o.gen.go", "codec-order.gen.go", "codec-orderl.gen.go", "codec-p.gen.go", "codec-x.gen.go"}
	if names := slices.Sorted(maps.Keys(got)); !slices.Equal(names, want) {
		t.Errorf("%v", names)
	}
	if d := cmp.Diff(header+`

package shop

import (
	clock "time"
)

var keysPage = []string{"page"}

// Page is one.
//
//	type Page
type Page struct {
	// The members of it.

	At clock.Time // when
}

func (v *Page) encode() []string { return keysPage }
`, got["codec-p.gen.go"]); d != "" {
		t.Error(d)
	}
	checkTypes(t, got)
	for name, text := range got {
		if strings.Contains(name, "_") {
			t.Errorf("%s may be for an operating system", name)
		}
		if strings.Count(text, "\n\n\n") > 0 {
			t.Errorf("%s has empty lines", name)
		}
	}
}

// TestSplitStays adds a declaration: the files that it is not in stay as they are.
func TestSplitStays(t *testing.T) {
	t.Parallel()
	before := parts(t, declarations("Order", "Line", "Page", "User"), 600)
	after := parts(t, declarations("Order", "Line", "Page", "Tag", "User"), 600)
	changed := map[string]bool{}
	for name := range after {
		if before[name] != after[name] {
			changed[name] = true
		}
	}
	if names := slices.Sorted(maps.Keys(changed)); !slices.Equal(names, []string{"codec-g.gen.go", "codec-t.gen.go"}) {
		t.Errorf("changed: %v", names)
	}
}

func checkTypes(t *testing.T, files map[string]string) {
	t.Helper()
	set := token.NewFileSet()
	var parsed []*ast.File
	for name, text := range files {
		file, err := parser.ParseFile(set, name, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, file)
	}
	config := types.Config{Importer: importer.ForCompiler(set, "source", nil)}
	if _, err := config.Check("shop", set, parsed, nil); err != nil {
		t.Error(err)
	}
}
