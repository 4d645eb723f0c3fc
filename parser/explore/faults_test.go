package explore_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser/explore"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// faulty serves the pages of a recorded API, but for those that faults has: a function
// that answers instead, by a part of the address.
func faulty(t *testing.T, faults map[string]http.HandlerFunc) (address *url.URL, asked func(part string) int) {
	t.Helper()
	answers, err := recordings.Handler("8.10.0", "orders")
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var log []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		log = append(log, r.URL.RequestURI())
		mu.Unlock()
		for part, fault := range faults {
			if strings.Contains(r.URL.RequestURI(), part) {
				fault(w, r)
				return
			}
		}
		if strings.Contains(r.URL.Path, "/types/") || strings.Contains(r.URL.Path, "app.json") {
			http.NotFound(w, r)
			return
		}
		answers.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	address, err = url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return address, func(part string) (n int) {
		mu.Lock()
		defer mu.Unlock()
		for _, uri := range log {
			if strings.Contains(uri, part) {
				n++
			}
		}
		return n
	}
}

// hasty explores with little patience.
func hasty(t *testing.T, address *url.URL, o explore.Options) (*explore.Found, error) {
	t.Helper()
	client := web.New(address, web.Options{Rate: 10_000, RetryWait: time.Millisecond, AnswerTimeout: 2 * time.Second, MaxBytes: 1 << 20})
	t.Cleanup(client.Close)
	o.Get, o.Shelf = client.Get, explore.Memory{}
	return explore.Explore(t.Context(), address, o)
}

func slow(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

func silent(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

func failed(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "at Shop.Db.Open(password=hunter2)", http.StatusInternalServerError)
}

func endless(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		if _, err := w.Write(make([]byte, 1<<14)); err != nil {
			return
		}
	}
}

