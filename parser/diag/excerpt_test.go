package diag_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/diag"
)

func TestTakeExcerpt(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", 500)
	for _, c := range []struct {
		name, line string
		col        int
		want       diag.Excerpt
	}{
		{"indentation goes", "\t    weight; \r", 6, diag.Excerpt{Text: "weight;", Col: 1}},
		{"a column in the indentation keeps it", "    x", 3, diag.Excerpt{Text: "  x", Col: 1}},
		{"no column", "  x", 0, diag.Excerpt{Text: "x"}},
		{"a column behind the line is none", "  x", 9, diag.Excerpt{Text: "x"}},
		{"the end of the line", "x", 2, diag.Excerpt{Text: "x", Col: 2}},
		{"an empty line", "   ", 1, diag.Excerpt{}},
		{"a long line without a column", long, 0, diag.Excerpt{Text: strings.Repeat("é", 60), CutAfter: true}},
		{"a long line, cut between characters", long, 501, diag.Excerpt{Text: strings.Repeat("é", 60), Col: 41, CutBefore: true, CutAfter: true}},
		{"the end of a long line", long, 1001, diag.Excerpt{Text: strings.Repeat("é", 20), Col: 41, CutBefore: true}},
	} {
		got := diag.TakeExcerpt(c.line, c.col)
		if c.want.Text == "" {
			c.want.Col = got.Col
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestNear(t *testing.T) {
	t.Parallel()
	known := []string{"Order", "OrderPage", "Orders", "GetOrder", "id"}
	for name, want := range map[string]string{
		"Oder": "Order", "Odrer": "Order", "order": "Order", "Getorders": "GetOrder", "ids": "id", "": "", "Shipment": "", strings.Repeat("x", 5000): "",
	} {
		if got := strings.Join(diag.Near(name, known), ", "); got != want {
			t.Errorf("near %.20q: %q, want %q", name, got, want)
		}
	}
}
