package fake

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"
)

// writer is what a handler writes an answer to: the client reads it at the same time.
type writer struct {
	request  *http.Request
	header   http.Header
	hangUp   context.CancelFunc // tells the handler that nobody reads on
	begun    chan struct{}      // closed when response or err is there
	once     sync.Once
	response *http.Response
	err      error
	body     *io.PipeWriter
	reader   *io.PipeReader
}

func newWriter(r *http.Request, hangUp context.CancelFunc) *writer {
	w := &writer{request: r, hangUp: hangUp, header: http.Header{}, begun: make(chan struct{})}
	w.reader, w.body = io.Pipe()
	return w
}

// Header implements [http.ResponseWriter].
func (w *writer) Header() http.Header { return w.header }

// WriteHeader implements [http.ResponseWriter]: what the header says now is what the client gets.
func (w *writer) WriteHeader(status int) {
	if status < 200 {
		return // what a client need not know
	}
	w.once.Do(func() {
		w.response = &http.Response{
			Status: fmt.Sprintf("%d %s", status, http.StatusText(status)), StatusCode: status,
			Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: w.request,
			Header: w.header.Clone(), ContentLength: -1, Body: &body{w},
		}
		if n, err := strconv.ParseInt(w.header.Get("Content-Length"), 10, 64); err == nil && n >= 0 {
			w.response.ContentLength = n
		}
		if !w.hasBody(status) {
			w.response.Body = http.NoBody
		}
		close(w.begun)
	})
}

func (w *writer) hasBody(status int) bool {
	return w.request.Method != http.MethodHead && status != http.StatusNoContent && status != http.StatusNotModified
}

// Write implements [http.ResponseWriter]. It waits for the client to read.
func (w *writer) Write(b []byte) (int, error) {
	if w.header.Get("Content-Type") == "" {
		w.header.Set("Content-Type", http.DetectContentType(b))
	}
	w.WriteHeader(http.StatusOK)
	switch {
	case w.response == nil:
		return 0, w.err
	case w.request.Method == http.MethodHead:
		return len(b), nil
	case w.response.Body == http.NoBody:
		return 0, http.ErrBodyNotAllowed
	}
	return w.body.Write(b)
}

// Flush implements [http.Flusher]. All that was written is with the client already.
func (w *writer) Flush() { w.WriteHeader(http.StatusOK) }

// fail ends the answer with an error, in its middle perhaps.
func (w *writer) fail(err error) {
	w.once.Do(func() {
		w.err = err
		close(w.begun)
	})
	w.body.CloseWithError(err)
}

// finish ends the answer.
func (w *writer) finish() {
	w.WriteHeader(http.StatusOK)
	w.body.Close()
}

// body is what the client reads.
type body struct{ w *writer }

func (b *body) Read(p []byte) (int, error) { return b.w.reader.Read(p) }

// Close tells the handler that nobody reads on.
func (b *body) Close() error {
	b.w.hangUp()
	return b.w.reader.Close()
}
