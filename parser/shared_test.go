package parser_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/why"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// TestSharingChangesNothing reads all recorded pages, whose code repeats itself, with and
// without what they have in common: model, findings and provenance are the same.
func TestSharingChangesNothing(t *testing.T) {
	t.Parallel()
	for _, release := range recordings.Releases() {
		for _, api := range recordings.APIs() {
			t.Run(release+"/"+api, func(t *testing.T) {
				t.Parallel()
				recording, err := recordings.Open(release)
				if err != nil {
					t.Fatal(err)
				}
				sameApart(t, pagesLike(t, recording, api, "*.jsv.*.html"))
				sameApart(t, append(pagesLike(t, recording, api, "*.jsv.html"), pagesLike(t, recording, api, "*.jsv.csharp.html")...))
			})
		}
	}
	t.Run("two years", func(t *testing.T) { // most types changed, so that findings are many
		t.Parallel()
		recording, err := recordings.Open("10.1.4")
		if err != nil {
			t.Fatal(err)
		}
		both := pagesLike(t, recording, "orders", "*.jsv.csharp.html")
		sameApart(t, append(both, pagesLike(t, recording, "orders-v2", "*.jsv.typescript.html")...))
	})
}

func sameApart(t *testing.T, sources []source.Source) {
	t.Helper()
	for _, logs := range [][2]*why.Log{{}, {why.New(), why.New()}} {
		want, wantDiags := parser.ParseApart(t.Context(), sources, logs[0])
		got, diags := parser.ParseTogether(t.Context(), sources, logs[1])
		if d := gocmp.Diff(want, got); d != "" {
			t.Errorf("-apart +together:\n%s", d)
		}
		if d := gocmp.Diff(wantDiags, diags); d != "" {
			t.Errorf("findings: -apart +together:\n%s", d)
		}
		if d := gocmp.Diff(logs[0].All(), logs[1].All()); d != "" {
			t.Errorf("provenance: -apart +together:\n%s", d)
		}
	}
}

// TestSharedDeclarationHasEachPagesPlaces finds the same conflict on each page that has the
// declaration in common, at the line that it has there.
func TestSharedDeclarationHasEachPagesPlaces(t *testing.T) {
	t.Parallel()
	recording, err := recordings.Open("10.1.4")
	if err != nil {
		t.Fatal(err)
	}
	page := func(name string) string {
		data, err := fs.ReadFile(recording, "orders/pages/"+name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	const class = "    public partial class Crate\n    {\n        public virtual int Size { get; set; }\n    }\n"
	long := strings.Replace(class, "    }\n", "        public virtual string Label { get; set; }\n    }\n", 1)
	var sources []source.Source
	want := []string{}
	for i, name := range []string{"GetOrder", "ShipOrder", "UpdateOrder", "CreateOrder"} {
		data := page(name + ".jsv.csharp.html")
		at := strings.Index(data, "\n{\n") + len("\n{\n")
		text := class
		if i == 0 {
			text = long
		}
		text = strings.Repeat("\n", i) + text
		sources = append(sources, source.FromBytes(name+".html", []byte(data[:at]+text+data[at:])))
		if i > 0 {
			want = append(want, fmt.Sprintf("%s.html:%d:26", name, strings.Count(data[:at], "\n")+1+i))
		}
	}
	_, diags := parser.Parse(t.Context(), sources)
	var got []string
	for _, d := range diags {
		if d.Code == "type-conflict" && strings.HasPrefix(d.Message, "Crate ") {
			got = append(got, d.Pos.String())
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if d := gocmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s\n%v", d, diag.List(diags))
	}
}
