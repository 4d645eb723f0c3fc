package runtime

import (
	"context"
	"encoding/base64"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Bodies are read as recorded servers do: a bad member is its default, JSV that ends early
// is read up to there, JSON that does is refused. A strict handler refuses all of them.
func TestHandlerBadBodies(t *testing.T) {
	t.Parallel()
	h, strict := newDeskHandler(desk{}), newDeskHandler(desk{}, WithStrictRequests())
	const path, order = "/orders", `{state:Draft,id:o-1,created:2026-01-02T03:04:05Z}`
	tests := []struct {
		name, media, body string
		lenient           int
		field             string // what the strict handler tells
	}{
		{"bad member", "application/jsv", "{customerId:c,lines:[{sku:s,quantity:x}]}", 200, "lines[0].quantity"},
		{"bad member, json", "application/json", `{"lines":[{"quantity":"x"}]}`, 200, "lines[0].quantity"},
		{"wrong kind", "application/jsv", "{lines:x}", 200, "lines"},
		{"ends early", "application/jsv", `{customerId:"c`, 200, ""},
		{"ends early, json", "application/json", `{"customerId":"c`, 400, ""},
		{"jsv for json", "application/json", `{customerId:c}`, 200, ""},
		{"no object", "application/json", `5`, 200, ""},
	}
	for _, test := range tests {
		header := acceptJSV + "\nContent-Type: " + test.media
		status, _, body := exchange(h, "POST", path, header, test.body)
		if status != test.lenient || status == 200 && !strings.HasPrefix(body, "{state:Draft") {
			t.Errorf("%s: %d %s", test.name, status, body)
		}
		status, _, body = exchange(strict, "POST", path, header, test.body)
		if status != 400 || !strings.Contains(body, "Could not deserialize '"+test.media) || !strings.Contains(body, test.field) {
			t.Errorf("%s, strict: %d %s", test.name, status, body)
		}
	}
	if status, _, body := exchange(strict, "POST", path, acceptJSV, ""); status != 200 || body != order {
		t.Errorf("no body, strict: %d %s", status, body)
	}
}

// TestHandlerBatch answers lists of requests, up to the first that fails.
func TestHandlerBatch(t *testing.T) {
	t.Parallel()
	h := newDeskHandler(desk{get: func(_ context.Context, r *getDeskOrder) (*deskOrder, error) {
		switch r.ID {
		case "none":
			return nil, nil
		case "bad":
			return nil, &Error{StatusCode: 404, ErrorCode: "NotFound", Message: "bad", Meta: map[string]string{"k": "v"}}
		case "broken":
			return nil, errors.New("secret")
		}
		return &deskOrder{ID: r.ID, Created: deskTime}, nil
	}})
	tests := []struct {
		path, body string
		status     int
		completed  string
		want       string
	}{
		{"/jsv/reply/GetOrder[]", "[{id:a},{id:b}]", 200, "2", "[{id:a,created:2026-01-02T03:04:05Z},{id:b,created:2026-01-02T03:04:05Z}]"},
		{"/json/reply/GetOrder%5B%5D", `[{"id":"a"}]`, 200, "1", `[{"id":"a","created":"\/Date(1767323045000)\/"}]`},
		{"/api/GetOrder[]", `[{"id":"none"}]`, 200, "1", `[null]`},
		{"/api/GetOrder[].jsv", `[{id:a}]`, 200, "1", `[{id:a,created:2026-01-02T03:04:05Z}]`},
		{"/jsv/reply/GetOrder[]", "", 200, "", "[]"},
		{"/jsv/reply/GetOrder[]", "[]", 200, "", "[]"},
		{"/jsv/oneway/DeleteOrder[]", "[{id:a},{id:b}]", 204, "2", ""},
		{"/jsv/reply/GetText[]", "[{name:a},{name:b}]", 200, "2", `["Hello, a","Hello, b"]`},
		{"/json/reply/GetBytes[]", `[{"size":1},{"size":2}]`, 200, "2", `["AA==","AAA="]`},
		{"/jsv/reply/FindOrders[]", "[{},{}]", 200, "2", "[[],[]]"},
		{"/jsv/reply/GetOrder[]", "[{id:a},{id:bad},{id:b}]", 404, "1", "{responseStatus:{errorCode:NotFound,message:bad,errors:[],meta:{AutoBatchIndex:1,k:v}}}"},
		{"/jsv/reply/GetOrder[]", "[{id:broken}]", 500, "0", "{responseStatus:{errorCode:InternalServerError,message:The server could not answer this request,errors:[],meta:{AutoBatchIndex:0}}}"},
		{"/jsv/reply/Nothing[]", "[]", 405, "", "{responseStatus:{errorCode:NotImplementedException,message:The operation does not exist for this service,errors:[]}}"},
		{"/jsv/reply/GetText[]", "[" + strings.Repeat("{},", maxBatch+1) + "{}]", 413, "", "{responseStatus:{errorCode:RequestEntityTooLarge,message:a batch has at most 10000 requests,errors:[]}}"},
	}
	for _, test := range tests {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("POST", test.path, strings.NewReader(test.body))
		server := &http.Server{ErrorLog: log.New(io.Discard, "", 0)}
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), http.ServerContextKey, server)))
		if w.Code != test.status || w.Header().Get("X-AutoBatch-Completed") != test.completed || w.Body.String() != test.want {
			t.Errorf("%s %.40s: %d %q %s\nwant %d %q %s", test.path, test.body, w.Code, w.Header().Get("X-AutoBatch-Completed"), w.Body, test.status, test.completed, test.want)
		}
	}
}

