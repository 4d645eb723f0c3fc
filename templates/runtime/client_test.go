package runtime

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// answering is a server that gives the same answer to everything.
func answering(t *testing.T, status int, contentType, body string) *Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["Content-Type"] = nil
		if contentType != "" {
			w.Header().Set("Content-Type", contentType)
		}
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(status)
		io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	return NewClient(server.URL)
}

func TestErrors(t *testing.T) {
	t.Parallel()
	const (
		jsv  = "application/jsv"
		json = "application/json; charset=utf-8"
		html = "text/html"
	)
	tests := []struct {
		name              string
		status            int
		contentType, body string
		is                error
		want              string // of the error's text
	}{
		{"recorded, jsv", 404, jsv, `{responseStatus:{errorCode:NotFound,message:"no such item: -1",errors:[]}}`, ErrNotFound, "GetOrder: 404 NotFound: no such item: -1"},
		{"recorded, json", 401, json, `{"responseStatus":{"errorCode":"Unauthorized","message":"Not Authenticated","errors":[]}}`, ErrUnauthorized, "GetOrder: 401 Unauthorized: Not Authenticated"},
		{"PascalCase", 409, json, `{"ResponseStatus":{"ErrorCode":"Taken","Message":"m"}}`, ErrConflict, "GetOrder: 409 Taken: m"},
		{"among others", 400, jsv, `{id:1,x:{responseStatus:{errorCode:No}},responseStatus:{errorCode:Bad,message:m},y:[1]}`, ErrBadRequest, "GetOrder: 400 Bad: m"},
		{"fields", 400, jsv, `{responseStatus:{errorCode:NotEmpty,message:m,errors:[{errorCode:NotEmpty,fieldName:CustomerId,message:must not be empty}]}}`, ErrBadRequest,
			"GetOrder: 400 NotEmpty: m; CustomerId: must not be empty"},
		{"forbidden as text", 403, "text/plain", "Forbidden\r\n\r\nRequest.HttpMethod: POST\r\n", ErrForbidden, "GetOrder: 403 Forbidden: Forbidden"},
		{"no body", 404, "", "", ErrNotFound, "GetOrder: 404 Not Found: the server has no such route: compare the base URL, and the path it lives under, with the service's metadata page"},
		{"no body, 500", 500, "", "", nil, "GetOrder: 500 Internal Server Error"},
		{"page of a proxy", 502, html, "<html>Bad Gateway</html>", nil,
			"GetOrder: 502 Bad Gateway: the answer is an HTML page, not the service's own: check the base URL and what stands between here and the server; Body holds the page"},
		{"page instead of a value", 200, html + "; charset=utf-8", "<html>", nil,
			"GetOrder: 200 OK: the answer is an HTML page, not application/jsv: a sign-in page stands in between, or the server does not speak this format: WithFormat(FormatJSON) chooses the other"},
		{"other type", 200, "application/xml", "<Order/>", nil, `GetOrder: 200 OK: the answer is "application/xml", not application/jsv: check the base URL; Body holds it`},
		{"hidden in 200", 200, jsv, `{responseStatus:{errorCode:Late,message:m}}`, nil, "GetOrder: 200 Late: m"},
		{"no content", 204, "", "", ErrNoContent, "GetOrder: no content"},
		{"nothing", 200, jsv, "", ErrNoContent, "GetOrder: no content"},
		{"not modified", 304, "", "", nil, `GetOrder: 304 Not Modified: the server answered a redirect to "", which was not followed: check the base URL`},
		{"broken", 500, json, `{"responseStatus":{"errorCode":"X","mess`, nil, "GetOrder: 500 X"},
		{"a text with 200", 200, "text/plain", "x", nil, `GetOrder: 200 OK: the answer is "text/plain", not application/jsv: check the base URL; Body holds it`},
		{"line breaks", 400, jsv, "{responseStatus:{errorCode:X,message:\"a\r\nFAKE LOG \x1b[31m\"}}", ErrBadRequest, "GetOrder: 400 X: a  FAKE LOG  [31m"},
		{"long", 400, jsv, "{responseStatus:{errorCode:X,message:" + strings.Repeat("ä", 1000) + "}}", ErrBadRequest, "GetOrder: 400 X: " + strings.Repeat("ä", 250) + "…"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := answering(t, test.status, test.contentType, test.body).GetOrder(context.Background(), &getDeskOrder{"x"})
			if got != nil || err == nil || err.Error() != test.want {
				t.Fatalf("got %v, %v\nwant %s", got, err, test.want)
			}
			for _, class := range []error{ErrNoContent, ErrBadRequest, ErrUnauthorized, ErrForbidden, ErrNotFound, ErrConflict, ErrTooManyRequests, ErrUnavailable} {
				if errors.Is(err, class) != (class == test.is) {
					t.Errorf("is %v: %t", class, errors.Is(err, class))
				}
			}
			var e *Error
			if errors.Is(err, ErrNoContent) {
				return
			}
			if !errors.As(err, &e) || e.StatusCode != test.status || e.Operation != "GetOrder" || string(e.Body) != test.body || e.Header.Get("Retry-After") != "7" {
				t.Errorf("got %+v", e)
			}
		})
	}
}

