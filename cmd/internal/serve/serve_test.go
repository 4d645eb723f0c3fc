package serve_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/cmd/internal/serve"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/sample"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// ask makes a request of a handler and gives status and body.
func ask(t *testing.T, h http.Handler, verb, url, body string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(verb, url, strings.NewReader(body)))
	return w.Code, w.Body.String()
}

// TestRecordedAPIs asks every operation of every recorded API, from pages and from
// metadata.json: each answers in both formats; a sample comes back as its page shows it.
func TestRecordedAPIs(t *testing.T) {
	t.Parallel()
	sampled := 0
	for _, release := range recordings.Releases() {
		for _, name := range recordings.APIs() {
			lang := "mjs"
			if release == "5.14.0" || release == "6.11.0" {
				lang = "typescript"
			}
			for _, pattern := range []string{name + "/pages/*.jsv." + lang + ".html", name + "/types/metadata.json"} {
				api := recorded(t, release, pattern)
				for _, options := range []serve.Options{{Builtins: true}, {Builtins: true, Seeded: true, Seed: 1}} {
					sampled += askAll(t, release+" "+pattern, api, serve.New(api, options))
				}
			}
		}
	}
	if sampled < 200 {
		t.Errorf("%d samples only came back", sampled)
	}
}

func askAll(t *testing.T, where string, api *model.API, s *serve.API) (sampled int) {
	t.Helper()
	if len(s.Operations) != len(api.Operations) {
		t.Errorf("%s: %d of %d operations", where, len(s.Operations), len(api.Operations))
	}
	for i, op := range api.Operations {
		wantStatus := http.StatusOK
		if op.Response.IsZero() {
			wantStatus = http.StatusNoContent
		}
		status, jsv := ask(t, s, "POST", "/jsv/reply/"+op.Name, "{}")
		if status != wantStatus || strings.Contains(jsv, "esponseStatus") {
			t.Errorf("%s: %s: %d %s", where, op.Name, status, jsv)
		}
		status, text := ask(t, s, "POST", "/json/reply/"+op.Name, "{}")
		raw := op.Response.Name == "string" || op.Response.Name == "byte[]" || op.Response.Name == "Stream"
		if status != wantStatus || !raw && status == http.StatusOK && !json.Valid([]byte(text)) {
			t.Errorf("%s: %s: %d %s", where, op.Name, status, text)
		}
		if s.Operations[i].Sampled {
			sampled++
			checkSample(t, where, op, jsv)
		}
	}
	return sampled
}

// checkSample compares an answer in JSV with the text of the page, made compact, without
// the member that tells of an error and those that are null.
func checkSample(t *testing.T, where string, op model.Operation, got string) {
	t.Helper()
	v, _ := sample.Parse(op.ResponseSample.Body, op.ResponseSample.ContentType, op.ResponseSample.Pos)
	var kept []sample.Member
	for _, m := range v.Members {
		if m.Name != "responseStatus" && m.Name != "ResponseStatus" && m.Name != "response_status" {
			kept = append(kept, m)
		}
	}
	if v.Members = kept; v.Compact() != got {
		t.Errorf("%s: %s: the page shows\n%s\nand the answer is\n%s", where, op.Name, v.Compact(), got)
	}
}

func TestSeeds(t *testing.T) {
	t.Parallel()
	api := recorded(t, "8.10.0", "orders/types/metadata.json")
	answer := func(o serve.Options) string {
		_, body := ask(t, serve.New(api, o), "POST", "/jsv/reply/GetOrder", "{}")
		return body
	}
	one := answer(serve.Options{Seeded: true, Seed: 1})
	if again := answer(serve.Options{Seeded: true, Seed: 1}); one != again {
		t.Errorf("one seed gives %s and %s", one, again)
	}
	if other := answer(serve.Options{Seeded: true, Seed: 2}); one == other {
		t.Errorf("two seeds give %s", one)
	}
}

