package runtime

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

// desk is an API whose methods are fields; one that is not set echoes or is not implemented.
type desk struct {
	create func(context.Context, *createDeskOrder) (*deskOrder, error)
	get    func(context.Context, *getDeskOrder) (*deskOrder, error)
	remove func(context.Context, *deleteDeskOrder) error
	find   func(context.Context, *findDeskOrders) ([]deskOrder, error)
	bytes  func(context.Context, *deskBytes) ([]byte, error)
	store  func(context.Context, *deskFile) (*deskFile, error)
}

func (a desk) CreateOrder(ctx context.Context, r *createDeskOrder) (*deskOrder, error) {
	if a.create != nil {
		return a.create(ctx, r)
	}
	return &deskOrder{State: "Draft", ID: "o-1", CustomerID: r.CustomerID, Lines: r.Lines, Tags: r.Tags, Created: deskTime}, nil
}

func (a desk) GetOrder(ctx context.Context, r *getDeskOrder) (*deskOrder, error) {
	if a.get != nil {
		return a.get(ctx, r)
	}
	return &deskOrder{ID: r.ID, Created: deskTime}, nil
}

func (a desk) DeleteOrder(ctx context.Context, r *deleteDeskOrder) error {
	if a.remove != nil {
		return a.remove(ctx, r)
	}
	return nil
}

func (a desk) FindOrders(ctx context.Context, r *findDeskOrders) ([]deskOrder, error) {
	if a.find != nil {
		return a.find(ctx, r)
	}
	return []deskOrder{}, nil
}

func (desk) GetText(_ context.Context, r *deskText) (string, error) { return "Hello, " + r.Name, nil }

func (a desk) GetBytes(ctx context.Context, r *deskBytes) ([]byte, error) {
	if a.bytes != nil {
		return a.bytes(ctx, r)
	}
	if r.Size < 0 {
		return nil, nil
	}
	return make([]byte, r.Size), nil
}

func (a desk) StoreFile(ctx context.Context, r *deskFile) (*deskFile, error) {
	if a.store != nil {
		return a.store(ctx, r)
	}
	return r, nil
}

func (desk) InviteChatMember(_ context.Context, r *inviteChatMember) (*inviteChatMember, error) {
	return r, nil
}

var deskTime = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// odd texts: each must survive path, query string and body.
var oddTexts = []string{
	"a", "a b", "a/b", "a+b", "a%2Fb", "ä€😀", `"`, `"quoted"`, `a"b`, "a,b", "[a]", "{a:b}", "a:b", "null", "&=?#;", " a ", "a\nb", "..", ".", "a.json", "x.xml", "{", "]", `\u0041`,
}

func serveDesk(t *testing.T, api deskAPI, options ...HandlerOption) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(newDeskHandler(api, options...))
	t.Cleanup(s.Close)
	return s
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for _, format := range []Format{FormatJSV, FormatJSON} {
		t.Run(string(format), func(t *testing.T) {
			t.Parallel()
			var found findDeskOrders
			server := serveDesk(t, desk{find: func(_ context.Context, r *findDeskOrders) ([]deskOrder, error) {
				found = *r
				return []deskOrder{{ID: "1", Created: deskTime}, {ID: "2", Tags: r.Tags, Created: deskTime}}, nil
			}})
			var api deskAPI = NewClient(server.URL, WithFormat(format))
			ctx := context.Background()
			lines := []deskLine{{SKU: "s1", Quantity: 2, Options: map[string]string{"size": "L", "no,te": "a:b"}}}
			order, err := api.CreateOrder(ctx, &createDeskOrder{CustomerID: "c1", Lines: lines, Tags: oddTexts})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(order.Lines, lines) || !reflect.DeepEqual(order.Tags, oddTexts) || !order.Created.Equal(deskTime) {
				t.Errorf("got %+v", order)
			}
			want := findDeskOrders{
				CustomerID: "c 1", State: "a,b", Tags: oddTexts, Take: ptr(int32(0)), Numbers: []int32{1, 2, 3}, Matrix: [][]int32{{1, 2}, {3}},
				Where: map[string]string{"a": "b,c", "d": ""}, Line: &lines[0], Lines: append(lines, deskLine{SKU: "t"}), Since: ptr(deskTime), Open: ptr(false),
			}
			orders, err := api.FindOrders(ctx, &want)
			if err != nil || len(orders) != 2 || orders[1].ID != "2" {
				t.Fatalf("%+v, %v", orders, err)
			}
			if !reflect.DeepEqual(found, want) {
				t.Errorf("sent %+v\nread %+v", want, found)
			}
			one := findDeskOrders{Numbers: []int32{7}, Tags: []string{""}, Where: map[string]string{}, Lines: lines}
			if _, err := api.FindOrders(ctx, &one); err != nil || !reflect.DeepEqual(found, one) {
				t.Errorf("sent %+v\nread %+v, %v", one, found, err)
			}
			if text, err := api.GetText(ctx, &deskText{"World, [x]"}); text != "Hello, World, [x]" || err != nil {
				t.Errorf("%q, %v", text, err)
			}
			if b, err := api.GetBytes(ctx, &deskBytes{5}); len(b) != 5 || err != nil {
				t.Errorf("%q, %v", b, err)
			}
			if b, err := api.GetBytes(ctx, &deskBytes{-1}); b != nil || !errors.Is(err, ErrNoContent) {
				t.Errorf("%q, %v", b, err)
			}
			if err := api.DeleteOrder(ctx, &deleteDeskOrder{getDeskOrder{"x"}}); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestRoundTripOddTexts(t *testing.T) {
	t.Parallel()
	server := serveDesk(t, desk{})
	for _, format := range []Format{FormatJSV, FormatJSON} {
		var api deskAPI = NewClient(server.URL, WithFormat(format))
		for _, text := range oddTexts {
			ctx := context.Background()
			if order, err := api.GetOrder(ctx, &getDeskOrder{text}); err != nil || order.ID != text {
				t.Errorf("path: sent %q, got %+v, %v", text, order, err)
			}
			if m, err := api.InviteChatMember(ctx, &inviteChatMember{text, text, text}); err != nil || *m != (inviteChatMember{text, text, text}) {
				t.Errorf("body: sent %q, got %+v, %v", text, m, err)
			}
			for _, f := range []deskFile{{Path: text + "/" + text}, {Path: text}, {Name: text, Ext: "t"}, {Name: text, Ext: text}} {
				if got, err := api.StoreFile(ctx, &f); err != nil || *got != f {
					t.Errorf("wildcard and parts: sent %q, got %+v, %v", f, got, err)
				}
			}
		}
	}
}

// One client and one handler, used at once and derived from meanwhile.
func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	server := serveDesk(t, desk{})
	var api deskAPI = NewClient(server.URL)
	var wait sync.WaitGroup
	for i := range 16 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			id := fmt.Sprintf("o %d", i)
			derived := deskWith(api, WithHeader("X-Call", id), WithFormat([]Format{FormatJSV, FormatJSON}[i%2]))
			for range 10 {
				if order, err := derived.GetOrder(context.Background(), &getDeskOrder{id}); err != nil || order.ID != id {
					t.Errorf("%+v, %v", order, err)
				}
			}
		}()
	}
	wait.Wait()
}

