package web_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
)

func serve(t *testing.T, h http.HandlerFunc) *url.URL {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return address(t, s.URL)
}

func address(t *testing.T, text string) *url.URL {
	t.Helper()
	u, err := web.ParseAddress(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// quick are options with which nothing takes long.
func quick() web.Options {
	return web.Options{Rate: 10_000, RetryWait: time.Millisecond, AnswerTimeout: 20 * time.Second, MaxBytes: 1 << 16}
}

func TestGet(t *testing.T) {
	t.Parallel()
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/gzip":
			if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
				t.Error("gzip is not asked for")
			}
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, "unpacked")
			z.Close()
		case "/latin":
			w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
			w.Write([]byte("Stra\xdfe"))
		case "/cyrillic":
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte("<meta charset=windows-1251>\xcf\xf0"))
		case "/utf16":
			w.Write([]byte{0xFF, 0xFE, 'a', 0, 0xDF, 0})
		case "/utf8":
			w.Header().Set("Content-Type", "text/plain")
			fmt.Fprint(w, strings.Repeat(" ", 2000)+"ß")
		case "/agent":
			fmt.Fprint(w, r.UserAgent())
		case "/moved":
			http.Redirect(w, r, "/agent", http.StatusFound)
		}
	})
	c := web.New(base, quick())
	for path, want := range map[string]string{
		"/gzip": "unpacked", "/latin": "Straße", "/cyrillic": "<meta charset=windows-1251>Пр", "/utf16": "aß",
		"/utf8": strings.Repeat(" ", 2000) + "ß", "/agent": "ssgen", "/moved": "ssgen",
	} {
		a, err := c.Get(t.Context(), base.JoinPath(path))
		if err != nil || string(a.Body) != want || a.Name != base.String()+path {
			t.Errorf("%s gives %v, %v", path, a, err)
		}
	}
}

