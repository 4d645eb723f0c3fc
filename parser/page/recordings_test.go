package page

import (
	"bytes"
	"encoding/json"
	"html"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// recorded is one recorded page and what the server's own model says of its operation.
type recorded struct {
	release, api          string
	operation, kind, lang string // kind is the format, "jsv"; lang is "" for the Metadata tab
	file                  string
	data                  []byte
	native                *nativeOperation // nil for ServiceStack's own Authenticate
}

type nativeOperation struct {
	Request struct {
		Name, Description string
	}
	ReturnsVoid           bool
	Routes                []struct{ Path, Verbs, Summary, Notes string }
	RequiresAuth          bool
	RequiredRoles         []string
	RequiresAnyRole       []string
	RequiredPermissions   []string
	RequiresAnyPermission []string
	Tags                  []string
}

func (n *nativeOperation) auth() *model.Auth {
	auth := &model.Auth{Roles: n.RequiredRoles, AnyRole: n.RequiresAnyRole, Permissions: n.RequiredPermissions, AnyPermission: n.RequiresAnyPermission}
	if !n.RequiresAuth && cmp.Equal(auth, &model.Auth{}, cmpopts.EquateEmpty()) {
		return nil
	}
	return auth
}

func (n *nativeOperation) routes() []model.Route {
	var routes []model.Route
	for _, r := range n.Routes {
		verbs := strings.FieldsFunc(r.Verbs, func(r rune) bool { return r == ',' || r == ' ' })
		routes = append(routes, model.Route{Path: r.Path, Verbs: verbs, Summary: r.Summary, Notes: r.Notes})
	}
	return routes
}

var baseURLs = map[string]string{
	"names":     "https://names.lab.example/api",
	"orders":    "https://orders.lab.example",
	"orders-v2": "https://orders-v2.lab.example",
	"zoo":       "https://zoo.lab.example",
}

// forEachPage runs the test on every recorded operation page, a release at a time.
func forEachPage(t *testing.T, test func(*testing.T, recorded)) {
	t.Helper()
	for _, release := range recordings.Releases() {
		t.Run(release, func(t *testing.T) {
			t.Parallel()
			files, err := recordings.Open(release)
			if err != nil {
				t.Fatal(err)
			}
			for _, api := range recordings.APIs() {
				natives := readNatives(t, files, api)
				names, err := fs.Glob(files, api+"/pages/*.html")
				if err != nil || len(names) < 5 {
					t.Fatalf("%s: %d pages, %v", api, len(names), err)
				}
				for _, name := range names {
					if path.Base(name) != "index.html" {
						test(t, newRecorded(t, files, release, api, name, natives))
					}
				}
			}
		})
	}
}

func newRecorded(t *testing.T, files fs.FS, release, api, name string, natives map[string]*nativeOperation) recorded {
	t.Helper()
	data, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(path.Base(name), ".")
	r := recorded{release: release, api: api, file: release + "/" + name, data: data, operation: parts[0], kind: parts[1], native: natives[parts[0]]}
	if len(parts) == 4 {
		r.lang = parts[2]
	}
	if r.native == nil && r.operation != "Authenticate" {
		t.Fatalf("%s: not in metadata.json", name)
	}
	return r
}

func readNatives(t *testing.T, files fs.FS, api string) map[string]*nativeOperation {
	t.Helper()
	data, err := fs.ReadFile(files, api+"/types/metadata.json")
	if err != nil {
		t.Fatal(err)
	}
	var native struct{ Operations []*nativeOperation }
	if err := json.Unmarshal(data, &native); err != nil {
		t.Fatal(err)
	}
	byName := map[string]*nativeOperation{}
	for _, o := range native.Operations {
		byName[o.Request.Name] = o
	}
	return byName
}

// traced tells whether the server shows an exception where the code should be.
func (r recorded) traced() bool {
	return r.lang == "mjs" && (strings.HasPrefix(r.release, "5.") || strings.HasPrefix(r.release, "6."))
}

func TestRecordedPages(t *testing.T) {
	t.Parallel()
	forEachPage(t, func(t *testing.T, r recorded) {
		p, diags := Parse(r.file, r.data)
		if p == nil {
			t.Errorf("%s: no page: %v", r.file, diags)
			return
		}
		checkFacts(t, r, p)
		checkCode(t, r, p, diags)
		checkSamples(t, r, p)
	})
}

func checkFacts(t *testing.T, r recorded, p *Page) {
	t.Helper()
	got := []string{p.File, p.Operation, p.BaseURL, p.Format}
	want := []string{r.file, r.operation, baseURLs[r.api], strings.ToUpper(r.kind)}
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", r.file, got, want)
	}
	if p.Service == "" || p.OperationPos.Line == 0 {
		t.Errorf("%s: service %q, operation at %v", r.file, p.Service, p.OperationPos)
	}
	if r.native == nil {
		return
	}
	ignorePos := cmpopts.IgnoreFields(model.Route{}, "Pos")
	if diff := cmp.Diff(r.native.routes(), p.Routes, ignorePos, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s: routes (-metadata.json +page)\n%s", r.file, diff)
	}
	if diff := cmp.Diff(r.native.auth(), p.Auth, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s: auth (-metadata.json +page)\n%s", r.file, diff)
	}
	if diff := cmp.Diff(r.native.Tags, p.Tags, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s: tags (-metadata.json +page)\n%s", r.file, diff)
	}
	if p.Doc != r.native.Request.Description {
		t.Errorf("%s: doc %q, want %q", r.file, p.Doc, r.native.Request.Description)
	}
}

