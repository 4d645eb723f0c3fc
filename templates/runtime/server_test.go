package runtime

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"
)

// exchange sends one request past the network and gives status, type and body.
func exchange(h http.Handler, verb, path, headers, body string) (int, string, string) {
	r := httptest.NewRequest(verb, path, strings.NewReader(body))
	if body == "" {
		r = httptest.NewRequest(verb, path, nil)
	}
	for _, line := range strings.Split(headers, "\n") {
		if name, value, ok := strings.Cut(line, ": "); ok {
			r.Header.Add(name, value)
		}
	}
	server := &http.Server{ErrorLog: log.New(io.Discard, "", 0)}
	r = r.WithContext(context.WithValue(r.Context(), http.ServerContextKey, server))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code, w.Header().Get("Content-Type"), w.Body.String()
}

const (
	acceptJSV  = "Accept: application/jsv"
	acceptJSON = "Accept: application/json"
	typeJSV    = "application/jsv"
	typeJSON   = "application/json; charset=utf-8"
)

func TestHandlerRoutesAndFormats(t *testing.T) {
	t.Parallel()
	const file = "PUT"
	tests := []struct {
		name, verb, path, headers, body string
		status                          int
		contentType, want               string
	}{
		{"literal in any case", "GET", "/ORDERS/a", acceptJSV, "", 200, typeJSV, "{id:a,created:2026-01-02T03:04:05Z}"},
		{"extension", "GET", "/orders/a.jsv", "", "", 200, typeJSV, "{id:a,created:2026-01-02T03:04:05Z}"},
		{"format", "GET", "/orders/a?format=jsv", acceptJSON, "", 200, typeJSV, "{id:a,created:2026-01-02T03:04:05Z}"},
		{"text", "GET", "/text/World", acceptJSV, "", 200, "application/jsv; charset=utf-8", "Hello, World"},
		{"text as json", "GET", "/text/World", acceptJSON, "", 200, typeJSON, "Hello, World"},
		{"bytes", "GET", "/bytes/3", acceptJSV, "", 200, typeJSV, "\x00\x00\x00"},
		{"no bytes", "GET", "/bytes/-1", acceptJSV, "", 204, "", ""},
		{"void", "DELETE", "/orders/a", acceptJSV, "", 204, "", ""},
		{"override", "POST", "/orders/a", acceptJSV + "\nX-HTTP-Method-Override: DELETE", "", 204, "", ""},
		{"override in the query", "POST", "/orders/a?x-http-method-override=delete", acceptJSV, "", 204, "", ""},
		{"no override of GET", "GET", "/orders/a", acceptJSV + "\nX-HTTP-Method-Override: DELETE", "", 200, typeJSV, "{id:a,created:2026-01-02T03:04:05Z}"},
		{"unknown route", "GET", "/nowhere", acceptJSV, "", 404, "", ""},
		{"wrong verb", "PATCH", "/orders/a", acceptJSV, "{id:1}", 404, "", ""},
		{"root", "GET", "/", acceptJSV, "", 404, "", ""},
		{"predefined", "POST", "/jsv/reply/StoreFile", acceptJSON, "{name:a}", 200, typeJSV, "{name:a}"},
		{"predefined, json", "POST", "/json/reply/storefile", acceptJSV, `{"name":"a"}`, 200, typeJSON, `{"name":"a"}`},
		{"one way", "POST", "/jsv/oneway/DeleteOrder", acceptJSV, "{id:1}", 204, "", ""},
		{"api", "POST", "/api/StoreFile", acceptJSV + "\nContent-Type: application/json", `{"name":"a"}`, 200, typeJSON, `{"name":"a"}`},
		{"api.jsv", "GET", "/api/StoreFile.jsv?name=a", "", "", 200, typeJSV, "{name:a}"},
		{"query fills what the body leaves", "POST", "/jsv/reply/StoreFile?name=q&ext=q", acceptJSV, "{name:b}", 200, typeJSV, "{name:b,ext:q}"},
		{"unknown operation", "POST", "/jsv/reply/Nothing", acceptJSV, "{}", 405, typeJSV, "{responseStatus:{errorCode:NotImplementedException,message:The operation does not exist for this service,errors:[]}}"},
		{"unknown operation of the api", "GET", "/api/Nothing", "", "", 405, typeJSON, `{"responseStatus":{"errorCode":"NotImplementedException","message":"The operation does not exist for this service","errors":[]}}`},
		{"below an operation", "POST", "/jsv/reply/StoreFile/x", acceptJSV, "{}", 404, "", ""},
		{"json that is jsv", "POST", "/jsv/reply/StoreFile", "Content-Type: application/json", `{"name":"a"}`, 200, typeJSV, "{name:a}"},
		{"jsv where json is due", "POST", "/api/StoreFile", "Content-Type: application/jsv", "{name:a}", 200, typeJSON, "{}"},
		{"any beside others", "PUT", "/files", "Accept: text/html, */*;q=0.8\nContent-Type: application/jsv", "{name:x}", 200, typeJSV, `{name:x}`},
		{"none, with a body", "PUT", "/files", "Content-Type: application/jsv", "{name:x}", 200, typeJSON, `{"name":"x"}`},
		{"xml", "PUT", "/files?name=x", "Accept: application/xml", "", 200, typeJSON, `{"name":"x"}`},
		{"compressed", "PUT", "/files", acceptJSV + "\nContent-Encoding: gzip", "x", 415, typeJSV,
			`{responseStatus:{errorCode:UnsupportedMediaType,message:"Content-Encoding ""gzip"" is not read here: send application/jsv, application/json or a form, as it is",errors:[]}}`},
		{"unknown format", "POST", "/xml/reply/StoreFile", acceptJSV, "{}", 404, "", ""},
		{"wildcard", file, "/files/x/y%2Fz/a%20b", acceptJSV, "", 200, typeJSV, "{x-path:x/y/z/a b}"},
		{"wildcard of none", file, "/files/", acceptJSV, "", 200, typeJSV, "{}"},
		{"wildcard with an extension", file, "/files/a.json", acceptJSV, "", 200, typeJSON, `{"x-path":"a.json"}`},
		{"two parts", file, "/odd/5.txt", acceptJSV, "", 200, typeJSV, "{name:5,ext:txt}"},
		{"two parts, more dots", file, "/odd/a.b.txt", acceptJSV, "", 200, typeJSV, "{name:a.b,ext:txt}"},
		{"two parts, one of a format", file, "/odd/a.json", acceptJSV, "", 200, typeJSV, "{name:a,ext:json}"},
		{"one part", file, "/odd/a", acceptJSV, "", 404, "", ""},
		{"path over body, query over path", file, "/odd/p.p?ext=q", acceptJSV, "{name:b,ext:b,x-path:b}", 200, typeJSV, "{x-path:b,name:p,ext:q}"},
		{"form over query", file, "/odd/p.p?ext=q", acceptJSV + "\nContent-Type: application/x-www-form-urlencoded", "ext=f+g&x-path=%2B", 200, typeJSV, "{x-path:+,name:p,ext:f g}"},
		{"body of another type", file, "/odd/p.p", acceptJSV + "\nContent-Type: application/json; charset=utf-8", `{"x-path":"a\nb"}`, 200, typeJSV, "{x-path:\"a\nb\",name:p,ext:p}"},
		{"body as text/jsv", file, "/files", acceptJSON + "\nContent-Type: text/jsv", "{name:a}", 200, typeJSON, `{"name":"a"}`},
		{"quotes in the query are text", "PUT", "/files?name=%22a%22&ext=%5Bx%2C%7B", acceptJSV, "", 200, typeJSV, `{name:"""a""",ext:"[x,{"}`},
		{"name twice", "PUT", "/files?name=a&Name=&NAME=b", acceptJSV, "", 200, typeJSV, `{name:a}`},
		{"names that are none", "PUT", "/files?a:b=1&%22=2&%7D=3&=4&name=x&%00=5&%2C=6", acceptJSV, "", 200, typeJSV, `{name:x}`},
		{"first in accept", "PUT", "/files?name=x", "Accept: application/json;q=0.1, application/jsv", "", 200, typeJSON, `{"name":"x"}`},
		{"jsv in accept", "PUT", "/files?name=x", "Accept: text/html, application/jsv, application/json", "", 200, typeJSV, `{name:x}`},
		{"text/jsv is not known", "PUT", "/files?name=x", "Accept: text/jsv", "", 200, typeJSON, `{"name":"x"}`},
		{"any", "PUT", "/files", "Accept: */*\nContent-Type: application/jsv", "{name:x}", 200, typeJSV, `{name:x}`},
		{"none", "PUT", "/files?name=x", "", "", 200, typeJSON, `{"name":"x"}`},
		{"unknown type", "PUT", "/files", acceptJSV + "\nContent-Type: application/xml", "<a/>", 415, typeJSV,
			`{responseStatus:{errorCode:UnsupportedMediaType,message:"Content-Type ""application/xml"" is not read here: send application/jsv, application/json or a form, as it is",errors:[]}}`},
		{"bad escape", "PUT", "/files?name=%zz", acceptJSV, "", 400, typeJSV, `{responseStatus:{errorCode:SerializationException,message:"the query string cannot be read: invalid URL escape ""%zz""",errors:[]}}`},
	}
	h := newDeskHandler(desk{})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			status, contentType, body := exchange(h, test.verb, test.path, test.headers, test.body)
			if status != test.status || contentType != test.contentType || body != test.want {
				t.Errorf("got  %d %s %q\nwant %d %s %q", status, contentType, body, test.status, test.contentType, test.want)
			}
		})
	}
}

