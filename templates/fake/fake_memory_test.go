package fake

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func serve(h http.HandlerFunc) *memory { return newMemory(h) }

func request(t *testing.T, ctx context.Context, method, body string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, method, "http://fake.invalid/a%2Fb?c=d", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestExchange(t *testing.T) {
	t.Parallel()
	type key struct{}
	m := serve(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if r.Context().Value(key{}) != nil {
			t.Error("a value of the caller's context crosses the wire")
		}
		w.Header().Set("X-Seen", fmt.Sprint(r.Method, " ", r.RequestURI, " ", r.Host, " ", r.ContentLength, " ", string(body), " ", err))
		w.WriteHeader(http.StatusAccepted)
		w.WriteHeader(http.StatusOK) // too late
		w.Header().Set("X-Late", "1")
		fmt.Fprint(w, "answer")
	})
	defer m.close()
	client := &http.Client{Transport: m}
	response, err := client.Do(request(t, context.WithValue(t.Context(), key{}, 1), "POST", "body"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if string(body) != "answer" || err != nil || response.StatusCode != 202 || response.Status != "202 Accepted" {
		t.Errorf("%s %q %v", response.Status, body, err)
	}
	if seen := response.Header.Get("X-Seen"); seen != "POST /a%2Fb?c=d fake.invalid 4 body <nil>" || response.Header.Get("X-Late") != "" {
		t.Errorf("%q, %v", seen, response.Header)
	}
}

func TestAnswersWithoutBody(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		method, want string
		handler      http.HandlerFunc
	}{
		{"GET", `200 -1 ""`, func(http.ResponseWriter, *http.Request) {}},
		{"GET", `204 -1 ""`, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204); fmt.Fprint(w, "no") }},
		{"GET", `200 2 "ok"`, func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(100)
			w.Header().Set("Content-Length", "2")
			fmt.Fprint(w, "ok")
		}},
		{"HEAD", `200 2 ""`, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "2")
			fmt.Fprint(w, "ok")
		}},
	} {
		m := serve(tt.handler)
		response, err := m.RoundTrip(request(t, t.Context(), tt.method, ""))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		if got := fmt.Sprintf("%d %d %q", response.StatusCode, response.ContentLength, body); got != tt.want || err != nil {
			t.Errorf("%s: got %s, %v, want %s", tt.method, got, err, tt.want)
		}
		response.Body.Close()
		m.close()
	}
}

// An answer is with the client while the handler still writes; a client that goes away
// ends the handler.
func TestStream(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ended := make(chan error, 1)
		m := serve(func(w http.ResponseWriter, r *http.Request) {
			w.(http.Flusher).Flush()
			for i := 0; ; i++ {
				if _, err := fmt.Fprintln(w, i); err != nil {
					<-r.Context().Done()
					ended <- err
					return
				}
			}
		})
		response, err := m.RoundTrip(request(t, t.Context(), "GET", ""))
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(response.Body)
		for i := range 3 {
			if !lines.Scan() || lines.Text() != fmt.Sprint(i) {
				t.Fatalf("line %d is %q", i, lines.Text())
			}
		}
		response.Body.Close()
		if err := <-ended; err == nil {
			t.Error("the handler writes on")
		}
		m.close()
	})
}

func TestContextEnds(t *testing.T) {
	t.Parallel()
	for _, began := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			m := serve(func(w http.ResponseWriter, r *http.Request) {
				if began {
					w.WriteHeader(200)
				}
				<-r.Context().Done()
			})
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			response, err := m.RoundTrip(request(t, ctx, "GET", ""))
			if err == nil {
				_, err = io.ReadAll(response.Body)
				response.Body.Close()
			}
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("began %v: got %v", began, err)
			}
			m.close()
			if _, err := m.RoundTrip(request(t, ctx, "GET", "")); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("a dead context gives %v", err)
			}
		})
	}
}

// Close ends what is open: a handler that waits, and one whose answer nobody reads.
func TestClose(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		m := serve(func(w http.ResponseWriter, r *http.Request) {
			if r.Method == "GET" {
				fmt.Fprint(w, strings.Repeat("x", 1<<20))
			}
			<-r.Context().Done()
		})
		response, err := m.RoundTrip(request(t, t.Context(), "GET", ""))
		if err != nil {
			t.Fatal(err)
		}
		waiting := make(chan error, 1)
		go func() {
			_, err := m.RoundTrip(request(t, t.Context(), "POST", ""))
			waiting <- err
		}()
		synctest.Wait()
		m.close()
		if err := <-waiting; !errors.Is(err, errClosed) {
			t.Errorf("got %v", err)
		}
		if _, err := io.ReadAll(response.Body); !errors.Is(err, errClosed) {
			t.Errorf("reading gives %v", err)
		}
		if _, err := m.RoundTrip(request(t, t.Context(), "POST", "")); !errors.Is(err, errClosed) {
			t.Errorf("later gives %v", err)
		}
	})
}

func TestPanics(t *testing.T) {
	t.Parallel()
	for _, began := range []bool{false, true} {
		m := serve(func(w http.ResponseWriter, _ *http.Request) {
			if began {
				fmt.Fprint(w, "half")
			}
			panic(http.ErrAbortHandler)
		})
		response, err := m.RoundTrip(request(t, t.Context(), "GET", ""))
		if err == nil {
			_, err = io.ReadAll(response.Body)
		}
		if !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("began %v: got %v", began, err)
		}
		m.close()
	}
}

// closing tells whether a request's body was closed, as each must be.
type closing struct {
	io.Reader
	closed chan struct{}
}

func (c *closing) Close() error {
	select {
	case <-c.closed:
	default:
		close(c.closed)
	}
	return nil
}

func TestBodiesAreClosed(t *testing.T) {
	t.Parallel()
	m := serve(func(http.ResponseWriter, *http.Request) {})
	for range 2 { // the second after the fake was closed
		r := request(t, t.Context(), "POST", "")
		body := &closing{strings.NewReader("unread"), make(chan struct{})}
		r.Body = body
		if response, err := m.RoundTrip(r); err == nil {
			response.Body.Close()
		}
		<-body.closed
		m.close()
	}
}
