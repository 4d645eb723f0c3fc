package page

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// changed is a recorded page with a part replaced.
func changed(t *testing.T, old, new string) string {
	t.Helper()
	page := strings.ReplaceAll(readRecorded(t, "8.10.0", "orders/pages/CreateOrder.jsv.mjs.html"), "\r\n", "\n")
	if !strings.Contains(page, old) {
		t.Fatalf("the page has no %q", old)
	}
	return strings.Replace(page, old, new, 1)
}

func mustParse(t *testing.T, page string) *Page {
	t.Helper()
	p, diags := Parse("p.html", []byte(page))
	if p == nil || len(diags) != 0 {
		t.Fatalf("page %v, diagnostics %v", p != nil, diags)
	}
	return p
}

func TestHTMLNamesTheOperationByItsLinks(t *testing.T) {
	t.Parallel()
	p := mustParse(t, changed(t, "<h2>CreateOrder</h2>", "<h2>createorder</h2>"))
	if p.Operation != "CreateOrder" {
		t.Errorf("operation %q", p.Operation)
	}
	p = mustParse(t, changed(t, "<h2>CreateOrder</h2>", "<h2>Create an order</h2>"))
	if p.Operation != "CreateOrder" {
		t.Errorf("operation %q", p.Operation)
	}
	p, diags := Parse("p.html", []byte(changed(t, "<h2>CreateOrder</h2>", "<h2>GetOrder</h2>")))
	want := `p.html:15:13: warning: the heading says "GetOrder" but the page belongs to "CreateOrder"; read as CreateOrder; ` +
		"save the page of GetOrder again: https://orders.lab.example/jsv/metadata?op=GetOrder&lang=mjs"
	if p == nil || p.Operation != "CreateOrder" || len(diags) != 1 || diags[0].String() != want {
		t.Errorf("%v", diags)
	}
}

func TestHTMLCodeKeepsEntities(t *testing.T) {
	t.Parallel()
	p := mustParse(t, changed(t, "The ID of the object", "List&lt;T&gt; &amp;amp; &nbsp; &quot;x&quot; & é\x00"))
	if !strings.Contains(p.Code.Text, "@description List<T> &amp;amp; &nbsp; &quot;x&quot; & é\x00 */") {
		t.Errorf("code is %q", p.Code.Text[:400])
	}
}

// TestHTMLHighlightedCode reads what a browser saves after the highlighter ran: code
// in spans, escaped once more.
func TestHTMLHighlightedCode(t *testing.T) {
	t.Parallel()
	plain := mustParse(t, changed(t, "The ID of the object", "a & b"))
	page := changed(t, "The ID of the object", "a &amp; b")
	page = strings.ReplaceAll(page, "export class", `<span class="hljs-keyword">export</span> <span
 class="x">class</span>`)
	page = strings.Replace(page, `class="language-mjs" lang="mjs"`, `class="hljs language-mjs" data-highlighted="yes"`, 1)
	p := mustParse(t, strings.ReplaceAll(page, "<span\n ", "<span "))
	if diff := cmp.Diff(plain.Code, p.Code, cmpopts.IgnoreFields(Code{}, "Pos")); diff != "" {
		t.Error(diff)
	}
}

func TestHTMLDescriptionAndRoutes(t *testing.T) {
	t.Parallel()
	p := mustParse(t, changed(t, "<h3 id='desc'>Create a draft order</h3>", "<h3 id='desc'>One &lt;b&gt;<br />\n\n<br>two</h3></div>"))
	if p.Doc != "One <b>\n\n\ntwo" {
		t.Errorf("doc %q", p.Doc)
	}
	p = mustParse(t, changed(t, "<tr><th>POST</th><th>/orders</th><td>Create a draft order</td>",
		"<tr><td>x</td></tr><tr><th>GET, PUT<th>/orders/{Id}<td>a < b &amp; 'c'<td><i></i><tr><th>ANY</th><th>/orders</th><td></td>"))
	want := []model.Route{
		{Path: "/orders/{Id}", Verbs: []string{"GET", "PUT"}, Summary: "a < b &amp; 'c'"},
		{Path: "/orders", Notes: "The order is <b>not</b> placed until it is confirmed."},
	}
	if diff := cmp.Diff(want, p.Routes, cmpopts.EquateEmpty(), cmpopts.IgnoreTypes(diag.Pos{})); diff != "" {
		t.Error(diff)
	}
}

