package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/page"
)

// samePage reads a page after others, with which it has tables in common, and gives how
// many it has. That must read the same as alone.
func samePage(t *testing.T, shared *page.Shared, name, text string) (common int) {
	t.Helper()
	want, wantDiags := page.Parse(name, []byte(text))
	for range 2 {
		got, diags := page.ParseShared(name, []byte(text), shared)
		common = 0
		if got != nil {
			for i, table := range got.Tables {
				if table.Common != nil {
					common++
				}
				got.Tables[i] = table.Own()
			}
		}
		if d := cmp.Diff(want, got, cmp.AllowUnexported(page.Message{})); d != "" {
			t.Errorf("%s: -alone +shared:\n%s", name, d)
		}
		if d := cmp.Diff(wantDiags, diags); d != "" {
			t.Errorf("%s: findings: -alone +shared:\n%s", name, d)
		}
	}
	return common
}

const sharedTable = `<table class='params'><caption><b>Order</b> Parameters:</caption><thead><tr><th>Name</th><th>Parameter</th><th>Data Type</th><th>Required</th><th>Description</th></tr></thead>` +
	"<tbody><tr><td>Id</td><td>form</td><td>List&lt;int&gt;</td><td>No</td><td>a<br />\nb<h4>Allowable Values</h4><ul><li>x</li></ul></td></tr>\n<tr><td>Name</td><td>form</td><td>string</td><td>Yes</td><td></td></tr></tbody></table>"

func sharedPage(inside string) string {
	return `<html><body><h1>S</h1><div class="operation"><h2>GetOrder</h2>` + inside +
		`<div class="example"><div class="request"><pre>GET /x HTTP/1.1
Host: h
Accept: application/json</pre></div></div></div></body></html>`
}

func TestSharedTablesReadAsAlone(t *testing.T) {
	t.Parallel()
	for i, c := range []struct {
		inside string
		common int
	}{
		{sharedTable, 1},
		{"\n\n  " + sharedTable + sharedTable + "\n" + sharedTable, 3},
		{"<h3>x" + sharedTable + "</h3>", 0},
		{"<table><tr><td>" + sharedTable + "</td></tr></table>" + sharedTable, 1},
		{"<pre>" + sharedTable + "</pre>" + sharedTable, 1},
		{"<select>" + sharedTable + "</select>", 1},
		{"<!-- " + sharedTable + " -->", 0},
		{strings.Replace(sharedTable, "Name", "<i>Name</i>", 1), 0},
		{strings.Replace(sharedTable, "<tr>", "text<tr>", 1), 0},
		{strings.Replace(sharedTable, "</td>", "", 1), 0},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			var shared page.Shared
			samePage(t, &shared, "first.html", sharedPage("\n"+sharedTable))
			if got := samePage(t, &shared, "second.html", sharedPage(c.inside)); got != c.common {
				t.Errorf("%d tables in common, want %d", got, c.common)
			}
		})
	}
}

func FuzzSharedTables(f *testing.F) {
	f.Add(sharedTable, "\n"+sharedTable+sharedTable)
	f.Add(sharedTable, "<b><p>"+sharedTable)
	f.Add(sharedTable, "<table><tr>"+sharedTable)
	f.Add(sharedTable, "<div class='tags'><span><b>"+sharedTable)
	f.Add("<table class='enum'><caption><b>E</b> Enum:</caption><tbody><tr><td>A</td><td></td></tr></tbody></table>", "<svg><table class='enum'><caption><b>E</b> Enum:</caption><tbody><tr><td>A</td><td></td></tr></tbody></table>")
	f.Fuzz(func(t *testing.T, first, second string) {
		var shared page.Shared
		samePage(t, &shared, "first.html", sharedPage(first))
		samePage(t, &shared, "second.html", sharedPage(second))
		samePage(t, &shared, "both.html", sharedPage(second+first))
	})
}
