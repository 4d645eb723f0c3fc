package runtime

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// echoing is a server that answers with what handle gives for verb, path and body.
func echoing(t *testing.T, contentType string, handle func(r *http.Request, body string) (int, string)) *Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength < 0 || len(r.TransferEncoding) > 0 {
			t.Errorf("Content-Length %d, %q", r.ContentLength, r.TransferEncoding)
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		status, answer := handle(r, string(body))
		w.Header().Set("Content-Type", contentType)
		w.Header().Set("X-AutoBatch-Completed", "1")
		w.WriteHeader(status)
		io.WriteString(w, answer)
	}))
	t.Cleanup(server.Close)
	return NewClient(server.URL)
}

func TestSendAll(t *testing.T) {
	t.Parallel()
	requests := []*getDeskOrder{{"a"}, {"b,c"}}
	tests := []struct {
		name, body string
		status     int
		want       string // the IDs, or the error
		index      int
	}{
		{"jsv", `[{id:1},{id:"2,3"}]`, 200, "1 2,3", -1},
		{"json", ` [ {"id":"1"} , {"id":"2,3","lines":[{"sku":"]"}]} ] `, 200, "1 2,3", -1},
		{"failed", `{responseStatus:{errorCode:NotFound,message:m,meta:{AutoBatchIndex:1}}}`, 404, "GetOrder: 404 NotFound: m", 1},
		{"failed, header alone", `{responseStatus:{errorCode:NotFound,message:m}}`, 404, "GetOrder: 404 NotFound: m", 1},
		{"hidden in an element", `[{id:1},{responseStatus:{errorCode:Late,message:m}}]`, 200, "GetOrder: 200 Late: m", 1},
		{"too few", `[{id:1}]`, 200, "GetOrder: 1 responses answer 2 requests", -1},
		{"no list", `{id:1}`, 200, "GetOrder: the answer to 2 requests is not a list", -1},
		{"nothing", ``, 200, "request 0: GetOrder: no content", -1},
		{"a null", `[{"id":"1"},null]`, 200, "request 1: GetOrder: no content", -1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			contentType := "application/jsv"
			if strings.Contains(test.body, `"id"`) {
				contentType = "application/json"
			}
			c := echoing(t, contentType, func(r *http.Request, body string) (int, string) {
				if r.Method != "POST" || r.URL.Path != "/jsv/reply/GetOrder[]" || body != `[{id:a},{id:"b,c"}]` {
					t.Errorf("%s %s %s", r.Method, r.URL.Path, body)
				}
				return test.status, test.body
			})
			orders, err := SendAll(t.Context(), c, requests)
			got := fmt.Sprint(err)
			if err == nil {
				got = orders[0].ID + " " + orders[1].ID
			}
			var e *Error
			index := -1
			if errors.As(err, &e) {
				if i, ok := e.BatchIndex(); ok {
					index = i
				}
			}
			if got != test.want || index != test.index || err != nil && orders != nil {
				t.Errorf("got %s, index %d", got, index)
			}
		})
	}
}

// Texts, bytes and nothing at all stand in a list too.
func TestSendAllOfOtherKinds(t *testing.T) {
	t.Parallel()
	c := echoing(t, "application/jsv", func(r *http.Request, _ string) (int, string) {
		switch r.URL.Path {
		case "/jsv/reply/GetText[]":
			return 200, `["a, ""b""",c]`
		case "/jsv/reply/GetBytes[]":
			return 200, `[AAE=,]`
		}
		return 204, ""
	})
	texts, err := SendAll(t.Context(), c, []*deskText{{"x"}, {"y"}})
	if err != nil || texts[0] != `a, "b"` || texts[1] != "c" {
		t.Errorf("%q, %v", texts, err)
	}
	if data, err := SendAll(t.Context(), c, []*deskBytes{{1}}); err == nil {
		t.Errorf("%v", data)
	}
	if gone, err := SendAll(t.Context(), c, []*deleteDeskOrder{{getDeskOrder{"x"}}, {getDeskOrder{"y"}}}); len(gone) != 2 || err != nil {
		t.Errorf("%v, %v", gone, err)
	}
	if none, err := SendAll(t.Context(), c, []*deskText{}); none == nil || err != nil {
		t.Errorf("%v, %v", none, err)
	}
	c = echoing(t, "application/json", func(*http.Request, string) (int, string) { return 200, `["AAE="]` })
	if data, err := SendAll(t.Context(), c, []*deskBytes{{1}}); err != nil || string(data[0]) != "\x00\x01" {
		t.Errorf("%v, %v", data, err)
	}
	bad := echoing(t, "application/jsv", func(*http.Request, string) (int, string) { return 200, `[{id:1,created:soon},{id:2}]` })
	orders, err := SendAll(t.Context(), bad, []*getDeskOrder{{"1"}, {"2"}})
	var unread *DecodeError
	if !errors.As(err, &unread) || len(orders) != 2 || orders[0].ID != "1" || orders[1].ID != "2" {
		t.Errorf("%v, %v", orders, err)
	}
}