// TestHTMLVerbs holds that only what a request can carry becomes a route's verb.
func TestHTMLVerbs(t *testing.T) {
	t.Parallel()
	data := changed(t, "<tr><th>POST</th><th>/orders</th>",
		"<tr><th>PATCHY get</th><th>/a</th></tr><tr><th>PUT, \"; //</th><th>/b</th></tr><tr><th>\x1b[31mGET</th><th>/c</th></tr>"+
			"<tr><th></th><th>/d</th></tr><tr><th>POST</th><th>{Path*}</th>")
	p, diags := Parse("p.html", []byte(data))
	if p == nil {
		t.Fatal(diags)
	}
	want := []model.Route{
		{Path: "/a", Verbs: []string{"PATCHY", "GET"}}, {Path: "/b", Verbs: []string{"PUT"}}, {Path: "/d"},
		{Path: "/{Path*}", Verbs: []string{"POST"}},
	}
	for i := range p.Routes {
		p.Routes[i].Summary, p.Routes[i].Notes = "", ""
	}
	if diff := cmp.Diff(want, p.Routes, cmpopts.EquateEmpty(), cmpopts.IgnoreTypes(diag.Pos{})); diff != "" {
		t.Error(diff)
	}
	for i, said := range []string{
		`the route "/a" answers "PATCHY", which is no verb of HTTP; taken as it is`,
		`the route "/b" answers "//", which is no verb of HTTP; left out`,
		`the route "/b" answers "\";", which is no verb of HTTP; left out`,
		`the route "/c" answers "\x1b[31MGET", which is no verb of HTTP; left out`,
	} {
		if len(diags) != 4 || diags[i].Message != said || diags[i].Code != "route-verb" || diags[i].Pos.Line == 0 {
			t.Fatalf("want %s, got\n%v", said, diags)
		}
	}
}

func TestHTMLBaseURL(t *testing.T) {
	t.Parallel()
	const link = `href="https://orders.lab.example/metadata"`
	for _, test := range []struct{ link, base, path string }{
		{"https://x.example/v1/metadata", "https://x.example/v1", "/orders"},      // a proxy's path: routes do not have it
		{"https://x.example/orders/metadata", "https://x.example/orders", "/"},    // a host's path: all routes have it
		{"http://localhost:5000/metadata", "http://localhost:5000", "/orders"},    //
		{"https://u:p@x.example/metadata", "https://x.example", "/orders"},        // never credentials
		{"javascript:alert(1)/metadata", "https://orders.lab.example", "/orders"}, // the link below the code
		{"../metadata", "https://orders.lab.example", "/orders"},
	} {
		p := mustParse(t, changed(t, link, `href="`+test.link+`"`))
		if p.BaseURL != test.base || p.Routes[0].Path != test.path {
			t.Errorf("%s: base %q, path %q", test.link, p.BaseURL, p.Routes[0].Path)
		}
	}
	page := strings.Replace(changed(t, link, `href="/metadata"`), "https://orders.lab.example/types/mjs", "/types/mjs", 1)
	if p := mustParse(t, page); p.BaseURL != "https://orders.lab.example" {
		t.Errorf("from the sample: %q", p.BaseURL)
	}
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	page := changed(t, "Create a draft order", "Aufträge")
	want := mustParse(t, page)
	units := utf16.Encode([]rune(page))
	little, big := []byte{0xFF, 0xFE}, []byte{0xFE, 0xFF}
	for _, u := range units {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	for name, data := range map[string]string{
		"byte order mark": "\uFEFF" + page, "CRLF": strings.ReplaceAll(page, "\n", "\r\n"), "CR": strings.ReplaceAll(page, "\n", "\r"),
		"UTF-16LE": string(little), "UTF-16BE": string(big),
	} {
		if diff := cmp.Diff(want, mustParse(t, data), cmpopts.IgnoreUnexported(Message{})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	p, diags := Parse("p.html", []byte(strings.Replace(page, "ä", "\xE4", 1)))
	if p == nil || len(diags) != 1 || diags[0].Code != "encoding" || diags[0].Pos.Line != 18 {
		t.Errorf("Latin-1: %v", diags)
	}
}

// TestHTMLHostile reads tags that are many, deep or broken.
func TestHTMLHostile(t *testing.T) {
	t.Parallel()
	for name, part := range map[string]string{
		"deep":        strings.Repeat("<div>", 2000),
		"unmatched":   strings.Repeat("<a>", 20000) + strings.Repeat("</b>", 20000),
		"stamped":     `<pre data-ssgen-place="1"><code lang="mjs" data-ssgen-place="99999999">`,
		"unended tag": `<div class="operation"><h2>X</h2><pre><code lang="mjs`,
		"odd tags":    "<pre/><code\x00 lang=mjs/><//><!><?x></>",
	} {
		if p, diags := Parse("p.html", []byte("<html>"+part)); p != nil || diags.Count(diag.Error) != 1 {
			t.Errorf("%s: page %v, %v", name, p != nil, diags)
		}
	}
}