func TestDerivedClientLeavesItsParent(t *testing.T) {
	t.Parallel()
	var seen []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.Method+" "+r.Header.Get("X-A")+" "+r.Header.Get("Authorization"))
		w.WriteHeader(204)
	}))
	defer server.Close()
	var api deskAPI = NewClient(server.URL, WithHeader("X-A", "1"), WithBearerToken("t"))
	request := &deleteDeskOrder{getDeskOrder{"x"}}
	derived := deskWith(api, WithHeader("x-a", "2"), WithBasicAuth("u", "p"), WithVerb("patch"))
	for _, a := range []deskAPI{derived, api, deskWith(api, WithHeader("X-A", ""), WithBearerToken(""))} {
		if err := a.DeleteOrder(context.Background(), request); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"PATCH 2 Basic dTpw", "DELETE 1 Bearer t", "DELETE  "}
	if !reflect.DeepEqual(seen, want) {
		t.Errorf("got %q, want %q", seen, want)
	}
}

func TestHandlerBelowAPath(t *testing.T) {
	t.Parallel()
	h := newDeskHandler(desk{})
	mux := http.NewServeMux()
	mux.Handle("/api/", http.StripPrefix("/api", h))
	for name, handler := range map[string]http.Handler{"StripPrefix": mux, "WithBasePath": newDeskHandler(desk{}, WithBasePath("/api/"))} {
		server := httptest.NewServer(handler)
		defer server.Close()
		for _, id := range []string{"a/b c", "..", "o-1"} {
			order, err := NewClient(server.URL+"/api/").GetOrder(context.Background(), &getDeskOrder{id})
			if err != nil || order.ID != id {
				t.Errorf("%s: %+v, %v", name, order, err)
			}
		}
		if _, err := NewClient(server.URL+"/apiary").GetOrder(context.Background(), &getDeskOrder{"a"}); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Every request carries Content-Length, the type that servers know, and no token in an error.
func TestRequestHeaders(t *testing.T) {
	t.Parallel()
	for _, format := range []Format{FormatJSV, FormatJSON} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if want := "application/" + string(format); r.Header.Get("Accept") != want || r.Method == "POST" && r.Header.Get("Content-Type") != want {
				t.Errorf("Accept %q, Content-Type %q", r.Header.Get("Accept"), r.Header.Get("Content-Type"))
			}
			if r.Method == "POST" && (r.ContentLength <= 0 || len(r.TransferEncoding) > 0) {
				t.Errorf("Content-Length %d, %q", r.ContentLength, r.TransferEncoding)
			}
			if r.Method != "POST" && (r.ContentLength != 0 || r.Header.Get("Content-Type") != "") {
				t.Errorf("%s with a body: %d", r.Method, r.ContentLength)
			}
			w.WriteHeader(204)
		}))
		defer server.Close()
		c := NewClient(server.URL, WithFormat(format))
		for _, r := range []request{&createDeskOrder{}, &getDeskOrder{"a"}, &deleteDeskOrder{getDeskOrder{"a"}}} {
			if err := c.receiveNothing(context.Background(), r); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestClientShowsNoToken(t *testing.T) {
	t.Parallel()
	c := NewClient("http://127.0.0.1:1/", WithBearerToken("secret-token"), WithHeader("X-Api-Key", "secret-key"))
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if text := fmt.Sprintf(verb, c); strings.Contains(text, "secret") {
			t.Errorf("%s prints %s", verb, text)
		}
	}
	_, err := c.FindOrders(context.Background(), &findDeskOrders{State: "secret-member"})
	if err == nil || strings.Contains(err.Error(), "secret") || !strings.HasPrefix(err.Error(), "FindOrders: ") {
		t.Errorf("got %v", err)
	}
}
