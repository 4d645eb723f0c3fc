package explore_test

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/explore"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// recorded is a server that answers as recorded; hidden paths are forbidden.
type recorded struct {
	handler http.Handler
	hidden  []string

	mu    sync.Mutex
	asked []string
}

func (s *recorded) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked = append(s.asked, r.URL.RequestURI())
	s.mu.Unlock()
	for _, path := range s.hidden {
		if strings.Contains(r.URL.RequestURI(), path) {
			http.Error(w, "Forbidden", http.StatusForbidden)
			return
		}
	}
	s.handler.ServeHTTP(w, r)
}

// explored asks a recorded server, below a path, over loopback.
func explored(t *testing.T, release, api, path string, hidden ...string) (*recorded, *explore.Found) {
	t.Helper()
	handler, err := recordings.Handler(release, api)
	if err != nil {
		t.Fatal(err)
	}
	server := &recorded{handler: handler, hidden: hidden}
	listening := httptest.NewServer(server)
	t.Cleanup(listening.Close)
	address, err := url.Parse(listening.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	client := web.New(address, web.Options{Rate: 10_000})
	t.Cleanup(client.Close)
	found, err := explore.Explore(t.Context(), address, explore.Options{Get: client.Get, Shelf: explore.Memory{}})
	if err != nil {
		t.Fatal(err)
	}
	return server, found
}

// outline is a model's operations and members, as far as every source tells them.
func outline(api *model.API, builtin bool) []string {
	var lines []string
	for _, op := range api.Operations {
		if builtin || !op.Builtin {
			lines = append(lines, fmt.Sprintf("%s: %s", op.Name, op.Response))
		}
	}
	for _, typ := range api.Types {
		for _, m := range typ.Members {
			if builtin || !typ.Builtin {
				lines = append(lines, fmt.Sprintf("%s.%s %s", typ.Name, m.Wire, m.Type))
			}
		}
	}
	return lines
}

func parsed(ctx context.Context, t *testing.T, sources []source.Source) *model.API {
	t.Helper()
	api, diags := parser.Parse(ctx, sources)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return api
}

// TestWholeServers explores every recorded server: what its complete metadata says is
// the model, and no page more than one is asked for.
func TestWholeServers(t *testing.T) {
	t.Parallel()
	for _, release := range recordings.Releases() {
		for _, name := range recordings.APIs() {
			t.Run(release+" "+name, func(t *testing.T) {
				t.Parallel()
				server, found := explored(t, release, name, recordings.BasePath(name))
				files, err := recordings.Open(release)
				if err != nil {
					t.Fatal(err)
				}
				data, err := fs.ReadFile(files, name+"/types/metadata.json")
				if err != nil {
					t.Fatal(err)
				}
				want := parsed(t.Context(), t, []source.Source{source.FromBytes("metadata.json", data)})
				got := parsed(t.Context(), t, found.Sources)
				if diff := gocmp.Diff(outline(want, false), outline(got, false)); diff != "" {
					t.Error(diff)
				}
				if len(server.asked) > 4 {
					t.Errorf("asked for %q", server.asked)
				}
				if len(found.Missing) > 0 {
					t.Errorf("missing %v", found.Missing)
				}
			})
		}
	}
}

// TestHiddenMetadata explores servers that show pages alone, some of them not to us.
func TestHiddenMetadata(t *testing.T) {
	t.Parallel()
	_, whole := explored(t, "8.10.0", "orders", "")
	want := parsed(t.Context(), t, whole.Sources)

	_, found := explored(t, "8.10.0", "orders", "", "/types/", "/metadata/app")
	got := parsed(t.Context(), t, found.Sources)
	if len(found.Missing) > 0 || len(got.Operations) != len(want.Operations) {
		t.Errorf("%d operations of %d, missing %v", len(got.Operations), len(want.Operations), found.Missing)
	}

	_, found = explored(t, "8.10.0", "orders", "", "/types/", "/metadata/app", "op=GetOrder")
	got = parsed(t.Context(), t, found.Sources)
	if len(found.Missing) == 0 || !strings.Contains(found.Missing[0].Error(), "403") {
		t.Errorf("missing %v", found.Missing)
	}
	for _, op := range got.Operations {
		if op.Name == "GetOrder" {
			t.Error("GetOrder is there, though its pages are forbidden")
		}
	}
}

// TestOnePage asks for the page alone whose address is given.
func TestOnePage(t *testing.T) {
	t.Parallel()
	server, found := explored(t, "8.10.0", "names", "/api/jsv/metadata?op=GoNames&lang=csharp")
	if len(found.Sources) != 1 || len(server.asked) != 1 {
		t.Errorf("%d sources, asked for %q", len(found.Sources), server.asked)
	}
	if api := parsed(t.Context(), t, found.Sources); len(api.Operations) != 1 || api.Operations[0].Name != "GoNames" {
		t.Errorf("%+v", api.Operations)
	}
}

// TestQueryOfServer refuses what would be dropped in silence, and does not repeat it.
func TestQueryOfServer(t *testing.T) {
	t.Parallel()
	address, err := url.Parse("https://shop.example/?key=secret")
	if err != nil {
		t.Fatal(err)
	}
	get := func(context.Context, *url.URL) (*web.Answer, error) {
		t.Error("the server was asked")
		return nil, context.Canceled
	}
	_, err = explore.Explore(t.Context(), address, explore.Options{Get: get, Shelf: explore.Memory{}})
	if err == nil || !strings.Contains(err.Error(), "has no query") || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
}
