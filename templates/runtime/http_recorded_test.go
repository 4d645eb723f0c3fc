package runtime

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/testdata/recordings"
)

// recorded is one exchange with a real server.
type recorded struct {
	Name, Method, Path, RequestBody, Reason, ResponseBody string
	RequestHeaders, ResponseHeaders                       map[string]string
	Status                                                int
}

func forEachRecorded(t *testing.T, apis []string, visit func(t *testing.T, r *recorded)) {
	t.Helper()
	for _, release := range recordings.Releases() {
		files, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		for _, api := range apis {
			t.Run(release+"/"+api, func(t *testing.T) {
				for _, r := range readRecorded(t, files, api+"/wire.ndjson") {
					visit(t, r)
				}
			})
		}
	}
}

func readRecorded(t *testing.T, files fs.FS, path string) (list []*recorded) {
	t.Helper()
	file, err := files.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for in := json.NewDecoder(bufio.NewReader(file)); in.More(); {
		r := new(recorded)
		if err := in.Decode(r); err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// Typed requests give the verb, the path and the meaning of the query string of
// what a real server was asked.
func TestRecordedURLs(t *testing.T) {
	t.Parallel()
	requests := map[string]request{
		"get jsv":              &getDeskOrder{"o-1"},
		"get missing jsv":      &getDeskOrder{"nope"},
		"find jsv":             &findDeskOrders{Tags: []string{"a"}, Take: ptr(int32(5))},
		"find customer json":   &findDeskOrders{CustomerID: "c1", State: "Draft"},
		"create ann jsv":       &createDeskOrder{CustomerID: "c1"},
		"delete jsv":           &deleteDeskOrder{getDeskOrder{"o-2"}},
		"create anonymous jsv": &createDeskOrder{CustomerID: "c1"},
	}
	seen := 0
	forEachRecorded(t, []string{"orders"}, func(t *testing.T, r *recorded) {
		request := requests[r.Name]
		if request == nil {
			return
		}
		seen++
		verb, got, err := RequestURL("https://orders.example", request)
		if err != nil {
			t.Fatal(err)
		}
		u, _ := url.Parse(got)
		want, _ := url.Parse(r.Path)
		if verb != r.Method || u.EscapedPath() != want.EscapedPath() || !reflect.DeepEqual(u.Query(), want.Query()) {
			t.Errorf("%s: got %s %s, recorded %s %s", r.Name, verb, got, r.Method, r.Path)
		}
	})
	if want := len(requests) * len(recordings.Releases()); seen != want {
		t.Errorf("compared %d exchanges, want %d", seen, want)
	}
}

// Every recorded error is read whole by the client, and written by the handler
// with the same status and the same bytes.
func TestRecordedErrors(t *testing.T) {
	t.Parallel()
	read, plain, empty := 0, 0, 0
	forEachRecorded(t, recordings.APIs(), func(t *testing.T, r *recorded) {
		if r.Status < 400 {
			return
		}
		e := (&clientAnswer{
			operation: "Op", asked: FormatJSV, status: r.Status, reason: r.Reason, body: []byte(r.ResponseBody),
			header: http.Header{"Content-Type": {r.ResponseHeaders["Content-Type"]}},
		}).failure()
		switch {
		case r.ResponseBody == "":
			empty++
			if e.StatusCode != 404 || !strings.Contains(e.Message, "no such route") {
				t.Errorf("%s: %v", r.Name, e)
			}
			return
		case strings.HasPrefix(r.ResponseHeaders["Content-Type"], "text/plain"):
			plain++
			if e.StatusCode != 403 || e.Message != "Forbidden" || e.Status != "Invalid Role" {
				t.Errorf("%s: %v", r.Name, e)
			}
			return
		}
		read++
		if e.ErrorCode == "" || e.Message == "" {
			t.Errorf("%s: %v of %s", r.Name, e, r.ResponseBody)
		}
		format := formatOfMedia(r.ResponseHeaders["Content-Type"])
		answer := errorReply(e, "Op", format, httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
		w := httptest.NewRecorder()
		answer.write(w, format)
		if w.Code != r.Status || w.Body.String() != r.ResponseBody || w.Header().Get("Content-Type") != r.ResponseHeaders["Content-Type"] {
			t.Errorf("%s:\ngot      %d %s\nrecorded %d %s", r.Name, w.Code, w.Body, r.Status, r.ResponseBody)
		}
	})
	if read < 280 || plain == 0 || empty == 0 {
		t.Errorf("%d read, %d plain, %d empty", read, plain, empty)
	}
}

// The handler finds the operation that a real server found, with the same format
// of the answer, and says 404 to what that had no route for.
func TestRecordedRouting(t *testing.T) {
	t.Parallel()
	h := newRoutingHandler()
	found := 0
	forEachRecorded(t, []string{"zoo", "names", "orders"}, func(t *testing.T, r *recorded) {
		path := strings.NewReplacer("{", "%7B", "}", "%7D").Replace(r.Path)
		q := httptest.NewRequest(r.Method, path, nil)
		for name, value := range r.RequestHeaders {
			q.Header.Set(name, value)
		}
		m, ok := h.find(verbOf(q, requestPairs{query: q.URL.Query()}), q.URL)
		operation := ""
		if ok {
			operation = m.endpoint.operation.Name
			found++
		}
		if want, known := routedTo(r); known && operation != want {
			t.Errorf("%s: %s %s goes to %q, want %q", r.Name, r.Method, r.Path, operation, want)
		}
		want := formatOfMedia(r.ResponseHeaders["Content-Type"])
		if ok && want != "" && outFormat(m.format, q, q.URL.Query()) != want {
			t.Errorf("%s: %s %s is answered in %s, recorded %s", r.Name, r.Method, r.Path, outFormat(m.format, q, q.URL.Query()), want)
		}
	})
	if found < 700 {
		t.Errorf("only %d found", found)
	}
}

// newRoutingHandler has the routes of the recorded APIs.
func newRoutingHandler() *handler {
	routes := map[string][]Route{
		"AllTypes":    {{Path: "/zoo/types", Verbs: []string{"POST", "PUT"}}, {Path: "/zoo/types/{Int}", Verbs: []string{"GET"}}},
		"SearchItems": {{Path: "/zoo/items", Verbs: []string{"GET"}}},
		"EnumZoo":     {{Path: "/zoo/enums"}},
		"GetText":     {{Path: "/zoo/text/{Name}"}},
		"GetBytes":    {{Path: "/zoo/bytes/{Size}", Verbs: []string{"GET"}}},
		"Forget":      {{Path: "/zoo/forget", Verbs: []string{"DELETE"}}},
		"GoNames":     {{Path: "/names/{Type}/{Func*}", Verbs: []string{"GET", "POST"}}},
		"type":        {{Path: "/type/{func}", Verbs: []string{"GET", "PUT"}}},
		"GetBase":     {{Path: "/base/{Version}", Verbs: []string{"GET"}}},
		"OddRoute":    {{Path: "/odd/{Id}.{Ext}", Verbs: []string{"GET"}}, {Path: "/odd/{Id}/a b/{Ext}", Verbs: []string{"GET"}}},
		"Fail":        {{Path: "/fail/{Status}"}},
		"AttachFile":  {{Path: "/orders/{OrderId}/files/{Path*}", Verbs: []string{"POST"}}},
		"ShipOrder":   {{Path: "/orders/{Id}/ship", Verbs: []string{"POST"}}},
		"GetOrder":    {{Path: "/orders/{Id}", Verbs: []string{"GET"}}},
		"DeleteOrder": {{Path: "/orders/{Id}", Verbs: []string{"DELETE"}}},
		"CreateOrder": {{Path: "/orders", Verbs: []string{"POST"}}},
		"Ping":        nil,
	}
	var endpoints []endpoint
	for name, list := range routes {
		endpoints = append(endpoints, endpoint{operation: &Operation{Name: name, Routes: list}})
	}
	return newHandler(nil, endpoints, nil).(*handler)
}

// routedTo gives the operation that a recorded exchange reached, by its name.
func routedTo(r *recorded) (string, bool) {
	for prefix, operation := range map[string]string{
		"types ": "AllTypes", "suffix ": "AllTypes", "format ": "AllTypes", "search ": "SearchItems", "enums ": "EnumZoo", "text jsv": "GetText", "bytes ": "GetBytes",
		"forget ": "Forget", "override": "Forget", "oneway ": "Forget", "unknown route": "", "wrong verb": "", "names ": "GoNames", "type ": "type", "base ": "GetBase",
		"odd ": "OddRoute", "fail ": "Fail", "upload ": "AttachFile", "ship ": "ShipOrder", "get ": "GetOrder", "delete ": "DeleteOrder", "create ": "CreateOrder", "ping ": "Ping",
	} {
		if strings.HasPrefix(r.Name, prefix) {
			return operation, true
		}
	}
	return "", false
}