// What is no Client is asked for each.
func TestSendToAnyAPI(t *testing.T) {
	t.Parallel()
	asked := 0
	var api deskAPI = desk{
		get: func(_ context.Context, r *getDeskOrder) (*deskOrder, error) {
			if r.ID == "no" {
				return nil, &Error{StatusCode: 404}
			}
			return &deskOrder{ID: r.ID}, nil
		},
		remove: func(context.Context, *deleteDeskOrder) error { asked++; return nil },
	}
	orders, err := SendAll(t.Context(), api, []*getDeskOrder{{"a"}, {"b"}})
	if err != nil || orders[1].ID != "b" {
		t.Errorf("%v, %v", orders, err)
	}
	var e *Error
	if _, err = SendAll(t.Context(), api, []*getDeskOrder{{"a"}, {"no"}}); !errors.As(err, &e) {
		t.Fatal(err)
	}
	if i, ok := e.BatchIndex(); i != 1 || !ok {
		t.Errorf("index %d", i)
	}
	if err := SendOneWay(t.Context(), api, &deleteDeskOrder{}, &deleteDeskOrder{}); err != nil || asked != 2 {
		t.Errorf("%v, asked %d", err, asked)
	}
	response, err := SendRaw(t.Context(), api, &deskText{"x"})
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if text, _ := io.ReadAll(response.Body); string(text) != "Hello, x" {
		t.Errorf("%s", text)
	}
	if _, err := SendRaw(t.Context(), api, &getDeskOrder{"x"}); err == nil {
		t.Error("an object was written")
	}
}

func TestSendOneWay(t *testing.T) {
	t.Parallel()
	var got []string
	c := echoing(t, "application/jsv", func(r *http.Request, body string) (int, string) {
		got = append(got, r.Method+" "+r.URL.Path+" "+body)
		if body == "{id:no}" {
			return 200, "{responseStatus:{errorCode:No}}"
		}
		return 204, ""
	})
	if err := SendOneWay(t.Context(), c, &deleteDeskOrder{getDeskOrder{"x"}}); err != nil {
		t.Error(err)
	}
	if err := SendOneWay(t.Context(), c, &getDeskOrder{"x"}, &getDeskOrder{"y"}); err != nil {
		t.Error(err)
	}
	if err := SendOneWay(t.Context(), c, &getDeskOrder{"no"}); err == nil {
		t.Error("a hidden error was not found")
	}
	want := "POST /jsv/oneway/DeleteOrder {id:x};POST /jsv/oneway/GetOrder[] [{id:x},{id:y}];POST /jsv/oneway/GetOrder {id:no}"
	if strings.Join(got, ";") != want {
		t.Errorf("got %q", got)
	}
}

func TestSendRaw(t *testing.T) {
	t.Parallel()
	c := echoing(t, "video/mp4", func(r *http.Request, _ string) (int, string) {
		if r.URL.Path == "/bytes/7" {
			return 404, "gone"
		}
		return 200, strings.Repeat("x", 5000)
	})
	response, err := SendRaw(t.Context(), c.with([]ClientOption{WithMaxResponse(10)}), &deskBytes{5})
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if n, err := io.Copy(io.Discard, response.Body); n != 5000 || err != nil || response.Header.Get("Content-Type") != "video/mp4" {
		t.Errorf("%d bytes, %v", n, err)
	}
	if _, err := SendRaw(t.Context(), c, &deskBytes{7}); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

// Files go out with the members that the path does not hold, and with their length.
func TestWithFile(t *testing.T) {
	t.Parallel()
	content := strings.Repeat("0123456789", 20_000)
	var form *multipart.Form
	calls := 0
	c := echoing(t, "application/jsv", func(r *http.Request, body string) (int, string) {
		if calls++; calls == 1 {
			return 503, ""
		}
		_, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
		var err error
		if form, err = multipart.NewReader(strings.NewReader(body), params["boundary"]).ReadForm(1 << 20); err != nil {
			t.Error(err)
		}
		return 200, "{}"
	})
	api := deskWith(c, WithFile("scan", "a \"b\"\r\n.pdf", strings.NewReader(content), int64(len(content))),
		WithFile("note", "ä", bytes.NewReader([]byte("<html>")), 6), WithRetry(RetryPolicy{Wait: 1}))
	if _, err := api.StoreFile(t.Context(), &deskFile{Path: "x/y", Name: `n, "m"`}); err != nil {
		t.Fatal(err)
	}
	scan, note := form.File["scan"][0], form.File["note"][0]
	if scan.Size != int64(len(content)) || scan.Filename != `a "b"%0D%0A.pdf` || scan.Header.Get("Content-Type") != "application/pdf" {
		t.Errorf("scan: %+v", scan)
	}
	if note.Filename != "ä" || note.Header.Get("Content-Type") != "text/html; charset=utf-8" || calls != 2 {
		t.Errorf("note: %+v after %d calls", note, calls)
	}
	if len(form.Value) != 1 || form.Value["name"][0] != `n, "m"` {
		t.Errorf("fields: %q", form.Value)
	}
	sink := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body) }))
	defer sink.Close()
	short := deskWith(NewClient(sink.URL), WithFile("f", "n.txt", strings.NewReader("abc"), 10))
	if _, err := short.StoreFile(t.Context(), &deskFile{Path: "x"}); err == nil || !strings.HasPrefix(err.Error(), "StoreFile: ") {
		t.Errorf("a file that is shorter than told: %v", err)
	}
	for _, none := range []deskAPI{deskWith(c, WithFile("f", "n", nil, 0)), deskWith(short, WithVerb("GET"))} {
		if _, err := none.StoreFile(t.Context(), &deskFile{Path: "x"}); err == nil {
			t.Error("a file that cannot be sent is no error")
		}
	}
}