// A query string fills members of every kind, in the spellings that servers read.
func TestHandlerQuery(t *testing.T) {
	t.Parallel()
	line := deskLine{SKU: "s", Quantity: 2}
	tests := []struct {
		query string
		want  findDeskOrders
	}{
		{"numbers=1,2,3", findDeskOrders{Numbers: []int32{1, 2, 3}}},
		{"numbers=[1,2]", findDeskOrders{Numbers: []int32{1, 2}}},
		{"numbers=1&numbers=2", findDeskOrders{Numbers: []int32{1, 2}}},
		{"Numbers=7", findDeskOrders{Numbers: []int32{7}}},
		{"numbers=[]", findDeskOrders{Numbers: []int32{}}},
		{"numbers=", findDeskOrders{}},
		{"tags=a,%22b,c%22", findDeskOrders{Tags: []string{"a", "b,c"}}},
		{"tags=[%22a%22]", findDeskOrders{Tags: []string{"a"}}},
		{"tags=a%20b", findDeskOrders{Tags: []string{"a b"}}},
		{"tags=%22%22", findDeskOrders{Tags: []string{""}}},
		{"matrix=[[1,2],[3]]", findDeskOrders{Matrix: [][]int32{{1, 2}, {3}}}},
		{"matrix=[1,2],[3]", findDeskOrders{Matrix: [][]int32{{1, 2}, {3}}}},
		{"where={a:b,c:d}", findDeskOrders{Where: map[string]string{"a": "b", "c": "d"}}},
		{"where=a:b,c:d", findDeskOrders{Where: map[string]string{"a": "b", "c": "d"}}},
		{"where=%7Ba%3A%22b%2Cc%22%7D", findDeskOrders{Where: map[string]string{"a": "b,c"}}},
		{"line={sku:s,quantity:2}", findDeskOrders{Line: &line}},
		{"line=sku:s,quantity:2", findDeskOrders{Line: &line}},
		{"lines={sku:s,quantity:2},{sku:s,quantity:2}", findDeskOrders{Lines: []deskLine{line, line}}},
		{"lines=[{sku:s,quantity:2}]", findDeskOrders{Lines: []deskLine{line}}},
		{"take=5&open=true&since=2026-01-02T03:04:05Z", findDeskOrders{Take: ptr(int32(5)), Open: ptr(true), Since: &deskTime}},
		{"take=&open=", findDeskOrders{}},
		{"state=null&customerId=%22%22", findDeskOrders{State: "null", CustomerID: `""`}},
	}
	for _, test := range tests {
		var got *findDeskOrders
		h := newDeskHandler(desk{find: func(_ context.Context, r *findDeskOrders) ([]deskOrder, error) { got = r; return nil, nil }})
		status, _, body := exchange(h, "GET", "/orders?"+test.query, acceptJSV, "")
		if status != 200 || body != "[]" || !reflect.DeepEqual(*got, test.want) {
			t.Errorf("%s: %d %s\ngot  %+v\nwant %+v", test.query, status, body, got, test.want)
		}
	}
}

