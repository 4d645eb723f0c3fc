package explore_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
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

// own is what a server says of its own API: without ServiceStack's operations and types,
// which metadata.json leaves out from release 6 on.
func own(api *model.API) *model.API {
	bare := *api
	bare.Operations = slices.DeleteFunc(slices.Clone(api.Operations), func(o model.Operation) bool { return o.Builtin })
	bare.Types = slices.DeleteFunc(slices.Clone(api.Types), func(t model.Type) bool { return t.Builtin })
	bare.Enums = slices.DeleteFunc(slices.Clone(api.Enums), func(e model.Enum) bool { return e.Builtin })
	return &bare
}

// hostless is own without what metadata.json alone does not tell: the host's name, address,
// release and formats, and how it spells names.
func hostless(api *model.API) *model.API {
	bare := own(api)
	bare.Name, bare.BaseURL, bare.ServerVersion, bare.Formats = "", "", "", nil
	for i := range bare.Types {
		members := slices.Clone(bare.Types[i].Members)
		for j := range members {
			members[j].Wire = strings.ToLower(members[j].Wire)
		}
		bare.Types[i].Members = members
	}
	return bare
}

// noPlaces leaves out where in its source a fact stands.
var noPlaces = cmpopts.IgnoreTypes(diag.Pos{}, &model.Sample{})

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
				if diff := gocmp.Diff(hostless(want), hostless(got), noPlaces); diff != "" {
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

// TestHiddenMetadata explores servers that show pages alone: the model is that of their
// complete metadata, but for what no page says.
func TestHiddenMetadata(t *testing.T) {
	t.Parallel()
	for _, release := range recordings.Releases() {
		for _, name := range recordings.APIs() {
			t.Run(release+" "+name, func(t *testing.T) {
				t.Parallel()
				base := recordings.BasePath(name)
				_, whole := explored(t, release, name, base)
				want := parsed(t.Context(), t, whole.Sources)
				_, found := explored(t, release, name, base, "/types/", "/metadata/app")
				got := parsed(t.Context(), t, found.Sources)
				if diff := gocmp.Diff(notOnPages[name], lost(facts(own(want)), facts(own(got)))); diff != "" {
					t.Error(diff)
				}
				if len(found.Missing) > 0 {
					t.Errorf("missing %v", found.Missing)
				}
			})
		}
	}
}

// notOnPages are the facts of an API that its pages tell otherwise ("+") than its
// complete metadata ("-"), on every release.
var notOnPages = map[string][]string{
	"names": {"- .types[Base].abstract: true"},
	"zoo": {
		"+ .operations[AllTypes].verb: POST",
		"+ .types[AllCollections].members[Jagged].type: List<string>[]",
		"- .operations[AllTypes].verb: GET",
		"- .types[AllCollections].members[Jagged].type: string[][]",
		"- .types[Animal].abstract: true",
		"- .types[Animals].implements[0]: IHasKeeper",
		"- .types[IHasKeeper].interface: true",
		"- .types[IHasKeeper].members[Keeper].name: Keeper",
		"- .types[IHasKeeper].members[Keeper].type: string",
		"- .types[IHasKeeper].members[Keeper].wire: keeper",
		"- .types[IHasKeeper].name: IHasKeeper",
		"- .types[IHasKeeper].namespace: Lab.Open.Zoo",
	},
}

// facts flattens a model: a line a fact, under the names of what has it. Samples are left
// out, which complete metadata does not have.
func facts(api *model.API) map[string]string {
	text, _ := json.Marshal(api) // of plain data, which cannot fail
	var tree any
	_ = json.Unmarshal(text, &tree)
	lines := map[string]string{}
	flatten(lines, "", tree)
	return lines
}

func flatten(lines map[string]string, at string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			if key != "requestSample" && key != "responseSample" {
				flatten(lines, at+"."+key, inner)
			}
		}
	case []any:
		for i, inner := range v {
			label := strconv.Itoa(i)
			if object, ok := inner.(map[string]any); ok && object["name"] != nil {
				label = object["name"].(string)
			}
			flatten(lines, at+"["+label+"]", inner)
		}
	default:
		lines[at] = fmt.Sprint(v)
	}
}

// lost lists, sorted, the facts in which two models differ.
func lost(want, got map[string]string) []string {
	var lines []string
	for at, text := range want {
		if got[at] != text {
			lines = append(lines, "- "+at+": "+text)
		}
	}
	for at, text := range got {
		if want[at] != text {
			lines = append(lines, "+ "+at+": "+text)
		}
	}
	slices.Sort(lines)
	return lines
}