func TestProblems(t *testing.T) {
	t.Parallel()
	other := serve(t, func(_ http.ResponseWriter, r *http.Request) { t.Errorf("the other host is asked, with %v", r.Header) })
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/absent":
			http.NotFound(w, r)
		case "/login":
			w.WriteHeader(http.StatusUnauthorized)
		case "/hidden":
			http.Error(w, "Service Not Available", http.StatusForbidden)
		case "/off":
			http.Error(w, "Metadata Not Available", http.StatusForbidden)
		case "/failed":
			http.Error(w, "hunter2", http.StatusInternalServerError)
		case "/slow":
			select {
			case <-r.Context().Done():
			case <-time.After(5 * time.Second):
			}
		case "/endless":
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 1<<12)); err != nil {
					return
				}
			}
		case "/trickle":
			for r.Context().Err() == nil {
				fmt.Fprint(w, "x")
				w.(http.Flusher).Flush()
				time.Sleep(20 * time.Millisecond)
			}
		case "/elsewhere":
			http.Redirect(w, r, other.String()+"/steal?token=hunter2", http.StatusFound)
		case "/circle":
			http.Redirect(w, r, "/circle", http.StatusFound)
		case "/odd":
			w.WriteHeader(http.StatusTeapot)
		case "/patience":
			w.Header().Set("Retry-After", "86400")
			w.WriteHeader(http.StatusServiceUnavailable)
		case "/cut":
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "x")
		}
	})
	o := quick()
	o.Header = http.Header{"Authorization": {"Bearer hunter2"}, "Cookie": {"a=hunter2"}}
	c := web.New(base, o)
	o.AnswerTimeout = 200 * time.Millisecond
	hasty := web.New(base, o)
	for path, want := range map[string]struct {
		kind error
		text string
	}{
		"/absent":         {web.ErrAbsent, "nothing is there (404 Not Found); check the address; a host may live below a path such as /api"},
		"/login":          {web.ErrRefused, "the server wants a login (401 Unauthorized); give credentials"},
		"/hidden":         {web.ErrRefused, "the server does not show it to this caller (403 Forbidden); give credentials"},
		"/off":            {web.ErrRefused, "the server has its metadata switched off (403 Forbidden); "},
		"/failed":         {web.ErrUnfit, "the server failed (500 Internal Server Error); open it"},
		"/slow":           {web.ErrSlow, "no whole answer within 200ms; try again later, or give each answer more time with --answer-timeout"},
		"/endless":        {web.ErrUnfit, "answers with more than 65536 bytes, which no metadata does; open it"},
		"/trickle":        {web.ErrSlow, "no whole answer within 200ms; try again later, or give each answer more time with --answer-timeout"},
		"/elsewhere":      {web.ErrRefused, "redirects to another host, " + other.String() + ", which is not followed; give the other"},
		"/circle":         {web.ErrRefused, "redirects more than 5 times; open it"},
		"/odd":            {web.ErrUnfit, "the server answers with 418 I'm a teapot; open it"},
		"/patience":       {web.ErrNoAnswer, "the server asks to wait for 24h0m0s (503 Service Unavailable); try again later, with a lower --rate"},
		"/cut":            {web.ErrNoAnswer, "no answer, in 4 tries: unexpected EOF; try again later"},
		"/cut?k=hunter2":  {web.ErrNoAnswer, "no answer, in 4 tries: unexpected EOF; try again later"},
		"/odd#hunter2":    {web.ErrUnfit, "the server answers with 418"},
		"/odd?op=hunter3": {web.ErrUnfit, "the server answers with 418"},
	} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			u := address(t, strings.Replace(base.String(), "://", "://u:hunter2@", 1)+path)
			client := c
			if path == "/slow" || path == "/trickle" {
				client = hasty
			}
			a, err := client.Get(t.Context(), u)
			var told *source.Error
			if a != nil || !errors.Is(err, want.kind) || !errors.As(err, &told) || !strings.HasPrefix(told.Problem+"; "+told.Hint, want.text) {
				t.Fatalf("%v, %v", a, err)
			}
			if text := err.Error(); strings.Contains(text, "hunter2") || strings.Contains(text, "\n") || !strings.HasPrefix(text, base.String()) {
				t.Errorf("%q", text)
			}
		})
	}
	if _, err := c.Get(t.Context(), other); !errors.Is(err, web.ErrRefused) {
		t.Errorf("another host is asked: %v", err)
	}
}

// unresolved knows no host.
type unresolved struct{}

func (unresolved) RoundTrip(r *http.Request) (*http.Response, error) {
	return nil, &net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Err: "no such host", Name: r.URL.Hostname(), Server: "192.0.2.1:53", IsNotFound: true}}
}

// TestNoServer says at once what no further try can change.
func TestNoServer(t *testing.T) {
	t.Parallel()
	plain := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("asked without TLS") })
	for text, want := range map[string]string{
		"https://" + plain.Host:           "the server does not speak TLS there; give the address with http:// if that is what the server speaks",
		"http://no-such-host.invalid/api": "there is no such host; check the address",
	} {
		o := quick()
		o.RetryWait = time.Minute
		if strings.Contains(text, "invalid") {
			o.Transport = unresolved{}
		}
		_, err := web.New(address(t, text), o).Get(t.Context(), address(t, text))
		if !errors.Is(err, web.ErrNoAnswer) || !strings.HasSuffix(err.Error(), ": "+want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// TestCredentials holds that credentials go with each request, those in the address too.
func TestCredentials(t *testing.T) {
	t.Parallel()
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.Header.Get("Authorization"), " ", r.Header.Get("X-Tenant"))
	})
	base.User = url.UserPassword("u", "p")
	for want, header := range map[string]http.Header{
		"Basic dTpw ":  nil,
		"Basic dTpw a": {"X-Tenant": {"a"}},
		"Bearer t ":    {"Authorization": {"Bearer t"}},
	} {
		o := quick()
		o.Header = header
		a, err := web.New(base, o).Get(t.Context(), base)
		if err != nil || string(a.Body) != want || strings.Contains(a.Name, "u:p") {
			t.Errorf("%q: %v, %v", want, a, err)
		}
	}
}