// A value that cannot be read is a 400 that names the member, as recorded; it
// never reaches another member.
func TestHandlerBadValues(t *testing.T) {
	t.Parallel()
	h := newDeskHandler(desk{find: func(_ context.Context, r *findDeskOrders) ([]deskOrder, error) {
		t.Errorf("the API was asked: %+v", r)
		return nil, nil
	}})
	const bind = "Unable to bind to request 'FindOrders'"
	tests := []struct{ query, field string }{
		{"take=x", "take"}, {"take=1,state:y", "take"}, {"numbers=1,x", "numbers[1]"}, {"since=soon", "since"}, {"line=x", "line"},
		{"numbers=1],state:x,tags:[2", "numbers"}, {"where={a:b},state:x", "where"}, {"numbers=[1", "numbers"}, {"line={quantity:z}", "line.quantity"},
	}
	for _, test := range tests {
		status, _, body := exchange(h, "GET", "/orders?"+test.query, acceptJSV, "")
		if status != 400 || !strings.Contains(body, "errorCode:SerializationException,message:"+bind) || !strings.Contains(body, "fieldName:"+test.field) && !strings.Contains(body, `fieldName:"`+test.field) {
			t.Errorf("%s: %d %s", test.query, status, body)
		}
	}
	_, _, body := exchange(h, "GET", "/orders?take=x", acceptJSV, "")
	want := `{responseStatus:{errorCode:SerializationException,message:Unable to bind to request 'FindOrders',errors:[{errorCode:SerializationException,fieldName:take,message:'x' is an Invalid value for 'take'}]}}`
	if body != want {
		t.Errorf("got  %s\nwant %s", body, want)
	}
	status, _, body := exchange(newDeskHandler(desk{}), "POST", "/orders", acceptJSON+"\nContent-Type: application/json", `{"customerId":"c`)
	if status != 400 || !strings.Contains(body, "Could not deserialize 'application/json' request using CreateOrder") {
		t.Errorf("%d %s", status, body)
	}
}

