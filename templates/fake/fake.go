package fake

import (
	"net/http"

	api "github.com/ssgen/ssgen/templates/runtime"
)

// Fake is a server of the API for tests. It answers every operation: with what the func in
// On says, else with the sample that the service's own page shows, else with values made
// for the types of the answer. It keeps what it was asked, and may be used by many
// goroutines at once.
type Fake struct {
	// On holds a func an operation, which answers it in place of the fake. Set them
	// before the calls that they are for.
	On Funcs

	seeded  bool
	seed    uint64
	kinds   kinds
	handler http.Handler
	options []api.HandlerOption
	memory  *memory
	record  record
}

// Option changes a Fake; give it to New.
type Option func(*Fake)

// New gives a fake. Close it to wait for calls that are still being answered, if there
// can be any; nothing else is left behind.
func New(options ...Option) *Fake {
	f := &Fake{kinds: newKinds()}
	addKinds(f.kinds)
	for _, option := range options {
		if option != nil {
			option(f)
		}
	}
	f.handler = newHandler(f.API(), f.options...)
	f.memory = newMemory(f.handler)
	return f
}

// WithSeed makes answers of random values, in place of samples: the same ones for the same
// seed, whatever was asked before. What may be null is so here and there.
func WithSeed(seed uint64) Option {
	return func(f *Fake) { f.seed, f.seeded = seed, true }
}

// WithHandlerOptions changes the handler that stands between client and fake: who may call
// what, how strictly requests are read.
func WithHandlerOptions(options ...api.HandlerOption) Option {
	return func(f *Fake) { f.options = append(f.options, options...) }
}

// Client gives the package's own client, which calls the fake through the package's own
// handler: all that is asked and answered is written and read as on the wire, but no port
// is opened.
func (f *Fake) Client(options ...api.ClientOption) *api.Client {
	transport := api.WithHTTPClient(&http.Client{Transport: f.memory})
	return api.NewClient("http://fake.invalid", append([]api.ClientOption{transport}, options...)...)
}

// API gives the fake itself, for code that takes an implementation: nothing is written or
// read in between.
func (f *Fake) API() api.API { return operations{f} }

// Handler serves the fake over HTTP, in httptest.NewServer perhaps.
func (f *Fake) Handler() http.Handler { return f.handler }

// Close ends the calls that its clients have open, and waits for them. Later ones fail.
func (f *Fake) Close() { f.memory.close() }