func TestRetries(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch n := asked.Add(1); {
		case n == 1:
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
		case n == 2:
			w.WriteHeader(http.StatusBadGateway)
		case n == 3:
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "half")
		default:
			fmt.Fprint(w, "whole")
		}
	})
	a, err := web.New(base, quick()).Get(t.Context(), base)
	if err != nil || string(a.Body) != "whole" || asked.Load() != 4 {
		t.Errorf("%v, %v after %d requests", a, err, asked.Load())
	}
}

func TestRetryAfterIsObeyed(t *testing.T) {
	t.Parallel()
	var last, pause atomic.Int64
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		now := time.Now().UnixNano()
		if last.Swap(now) == 0 {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		pause.Store(now)
	})
	start := time.Now()
	if _, err := web.New(base, quick()).Get(t.Context(), base); err != nil || time.Since(start) < time.Second {
		t.Errorf("%v after %v", err, time.Since(start))
	}
}

// TestRetryAfterIsForAll holds that no other request is sent while the server wants rest.
func TestRetryAfterIsForAll(t *testing.T) {
	t.Parallel()
	busy := make(chan struct{})
	var until atomic.Int64
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case until.CompareAndSwap(0, time.Now().Add(time.Second).UnixNano()):
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
			close(busy)
		case time.Now().UnixNano() < until.Load():
			t.Errorf("%s is asked for too early", r.URL.Path)
		}
	})
	c := web.New(base, quick())
	var all sync.WaitGroup
	all.Go(func() { _, _ = c.Get(t.Context(), base.JoinPath("first")) })
	<-busy
	time.Sleep(200 * time.Millisecond) // its answer is read by now
	all.Go(func() { _, _ = c.Get(t.Context(), base.JoinPath("second")) })
	all.Wait()
}

func TestRate(t *testing.T) {
	t.Parallel()
	base := serve(t, func(http.ResponseWriter, *http.Request) {})
	o := quick()
	o.Rate = 50
	c := web.New(base, o)
	start := time.Now()
	for range 6 {
		if _, err := c.Get(t.Context(), base); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(start); took < 90*time.Millisecond {
		t.Errorf("6 requests at 50 a second took %v", took)
	}
}

func TestGetStopsWithTheContext(t *testing.T) {
	t.Parallel()
	base := serve(t, func(_ http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body); <-r.Context().Done() })
	o := quick()
	o.AnswerTimeout = time.Minute
	cause := errors.New("enough")
	ctx, cancel := context.WithTimeoutCause(t.Context(), 50*time.Millisecond, cause)
	defer cancel()
	if _, err := web.New(base, o).Get(ctx, base); !errors.Is(err, cause) {
		t.Errorf("%v", err)
	}
	o.Rate = 0.001
	c := web.New(base, o)
	for range 2 {
		if _, err := c.Get(ctx, base); !errors.Is(err, cause) {
			t.Errorf("%v", err)
		}
	}
}

func TestName(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"https://u:p@h/jsv/metadata?op=A&lang=mjs#x": "https://h/jsv/metadata?op=A&lang=mjs",
		"https://h/?token=a&op=B&c":                  "https://h/?token=…&op=B&…",
		"https://h/%zz?token=a":                      "https://h/…",
		"https://u:p@h:x/y":                          "https://h:x/…",
		"u:p":                                        "u:p",
		":":                                          "…",
	} {
		if got := web.Redacted(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"ftp://h", "https://", "https:///x", "http://h:x"} {
		if u, err := web.ParseAddress(text); err == nil {
			t.Errorf("%q is %v", text, u)
		}
	}
}