// TestHiddenAppMetadata explores servers that hide what they say of the host: the index and
// one page tell it.
func TestHiddenAppMetadata(t *testing.T) {
	t.Parallel()
	for _, release := range recordings.Releases() {
		for _, name := range recordings.APIs() {
			base := recordings.BasePath(name)
			_, whole := explored(t, release, name, base)
			server, found := explored(t, release, name, base, "/metadata/app")
			want, got := parsed(t.Context(), t, whole.Sources), parsed(t.Context(), t, found.Sources)
			if diff := gocmp.Diff(own(want), own(got), noPlaces); diff != "" {
				t.Errorf("%s %s: %s", release, name, diff)
			}
			if len(server.asked) > 4 {
				t.Errorf("asked for %q", server.asked)
			}
		}
	}
}

// TestForbiddenPage leaves out the operation whose pages are not shown, and says so.
func TestForbiddenPage(t *testing.T) {
	t.Parallel()
	_, found := explored(t, "8.10.0", "orders", "", "/types/", "/metadata/app", "op=GetOrder")
	got := parsed(t.Context(), t, found.Sources)
	if len(found.Missing) != 1 || found.Missing[0].Operation != "GetOrder" || !strings.Contains(found.Missing[0].Err.Error(), "op=GetOrder&lang=csharp: ") || !strings.Contains(found.Missing[0].Err.Error(), "403") {
		t.Errorf("missing %v", found.Missing)
	}
	for _, op := range got.Operations {
		if op.Name == "GetOrder" {
			t.Error("GetOrder is there, though its pages are forbidden")
		}
	}
}

// TestSavedFile asks for the file alone that somebody keeps somewhere.
func TestSavedFile(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/raw/main/metadata.json": "metadata.json", "/a/b/Pages.HTML?ref=main": "Pages-xxxxxxxx.html", "/x/dtos.cs": "dtos.cs", "/a/..%2fb.json": "b.json",
	} {
		address, err := url.Parse("https://files.example" + path)
		if err != nil {
			t.Fatal(err)
		}
		var asked []string
		get := func(_ context.Context, u *url.URL) (*web.Answer, error) {
			asked = append(asked, u.String())
			return &web.Answer{URL: u, Name: web.Name(u)}, nil
		}
		names := &kept{}
		if _, err := explore.Explore(t.Context(), address, explore.Options{Get: get, Shelf: names}); err != nil || len(asked) != 1 || asked[0] != address.String() {
			t.Errorf("%s: %v, asked for %q", path, err, asked)
		}
		if got := checksum.ReplaceAllString(names.names[0], "-xxxxxxxx"); got != want {
			t.Errorf("%s is kept as %s, want %s", path, got, want)
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
	for text, fine := range map[string]bool{
		"https://shop.example/?key=secret":                                  false,
		"https://shop.example/metadata?secret":                              false,
		"https://shop.example/operations/metadata?format=json&token=secret": false,
		"https://shop.example/operations/metadata?format=json":              true,
		"https://shop.example/metadata?Lang=csharp&":                        true,
		"https://shop.example/json/metadata?op=A&token=secret":              true, // a page's is sent
	} {
		address, err := url.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		stop, asked := errors.New("asked"), false
		get := func(context.Context, *url.URL) (*web.Answer, error) {
			asked = true
			return nil, stop
		}
		_, err = explore.Explore(t.Context(), address, explore.Options{Get: get, Shelf: explore.Memory{}})
		switch {
		case fine && err != stop:
			t.Errorf("%s: %v", text, err)
		case !fine && (asked || err == nil || !strings.Contains(err.Error(), "has no query") || strings.Contains(err.Error(), "secret")):
			t.Errorf("%s: %v, asked %v", text, err, asked)
		}
	}
}

// TestAddressesOfServers finds the whole API from every address that people copy.
func TestAddressesOfServers(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"", "/", "/api", "/api/", "/api/metadata", "/api/ui/GoNames", "/api/types", "/api/operations/metadata?format=json"} {
		_, found := explored(t, "8.10.0", "names", path)
		if api := parsed(t.Context(), t, found.Sources); len(api.Operations) < 2 || !strings.HasSuffix(found.Base, "/api") {
			t.Errorf("%q: %d operations of %s", path, len(api.Operations), found.Base)
		}
	}
}