func checkCode(t *testing.T, r recorded, p *Page, diags diag.List) {
	t.Helper()
	switch {
	case r.traced():
		hint := "save " + baseURLs[r.api] + "/jsv/metadata?op=" + r.operation + "&lang=typescript instead"
		if p.Code != nil || len(diags) != 1 || diags[0].Severity != diag.Warning || diags[0].Code != "code-missing" || diags[0].Hint != hint {
			t.Errorf("%s: code %v, diagnostics %v", r.file, p.Code != nil, diags)
		}
	case r.lang == "":
		if p.Code != nil || len(diags) != 1 || diags[0].Severity != diag.Note || diags[0].Code != "code-missing" {
			t.Errorf("%s: code %v, diagnostics %v", r.file, p.Code != nil, diags)
		}
	case p.Code == nil || len(diags) != 0:
		t.Errorf("%s: code %v, diagnostics %v", r.file, p.Code != nil, diags)
	default:
		if p.Code.Lang != r.lang || !strings.Contains(p.Code.Text, "class "+r.operation) || strings.Contains(p.Code.Text, "&lt;") {
			t.Errorf("%s: code is %s, or lacks the request's class", r.file, p.Code.Lang)
		}
		checkPlace(t, r, p.Code.Pos, p.Code.Text)
	}
}

func checkSamples(t *testing.T, r recorded, p *Page) {
	t.Helper()
	request, response := p.Request, p.Response
	if request == nil || request.Verb == "" || !strings.HasPrefix(request.Path, "/") || request.Accept == "" {
		t.Errorf("%s: request sample %+v", r.file, request)
		return
	}
	host, _, _ := strings.Cut(strings.TrimPrefix(baseURLs[r.api], "https://"), "/")
	if request.Host != host {
		t.Errorf("%s: host %q", r.file, request.Host)
	}
	if hasBody := request.Verb == "POST" || request.Verb == "PUT"; request.HasBody != hasBody {
		t.Errorf("%s: %s with body %v", r.file, request.Verb, request.HasBody)
	}
	if hasResponse := r.native == nil || !r.native.ReturnsVoid; (response != nil) != hasResponse {
		t.Errorf("%s: response %v, want %v", r.file, response != nil, hasResponse)
	}
	for _, m := range []*Message{request, response} {
		if m == nil || !m.HasBody {
			continue
		}
		if m.ContentType != request.Accept {
			t.Errorf("%s: content type %q", r.file, m.ContentType)
		}
		if r.operation == "AllTypes" && r.kind == "jsv" && !strings.Contains(m.Body, "\tchar: \x00,\n") {
			t.Errorf("%s: the NUL is lost", r.file)
		}
		if end, whole := bodyEnd(m.Body); !whole || end != len(m.Body) {
			t.Errorf("%s: body seems to end at %d of %d, whole %v", r.file, end, len(m.Body), whole)
		}
		checkPlace(t, r, m.Pos, m.Body)
	}
}

// checkPlace checks that the text stands where its position says.
func checkPlace(t *testing.T, r recorded, pos diag.Pos, text string) {
	t.Helper()
	lines := bytes.Split(r.data, []byte("\n"))
	first, _, _ := strings.Cut(text, "\n")
	if pos.File != r.file || pos.Line < 1 || pos.Line > len(lines) || pos.Col < 1 || pos.Col > len(lines[pos.Line-1])+1 {
		t.Errorf("%s: bad position %v", r.file, pos)
		return
	}
	at := string(lines[pos.Line-1][pos.Col-1:])
	if !strings.HasPrefix(html.UnescapeString(at), first) && !strings.HasPrefix(unescapeCode(at, false), first) {
		t.Errorf("%s: %v shows %.40q, want %.40q", r.file, pos, at, first)
	}
}

func TestIndexPages(t *testing.T) {
	t.Parallel()
	for _, release := range recordings.Releases() {
		files, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		for _, api := range recordings.APIs() {
			data, err := fs.ReadFile(files, api+"/pages/index.html")
			if err != nil {
				t.Fatal(err)
			}
			p, diags := Parse("index.html", data)
			if p != nil || len(diags) != 1 || diags[0].Code != "index-page" || !strings.Contains(diags[0].Hint, "such as "+baseURLs[api]+"/jsv/metadata?op=") {
				t.Errorf("%s %s: %v", release, api, diags)
			}
		}
	}
}
