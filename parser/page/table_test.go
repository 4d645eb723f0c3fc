package page

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/parser/diag"
)

var (
	tableParts = regexp.MustCompile(`(?s)<table class='(params|enum)'><caption><b>(.*?)</b> \w+:</caption>(.*?)</table>`)
	rowParts   = regexp.MustCompile(`(?s)<tr>((?:<td>.*?</td>)+)</tr>`)
	cellParts  = regexp.MustCompile(`(?s)<td>(.*?)</td>`)
	allowedTag = regexp.MustCompile(`(?s)<h4>(?:Allowable Values</h4><ul>(.*?)</ul>|Valid Range: (.*?)</h4>)`)
)

// tablesOf reads the tables of a recorded page by patterns, as its server prints them.
func tablesOf(page string) []Table {
	var tables []Table
	for _, part := range tableParts.FindAllStringSubmatch(page, -1) {
		t := Table{Type: html.UnescapeString(part[2]), Enum: part[1] == "enum"}
		for _, row := range rowParts.FindAllStringSubmatch(part[3], -1) {
			var cells []string
			for _, cell := range cellParts.FindAllStringSubmatch(row[1], -1) {
				cells = append(cells, html.UnescapeString(cell[1]))
			}
			switch {
			case !t.Enum:
				r := Row{Name: cells[0], Param: cells[1], DataType: cells[2], Required: cells[3], Description: cells[4]}
				if at := allowedTag.FindStringSubmatch(r.Description); at != nil {
					r.Allowed = strings.ReplaceAll(strings.Trim(anyTag.ReplaceAllString(at[1], "\n")+at[2], "\n"), "\n\n", ", ")
					r.Description = allowedTag.ReplaceAllString(r.Description, "")
				}
				t.Rows = append(t.Rows, r)
			case len(cells) == 3:
				t.Rows = append(t.Rows, Row{Name: cells[0], Value: cells[1], Description: cells[2]})
			default:
				t.Rows = append(t.Rows, Row{Name: cells[0], Description: cells[1]})
			}
		}
		tables = append(tables, t)
	}
	return tables
}

func TestRecordedTables(t *testing.T) {
	t.Parallel()
	forEachPage(t, func(t *testing.T, r recorded) {
		p, diags := Parse(r.file, r.data)
		if p == nil {
			t.Errorf("%s: no page: %v", r.file, diags)
			return
		}
		want := tablesOf(string(r.data))
		if (len(want) > 0) != (r.lang == "") {
			t.Errorf("%s: %d tables", r.file, len(want))
		}
		if diff := cmp.Diff(want, p.Tables, cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: (-patterns +read)\n%s", r.file, diff)
		}
		lines := strings.Split(string(r.data), "\n")
		for _, table := range p.Tables {
			for _, row := range table.Rows {
				if at := row.Pos; at.Line < 1 || !strings.HasPrefix(lines[at.Line-1][at.Col-1:], row.Name+"</td>") {
					t.Errorf("%s: %s.%s is not at %v", r.file, table.Type, row.Name, at)
				}
			}
		}
	})
}

func TestTablesOfOtherServers(t *testing.T) {
	t.Parallel()
	const before, after = `<div class="operation"><h2>FindWidgets</h2>`, `<div class="request"><pre>GET /w HTTP/1.1</pre></div></div>`
	for _, test := range []struct {
		name, html string
		want       []Table
	}{
		{
			name: "before 4.0.31", html: `<table><caption>Parameters:</caption><thead><tr><th>Name</th><th>Parameter</th><th>Data Type</th><th>Required</th><th>Description</th></tr></thead>` +
				`<tbody><tr><td>Id</td><td>path</td><td>int</td><td>Yes</td><td>its &amp; number</td></tr></tbody></table>`,
			want: []Table{{Type: "FindWidgets", Incomplete: true, Rows: []Row{{Name: "Id", Param: "path", DataType: "int", Required: "Yes", Description: "its & number"}}}},
		},
		{name: "a site's own table", html: `<table><caption>Prices</caption><tr><td>1</td></tr></table><table class="routes"><tr><td>x</td></tr></table>`},
		{
			name: "columns moved, no head, end tags left out", html: `<table class="table params"><caption><b>Widget</b> Parameters:</caption><tr><th>Data Type<th>Name<th>Example<tr><td>int<td>Id<td>7</table>` +
				`<table class="enum"><caption><b>Colour</b> Enum:</caption><tr><td>Red<td></table>`,
			want: []Table{{Type: "Widget", Rows: []Row{{Name: "Id", DataType: "int"}}}, {Type: "Colour", Enum: true, Rows: []Row{{Name: "Red"}}}},
		},
		{
			name: "enum of 5.6, without descriptions", html: `<table class='enum'><caption><b>Level</b> Enum:</caption><thead><tr><th>Name</th><th>Value</th></tr></thead><tbody><tr><td>Low</td><td>10</td></tr></tbody></table>`,
			want: []Table{{Type: "Level", Enum: true, Rows: []Row{{Name: "Low", Value: "10"}}}},
		},
		{
			name: "description of many elements", html: `<table class='params'><caption><b>Page&lt;T&gt;</b> Parameters:</caption><tbody><tr><td>Sort</td><td>query</td><td>List&lt;T&gt;</td><td>No</td>` +
				`<td>Sorts <b>by</b> this<br />and<br>that<p>Mind {it}</p><h4>Allowable Values</h4><ul><li>a</li><li>-b</li></ul><h4>Valid Range: 1 - 9</h4></td></tr></tbody></table>`,
			want: []Table{{Type: "Page<T>", Rows: []Row{{Name: "Sort", Param: "query", DataType: "List<T>", Required: "No", Description: "Sorts by this\nand\nthat\nMind {it}", Allowed: "a, -b, 1 - 9"}}}},
		},
	} {
		p, diags := Parse("w.html", []byte(before+test.html+after))
		if p == nil {
			t.Errorf("%s: %v", test.name, diags)
			continue
		}
		if diff := cmp.Diff(test.want, p.Tables, cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.name, diff)
		}
	}
}
