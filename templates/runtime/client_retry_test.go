package runtime

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// scripted is a transport that answers from a list, without a network: a status, and
// a header after a space, or an error of the network for "reset".
type scripted struct {
	answers []string
	at      []time.Duration // when each request came
	bodies  []string
	start   time.Time
}

func (s *scripted) RoundTrip(r *http.Request) (*http.Response, error) {
	if s.at == nil {
		s.start = time.Now()
	}
	s.at = append(s.at, time.Since(s.start))
	if r.Body != nil {
		b, _ := io.ReadAll(r.Body)
		s.bodies = append(s.bodies, string(b))
	}
	answer, after, _ := strings.Cut(s.answers[min(len(s.at), len(s.answers))-1], " ")
	if answer == "reset" {
		return nil, io.ErrUnexpectedEOF
	}
	w := httptest.NewRecorder()
	w.Header().Set("Content-Type", "application/jsv")
	if after != "" {
		w.Header().Set("Retry-After", after)
	}
	w.WriteHeader(map[string]int{"200": 200, "404": 404, "429": 429, "500": 500, "503": 503}[answer])
	io.WriteString(w, "{id:1}")
	return w.Result(), nil
}

func (s *scripted) client(options ...ClientOption) *Client {
	return NewClient("http://desk.example", append([]ClientOption{WithHTTPClient(&http.Client{Transport: s})}, options...)...)
}

func TestRetry(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		policy  *RetryPolicy
		verb    string
		answers []string
		calls   int
		status  int // of the error
	}{
		{"off unless asked", nil, "GET", []string{"503", "200"}, 1, 503},
		{"second attempt", &RetryPolicy{}, "GET", []string{"503", "200"}, 2, 0},
		{"network", &RetryPolicy{}, "PUT", []string{"reset", "reset", "200"}, 3, 0},
		{"given up", &RetryPolicy{}, "DELETE", []string{"503"}, 3, 503},
		{"attempts", &RetryPolicy{Attempts: 5}, "GET", []string{"429", "429", "429", "429", "200"}, 5, 0},
		{"not repeated", &RetryPolicy{}, "POST", []string{"503", "200"}, 1, 503},
		{"repeated as asked", &RetryPolicy{AllVerbs: true}, "POST", []string{"503", "200"}, 2, 0},
		{"final", &RetryPolicy{}, "GET", []string{"404", "200"}, 1, 404},
		{"500 is no passing state", &RetryPolicy{}, "GET", []string{"500", "200"}, 1, 500},
		{"Retry-After is too long", &RetryPolicy{}, "GET", []string{"429 3600", "200"}, 1, 429},
		{"budget", &RetryPolicy{Attempts: 9, Budget: 2}, "GET", []string{"503"}, 3, 503},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &scripted{answers: test.answers}
				options := []ClientOption{WithVerb(test.verb)}
				if test.policy != nil {
					options = append(options, WithRetry(*test.policy))
				}
				_, err := s.client(options...).GetOrder(t.Context(), &getDeskOrder{"x"})
				var e *Error
				if len(s.at) != test.calls || (err != nil) != (test.status != 0) || errors.As(err, &e) && e.StatusCode != test.status {
					t.Errorf("%d calls, %v", len(s.at), err)
				}
				if test.verb == "PUT" && !reflect.DeepEqual(s.bodies, []string{"{id:x}", "{id:x}", "{id:x}"}) {
					t.Errorf("bodies %q", s.bodies)
				}
			})
		})
	}
}

// Pauses grow, and are never shorter than a Retry-After says.
func TestRetryPauses(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &scripted{answers: []string{"503", "503", "503", "429 5", "200"}}
		policy := RetryPolicy{Attempts: 9, Wait: 100 * time.Millisecond, MaxWait: 6 * time.Second}
		if _, err := s.client(WithRetry(policy)).GetOrder(t.Context(), &getDeskOrder{"x"}); err != nil {
			t.Fatal(err)
		}
		for i, most := range []time.Duration{100, 200, 400} {
			if pause := s.at[i+1] - s.at[i]; pause < most*time.Millisecond/2 || pause > most*time.Millisecond {
				t.Errorf("pause %d is %v", i, pause)
			}
		}
		if pause := s.at[4] - s.at[3]; pause != 5*time.Second {
			t.Errorf("Retry-After: 5 made a pause of %v", pause)
		}
		date := time.Now().Add(3 * time.Second).UTC().Format(http.TimeFormat)
		if pause := retryAfter(date); pause < 2*time.Second || pause > 3*time.Second {
			t.Errorf("%s is in %v", date, pause)
		}
		for _, odd := range []string{"", "-1", "soon", "1.5", "99999999999999999999", "Fri, 31 Dec 1999 15:04:05 GMT"} {
			if pause := retryAfter(odd); pause != 0 {
				t.Errorf("Retry-After: %q is %v", odd, pause)
			}
		}
	})
}

// The context ends a pause at once; one that would outlast it is not begun.
func TestRetryAndContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &scripted{answers: []string{"503"}}
		c := s.client(WithRetry(RetryPolicy{Wait: time.Second}))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(10*time.Millisecond, cancel)
		_, err := c.GetOrder(ctx, &getDeskOrder{"x"})
		if !errors.Is(err, context.Canceled) || !errors.Is(err, ErrUnavailable) || len(s.at) != 1 || strings.Contains(err.Error(), "\n") {
			t.Errorf("%d calls, %v", len(s.at), err)
		}
		ctx, cancel = context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		began := time.Now()
		if _, err = c.GetOrder(ctx, &getDeskOrder{"x"}); errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, ErrUnavailable) || time.Since(began) != 0 {
			t.Errorf("after %v: %v", time.Since(began), err)
		}
	})
}

// The budget is one for all derived clients, and successes fill it.
func TestRetryBudget(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &scripted{answers: []string{"503"}}
		c := s.client(WithRetry(RetryPolicy{Attempts: 2, Budget: 1}))
		for _, calls := range []int{2, 3, 4} {
			c.with([]ClientOption{WithHeader("X", "y")}).GetOrder(t.Context(), &getDeskOrder{"x"})
			if len(s.at) != calls {
				t.Errorf("%d calls, want %d", len(s.at), calls)
			}
		}
		s.answers = []string{"200"}
		for range retryPrice {
			c.GetOrder(t.Context(), &getDeskOrder{"x"})
		}
		s.answers, s.at = []string{"503"}, nil
		if c.GetOrder(t.Context(), &getDeskOrder{"x"}); len(s.at) != 2 {
			t.Errorf("%d calls after successes", len(s.at))
		}
	})
}

// A body that broke off is read anew, over a real connection.
func TestRetryOfTruncatedAnswer(t *testing.T) {
	t.Parallel()
	var calls atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/jsv")
		if calls.Add(1) == 1 {
			w.Header().Set("Content-Length", "1000")
		}
		io.WriteString(w, "{id:1}")
	}))
	defer server.Close()
	order, err := NewClient(server.URL, WithRetry(RetryPolicy{Wait: time.Millisecond})).GetOrder(t.Context(), &getDeskOrder{"x"})
	if err != nil || order.ID != "1" || calls.Load() != 2 {
		t.Errorf("%+v, %v after %d calls", order, err, calls.Load())
	}
}