// TestFaultyPages leaves out the operations whose pages cannot be read, each for its
// reason, and reads the others.
func TestFaultyPages(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { t.Errorf("the other host is asked for %v", r.URL) }))
	t.Cleanup(other.Close)
	address, asked := faulty(t, map[string]http.HandlerFunc{
		"op=AttachFile": slow, "op=CreateOrder": endless, "op=Fail": failed, "op=FindOrders": silent,
		"op=GetOrder": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, other.URL+"/login", http.StatusFound)
		},
		"op=Ping&lang=csharp": failed, // another tab does not
	})
	found, err := hasty(t, address, explore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, m := range found.Missing {
		got[m.Operation] = m.Err.Problem
	}
	want := map[string]string{
		"AttachFile":  "no whole answer within 2s",
		"CreateOrder": "answers with more than 1 MB, which no metadata does",
		"Fail":        "the server failed (500 Internal Server Error)",
		"FindOrders":  "no answer, in 4 tries: EOF",
		"GetOrder":    "redirects to another host, " + other.URL + ", which is not followed",
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	api := parsed(t.Context(), t, found.Sources)
	var names []string
	for _, op := range api.Operations {
		names = append(names, op.Name)
	}
	if diff := gocmp.Diff([]string{"Authenticate", "DeleteOrder", "Ping", "ShipOrder", "UpdateOrder"}, names); diff != "" {
		t.Error(diff)
	}
	for part, most := range map[string]int{"op=AttachFile": 1, "op=FindOrders": 4 * 4, "op=Fail": 2, "op=GetOrder": 1, "op=CreateOrder": 2} {
		if n := asked(part); n > most {
			t.Errorf("asked %d times for %s", n, part)
		}
	}
}

// TestSilentServer gives up on a server that has stopped answering: every page of a
// thousand would take its time.
func TestSilentServer(t *testing.T) {
	t.Parallel()
	address, asked := faulty(t, map[string]http.HandlerFunc{"op=": silent})
	_, err := hasty(t, address, explore.Options{Parallel: 1})
	if !errors.Is(err, web.ErrNoAnswer) || !strings.Contains(err.Error(), "op=Fail&lang=csharp: the server has stopped answering: no answer, in 4 tries") {
		t.Error(err)
	}
	if n := asked("op="); n > 5*4*4 { // net/http asks again by itself where a connection was used before
		t.Errorf("asked %d times", n)
	}
}

// TestOnly asks for no page of an operation that is not wanted.
func TestOnly(t *testing.T) {
	t.Parallel()
	address, asked := faulty(t, nil)
	found, err := hasty(t, address, explore.Options{Only: func(op string) bool { return op == "GetOrder" }})
	if err != nil {
		t.Fatal(err)
	}
	if n := asked("op="); n != 1 || len(found.Missing) > 0 {
		t.Errorf("%d pages, missing %v", n, found.Missing)
	}
}

// TestKeepingFails ends with the error of whoever keeps what is read.
func TestKeepingFails(t *testing.T) {
	t.Parallel()
	address, _ := faulty(t, nil)
	client := web.New(address, web.Options{Rate: 10_000})
	t.Cleanup(client.Close)
	full := errors.New("the disk is full")
	_, err := explore.Explore(t.Context(), address, explore.Options{Get: client.Get, Shelf: shelf{full, "pages/GetOrder.jsv.csharp.html"}})
	if !errors.Is(err, full) {
		t.Error(err)
	}
}

// shelf has no room for one file.
type shelf struct {
	full error
	file string
}

func (shelf) Kept(string, string) (source.Source, bool) { return source.Source{}, false }

func (s shelf) Keep(file, address string, data []byte) (source.Source, error) {
	if file == s.file {
		return source.Source{}, s.full
	}
	return source.FromBytes(address, data), nil
}

// TestNamesByCaseAlone keeps pages apart whose operations' names some file systems take
// for one, under the same names in every run.
func TestNamesByCaseAlone(t *testing.T) {
	t.Parallel()
	index := `<html><body><div class="operations"><table><tbody>` + "\n"
	for _, op := range []string{"getorder", "GetOrder", "con"} {
		index += `<tr><th>` + op + `</th><td><a href="/jsv/metadata?op=` + url.QueryEscape(op) + `">JSV</a></td></tr>` + "\n"
	}
	index += "</tbody></table></div></body></html>"
	pages, err := recordings.Handler("8.10.0", "orders")
	if err != nil {
		t.Fatal(err)
	}
	address, _ := faulty(t, map[string]http.HandlerFunc{
		"/metadata?op=": func(w http.ResponseWriter, r *http.Request) {
			r.URL.RawQuery = "op=GetOrder&lang=csharp"
			pages.ServeHTTP(w, r)
		},
	})
	client := web.New(address, web.Options{Rate: 10_000})
	t.Cleanup(client.Close)
	get := client.Get
	names := &kept{}
	_, err = explore.Explore(t.Context(), address, explore.Options{Get: answering(get, index), Shelf: names})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"index.html", "pages/GetOrder.jsv.csharp.html", "pages/con-xxxxxxxx.jsv.csharp.html", "pages/getorder-xxxxxxxx.jsv.csharp.html",
	}
	if diff := gocmp.Diff(want, names.sorted(), gocmp.Transformer("checksums", func(s string) string { return checksum.ReplaceAllString(s, "-xxxxxxxx") })); diff != "" {
		t.Error(diff)
	}
}

