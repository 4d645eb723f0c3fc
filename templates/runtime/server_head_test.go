package runtime

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// HEAD is answered as GET is, but for the body: where GET has a route, and nowhere else.
func TestHandlerHead(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(newDeskHandler(desk{}))
	defer server.Close()
	for _, path := range []string{"/orders/a", "/bytes/3", "/text/World", "/orders/a?format=jsv", "/jsv/reply/GetOrder?id=a", "/orders?numbers=x", "/nowhere", "/files/x"} {
		head, get := fetch(t, server, "HEAD", path, nil), fetch(t, server, "GET", path, nil)
		if head.body != "" || head.status != get.status || head.contentType != get.contentType || head.length != get.length {
			t.Errorf("%s: HEAD gives %+v, GET %+v", path, head, get)
		}
	}
}

// A body whose length is not told is read all the same.
func TestHandlerChunkedBody(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(newDeskHandler(desk{}))
	defer server.Close()
	long := strings.Repeat("x", 100_000)
	got := fetch(t, server, "PUT", "/files", io.MultiReader(strings.NewReader("{name:"), strings.NewReader(long+"}")))
	if got.status != 200 || got.body != "{name:"+long+"}" {
		t.Errorf("%d %.50s", got.status, got.body)
	}
}

// fetched is what a server answered.
type fetched struct {
	status            int
	length            int64
	contentType, body string
}

func fetch(t *testing.T, server *httptest.Server, verb, path string, body io.Reader) fetched {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), verb, server.URL+path, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "application/jsv")
	if body != nil {
		r.Header.Set("Content-Type", "application/jsv")
	}
	response, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return fetched{response.StatusCode, response.ContentLength, response.Header.Get("Content-Type"), string(text)}
}
