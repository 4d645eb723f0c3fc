package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/ssgen/ssgen/testdata/recordings"
)

// The commands of scripts that need a server on loopback.
//
//	serve NAME RULE...       starts one; $NAME is its address, $NAME_HOST the host in it
//	rules NAME RULE...       gives it other rules, and forgets what it was asked
//	asked NAME N [TEXT]      it was asked N times, for what has TEXT in it
//	await NAME N             waits until it was asked N times
//	told NAME N TEXT         of its requests N had TEXT in a header or in their address
//	spread NAME MS           from its first request to its last it took so long at least
//
// Rules are KIND=TEXT, for requests with TEXT in their address; without them it answers
// as recorded.
//
//	api=RELEASE/API          what it answers
//	403=, 404=, 500=, 503=   it answers with that status
//	busy=                    429, then 503, each with Retry-After, and then the answer
//	slow=, silent=, endless= no answer, a closed connection, an answer without an end
//	hold=N                   no answer after N requests
//	to=TEXT URL              redirects there
//	want=HEADER: VALUE       401 without that header
//	gzip=, latin=            packed; in ISO 8859-1
//	page=                    an HTML page that is none of ServiceStack's
func serverCommands() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){
		"serve": serve, "rules": rules, "asked": asked, "await": await, "holds": holds, "told": told, "spread": spread,
	}
}

// server answers by rules and remembers what it was asked for.
type server struct {
	answers http.Handler
	rules   []rule
	closing chan struct{}

	mu   sync.Mutex
	log  []string // of each request the address and the headers, a line each
	came []time.Time
	busy map[string]int
}

type rule struct{ kind, text string }

type serverKey string

func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: serve NAME RULE...")
	}
	s := &server{busy: map[string]int{}, closing: make(chan struct{})}
	listening := httptest.NewServer(s)
	ts.Defer(listening.Close)
	ts.Defer(func() { close(s.closing) })
	servers(ts)[args[0]] = s
	ts.Setenv(args[0], listening.URL)
	ts.Setenv(args[0]+"_HOST", strings.TrimPrefix(listening.URL, "http://"))
	s.setRules(ts, args[1:])
}

// servers are those of one script.
func servers(ts *testscript.TestScript) map[string]*server {
	return ts.Value(serverKey("")).(map[string]*server)
}

func named(ts *testscript.TestScript, neg bool, args []string, least int) *server {
	if neg || len(args) < least {
		ts.Fatalf("too few arguments: %q", args)
	}
	s := servers(ts)[args[0]]
	if s == nil {
		ts.Fatalf("no server %q", args[0])
	}
	return s
}

func rules(ts *testscript.TestScript, neg bool, args []string) {
	named(ts, neg, args, 1).setRules(ts, args[1:])
}

func (s *server) setRules(ts *testscript.TestScript, texts []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rules, s.log, s.came = nil, nil, nil
	for _, t := range texts {
		kind, text, _ := strings.Cut(t, "=")
		if kind == "api" {
			release, api, _ := strings.Cut(text, "/")
			answers, err := recordings.Handler(release, api)
			ts.Check(err)
			s.answers = answers
			continue
		}
		s.rules = append(s.rules, rule{kind, text})
	}
}

func asked(ts *testscript.TestScript, neg bool, args []string) {
	s := named(ts, neg, args, 2)
	text := strings.Join(args[2:], " ")
	n := s.count(func(request string) bool { return strings.Contains(strings.SplitN(request, "\n", 2)[0], text) })
	if strconv.Itoa(n) != args[1] {
		ts.Fatalf("asked %d times for %q, want %s:\n%s", n, text, args[1], s.requests())
	}
}

func told(ts *testscript.TestScript, neg bool, args []string) {
	s := named(ts, neg, args, 3)
	n := s.count(func(request string) bool { return strings.Contains(request, args[2]) })
	if strconv.Itoa(n) != args[1] {
		ts.Fatalf("%d requests had %q, want %s:\n%s", n, args[2], args[1], s.requests())
	}
}

