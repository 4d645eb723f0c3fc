package page_test

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/page"
)

// TestDrawingsChangeNothing reads pages with icons of all kinds, whole and broken, in front
// of what is read: each reads as with blanks in its place.
func TestDrawingsChangeNothing(t *testing.T) {
	t.Parallel()
	for _, icon := range []string{
		`<svg viewBox="0 0 24 24"><path d="M4 6h16"/></svg>`,
		"<svg>\n<g fill=\"none\">\n<circle r=\"1\" /><path d=\"a>b\"></path></g></svg>",
		`<svg><path d='a>b'/><title>Home</title></svg>`,
		`<svg/><svg></svg>`,
		`<p><svg><path d="M"/></svg></p>`,
		`<svg><svg><path d="M"/></svg></svg>`,
	} {
		blank := regexp.MustCompile(`[^\n]`).ReplaceAllString(icon, " ")
		for _, place := range []string{"%" + sharedTable, sharedTable + "%", "<nav>%</nav>" + sharedTable, "<h3 id='desc'>a<br />%b</h3>"} {
			read := func(with string) *page.Page {
				p, diags := page.Parse("p.html", []byte(sharedPage(regexp.MustCompile("%").ReplaceAllLiteralString(place, with))))
				if p == nil {
					t.Fatal(diags)
				}
				return p
			}
			want, got := read(blank), read(icon)
			want.Doc, got.Doc = "", "" // blanks count in it
			if d := cmp.Diff(want, got, cmp.AllowUnexported(page.Message{})); d != "" {
				t.Errorf("%s in %s: -blank +icon:\n%s", icon, place, d)
			}
		}
	}
}