func TestHandlerErrors(t *testing.T) {
	t.Parallel()
	full := &Error{StatusCode: 422, ErrorCode: "Bad", Message: "a,b", StackTrace: "secret", Meta: map[string]string{"k": "v"}, Errors: []ResponseError{{ErrorCode: "E", FieldName: "F", Message: "m"}}}
	tests := []struct {
		name   string
		err    error
		status int
		want   string
	}{
		{"class", ErrNotFound, 404, `{responseStatus:{errorCode:NotFound,message:not found,errors:[]}}`},
		{"wrapped class", fmt.Errorf("order 5: %w", ErrConflict), 409, `{responseStatus:{errorCode:Conflict,message:"order 5: conflict",errors:[]}}`},
		{"no content", ErrNoContent, 204, ""},
		{"full", fmt.Errorf("x: %w", full), 422, `{responseStatus:{errorCode:Bad,message:"a,b",errors:[{errorCode:E,fieldName:F,message:m}],meta:{k:v}}}`},
		{"status only", &Error{StatusCode: 403}, 403, `{responseStatus:{errorCode:Forbidden,message:Forbidden,errors:[]}}`},
		{"no status", &Error{ErrorCode: "X", Message: "m"}, 500, `{responseStatus:{errorCode:X,message:m,errors:[]}}`},
		{"own", errors.New("secret: password is 123"), 500, `{responseStatus:{errorCode:InternalServerError,message:The server could not answer this request,errors:[]}}`},
		{"501", unimplemented("GetOrder"), 501, `{responseStatus:{errorCode:NotImplemented,message:GetOrder is not implemented,errors:[]}}`},
	}
	for _, test := range tests {
		h := newDeskHandler(desk{get: func(context.Context, *getDeskOrder) (*deskOrder, error) { return &deskOrder{}, test.err }})
		status, _, body := exchange(h, "GET", "/orders/1", acceptJSV, "")
		if status != test.status || body != test.want {
			t.Errorf("%s:\ngot  %d %s\nwant %d %s", test.name, status, body, test.status, test.want)
		}
	}
	if full.Operation != "" || full.StackTrace != "secret" {
		t.Error("the API's own error was changed")
	}
	h := newDeskHandler(desk{get: func(context.Context, *getDeskOrder) (*deskOrder, error) { return nil, ErrNotFound }})
	_, contentType, body := exchange(h, "GET", "/orders/1", acceptJSON, "")
	if want := `{"responseStatus":{"errorCode":"NotFound","message":"not found","errors":[]}}`; body != want || contentType != typeJSON {
		t.Errorf("%s %s", contentType, body)
	}
}

