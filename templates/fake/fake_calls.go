package fake

import (
	"slices"
	"sync"
)

// Call is one request that a Fake was asked.
type Call struct {
	// Operation is the name of the API's method.
	Operation string
	// Request is the value that came, a struct of the operation's request type.
	Request any
}

// record keeps calls in the order in which they came.
type record struct {
	mu    sync.Mutex
	calls []Call
}

func (r *record) add(c Call) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.calls = append(r.calls, c)
}

// Calls gives all that was asked so far, in order.
func (f *Fake) Calls() []Call {
	f.record.mu.Lock()
	defer f.record.mu.Unlock()
	return slices.Clone(f.record.calls)
}

// Reset forgets what was asked.
func (f *Fake) Reset() {
	f.record.mu.Lock()
	defer f.record.mu.Unlock()
	f.record.calls = nil
}

// Requests gives the requests of one type that were asked so far, in order: those of the
// operation that the type is for.
func Requests[R any](f *Fake) []R {
	var out []R
	for _, c := range f.Calls() {
		if r, ok := c.Request.(R); ok {
			out = append(out, r)
		}
	}
	return out
}
