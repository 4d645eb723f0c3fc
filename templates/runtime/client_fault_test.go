package runtime

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// faults are servers that misbehave, by what they do.
var faults = map[string]http.HandlerFunc{
	"hangs": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	"hangs in the body": func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "{id:")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	},
	"resets": func(w http.ResponseWriter, _ *http.Request) {
		if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
			c.(*net.TCPConn).SetLinger(0)
			c.Close()
		}
	},
	"closes": func(w http.ResponseWriter, _ *http.Request) {
		if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
			c.Close()
		}
	},
	"truncates": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		io.WriteString(w, "{id:1")
	},
	"truncates chunks": func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "{id:1")
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	},
	"sends 100 MB": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/jsv")
		block := []byte(strings.Repeat("x", 1<<20))
		for range 100 {
			if _, err := w.Write(block); err != nil {
				return
			}
		}
	},
	"is no HTTP": func(w http.ResponseWriter, _ *http.Request) {
		if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
			io.WriteString(c, "SSH-2.0-x\r\n")
			c.Close()
		}
	},
	"redirects without end": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) },
}

// TestFaults calls each of them: the call ends with an error that names the operation
// and wraps the cause, a value never comes with it, and no goroutine stays behind.
func TestFaults(t *testing.T) {
	before := runtime.NumGoroutine()
	wanted := map[string]error{
		"hangs": context.DeadlineExceeded, "hangs in the body": context.DeadlineExceeded, "resets": syscall.ECONNRESET, "closes": io.EOF,
		"truncates": io.ErrUnexpectedEOF, "truncates chunks": io.ErrUnexpectedEOF,
	}
	for name, fault := range faults {
		for _, options := range [][]ClientOption{nil, {WithRetry(RetryPolicy{Attempts: 2, Wait: time.Millisecond})}} {
			server := httptest.NewUnstartedServer(fault)
			server.Config.ErrorLog = log.New(io.Discard, "", 0)
			server.Start()
			transport := &http.Transport{}
			c := NewClient(server.URL, append(options, WithMaxResponse(1<<20), WithHTTPClient(&http.Client{Transport: transport}))...)
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
			if strings.HasPrefix(name, "hangs") {
				ctx, cancel = context.WithTimeout(ctx, 50*time.Millisecond)
			}
			order, err := c.GetOrder(ctx, &getDeskOrder{"x"})
			if want := wanted[name]; order != nil || err == nil || !strings.HasPrefix(err.Error(), "GetOrder: ") || want != nil && !errors.Is(err, want) {
				t.Errorf("%s: %+v, %v", name, order, err)
			}
			if name == "sends 100 MB" && !strings.Contains(err.Error(), "WithMaxResponse") {
				t.Error(err)
			}
			cancel()
			transport.CloseIdleConnections()
			server.Close()
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
}

// A redirect to another host takes along neither tokens of a source, nor a session's
// cookies; a request with a body is not sent there at all.
func TestRedirectToAnotherHost(t *testing.T) {
	t.Parallel()
	var got http.Header
	var calls int
	away := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		calls++
		w.WriteHeader(204)
	}))
	defer away.Close()
	where := strings.Replace(away.URL, "127.0.0.1", "localhost", 1)
	first := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "ss-id", Value: "s1", Path: "/"})
		http.Redirect(w, r, where, http.StatusTemporaryRedirect)
	}))
	defer first.Close()
	c := NewClient(first.URL, WithAPIKey("k"), WithSession(), WithTokenSource(func(context.Context) (string, error) { return "t", nil }))
	for range 2 {
		if err := c.receiveNothing(t.Context(), &getDeskOrder{"x"}); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"Authorization", "X-Api-Key", "Cookie"} {
			if got.Get(name) != "" {
				t.Errorf("%s went along", name)
			}
		}
	}
	for _, with := range [][]ClientOption{nil, {WithFile("f", "a.txt", strings.NewReader("hello"), 5)}} {
		err := c.with(with).receiveNothing(t.Context(), &createDeskOrder{})
		var refused *Error
		if !errors.As(err, &refused) || refused.StatusCode != http.StatusTemporaryRedirect || !strings.Contains(refused.Message, "was not followed") {
			t.Errorf("with a body: %v", err)
		}
	}
	if calls != 2 {
		t.Errorf("%d calls arrived at the other host, want the 2 without a body", calls)
	}
}

// Who asks to be told of what cannot be read has no error.
func TestDecodeErrorHandler(t *testing.T) {
	t.Parallel()
	var told []string
	c := answering(t, 200, "application/jsv", `{id:o-1,created:soon,state:Draft}`)
	api := deskWith(c, WithDecodeErrorHandler(func(ctx context.Context, err *DecodeError) {
		op, _ := OperationFrom(ctx)
		told = append(told, op.Name+" "+err.Places[0].Path)
	}))
	if order, err := api.GetOrder(t.Context(), &getDeskOrder{"x"}); err != nil || order.ID != "o-1" || order.State != "Draft" {
		t.Errorf("%+v, %v", order, err)
	}
	if orders, err := api.FindOrders(t.Context(), &findDeskOrders{}); err != nil || len(orders) != 1 {
		t.Errorf("%+v, %v", orders, err)
	}
	if strings.Join(told, ";") != "GetOrder created;FindOrders created" {
		t.Errorf("told %q", told)
	}
}

// Null is no value, as 204 is, and an empty body of bytes is not nil.
func TestNeverNilWithNil(t *testing.T) {
	t.Parallel()
	for _, contentType := range []string{"application/json", "application/jsv"} {
		c := answering(t, 200, contentType, "null")
		if order, err := c.GetOrder(t.Context(), &getDeskOrder{"x"}); order != nil || !errors.Is(err, ErrNoContent) {
			t.Errorf("%+v, %v", order, err)
		}
		if orders, err := c.FindOrders(t.Context(), &findDeskOrders{}); !errors.Is(err, ErrNoContent) {
			t.Errorf("%+v, %v", orders, err)
		}
	}
	if data, err := answering(t, 200, "application/jsv", "").GetBytes(t.Context(), &deskBytes{1}); data == nil || err != nil {
		t.Errorf("%v, %v", data, err)
	}
}

// A pointer to nothing is refused in words, wherever it is given.
func TestNilRequest(t *testing.T) {
	t.Parallel()
	c := answering(t, 200, "application/jsv", "[]")
	var none *getDeskOrder
	const want = "GetOrder: the request is nil"
	_, err := c.GetOrder(t.Context(), none)
	_, listed := SendAll(t.Context(), c, []*getDeskOrder{{"a"}, none})
	_, first := SendAll(t.Context(), c, []*getDeskOrder{none})
	oneWay := SendOneWay(t.Context(), c, none)
	_, raw := SendRaw(t.Context(), c, none)
	_, _, url := RequestURL("", none)
	for what, err := range map[string]error{"call": err, "list": listed, "list of one": first, "one way": oneWay, "raw": raw, "URL": url} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", what, err, want)
		}
	}
	if _, _, err := RequestURL("", nil); err == nil {
		t.Error("a URL of no request")
	}
}