func TestHandlerPanics(t *testing.T) {
	t.Parallel()
	var logged bytes.Buffer
	server := httptest.NewUnstartedServer(newDeskHandler(desk{get: func(_ context.Context, r *getDeskOrder) (*deskOrder, error) {
		if r.ID == "abort" {
			panic(http.ErrAbortHandler)
		}
		panic("secret")
	}}))
	server.Config.ErrorLog = log.New(&logged, "", 0)
	server.Start()
	api := NewClient(server.URL)
	_, err := api.GetOrder(context.Background(), &getDeskOrder{"x"})
	var e *Error
	if !errors.As(err, &e) || e.StatusCode != 500 || strings.Contains(string(e.Body), "secret") {
		t.Errorf("%v", err)
	}
	if _, err := api.GetOrder(context.Background(), &getDeskOrder{"abort"}); err == nil || errors.As(err, &e) && e.StatusCode != 500 {
		t.Errorf("an aborted answer: %v", err)
	}
	server.Close()
	if text := logged.String(); !strings.Contains(text, "GetOrder: panic: secret") || !strings.Contains(text, "server_test.go") {
		t.Errorf("logged %q", text)
	}
}

func TestMaxRequest(t *testing.T) {
	t.Parallel()
	h := newDeskHandler(desk{}, WithMaxRequest(20))
	if status, _, _ := exchange(h, "POST", "/orders", acceptJSV, "{customerId:12345678}"); status != 413 {
		t.Errorf("got %d", status)
	}
	if status, _, _ := exchange(h, "POST", "/orders", acceptJSV, "{customerId:1234567}"); status != 200 {
		t.Errorf("got %d", status)
	}
}

func TestHead(t *testing.T) {
	t.Parallel()
	server := serveDesk(t, desk{})
	response, err := http.Head(server.URL + "/orders/a.jsv")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, _ := io.ReadAll(response.Body); len(body) != 0 || response.StatusCode != 200 || response.ContentLength != 35 {
		t.Errorf("%s, %d bytes, Content-Length %d", response.Status, len(body), response.ContentLength)
	}
}