// TestHandlerAuth holds roles and permissions, which are data, against who calls.
func TestHandlerAuth(t *testing.T) {
	t.Parallel()
	needs := Operation{Name: "Open", Routes: []Route{{Path: "/open/{Id}"}}, Auth: true, Roles: []string{"A", "B"}, AnyRole: []string{"A", "C"}, Permissions: []string{"p"}, AnyPermission: []string{"p", "q"}}
	public := Operation{Name: "See"}
	var seen *HandlerUser
	call := func(ctx context.Context, _ *getDeskOrder) (*deskOrder, error) {
		seen = HandlerCallFrom(ctx).User
		return nil, nil
	}
	users := map[string]*HandlerUser{"full": {Name: "full", Roles: []string{"A", "B"}, Permissions: []string{"p"}}, "roles": {Roles: []string{"A", "B"}}, "one": {Roles: []string{"A"}, Permissions: []string{"p"}}}
	auth := WithAuthenticator(func(r *http.Request) (*HandlerUser, error) {
		name, _, _ := r.BasicAuth()
		if name == "limited" {
			return nil, &Error{StatusCode: 429, ErrorCode: "Slow", Message: "slow down", Header: http.Header{"Retry-After": {"3"}, "Set-Cookie": {"x"}}}
		}
		return users[name], nil
	})
	request := func() served { return new(getDeskOrder) }
	endpoints := []endpoint{{&needs, request}, {&public, request}}
	h := newHandler(desk{get: call}, endpoints, []HandlerOption{auth, WithBasePath("/api")})
	const forbidden = "Forbidden\r\n\r\nRequest.HttpMethod: GET\r\nRequest.PathInfo: /open/1\r\nRequest.QueryString: x=y\r\n\r\n"
	tests := []struct {
		path, user        string
		status            int
		contentType, body string
	}{
		{"/api/open/1?x=y", "full", 204, "", ""},
		{"/api/open/1?x=y", "", 401, typeJSV, "{responseStatus:{errorCode:Unauthorized,message:Not Authenticated,errors:[]}}"},
		{"/api/open/1?x=y", "roles", 403, "text/plain", forbidden},
		{"/api/open/1?x=y", "one", 403, "text/plain", forbidden},
		{"/api/jsv/reply/Open[]", "one", 403, "text/plain", strings.NewReplacer("/open/1", "/jsv/reply/Open[]", "x=y", "").Replace(forbidden)},
		{"/api/open/1", "limited", 429, typeJSV, "{responseStatus:{errorCode:Slow,message:slow down,errors:[]}}"},
		{"/api/jsv/reply/See", "limited", 204, "", ""},
	}
	for _, test := range tests {
		header := acceptJSV
		if test.user != "" {
			header += "\nAuthorization: Basic " + base64.StdEncoding.EncodeToString([]byte(test.user+":x"))
		}
		status, contentType, body := exchange(h, "GET", test.path, header, "")
		if status != test.status || contentType != test.contentType || body != test.body {
			t.Errorf("%s as %q: %d %s %q", test.path, test.user, status, contentType, body)
		}
		if test.user == "full" && seen != users["full"] {
			t.Errorf("the API sees %+v", seen)
		}
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "/api/open/1", nil)
	r.SetBasicAuth("limited", "")
	h.ServeHTTP(w, r)
	if w.Header().Get("Retry-After") != "3" || w.Header().Get("Set-Cookie") != "" {
		t.Errorf("headers %v", w.Header())
	}
}