func await(ts *testscript.TestScript, neg bool, args []string) {
	s := named(ts, neg, args, 2)
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	for range 2000 {
		if s.count(func(string) bool { return true }) >= want {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	ts.Fatalf("asked for less than %d within 10 seconds:\n%s", want, s.requests())
}

// holds waits until a folder holds so many files, hidden ones aside.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: holds FOLDER N")
	}
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	for range 2000 {
		n := 0
		err := filepath.WalkDir(ts.MkAbs(args[0]), func(_ string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
				n++
			}
			return err
		})
		if err == nil && n == want {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	ts.Fatalf("%s does not hold %d files within 10 seconds", args[0], want)
}

func spread(ts *testscript.TestScript, neg bool, args []string) {
	s := named(ts, neg, args, 2)
	least, err := strconv.Atoi(args[1])
	ts.Check(err)
	s.mu.Lock()
	defer s.mu.Unlock()
	if took := s.came[len(s.came)-1].Sub(s.came[0]); took < time.Duration(least)*time.Millisecond {
		ts.Fatalf("%d requests in %v", len(s.came), took)
	}
}

func (s *server) count(is func(request string) bool) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, request := range s.log {
		if is(request) {
			n++
		}
	}
	return n
}

func (s *server) requests() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.log, "\n")
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.log = append(s.log, r.URL.RequestURI()+"\n"+fmt.Sprint(r.Header))
	s.came = append(s.came, time.Now())
	n, answers, rules := len(s.log), s.answers, slices.Clone(s.rules)
	s.mu.Unlock()
	for _, rule := range rules {
		if s.obey(rule, n, w, r) {
			return
		}
	}
	if answers == nil {
		http.NotFound(w, r)
		return
	}
	answers.ServeHTTP(wrapped(w, r, rules), r)
}

// obey answers as the rule says, where it is for the request.
func (s *server) obey(rule rule, n int, w http.ResponseWriter, r *http.Request) bool {
	text, to, _ := strings.Cut(rule.text, " ")
	meant := strings.Contains(r.URL.RequestURI(), text)
	switch status, _ := strconv.Atoi(rule.kind); {
	case rule.kind == "want":
		name, value, _ := strings.Cut(rule.text, ": ")
		if r.Header.Get(name) == value {
			return false
		}
		w.WriteHeader(http.StatusUnauthorized)
	case rule.kind == "hold":
		if most, _ := strconv.Atoi(text); n <= most {
			return false
		}
		s.wait(r)
	case rule.kind == "busy" && meant:
		return s.beg(w, r)
	case status >= 400 && meant:
		http.Error(w, "hunter2", status) // what a server says of a failure is not repeated
	case rule.kind == "slow" && meant:
		s.wait(r)
	case rule.kind == "silent" && meant:
		panic(http.ErrAbortHandler)
	case rule.kind == "endless" && meant:
		for block := make([]byte, 1<<16); r.Context().Err() == nil; {
			if _, err := w.Write(block); err != nil {
				break
			}
		}
	case rule.kind == "to" && meant:
		http.Redirect(w, r, to, http.StatusFound)
	case rule.kind == "page" && meant:
		fmt.Fprint(w, "<html><title>Sign in</title><body>Who are you?</body></html>")
	default:
		return false
	}
	return true
}

// beg asks for patience twice.
func (s *server) beg(w http.ResponseWriter, r *http.Request) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	statuses, times := []int{http.StatusTooManyRequests, http.StatusServiceUnavailable}, s.busy[r.URL.RequestURI()]
	if times == len(statuses) {
		return false
	}
	s.busy[r.URL.RequestURI()]++
	w.Header().Set("Retry-After", "0")
	w.WriteHeader(statuses[times])
	return true
}

// wait gives no answer as long as the client waits for one.
func (s *server) wait(r *http.Request) {
	select {
	case <-r.Context().Done():
	case <-s.closing:
	}
}

// wrapped packs or recodes the answer where a rule says so.
func wrapped(w http.ResponseWriter, r *http.Request, rules []rule) http.ResponseWriter {
	for _, rule := range rules {
		switch {
		case !strings.Contains(r.URL.RequestURI(), rule.text):
		case rule.kind == "gzip":
			return packing{w}
		case rule.kind == "latin":
			return recoding{w}
		}
	}
	return w
}

type packing struct{ http.ResponseWriter }

func (p packing) Write(data []byte) (int, error) {
	p.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(p.ResponseWriter)
	_, err := z.Write(data)
	return len(data), errors.Join(err, z.Close())
}

// recoding puts "§", a byte of ISO 8859-1, before the names of services.
type recoding struct{ http.ResponseWriter }

func (l recoding) Write(data []byte) (int, error) {
	l.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
	text := strings.ReplaceAll(string(data), "<title>", "<title>\xa7")
	text = strings.ReplaceAll(text, "<h1>", "<h1>\xa7")
	_, err := l.ResponseWriter.Write([]byte(text))
	return len(data), err
}