// Of several routes that match, ServiceStack takes the one whose wildcard takes
// least, then the one with fewest variables, then the one for just this verb.
func TestBestRoute(t *testing.T) {
	t.Parallel()
	var endpoints []endpoint
	for _, route := range []Route{
		{Path: "/{All*}"}, {Path: "/a/{Rest*}"}, {Path: "/a/{X}/{Y}"}, {Path: "/a/{X}/c"}, {Path: "/a/b/c"}, {Path: "/{P}"}, {Path: "/v"},
		{Path: "/v", Verbs: []string{"PUT"}}, {Path: "/n/{I:int}"}, {Path: "/n/{B:bool}"}, {Path: "/n/{S:alpha}"}, {Path: "/o/{Q?}"}, {Path: "/w/{M*}/end"}, {Path: "/{ignore}/z"}, {Path: "/bad/{x"},
	} {
		op := &Operation{Name: route.Path + strings.Join(route.Verbs, ""), Routes: []Route{route}}
		endpoints = append(endpoints, endpoint{op, nil})
	}
	h := newHandler(nil, endpoints, nil).(*handler)
	tests := []struct{ verb, path, name, values string }{
		{"GET", "/a/b/c", "/a/b/c", ""},
		{"GET", "/A/B/C", "/a/b/c", ""},
		{"GET", "/a/x/c", "/a/{X}/c", "X=x"},
		{"GET", "/a/x/d", "/a/{X}/{Y}", "X=x Y=d"},
		{"GET", "/a/x/y/z", "/a/{Rest*}", "Rest=x/y/z"},
		{"GET", "/a", "/a/{Rest*}", "Rest="},
		{"GET", "/b/c/d", "/{All*}", "All=b/c/d"},
		{"GET", "/", "/{All*}", "All="},
		{"GET", "/v", "/v", ""},
		{"PUT", "/v", "/vPUT", ""},
		{"GET", "/n/12", "/n/{I:int}", "I=12"},
		{"GET", "/n/true", "/n/{B:bool}", "B=true"},
		{"GET", "/n/abc", "/n/{S:alpha}", "S=abc"},
		{"GET", "/n/a1", "/{All*}", "All=n/a1"},
		{"GET", "/o/1", "/o/{Q?}", "Q=1"},
		{"GET", "/w/1/2/end", "/w/{M*}/end", "M=1/2"},
		{"GET", "/w/end", "/w/{M*}/end", "M="},
		{"GET", "/anything/z", "/{ignore}/z", ""},
	}
	for _, test := range tests {
		m, ok := h.find(test.verb, &url.URL{Path: test.path})
		var values []string
		for _, v := range m.values {
			values = append(values, v.name+"="+v.text)
		}
		if !ok || m.endpoint.operation.Name != test.name || strings.Join(values, " ") != test.values {
			t.Errorf("%s %s: %t, %+v %q", test.verb, test.path, ok, m.endpoint, values)
		}
	}
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{"numbers=1,2", "where=a:b", "line={sku:s}", "tags=%22a", "matrix=[[1],[2]]", "take=1&take=2", "numbers=1],state:x", "a=%7B%7D&line=%5B"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		values, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		in := &incoming{operation: &opFindDeskOrders, params: paramsObject(nil, values)}
		var got findDeskOrders
		if err := readRequest(in, &got); err != nil {
			return
		}
		// A text member holds just what was sent for it, whatever stands beside it.
		if want := joinedQuery(values, "state"); got.State != want && want != "\u200b" {
			t.Fatalf("%q: state is %q, want %q", query, got.State, want)
		}
	})
}

// joinedQuery is what the member holds that the last spelling of its name sets.
func joinedQuery(values url.Values, member string) string {
	text, last := "", ""
	for name, list := range values {
		if joined := strings.Join(filled(list), ","); strings.EqualFold(name, member) && joined != "" && name >= last && strings.ToLower(name) == member {
			text, last = joined, name
		}
	}
	return text
}
