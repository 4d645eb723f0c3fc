package runtime

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// RetryPolicy says when a call is tried again: after an error of the network, and
// after the answers 408, 429, 502, 503 and 504. The zero value of each field is its
// default.
type RetryPolicy struct {
	Attempts int           // in all, with the first; 3
	Wait     time.Duration // before the second attempt, twice that before the third, and so on, each cut by up to half at random; 200 ms
	MaxWait  time.Duration // a pause is never longer; where a Retry-After asks for more, there is no further attempt; 10 s
	Budget   int           // how many attempts beyond the first may be made while nothing succeeds, all calls together; 10 successes earn one back; 10
	AllVerbs bool          // POST and PATCH are tried again as well, though the service may have carried them out already
}

// WithRetry tries calls again that failed for reasons that pass, unless they may
// have been carried out: only GET, HEAD, OPTIONS, PUT and DELETE are repeated. A
// pause that would end after the context's deadline is not begun. The budget is one
// for the client and those that With derives from it, so that a service in trouble
// is not called more and more.
func WithRetry(policy RetryPolicy) ClientOption {
	orDefault(&policy.Attempts, 3)
	orDefault(&policy.Wait, 200*time.Millisecond)
	orDefault(&policy.MaxWait, 10*time.Second)
	orDefault(&policy.Budget, 10)
	return func(s *clientSettings) {
		s.retry = &retrier{RetryPolicy: policy, left: policy.Budget * retryPrice}
	}
}

func orDefault[T int | time.Duration](v *T, usual T) {
	if *v <= 0 {
		*v = usual
	}
}

// retryPrice is what one attempt costs; a success earns 1.
const retryPrice = 10

// retrier is a policy with what is left of its budget.
type retrier struct {
	RetryPolicy
	mu   sync.Mutex
	left int
}

// next tells whether there is a further attempt after one that gave an answer or an
// error, and after which pause.
func (r *retrier) next(ctx context.Context, attempt int, verb string, a *clientAnswer, err error) (pause time.Duration, again bool) {
	switch {
	case r == nil:
		return 0, false
	case err == nil && a.succeeded():
		r.earn()
		return 0, false
	case attempt >= r.Attempts, !r.AllVerbs && !idempotent(verb), ctx.Err() != nil, !passes(a, err):
		return 0, false
	}
	if pause = r.pause(attempt); err == nil {
		pause = max(pause, retryAfter(a.header.Get("Retry-After")))
	}
	if deadline, ok := ctx.Deadline(); pause > r.MaxWait || ok && time.Until(deadline) <= pause {
		return 0, false
	}
	return pause, r.spend()
}

// pause is half fixed, half at random, so that clients that failed together do not
// come back together.
func (r *retrier) pause(attempt int) time.Duration {
	longest := r.Wait
	for i := 1; i < attempt && longest < r.MaxWait; i++ {
		longest *= 2
	}
	longest = min(longest, r.MaxWait)
	return longest - rand.N(longest/2+1)
}

func (r *retrier) earn() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.left = min(r.left+1, r.Budget*retryPrice)
}

func (r *retrier) spend() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.left < retryPrice {
		return false
	}
	r.left -= retryPrice
	return true
}

// idempotent tells the verbs of which two requests do what one does.
func idempotent(verb string) bool {
	return bodyless(verb) || verb == http.MethodPut
}

// passes tells whether the next attempt may fare better.
func passes(a *clientAnswer, err error) bool {
	if err == nil {
		switch a.status {
		case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			return true
		}
		return false
	}
	var certificate *tls.CertificateVerificationError
	var network net.Error
	switch {
	case errors.As(err, &certificate):
		return false
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return true
	}
	return errors.As(err, &network)
}

// retryAfter reads a header of seconds or of a date; 0 is none.
func retryAfter(header string) time.Duration {
	if seconds, err := strconv.ParseUint(header, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if date, err := http.ParseTime(header); err == nil {
		return max(0, time.Until(date))
	}
	return 0
}

// wait pauses, or ends with the context.
func wait(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
