package index_test

import (
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/index"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// forEachRecording gives the files of every recorded API.
func forEachRecording(t *testing.T, test func(t *testing.T, release, api string, files fs.FS)) {
	t.Helper()
	for _, release := range recordings.Releases() {
		files, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		for _, api := range recordings.APIs() {
			test(t, release, api, files)
		}
	}
}

func read(t *testing.T, files fs.FS, name string) []byte {
	t.Helper()
	data, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

type fact struct {
	Tags []string
	Auth *model.Auth
}

// TestRecordedIndexPages compares each index page with the server's own model and with
// the pages of the operations.
func TestRecordedIndexPages(t *testing.T) {
	t.Parallel()
	forEachRecording(t, func(t *testing.T, release, api string, files fs.FS) {
		name := release + "/" + api
		data := read(t, files, api+"/pages/index.html")
		f, diags := index.Parse("index.html", data)
		if f == nil || len(diags) != 0 || !index.Detect(data) {
			t.Errorf("%s: %v, %v", name, f, diags)
			return
		}
		base := "https://" + api + ".lab.example"
		if api == "names" {
			base += "/api"
		}
		want := map[string]string{"5.14.0": "5.14", "6.11.0": "6.110", "8.0.0": "8.0", "8.5.2": "8.52", "8.10.0": "8.10", "10.0.0": "10.0", "10.1.4": "10.14"}[release]
		if f.BaseURL != base || f.Version != want || f.Service == "" || f.Kind != index.Page {
			t.Errorf("%s: %q, %q, %q", name, f.Service, f.BaseURL, f.Version)
		}
		got := map[string]fact{}
		lines := strings.Split(string(data), "\n")
		for _, op := range f.Operations {
			got[op.Name] = fact{op.Tags, op.Auth}
			if !slices.Contains(op.Formats, "JSV") || !slices.Contains(op.Formats, "XML") || len(op.Formats) < 4 {
				t.Errorf("%s: %s has formats %q", name, op.Name, op.Formats)
			}
			if at := op.Pos; !strings.HasPrefix(lines[at.Line-1][at.Col-1:], "<tr><th data-tags=") {
				t.Errorf("%s: %s is not at %v", name, op.Name, at)
			}
		}
		if diff := cmp.Diff(factsOfPages(t, files, api), got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: (-pages +index)\n%s", name, diff)
		}
	})
}

func factsOfPages(t *testing.T, files fs.FS, api string) map[string]fact {
	t.Helper()
	names, err := fs.Glob(files, api+"/pages/*.jsv.html")
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	facts := map[string]fact{}
	for _, name := range names {
		data := read(t, files, name)
		if index.Detect(data) {
			t.Errorf("%s is taken for an index", name)
		}
		if p, _ := page.Parse(path.Base(name), data); p != nil {
			facts[p.Operation] = fact{p.Tags, p.Auth}
		}
	}
	return facts
}

func TestOtherDocumentsAreNoIndex(t *testing.T) {
	t.Parallel()
	forEachRecording(t, func(t *testing.T, release, api string, files fs.FS) {
		names, err := fs.Glob(files, api+"/types/*")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if index.Detect(read(t, files, name)) {
				t.Errorf("%s/%s is taken for an index", release, name)
			}
		}
	})
	for _, text := range []string{
		"", "[]", "{}", "[1]", "{", "[{", `{"a":[]}`, `{"a":[{"name":"X"}]}`, `[{"name":"X"}]`, "<p>hello", "The following operations are available.",
		`<div class="operation"><h2>X</h2><h3 id="desc">The following operations are available.</h3></div>`,
	} {
		if f, diags := index.Parse("x", []byte(text)); f != nil || !diags.HasErrors() || index.Detect([]byte(text)) {
			t.Errorf("%q: %v, %v", text, f, diags)
		}
	}
}

func TestIndexPagesOfOtherServers(t *testing.T) {
	t.Parallel()
	const before, after = "\uFEFF<html><body><a id=\"logo\" title=\"ServiceStack 10.09\"></a><h1>W &amp; Co</h1><div class='operations'>\r\n<table>", "</table></div></body></html>"
	cell := func(op string) string {
		return `<td><a href="http://w/jsv/metadata?op=` + op + `">JSV</a></td><td><a href="http://w/soap11/metadata?op=` + op + `">SOAP+1.1</a></td><td>XML</td>`
	}
	formats := []string{"JSV", "SOAP 1.1"}
	html := before + "<tr><th>Operation</th><th>Formats</th></tr>" +
		`<tr><th><span class="icons"><i class="auth" title="Requires Roles: A, B,  C?. Requires Permissions: P, Q?"></i></span>Secret</th>` + cell("Secret") + "</tr>\n" +
		`<tr><th data-tags="web,mobile"><a href="schema/Open"><svg/></a><a href="ui/Open">Open</a></th>` + cell("Open") + "</tr>\r\n" +
		`<tr><th><span class="icons"><i class="auth" title="Requires Authentication"></i></span>Hidden</th><td>JSV</td></tr>` +
		`<tr><th>Open</th>` + cell("Open") + `</tr><tr><th>not a name!</th><td>1</td></tr>` + after
	f, diags := index.Parse("i.html", []byte(html))
	want := &index.File{Name: "i.html", Service: "W & Co", BaseURL: "http://w", Version: "10.09", Operations: []index.Operation{
		{Name: "Secret", Formats: formats, Auth: &model.Auth{Roles: []string{"A", "B"}, AnyRole: []string{"C"}, Permissions: []string{"P"}, AnyPermission: []string{"Q"}}},
		{Name: "Open", Formats: formats, Tags: []string{"web", "mobile"}}, {Name: "Hidden", Auth: &model.Auth{}},
	}}
	if diff := cmp.Diff(want, f, cmpopts.IgnoreTypes(diag.Pos{})); diff != "" || len(diags) != 0 {
		t.Errorf("%v (-want +got)\n%s", diags, diff)
	}
	if f, diags := index.Parse("i.html", []byte(html[:len(html)-30])); f != nil || !diags.HasErrors() {
		t.Errorf("cut off: %v, %v", f, diags)
	}
	if f, diags := index.Parse("i.html", []byte(before+after)); f == nil || len(diags) != 1 || diags[0].Code != "index-empty" {
		t.Errorf("empty: %v, %v", f, diags)
	}
}

func TestLists(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		kind       index.Kind
		want       []index.Operation
	}{
		{
			name: "operations/metadata",
			text: `[{"name":"FindWidgets","responseName":"QueryResponse` + "`1" + `","serviceName":"S","restrictTo":["Any"],"actions":["ANY"],"routes":{"/w/{Id}":"GET, PUT","/a":null},"tags":["w"]},
{"name":"Ping","serviceName":"S","actions":["POST"],"routes":{}}]`,
			kind: index.Metadata,
			want: []index.Operation{
				{Name: "FindWidgets", Response: "QueryResponse`1", Tags: []string{"w"}, Routes: []model.Route{{Path: "/a"}, {Path: "/w/{Id}", Verbs: []string{"GET", "PUT"}}}, Pos: diag.Pos{File: "l", Line: 1, Col: 2}},
				{Name: "Ping", Pos: diag.Pos{File: "l", Line: 2, Col: 1}},
			},
		},
		{
			name: "keys in snake case, routes as objects", kind: index.Metadata,
			text: `[{"name":"A","response_name":"Foo[]","service_name":"S","routes":[{"path":"/x","verbs":["get"],"summary":"s"},{"path":"x"}]},{"Name":"no name!"}]`,
			want: []index.Operation{{Name: "A", Response: "Foo[]", Routes: []model.Route{{Path: "/x", Verbs: []string{"GET"}, Summary: "s"}}, Pos: diag.Pos{File: "l", Line: 1, Col: 2}}},
		},
		{
			name: "api", kind: index.Listing,
			text: `{"none":[],"web":[{"name":"A","returns":"QueryResponse<Rockstar>","description":"Finds","links":{"ui":"/ui/A"}},{"name":"B","links":{}}],"mobile":[{"Name":"A","Returns":"QueryResponse<Rockstar>"}],"other":[{"name":"C","returns":"List<Foo>"}]}`,
			want: []index.Operation{
				{Name: "A", Response: "QueryResponse<Rockstar>", Doc: "Finds", Tags: []string{"web", "mobile"}, Pos: diag.Pos{File: "l", Line: 1, Col: 19}},
				{Name: "B", Tags: []string{"web"}, Pos: diag.Pos{File: "l", Line: 1, Col: 113}}, {Name: "C", Response: "List<Foo>", Pos: diag.Pos{File: "l", Line: 1, Col: 207}},
			},
		},
	} {
		f, diags := index.Parse("l", []byte(test.text))
		if f == nil || f.Kind != test.kind || len(diags) != 0 || !index.Detect([]byte(test.text)) {
			t.Errorf("%s: %v, %v", test.name, f, diags)
			continue
		}
		if diff := cmp.Diff(test.want, f.Operations, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.name, diff)
		}
		for _, cut := range []int{1, 10} {
			text := test.text[:len(test.text)-cut]
			if f, diags := index.Parse("l", []byte(text)); f != nil || len(diags) != 1 || diags[0].Code != "index-damaged" {
				t.Errorf("%s without its last %d bytes: %v, %v", test.name, cut, f, diags)
			}
		}
	}
}

// FuzzParse checks that reading never panics and gives a file or one error.
func FuzzParse(f *testing.F) {
	for _, release := range []string{"5.14.0", "10.1.4"} {
		files, err := recordings.Open(release)
		if err != nil {
			f.Fatal(err)
		}
		data, err := fs.ReadFile(files, "orders/pages/index.html")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`[{"name":"A","responseName":"Foo[]","routes":{"/a":"GET"},"actions":[]}]`))
	f.Add([]byte(`{"web":[{"name":"A","returns":"List<Foo>","links":{}}]}`))
	f.Add([]byte(`<div class=operations><tr><th>A<td><a href="//h/jsv/metadata?op=A">`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, diags := index.Parse("x", data)
		if errors := diags.Count(diag.Error); (got == nil) != (errors == 1) || errors > 1 {
			t.Fatalf("file %v, %v", got != nil, diags)
		}
		if got != nil && !index.Detect(data) {
			t.Fatal("read, but not detected")
		}
		if _, err := json.Marshal(got); err != nil {
			t.Fatal(err)
		}
		for _, d := range diags {
			if strings.ContainsAny(d.String(), "\n\r") {
				t.Fatalf("%q", d.String())
			}
		}
	})
}
