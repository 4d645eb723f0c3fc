package runtime

import (
	"errors"
	"net/url"
	"strings"
	"testing"
)

// FuzzURL sends a request and reads it again: from its query string, and from what
// a client makes of what was read. The handler's reader and the client's writer agree.
func FuzzURL(f *testing.F) {
	for _, s := range []string{
		"numbers=1,2", "where=a:b", "line={sku:s}", "tags=%22a%22,b", "matrix=[[1],[2]]", "take=0&open=true", "since=2020-01-02T03:04:05Z",
		"lines={sku:a,options:{b:c}},{}", "customerId=%22q%22&state=%5Bx%5D", "tags=%5B%22%22%5D", "where={%22a,b%22:%22c}%22}", "customerId=a&state=b.json", "tags=,a",
	} {
		f.Add(s)
	}
	h := newDeskHandler(desk{}).(*handler)
	f.Fuzz(func(t *testing.T, query string) {
		first, err := readURL(h, "/orders?"+query)
		if err != nil {
			return
		}
		_, sent, err := RequestURL("", first)
		if err != nil {
			t.Fatalf("%q is read as what cannot be sent: %v", query, err)
		}
		second, err := readURL(h, sent)
		if err != nil {
			t.Fatalf("%q is sent as %q: %v", query, sent, err)
		}
		want, _ := writeAs(*first, encoder{safe: true}, (*findDeskOrders).encode)
		got, _ := writeAs(*second, encoder{safe: true}, (*findDeskOrders).encode)
		if got != want {
			t.Fatalf("%q is sent as %q\nwant %q\nread %q", query, sent, want, got)
		}
		if _, again, err := RequestURL("", second); again != sent || err != nil {
			t.Fatalf("%q is sent as %q, then as %q: %v", query, sent, again, err)
		}
	})
}

// readURL reads a request without a body as the handler does.
func readURL(h *handler, text string) (*findDeskOrders, error) {
	path, query, _ := strings.Cut(text, "?")
	u, err := url.Parse(path)
	if err != nil {
		return nil, err
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil, err
	}
	m, ok := h.find("GET", u)
	if !ok {
		return nil, errors.New("no route for " + path)
	}
	in := &incoming{operation: m.endpoint.operation, bodyWins: m.predefined, params: paramsObject(m.values, values)}
	got := new(findDeskOrders)
	return got, readRequest(in, got)
}