func TestFieldError(t *testing.T) {
	t.Parallel()
	e := &Error{Errors: []ResponseError{{FieldName: "CustomerId", Message: "a"}, {FieldName: "customerid", Message: "b"}}}
	if f := e.FieldError("customerID"); f == nil || f.Message != "a" {
		t.Errorf("got %v", f)
	}
	if f := e.FieldError("Other"); f != nil {
		t.Errorf("got %v", f)
	}
}

// A member that cannot be read is told, and the others are there.
func TestDecodeErrorKeepsTheRest(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{id:o-1,created:soon,state:Draft}`, `{id:o-1,lines:[{quantity:many}],state:Draft}`} {
		response, err := answering(t, 200, "application/jsv", body).GetOrder(context.Background(), &getDeskOrder{"x"})
		var d *DecodeError
		if !errors.As(err, &d) || !strings.HasPrefix(err.Error(), "GetOrder: ") || response.ID != "o-1" || response.State != "Draft" {
			t.Errorf("%s: %+v, %v", body, response, err)
		}
	}
}

// What a server says it wrote counts, not what was asked for.
func TestAnswerInTheOtherFormat(t *testing.T) {
	t.Parallel()
	for contentType, body := range map[string]string{
		"application/json": `{"id":"a\u0041"}`, "text/jsv": `{id:aA}`, "application/problem+json": `{"id":"aA"}`, "": `{id:aA}`,
	} {
		order, err := answering(t, 200, contentType, body).GetOrder(context.Background(), &getDeskOrder{"x"})
		if err != nil || order.ID != "aA" {
			t.Errorf("%s: %+v, %v", contentType, order, err)
		}
	}
}

func TestVoidTextAndBytes(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	gone := &deleteDeskOrder{getDeskOrder{"x"}}
	for _, body := range []string{"", "{}", "OK", `{responseStatus:{}}`} {
		if err := answering(t, 200, "application/jsv", body).DeleteOrder(ctx, gone); err != nil {
			t.Errorf("%q: %v", body, err)
		}
	}
	if err := answering(t, 200, "application/jsv", `{responseStatus:{errorCode:No}}`).DeleteOrder(ctx, gone); err == nil {
		t.Error("a hidden error was not found")
	}
	if err := answering(t, 200, "text/html", `<html>sign in`).DeleteOrder(ctx, gone); err == nil {
		t.Error("a page was taken for an answer")
	}
	if text, err := answering(t, 200, "application/jsv; charset=utf-8", `"a, b"`).GetText(ctx, &deskText{"x"}); text != `"a, b"` || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	if text, err := answering(t, 200, "", "").GetText(ctx, &deskText{"x"}); text != "" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := answering(t, 204, "", "").GetText(ctx, &deskText{"x"}); !errors.Is(err, ErrNoContent) {
		t.Error(err)
	}
}

func TestMaxResponse(t *testing.T) {
	t.Parallel()
	c := answering(t, 200, "", strings.Repeat("x", 100))
	ctx := context.Background()
	if b, err := c.with([]ClientOption{WithMaxResponse(100)}).GetBytes(ctx, &deskBytes{1}); len(b) != 100 || err != nil {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	b, err := c.with([]ClientOption{WithMaxResponse(99)}).GetBytes(ctx, &deskBytes{1})
	if b != nil || err == nil || !strings.Contains(err.Error(), "WithMaxResponse") {
		t.Errorf("%q, %v", b, err)
	}
	e := new(Error)
	err = answering(t, 500, "text/plain", strings.Repeat("x", maxErrorBody+100)).DeleteOrder(ctx, &deleteDeskOrder{})
	if !errors.As(err, &e) || len(e.Body) != maxErrorBody {
		t.Errorf("%d bytes of an error kept", len(e.Body))
	}
}

func TestBadBaseURL(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"", "example.org", "ftp://h", "http://", "http://h/?a=b", "://", "/api", "http://h:secret/"} {
		_, err := NewClient(base).GetOrder(context.Background(), &getDeskOrder{"x"})
		if err == nil || !strings.HasPrefix(err.Error(), "GetOrder: base URL: ") {
			t.Errorf("%q: %v", base, err)
		}
	}
	for _, c := range []*Client{{}, (&Client{}).with(nil)} {
		if _, err := c.GetOrder(context.Background(), &getDeskOrder{"x"}); err == nil {
			t.Error("a zero client makes calls")
		}
	}
	if _, err := NewClient("http://127.0.0.1:1", WithVerb("A B")).GetOrder(context.Background(), &getDeskOrder{"x"}); err == nil {
		t.Error("a verb with a space was sent")
	}
}

// A redirect to another service gets none of what the client was given, and no body;
// the body and the headers of one that stays do arrive.
func TestRedirects(t *testing.T) {
	t.Parallel()
	var got http.Header
	var body string
	last := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		got, body = r.Header, string(b)
		w.WriteHeader(204)
	}))
	defer last.Close()
	mux := http.NewServeMux()
	mux.Handle("/away/", http.RedirectHandler(last.URL+"/elsewhere", http.StatusTemporaryRedirect))
	mux.Handle("/here/", http.RedirectHandler("/there", http.StatusPermanentRedirect))
	mux.Handle("/there", last.Config.Handler)
	first := httptest.NewServer(mux)
	defer first.Close()
	asked := 0
	own := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { asked++; return nil }}
	options := []ClientOption{WithBearerToken("t"), WithHeader("X-Api-Key", "k"), WithHeader("Cookie", "ss-id=1"), WithHTTPClient(own)}
	for path, kept := range map[string]bool{"/away": false, "/here": true} {
		want, request := "", request(&getDeskOrder{"c"})
		if kept {
			want, request = "{customerId:c}", &createDeskOrder{CustomerID: "c"}
		}
		if err := NewClient(first.URL+path, options...).receiveNothing(context.Background(), request); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"Authorization", "X-Api-Key", "Cookie"} {
			if (got.Get(name) != "") != kept {
				t.Errorf("%s: %s is %q", path, name, got.Get(name))
			}
		}
		if body != want {
			t.Errorf("%s: body %q", path, body)
		}
	}
	if asked != 2 {
		t.Errorf("the caller's rule was asked %d times", asked)
	}
}

// A redirect that would turn a POST into a GET ends the call: at the new address
// another operation may answer, and a void one would seem to have worked.
func TestRedirectThatLosesTheBody(t *testing.T) {
	t.Parallel()
	for _, status := range []int{301, 302, 303} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/new" {
				io.WriteString(w, "{id:1}")
				return
			}
			http.Redirect(w, r, "/new?secret=1", status)
		}))
		defer server.Close()
		err := NewClient(server.URL).receiveNothing(context.Background(), &createDeskOrder{})
		var e *Error
		if !errors.As(err, &e) || e.StatusCode != status || !strings.Contains(err.Error(), `redirect to "/new"`) {
			t.Errorf("%d: %v", status, err)
		}
		w, err := NewClient(server.URL, WithHeader("Accept", "application/jsv")).GetText(context.Background(), &deskText{"x"})
		if err == nil {
			t.Errorf("%d: a POST got %q", status, w)
		}
		if _, err := NewClient(server.URL, WithVerb("GET")).GetText(context.Background(), &deskText{"x"}); err != nil {
			t.Errorf("%d: a GET was not redirected: %v", status, err)
		}
	}
}

func TestSameService(t *testing.T) {
	t.Parallel()
	tests := []struct {
		from, to string
		want     bool
	}{
		{"http://h/a", "http://h/b", true},
		{"http://h/a", "http://h:80/b", true},
		{"http://h/a", "https://h/b", true},
		{"https://h/a", "http://h/b", false},
		{"https://h/a", "https://sub.h/b", false},
		{"https://h/a", "https://h:8443/b", false},
		{"http://h:8080/a", "https://h/b", false},
		{"https://h/a", "https://evil/b", false},
	}
	for _, test := range tests {
		from, _ := url.Parse(test.from)
		to, _ := url.Parse(test.to)
		if got := sameService(from, to); got != test.want {
			t.Errorf("%s to %s: %t", test.from, test.to, got)
		}
	}
}