// TestHandlerUpload gives files and fields of a form in parts to the API.
func TestHandlerUpload(t *testing.T) {
	t.Parallel()
	var got string
	var opened io.Closer
	call := func(ctx context.Context, r *deskFile) (*deskFile, error) {
		for field, files := range HandlerCallFrom(ctx).Files {
			for _, f := range files {
				file, err := f.Open()
				if err != nil {
					return nil, err
				}
				opened = file
				data, _ := io.ReadAll(file)
				got += field + "=" + f.Filename + ":" + string(data)
			}
		}
		HandlerCallFrom(ctx).Header.Set("X-Own", "1")
		return r, nil
	}
	h := newDeskHandler(desk{store: call}, WithMaxRequest(400))
	const body = "--B\r\nContent-Disposition: form-data; name=\"ext\"\r\n\r\na,b\r\n" +
		"--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../a.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--B--\r\n"
	const header = acceptJSV + "\nContent-Type: multipart/form-data; boundary=B"
	status, _, answer := exchange(h, "PUT", "/files/x/y", header, body)
	if status != 200 || answer != `{x-path:x/y,ext:"a,b"}` || got != "f=a.txt:hello" {
		t.Errorf("%d %s, files %q", status, answer, got)
	}
	if opened == nil {
		t.Error("no file")
	}
	for _, test := range []struct {
		header, body string
		status       int
	}{
		{header, body + strings.Repeat(" ", 300), 200}, // behind the last part
		{header, strings.Replace(body, "hello", strings.Repeat("x", 500), 1), 413},
		{header, body[:len(body)-12], 400},
		{acceptJSV + "\nContent-Type: multipart/form-data", body, 400},
	} {
		if status, _, answer := exchange(h, "PUT", "/files/x", test.header, test.body); status != test.status {
			t.Errorf("%.40q: %d %s, want %d", test.body, status, answer, test.status)
		}
	}
}

// The verb of a POST may be another one's, in three places.
func TestHandlerOverride(t *testing.T) {
	t.Parallel()
	removed := ""
	h := newDeskHandler(desk{remove: func(_ context.Context, r *deleteDeskOrder) error { removed = r.ID; return nil }})
	const form = "\nContent-Type: application/x-www-form-urlencoded"
	tests := []struct{ verb, path, header, body, removed string }{
		{"POST", "/orders/a", "X-Http-Method-Override: delete", "", "a"},
		{"POST", "/orders/b?x-http-method-override=DELETE", "", "", "b"},
		{"POST", "/orders/c", form, "X-HTTP-Method-Override=DELETE", "c"},
		{"GET", "/orders/d", "X-Http-Method-Override: DELETE", "", ""},
	}
	for _, test := range tests {
		removed = ""
		if exchange(h, test.verb, test.path, test.header, test.body); removed != test.removed {
			t.Errorf("%s %s removes %q", test.verb, test.path, removed)
		}
	}
	if status, _, _ := exchange(newDeskHandler(desk{}, WithMaxRequest(4)), "POST", "/orders", form, "customerId=c"); status != 413 {
		t.Errorf("a long form: %d", status)
	}
}

// An operation that answers bytes says what they are.
func TestHandlerContentType(t *testing.T) {
	t.Parallel()
	call := func(ctx context.Context, _ *deskBytes) ([]byte, error) {
		HandlerCallFrom(ctx).Header.Set("Content-Type", "image/png")
		return []byte("x"), nil
	}
	h := newDeskHandler(desk{bytes: call})
	if _, contentType, _ := exchange(h, "GET", "/bytes/1", acceptJSV, ""); contentType != "image/png" {
		t.Errorf("Content-Type %q", contentType)
	}
	if HandlerCallFrom(context.Background()) != nil {
		t.Error("a call out of nothing")
	}
}
