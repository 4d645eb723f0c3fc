package runtime

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// guarded is a server that knows one token, and counts the requests.
func guarded(t *testing.T, token string, requests *atomic.Int32) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		w.Header().Set("Content-Type", "application/jsv")
		if r.URL.Path == "/text/login" {
			if r.Header.Get("Authorization") != "" {
				t.Errorf("the source's own call has %q", r.Header.Get("Authorization"))
			}
			fmt.Fprint(w, token)
			return
		}
		if r.Header.Get("Authorization") != "Bearer "+token {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, "{id:1}")
	}))
	t.Cleanup(server.Close)
	return server
}

func TestTokenSource(t *testing.T) {
	t.Parallel()
	var requests, asked atomic.Int32
	server := guarded(t, "new", &requests)
	c := NewClient(server.URL, WithTokenSource(func(context.Context) (string, error) {
		if asked.Add(1) == 1 {
			return "old", nil
		}
		return "new", nil
	}))
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if order, err := With(c, WithHeader("X-A", "1")).(*Client).GetOrder(t.Context(), &getDeskOrder{"x"}); err != nil || order.ID != "1" {
				t.Errorf("%+v, %v", order, err)
			}
			if _, err := c.CreateOrder(t.Context(), &createDeskOrder{CustomerID: "c"}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if asked.Load() != 2 {
		t.Errorf("the source was asked %d times", asked.Load())
	}
}

// A token that is refused again is not renewed again, and no message tells it.
func TestTokenRefused(t *testing.T) {
	t.Parallel()
	var requests, asked atomic.Int32
	server := guarded(t, "other", &requests)
	next := func(context.Context) (string, error) { return fmt.Sprint("secret", asked.Add(1)), nil }
	_, err := NewClient(server.URL, WithTokenSource(next)).GetOrder(t.Context(), &getDeskOrder{"x"})
	if !errors.Is(err, ErrUnauthorized) || strings.Contains(err.Error(), "secret") || asked.Load() != 2 || requests.Load() != 2 {
		t.Errorf("%v, asked %d times, sent %d", err, asked.Load(), requests.Load())
	}
	same := func(context.Context) (string, error) { return "secret", nil }
	requests.Store(0)
	if _, err = NewClient(server.URL, WithTokenSource(same)).GetOrder(t.Context(), &getDeskOrder{"x"}); !errors.Is(err, ErrUnauthorized) || requests.Load() != 1 {
		t.Errorf("%v, sent %d", err, requests.Load())
	}
	failed := errors.New("the vault is shut")
	_, err = NewClient(server.URL, WithTokenSource(func(context.Context) (string, error) { return "", failed })).GetOrder(t.Context(), &getDeskOrder{"x"})
	if !errors.Is(err, failed) || err.Error() != "GetOrder: asking for a token: the vault is shut" {
		t.Error(err)
	}
	_, err = NewClient(server.URL, WithTokenSource(func(context.Context) (string, error) { return "bad\ntoken secret", nil })).GetOrder(t.Context(), &getDeskOrder{"x"})
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
}

// A source may sign in with the client that it serves, and gives way to other options.
func TestTokenSourceWithTheClient(t *testing.T) {
	t.Parallel()
	var requests atomic.Int32
	server := guarded(t, "token", &requests)
	var c *Client
	c = NewClient(server.URL, WithBearerToken("old"), WithTokenSource(func(ctx context.Context) (string, error) {
		return c.GetText(ctx, &deskText{"login"})
	}))
	if _, err := c.GetOrder(t.Context(), &getDeskOrder{"x"}); err != nil || requests.Load() != 2 {
		t.Errorf("%v, sent %d", err, requests.Load())
	}
	if _, err := c.with([]ClientOption{WithBearerToken("wrong")}).GetOrder(t.Context(), &getDeskOrder{"x"}); !errors.Is(err, ErrUnauthorized) || requests.Load() != 3 {
		t.Errorf("%v, sent %d", err, requests.Load())
	}
	ctx, cancel := context.WithCancel(t.Context())
	stuck := NewClient(server.URL, WithTokenSource(func(ctx context.Context) (string, error) {
		cancel()
		<-ctx.Done()
		return "", ctx.Err()
	}))
	if _, err := stuck.GetOrder(ctx, &getDeskOrder{"x"}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// A session is the client's own and its derived ones', not that of another client
// with the same option.
func TestSession(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		cookie, err := r.Cookie("ss-id")
		switch {
		case r.URL.Path == "/text/login":
			http.SetCookie(w, &http.Cookie{Name: "ss-id", Value: "s1", Path: "/", HttpOnly: true})
		case err != nil || cookie.Value != "s1":
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "application/jsv")
		fmt.Fprint(w, "{id:1}")
	}))
	defer server.Close()
	session := WithSession()
	one, other := NewClient(server.URL, session), NewClient(server.URL, session)
	if _, err := one.with([]ClientOption{WithHeader("X", "y")}).GetText(t.Context(), &deskText{"login"}); err != nil {
		t.Fatal(err)
	}
	if _, err := one.GetOrder(t.Context(), &getDeskOrder{"x"}); err != nil {
		t.Error(err)
	}
	if _, err := other.GetOrder(t.Context(), &getDeskOrder{"x"}); !errors.Is(err, ErrUnauthorized) {
		t.Error(err)
	}
}

// roundTripper makes a function a transport.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// Middleware sees each request with its operation and route, and is made once.
func TestMiddleware(t *testing.T) {
	t.Parallel()
	server := serveDesk(t, desk{})
	made := 0
	var seen []string
	layer := func(name string) ClientOption {
		return WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
			made++
			return roundTripper(func(r *http.Request) (*http.Response, error) {
				op, route := OperationFrom(r.Context())
				seen = append(seen, name+" "+op.Name+" "+route+" "+r.Header.Get("X-Api-Key"))
				return next.RoundTrip(r)
			})
		})
	}
	api := NewClient(server.URL, layer("inner"), WithAPIKey("k"))
	derived := deskWith(deskWith(api, layer("outer")), WithHeader("X", "y"))
	if _, err := derived.GetOrder(t.Context(), &getDeskOrder{"o-1"}); err != nil {
		t.Fatal(err)
	}
	if _, err := api.GetOrder(t.Context(), &getDeskOrder{""}); err != nil {
		t.Fatal(err)
	}
	want := "outer GetOrder /orders/{Id} k;inner GetOrder /orders/{Id} k;inner GetOrder /jsv/reply/GetOrder k"
	if got := strings.Join(seen, ";"); got != want || made != 2 {
		t.Errorf("made %d, got %s", made, got)
	}
	moved := deskWith(api, WithHTTPClient(&http.Client{Transport: roundTripper(func(*http.Request) (*http.Response, error) { return nil, errors.New("other") })}))
	if _, err := moved.GetOrder(t.Context(), &getDeskOrder{"x"}); err == nil || !strings.Contains(err.Error(), "other") || made != 3 {
		t.Errorf("%v, made %d", err, made)
	}
	if op, route := OperationFrom(t.Context()); op != nil || route != "" {
		t.Errorf("outside of a call: %v %q", op, route)
	}
}
