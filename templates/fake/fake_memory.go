package fake

import (
	"context"
	"errors"
	"io"
	"net/http"
	"sync"
)

// memory carries requests to a handler without a network. As a server would, it gives the
// handler a context of its own, sends the answer while it is being written, and drops a
// connection whose handler panics.
type memory struct {
	handler http.Handler

	mu     sync.Mutex
	closed bool
	calls  sync.WaitGroup // handlers that run
	ctx    context.Context
	cancel context.CancelFunc
}

func newMemory(handler http.Handler) *memory {
	m := &memory{handler: handler}
	m.ctx, m.cancel = context.WithCancel(context.Background())
	return m
}

// close ends all calls and waits for their handlers.
func (m *memory) close() {
	m.mu.Lock()
	m.closed = true
	m.mu.Unlock()
	m.cancel()
	m.calls.Wait()
}

func (m *memory) begin() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.closed {
		m.calls.Add(1)
	}
	return !m.closed
}

var errClosed = errors.New("the fake is closed")

// RoundTrip implements [http.RoundTripper].
func (m *memory) RoundTrip(r *http.Request) (*http.Response, error) {
	err := r.Context().Err()
	if err == nil && !m.begin() {
		err = errClosed
	}
	if err != nil {
		closeBody(r)
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background()) // ended after the answer has failed
	w := newWriter(r, cancel)
	end := func(err error) {
		w.fail(err)
		cancel()
		closeBody(r)
	}
	stops := []func() bool{
		context.AfterFunc(r.Context(), func() { end(r.Context().Err()) }),
		context.AfterFunc(m.ctx, func() { end(errClosed) }),
	}
	in := received(ctx, r)
	go func() {
		defer m.calls.Done()
		m.serve(w, in)
		for _, stop := range stops {
			stop()
		}
		cancel()
		closeBody(r)
	}()
	<-w.begun
	return w.response, w.err
}

// serve lets the handler answer, and ends the answer: in its middle where it panics.
func (m *memory) serve(w *writer, in *http.Request) {
	defer w.finish()
	defer func() {
		if v := recover(); v != nil {
			w.fail(io.ErrUnexpectedEOF)
		}
	}()
	m.handler.ServeHTTP(w, in)
}

// received is a request as the handler of a server gets it.
func received(ctx context.Context, r *http.Request) *http.Request {
	in := r.Clone(ctx)
	in.RequestURI, in.RemoteAddr = r.URL.RequestURI(), "192.0.2.1:1234"
	in.Proto, in.ProtoMajor, in.ProtoMinor = "HTTP/1.1", 1, 1
	if in.Host == "" {
		in.Host = r.URL.Host
	}
	if in.Body == nil {
		in.Body = http.NoBody
	}
	if r.Body != nil && r.Body != http.NoBody && r.ContentLength == 0 {
		in.ContentLength = -1 // as net/http has it: unknown
	}
	return in
}

func closeBody(r *http.Request) {
	if r.Body != nil {
		r.Body.Close()
	}
}
