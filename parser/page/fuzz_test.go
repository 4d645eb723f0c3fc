package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/parser/diag"
)

// FuzzParse checks that reading never panics, that the same bytes give the same
// page, that there is a page or exactly one error, and that positions lie in the file.
func FuzzParse(f *testing.F) {
	f.Add(readCommitted(f))
	for _, name := range []string{"orders/pages/ShipOrder.jsv.mjs.html", "zoo/pages/AllTypes.jsv.html", "names/pages/index.html"} {
		f.Add([]byte(readRecorded(f, "8.10.0", name)))
	}
	f.Add([]byte(readRecorded(f, "5.14.0", "names/pages/OddRoute.jsv.mjs.html")))
	f.Add([]byte(copied(routesCaption+"\nAll Verbs/hello/{Name}Says hi\n", widgetCode, widgetGet+widgetAnswer)))
	f.Add([]byte(copied("a\n"+requiresAuthentication+"Required role:X\n", "", widgetGet+"HTTP/1.1 200 OK\nContent-Type: application/xml\n\n<a><a/></a>")))
	f.Add([]byte("<div class=operation><h2>X</h2><p><a href=//h/metadata></a></div><div class=request><pre>GET / HTTP/1.1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, diags := Parse("p", data)
		again, diagsAgain := Parse("p", data)
		if diff := cmp.Diff(p, again, cmpopts.IgnoreUnexported(Message{})) + cmp.Diff(diags, diagsAgain); diff != "" {
			t.Fatalf("not the same twice:\n%s", diff)
		}
		if errors := diags.Count(diag.Error); (p == nil) != (errors == 1) || errors > 1 {
			t.Fatalf("page %v with %d errors: %v", p != nil, errors, diags)
		}
		lines := 1 + strings.Count(string(data), "\n") + strings.Count(string(data), "\r")
		for _, d := range diags {
			if d.Pos.Line < 1 || d.Pos.Line > max(lines, len(data)) || strings.ContainsAny(d.String(), "\n\r") {
				t.Fatalf("bad diagnostic %q", d.String())
			}
		}
		if p != nil && p.Code != nil && (p.Code.Pos.Line < 1 || p.Code.Pos.Col < 1) {
			t.Fatalf("code at %v", p.Code.Pos)
		}
	})
}
