package serve_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"testing"

	"github.com/ssgen/ssgen/cmd/internal/serve"
)

// A server that is told to stop answers what it has begun, and takes no more.
func TestRunStops(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := "http://" + listener.Addr().String() + "/a%1bb?c=%0a"
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	begun, release := make(chan struct{}), make(chan struct{})
	handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-release
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprint(w, "whole")
	})
	var lines []string
	ended := make(chan error, 1)
	go func() {
		ended <- serve.Run(ctx, listener, handler, func(line string) { lines = append(lines, line) })
	}()
	answered := make(chan string, 1)
	go func() {
		r, err := http.Get(address)
		if err != nil {
			answered <- err.Error()
			return
		}
		defer r.Body.Close()
		body, _ := io.ReadAll(r.Body)
		answered <- string(body)
	}()
	<-begun
	stop()
	for { // until the listener is closed
		c, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			break
		}
		c.Close()
	}
	close(release)
	if got := <-answered; got != "whole" {
		t.Errorf("answered %q", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	want := regexp.MustCompile(`^\d\d:\d\d:\d\d GET /a%1bb\?c=%0a 200 text/plain 5 B \d+`)
	if len(lines) != 1 || !want.MatchString(lines[0]) {
		t.Errorf("logged %q", lines)
	}
}

func TestRunFails(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	if err := serve.Run(t.Context(), listener, http.NotFoundHandler(), func(string) {}); err == nil {
		t.Error("a closed listener serves")
	}
}
