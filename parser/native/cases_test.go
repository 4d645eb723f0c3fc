package native_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/native"
)

// TestCases reads the small documents in testdata, one construct each.
func TestCases(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob(goldens + "/cases/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			in := archive.Files[0].Data
			api, diags := native.Parse("in.json", in)
			if api == nil || !native.Detect(in) {
				t.Fatalf("not read: %v", diags)
			}
			got := *archive
			got.Files = []txtar.File{archive.Files[0], {Name: "model", Data: []byte(outline(api))}, {Name: "diagnostics", Data: []byte(lines(diags))}}
			checkArchive(t, path, txtar.Format(archive), txtar.Format(&got))
		})
	}
}

func checkArchive(t *testing.T, path string, want, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("differs from %s (run with -update to accept):\n%s", path, d)
	}
}

func lines(diags diag.List) string {
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&b, "%s [%s]\n", d, d.Code)
	}
	return b.String()
}

// outline writes a model for people to check.
func outline(api *model.API) string {
	var b strings.Builder
	fmt.Fprintf(&b, "api %q %s %s %q%s\n", api.Name, api.BaseURL, api.ServerVersion, api.Formats,
		marks(api.Dates != "", "dates "+api.Dates, api.GUIDs != "", "GUIDs "+api.GUIDs))
	for _, op := range api.Operations {
		fmt.Fprintf(&b, "op %s(%s) %s", op.Name, op.Request, op.Response)
		fmt.Fprintf(&b, " %s of %s%s\n", op.Verb, op.Verbs, marks(op.Builtin, "builtin", op.ResponseUnknown, "unknown"))
		for _, route := range op.Routes {
			fmt.Fprintf(&b, "\troute %s %s\n", route.Verbs, route.Path)
		}
		if op.Auth != nil {
			fmt.Fprintf(&b, "\tauth %+v\n", *op.Auth)
		}
		if op.Doc != "" || op.Tags != nil {
			fmt.Fprintf(&b, "\tdoc %q tags %q\n", op.Doc, op.Tags)
		}
	}
	for _, typ := range api.Types {
		fmt.Fprintf(&b, "type %s%s : %s (%s)%s\n", typ.Name, typ.Params, typ.Base, typ.Namespace,
			marks(typ.Builtin, "builtin", typ.Abstract, "abstract", typ.Interface, "interface"))
		if typ.CLRName != "" {
			fmt.Fprintf(&b, "\tin .NET %s\n", typ.CLRName)
		}
		if len(typ.Implements) > 0 {
			fmt.Fprintf(&b, "\timplements %s\n", typ.Implements)
		}
		for _, m := range typ.Members {
			fmt.Fprintf(&b, "\t%s %s %s%s\n", m.Name, m.Wire, m.Type, marks(m.Required, "required"))
		}
	}
	for _, e := range api.Enums {
		fmt.Fprintf(&b, "enum %s (%s)%s\n", e.Name, e.Namespace, marks(e.Builtin, "builtin", e.Numeric, "numeric", e.Flags, "flags"))
		for _, m := range e.Members {
			value := "?"
			if m.Value != nil {
				value = fmt.Sprint(*m.Value)
			}
			fmt.Fprintf(&b, "\t%s %s %s %s\n", m.Name, m.Wire, value, m.Doc)
		}
	}
	return b.String()
}

// marks gives the names whose flag before them is true.
func marks(pairs ...any) string {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i].(bool) {
			fmt.Fprintf(&b, " %s", pairs[i+1])
		}
	}
	return b.String()
}
