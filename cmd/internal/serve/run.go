package serve

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// How long a client may take to send a header and a request, and how long those that are
// being answered have left once the server is told to stop.
const (
	headerTime  = 10 * time.Second
	requestTime = 5 * time.Minute
	stopTime    = 10 * time.Second
)

// Run serves until the context ends; requests that are being answered then are answered
// first. Each request is a line for the log, without its end; lines come one at a time, and
// what clients sent stands in them as it came.
func Run(ctx context.Context, listener net.Listener, handler http.Handler, line func(string)) error {
	var mu sync.Mutex
	lines := func(text string) {
		mu.Lock()
		defer mu.Unlock()
		line(text)
	}
	server := &http.Server{
		Handler: logged(handler, lines), ReadHeaderTimeout: headerTime, ReadTimeout: requestTime,
		ErrorLog: log.New(lineWriter(lines), "", 0),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	err := server.Shutdown(last)
	if err != nil {
		err = errors.Join(err, server.Close())
	}
	<-failed // http.ErrServerClosed
	return err
}

// lineWriter makes lines of what net/http logs.
type lineWriter func(string)

func (w lineWriter) Write(b []byte) (int, error) {
	w(strings.TrimRight(string(b), "\n"))
	return len(b), nil
}

// logged tells each request once it is answered:
//
//	15:04:05 POST /orders/5?x=y 200 application/json 1043 B 2ms
func logged(next http.Handler, line func(string)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		seen := &seenWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		media, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
		if media != "" {
			media = " " + media
		}
		line(fmt.Sprintf("%s %s %s %d%s %d B %v", began.Format(time.TimeOnly), r.Method, r.URL.RequestURI(), seen.status, media, seen.bytes, time.Since(began).Round(time.Millisecond)))
	})
}

// seenWriter notes what is answered.
type seenWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *seenWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *seenWriter) Write(b []byte) (int, error) {
	n, err := w.ResponseWriter.Write(b)
	w.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (w *seenWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