// TestNamesOfFiles holds that no address names a file outside, a hidden one or a device,
// and that two addresses do not name the same.
func TestNamesOfFiles(t *testing.T) {
	t.Parallel()
	page := []byte("/* Options:\n*/\nexport class A {}\n")
	names := &kept{}
	paths := []string{
		"/types/.hidden", "/types/con", "/types/con.x", "/types/COM1", "/types/a%00b", "/types/a%5cb", "/types/a:b",
		"/types/" + strings.Repeat("x", 300), "/types/" + strings.Repeat("x", 301), "/types/csharp", "/types/csharp?IncludeTypes=A", "/types/csharp?IncludeTypes=B", "/types/%20",
	}
	for _, path := range paths {
		address, err := url.Parse("https://shop.example" + path)
		if err != nil {
			t.Fatal(err)
		}
		get := func(_ context.Context, u *url.URL) (*web.Answer, error) {
			return &web.Answer{URL: u, Name: web.Name(u), Body: page}, nil
		}
		if _, err := explore.Explore(t.Context(), address, explore.Options{Get: get, Shelf: names}); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	seen := map[string]bool{}
	for _, name := range names.sorted() {
		base := strings.ToLower(strings.TrimPrefix(name, "types/"))
		if seen[base] || !plainName.MatchString(name) || len(name) > 120 || strings.HasPrefix(base, "con.") || strings.HasPrefix(base, "com1.") {
			t.Errorf("%q", name)
		}
		seen[base] = true
	}
	if len(seen) != len(paths) {
		t.Errorf("%d names of %d addresses: %q", len(seen), len(paths), names.names)
	}
}

var plainName = regexp.MustCompile(`^types/[A-Za-z0-9_][A-Za-z0-9_.-]*\.[a-z]+$`)

// kept remembers the names of files.
type kept struct {
	mu    sync.Mutex
	names []string
}

func (*kept) Kept(string, string) (source.Source, bool) { return source.Source{}, false }

func (k *kept) Keep(file, address string, data []byte) (source.Source, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.names = append(k.names, file)
	return source.FromBytes(address, data), nil
}

var checksum = regexp.MustCompile(`-[0-9a-f]{8}\b`)

func (k *kept) sorted() []string {
	slices.Sort(k.names)
	return k.names
}

// answering gives a page of its own for the index.
func answering(get func(context.Context, *url.URL) (*web.Answer, error), index string) func(context.Context, *url.URL) (*web.Answer, error) {
	return func(ctx context.Context, u *url.URL) (*web.Answer, error) {
		if u.Path == "/metadata" {
			return &web.Answer{URL: u, Name: web.Name(u), Body: []byte(index)}, nil
		}
		return get(ctx, u)
	}
}

// TestHostWithAPageOfItsOwn finds the API of a host that answers every address that it does
// not know with the page of its program, and an API above an address that was copied.
func TestHostWithAPageOfItsOwn(t *testing.T) {
	t.Parallel()
	answers, err := recordings.Handler("8.10.0", "names") // below /api
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/metadata") {
			answers.ServeHTTP(w, r)
			return
		}
		_, _ = w.Write([]byte("<!doctype html><html><head><title>Shop</title></head><body><div id=root></div></body></html>"))
	}))
	t.Cleanup(server.Close)
	for path, found := range map[string]bool{"": true, "/": true, "/api/names/1": true, "/api/json/reply/GoNames": true, "/a/b/c/d": false} {
		address, err := url.Parse(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		switch got, err := hasty(t, address, explore.Options{}); {
		case found && (err != nil || got.Base != server.URL+"/api"):
			t.Errorf("%q: %v, %v", path, got, err)
		case !found && !errors.Is(err, web.ErrUnfit):
			t.Errorf("%q: %v, %v", path, got, err)
		}
	}
}

// TestProgress counts the documents that were read, of those that are known: all pages as
// soon as the index is read.
func TestProgress(t *testing.T) {
	t.Parallel()
	address, _ := faulty(t, map[string]http.HandlerFunc{"op=Fail": failed})
	var seen [][2]int
	found, err := hasty(t, address, explore.Options{Progress: func(done, known int) { seen = append(seen, [2]int{done, known}) }})
	if err != nil {
		t.Fatal(err)
	}
	read := len(found.Sources) - len(found.Missing)
	if last := seen[len(seen)-1]; last != [2]int{read, read} {
		t.Errorf("ends with %v, and %d documents are read", last, read)
	}
	if i := slices.IndexFunc(seen, func(s [2]int) bool { return s[0] == 1 && s[1] >= read }); i < 0 {
		t.Errorf("the pages are not known from the index on: %v", seen)
	}
}
