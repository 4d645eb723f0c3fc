package native_test

import (
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/native"
	"github.com/ssgen/ssgen/testdata/recordings"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// goldens is the folder of this package's goldens.
const goldens = "../../testdata/native"

// recorded reads one file of a recorded API, "metadata.json" or "app.json".
func recorded(t testing.TB, release, api, file string) []byte {
	t.Helper()
	fsys, err := recordings.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(fsys, api+"/types/"+file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// parse parses what must have neither error nor warning.
func parse(t testing.TB, release, api, file string) *model.API {
	t.Helper()
	got, diags := native.Parse(file, recorded(t, release, api, file))
	if said := lines(diags); got == nil || len(diags) != 1 || !strings.Contains(said, choices[api]) {
		t.Fatalf("%s/%s/%s: %s", release, api, file, said)
	}
	return got
}

// choices are all that recorded documents leave open: the verbs of three operations, of
// which the server prints one that its routes do not allow, or one of several.
var choices = map[string]string{
	"names":     "note: type answers GET, PUT; a client uses PUT",
	"orders":    "warning: UpdateOrder answers PATCH, PUT; a client uses PUT",
	"orders-v2": "warning: UpdateOrder answers PATCH, PUT; a client uses PUT",
	"zoo":       "note: AllTypes answers GET, POST, PUT; a client uses GET",
}

// canonical is the model as inspect prints it.
func canonical(t testing.TB, api *model.API) string {
	t.Helper()
	text, err := json.MarshalIndent(api, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + "\n"
}

func eachRecording(t *testing.T, f func(t *testing.T, release, api string)) {
	for _, release := range recordings.Releases() {
		for _, api := range recordings.APIs() {
			t.Run(release+"/"+api, func(t *testing.T) {
				t.Parallel()
				f(t, release, api)
			})
		}
	}
}

// TestCounts counts what the 28 recorded servers declare. app.json adds the
// operation Authenticate and its response, as metadata.json did up to release 5.
func TestCounts(t *testing.T) {
	t.Parallel()
	type counts struct{ operations, routes, types, enums int }
	want := map[string]counts{
		"zoo":       {10, 11, 23, 6},
		"names":     {6, 7, 18, 3},
		"orders":    {9, 11, 18, 2},
		"orders-v2": {9, 12, 19, 2},
	}
	eachRecording(t, func(t *testing.T, release, api string) {
		for _, file := range []string{"metadata.json", "app.json"} {
			m := parse(t, release, api, file)
			got := counts{operations: len(m.Operations), types: len(m.Types), enums: len(m.Enums)}
			for _, op := range m.Operations {
				got.routes += len(op.Routes)
				if op.Builtin {
					got.operations--
					got.routes -= len(op.Routes)
				}
			}
			for _, typ := range m.Types {
				if typ.Name == "Authenticate" || typ.Name == "AuthenticateResponse" {
					got.types--
				}
			}
			if got != want[api] {
				t.Errorf("%s: %+v, want %+v", file, got, want[api])
			}
		}
	})
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, api := range []string{"zoo", "names", "orders"} {
		t.Run(api, func(t *testing.T) {
			t.Parallel()
			got := canonical(t, parse(t, "8.10.0", api, "app.json"))
			path := filepath.Join(goldens, api+".json")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("differs from %s (run with -update to accept):\n%s", path, d)
			}
		})
	}
}

// TestSurfacesAgree checks that both documents and all releases from 6 on give one
// model, but for what only app.json has: the host's facts and ServiceStack's operations.
func TestSurfacesAgree(t *testing.T) {
	t.Parallel()
	eachRecording(t, func(t *testing.T, release, api string) {
		app, meta := parse(t, release, api, "app.json"), parse(t, release, api, "metadata.json")
		if app.Name == "" || app.ServerVersion == "" || len(app.Formats) != 2 {
			t.Errorf("app.json: name %q, version %q, formats %q", app.Name, app.ServerVersion, app.Formats)
		}
		for _, m := range []*model.API{app, meta} {
			if old := strings.HasPrefix(release, "5."); (m.Dates == "v5") != old || m.GUIDs != "" {
				t.Errorf("dates %q, GUIDs %q", m.Dates, m.GUIDs)
			}
			m.Name, m.ServerVersion, m.Formats, m.Dates = "", "", nil, ""
			dropAuthenticate(m)
		}
		if d := cmp.Diff(canonical(t, meta), canonical(t, app)); d != "" {
			t.Errorf("app.json differs from metadata.json:\n%s", d)
		}
		newest := parse(t, "10.1.4", api, "metadata.json")
		if d := cmp.Diff(canonical(t, newest), canonical(t, meta)); d != "" {
			t.Errorf("%s differs from 10.1.4:\n%s", release, d)
		}
	})
}

func dropAuthenticate(m *model.API) {
	var ops []model.Operation
	for _, op := range m.Operations {
		if !op.Builtin {
			ops = append(ops, op)
		}
	}
	var types []model.Type
	for _, typ := range m.Types {
		if typ.Name != "Authenticate" && typ.Name != "AuthenticateResponse" {
			types = append(types, typ)
		}
	}
	m.Operations, m.Types = ops, types
}