// hostile is an API whose every text is an attack.
func hostile() *model.API {
	const attack = "</td><script>alert(1)</script>\r\nX-Evil: 1\x1b[31m\""
	return &model.API{
		Name: attack,
		Operations: []model.Operation{
			{Name: "Get", Request: "Get", Verb: "GET", Doc: attack, Response: model.Ref{Name: "Self"}, Routes: []model.Route{{Path: "/" + attack, Verbs: []string{attack}}, {Path: "/get"}}},
			{Name: "Sampled", Request: "Sampled", Response: model.Ref{Name: "object"}, ResponseSample: &model.Sample{ContentType: "text/jsv", Body: "{a\"b:x\r\ny,c:{d:[1,,True]}}"}},
		},
		Types: []model.Type{
			{Name: "Self", Base: model.Ref{Name: "Self"}, Members: []model.Member{
				{Name: attack, Wire: attack, Type: model.Ref{Name: "Self"}}, {Name: "All", Wire: "all", Type: model.Ref{Name: model.List, Args: []model.Ref{{Name: "Self"}}}},
				{Name: "Gone", Wire: "gone", Type: model.Ref{Name: "Nowhere"}}, {Name: "Abstract", Wire: "abstract", Type: model.Ref{Name: "Abstract"}},
			}},
			{Name: "Abstract", Abstract: true, Base: model.Ref{Name: "Abstract"}},
		},
	}
}

func TestHostile(t *testing.T) {
	t.Parallel()
	s := serve.New(hostile(), serve.Options{})
	_, page := ask(t, s, "GET", "/metadata", "")
	if strings.Contains(page, "<script") {
		t.Errorf("the page holds a script: %s", page)
	}
	for _, url := range []string{"/get", "/json/reply/Get", "/json/reply/Sampled"} {
		if status, body := ask(t, s, "GET", url, ""); status != http.StatusOK || !json.Valid([]byte(body)) {
			t.Errorf("%s: %d %s", url, status, body)
		}
	}
	for _, url := range []string{"/jsv/reply/%3Cscript%3E%0d%0aX:y", "/x", "/json/reply/Get?%zz"} {
		if status, _ := ask(t, s, "GET", url, ""); status < 400 {
			t.Errorf("%s: %d", url, status)
		}
	}
}

func TestIndex(t *testing.T) {
	t.Parallel()
	api := recorded(t, "8.10.0", "orders/types/metadata.json")
	s := serve.New(api, serve.Options{BasePath: "/api/"})
	if status, page := ask(t, s, "GET", "/api/metadata", ""); status != 200 || !strings.Contains(page, "GET /api/orders/{Id}") || !strings.Contains(page, "/api/json/reply/GetOrder") {
		t.Errorf("%d %s", status, page)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest("GET", "/api", nil))
	if w.Code != http.StatusFound || w.Header().Get("Location") != "/api/metadata" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	for url, want := range map[string]int{"/metadata": 404, "/": 404, "/api/orders/5": 200, "/orders/5": 404} {
		if status, _ := ask(t, s, "GET", url, ""); status != want {
			t.Errorf("%s: %d, want %d", url, status, want)
		}
	}
	if s := serve.New(api, serve.Options{Only: []string{"Get*"}}); len(s.Operations) == 0 || len(s.Operations) >= len(api.Operations) {
		t.Errorf("%d operations", len(s.Operations))
	}
}

// An operation's own route comes before the list.
func TestRouteNamedMetadata(t *testing.T) {
	t.Parallel()
	api := &model.API{Operations: []model.Operation{{Name: "Own", Response: model.Ref{Name: "string"}, Routes: []model.Route{{Path: "/Metadata"}, {Path: "/"}}}}}
	server := httptest.NewServer(serve.New(api, serve.Options{}))
	defer server.Close()
	for _, path := range []string{"/metadata", "/"} {
		r, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil || !strings.HasPrefix(string(body), "Own ") {
			t.Errorf("%s: %q, %v", path, body, err)
		}
	}
}
