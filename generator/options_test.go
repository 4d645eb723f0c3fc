package generator

import (
	"slices"
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

// TestZonePackages runs the tests of testdata/zone.go in packages for servers in zones.
func TestZonePackages(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("runs the go command")
	}
	for _, zone := range []string{"America/New_York", "+05:30", "Nowhere/Else"} {
		testInside(t, generate(t, everyShape(t), Options{Parts: []string{PartTypes}, Zone: zone}), "zone.go")
	}
}

func TestUnknownOptions(t *testing.T) {
	t.Parallel()
	for want, o := range map[string]Options{
		`there is no format "xml"`: {Format: "xml"}, `there is no way to show nulls "all"`: {Nulls: "all"}, `there is no casing of names "kebab"`: {Names: "kebab"},
		`there is no spelling of GUIDs "braced"`: {GUIDs: "braced"}, `there is no spelling of dates "unix"`: {Dates: "unix"},
		`there is no time zone "../etc/passwd"; give a name such as "America/New_York", or an offset such as "+05:30"`: {Zone: "../etc/passwd"},
	} {
		files, diags := Generate(&model.API{Name: "A"}, o)
		if len(files) > 0 || len(diags) != 1 || !strings.Contains(diags[0].String(), want) {
			t.Errorf("%v, want %s", diags, want)
		}
	}
}

// TestZones tells names and offsets from what is neither.
func TestZones(t *testing.T) {
	t.Parallel()
	for zone, want := range map[string]bool{
		"": true, "UTC": true, "America/New_York": true, "America/Argentina/Buenos_Aires": true, "Etc/GMT+5": true, "EST5EDT": true, "+05:30": true, "-14:00": true, "+00:00": true,
		"Local": false, "local": false, "/etc": false, "a//b": false, "a/../b": false, "a/": false, "+5": false, "+0530": false, "+14:01": false, "+15:00": false, "+01:60": false,
		"a b": false, "a\"b": false, "a\nb": false, "a\\b": false, "Ä": false, strings.Repeat("a", 65): false,
	} {
		if IsZone(zone) != want {
			t.Errorf("%q is a zone: %v", zone, !want)
		}
	}
	for zone, want := range map[string]string{"UTC": `hostZone         = ""`, "+00:00": `hostZone         = ""`, "America/New_York": `hostZone         = "America/New_York"`, "+05:30": `hostZone         = "+05:30"`} {
		for _, f := range generate(t, &model.API{Name: "A"}, Options{Parts: []string{PartTypes}, Zone: zone}) {
			if f.Name == "host.gen.go" && !strings.Contains(string(f.Data), want) {
				t.Errorf("%s: %s", zone, f.Data)
			}
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

// TestHostOfModel takes from the model how the host writes dates and GUIDs, unless options
// say it.
func TestHostOfModel(t *testing.T) {
	t.Parallel()
	system := model.API{Name: "A", Dates: "iso", GUIDs: "dashed"}
	for _, test := range []struct {
		api     model.API
		options Options
		want    []string
	}{
		{system, Options{}, []string{"hostDashedGUID   = true", "hostISODates     = true", "hostClockOffsets = false"}},
		{system, Options{Dates: "ms", GUIDs: "plain"}, []string{"hostDashedGUID   = false", "hostISODates     = false"}},
		{model.API{Name: "A", Dates: "v5"}, Options{}, []string{"hostISODates     = false", "hostClockOffsets = true"}},
		{model.API{Name: "A", ServerVersion: "4,54"}, Options{}, []string{"hostClockOffsets = true"}},
		{model.API{Name: "A", ServerVersion: "5.14"}, Options{Dates: "iso"}, []string{"hostISODates     = true", "hostClockOffsets = false"}},
	} {
		test.options.Parts = []string{PartTypes}
		files := generate(t, &test.api, test.options)
		i := slices.IndexFunc(files, func(f File) bool { return f.Name == "host.gen.go" })
		if i < 0 {
			t.Fatal("no host.gen.go")
		}
		for _, want := range test.want {
			if text := string(files[i].Data); !strings.Contains(text, want) {
				t.Errorf("%+v: %q is missing in %s", test.options, want, text)
			}
		}
	}
}
