package generator

import (
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

// TestOptionsCompile type-checks every shape with all options that change types and
// spelling, part by part.
func TestOptionsCompile(t *testing.T) {
	t.Parallel()
	for _, parts := range [][]string{{"types"}, {"client"}, {"server"}} {
		checkFiles(t, generate(t, everyShape(t), Options{Parts: parts, Nulls: NullsExact, Names: "pascal", Dates: "v5"}))
	}
}

// TestExactPackage runs the tests of testdata/exact.go in a package in which every
// null can be seen, for a host that spells everything otherwise.
func TestExactPackage(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("runs the go command")
	}
	testInside(t, generate(t, everyShape(t), Options{Nulls: NullsExact, Names: "snake", GUIDs: "dashed", Dates: "iso"}), "exact.go")
}

func TestUnknownOptions(t *testing.T) {
	t.Parallel()
	for want, o := range map[string]Options{
		`there is no format "xml"`: {Format: "xml"}, `there is no way to show nulls "all"`: {Nulls: "all"}, `there is no casing of names "kebab"`: {Names: "kebab"},
		`there is no spelling of GUIDs "braced"`: {GUIDs: "braced"}, `there is no spelling of dates "unix"`: {Dates: "unix"},
	} {
		files, diags := Generate(&model.API{Name: "A"}, o)
		if len(files) > 0 || len(diags) != 1 || !strings.Contains(diags[0].String(), want) {
			t.Errorf("%v, want %s", diags, want)
		}
	}
}

// TestOldServer takes from the model that the server is of release 5.
func TestOldServer(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]string{"5.14": "hostClockOffsets = true", "6.11": "hostClockOffsets = false", "": "hostClockOffsets = false"} {
		for _, f := range generate(t, &model.API{Name: "A", ServerVersion: version}, Options{Parts: []string{PartTypes}}) {
			if f.Name == "host.gen.go" && !strings.Contains(string(f.Data), want) {
				t.Errorf("release %q: %s", version, f.Data)
			}
		}
	}
}
