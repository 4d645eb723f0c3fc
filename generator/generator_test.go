package generator

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/templates"
)

func TestSameBytesInAnyOrder(t *testing.T) {
	t.Parallel()
	want := generate(t, everyShape(t), Options{})
	r := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		api := everyShape(t)
		r.Shuffle(len(api.Types), func(i, j int) { api.Types[i], api.Types[j] = api.Types[j], api.Types[i] })
		r.Shuffle(len(api.Operations), func(i, j int) { api.Operations[i], api.Operations[j] = api.Operations[j], api.Operations[i] })
		r.Shuffle(len(api.Enums), func(i, j int) { api.Enums[i], api.Enums[j] = api.Enums[j], api.Enums[i] })
		got := generate(t, api, Options{})
		if !slices.EqualFunc(got, want, func(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }) {
			t.Fatal("another order gives other files")
		}
	}
}

func TestOnly(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		only      []string
		has, lack []string
		problem   string
	}{
		{only: []string{"GetPage"}, has: []string{"GetPage", "Page", "Line"}, lack: []string{"Plain", "Node", "GetText", "Color"}},
		{only: []string{"Get*Text", "Send"}, has: []string{"GetText", "Send"}, lack: []string{"GetPage", "Page", "Line"}},
		{only: []string{"GetPgae"}, problem: `"GetPage"`},
		{only: []string{"Nope*", "Send"}, problem: `no operation matches "Nope*"`},
		{only: []string{"[a"}, problem: "malformed"},
	} {
		files, diags := Generate(everyShape(t), Options{Only: tt.only})
		if tt.problem != "" {
			if len(files) > 0 || !diags.HasErrors() || !strings.Contains(diags[0].String(), tt.problem) {
				t.Errorf("%q: %v, want an error with %s", tt.only, diags, tt.problem)
			}
			continue
		}
		pkg := checkFiles(t, files)
		for _, name := range tt.has {
			if pkg.Scope().Lookup(name) == nil {
				t.Errorf("%q: %s is missing", tt.only, name)
			}
		}
		for _, name := range tt.lack {
			if pkg.Scope().Lookup(name) != nil {
				t.Errorf("%q: %s is there", tt.only, name)
			}
		}
	}
}

// TestOnlyEach generates every operation alone: nothing that it needs may come along
// by the grace of another.
func TestOnlyEach(t *testing.T) {
	t.Parallel()
	for _, op := range everyShape(t).Operations {
		checkFiles(t, generate(t, everyShape(t), Options{Only: []string{op.Name}}))
	}
}

// withLogin is an API with ServiceStack's own operation and types.
func withLogin(t *testing.T) *model.API {
	t.Helper()
	api := &model.API{Name: "Login", Types: []model.Type{
		class(t, "Authenticate", "Provider string"), class(t, "AuthenticateResponse", "SessionId string", "ResponseStatus ResponseStatus"),
		class(t, "ResponseStatus", "ErrorCode string", "Errors List<ResponseError>"), class(t, "ResponseError", "ErrorCode string"),
		class(t, "QueryBase", "Skip int?"), class(t, "Query : QueryBase", "Name string"),
	}, Operations: []model.Operation{operation(t, "Authenticate", "AuthenticateResponse", "POST /auth"), operation(t, "Query", "ResponseStatus")}}
	for i := range 5 {
		api.Types[i].Builtin = true
	}
	api.Operations[0].Builtin = true
	return api
}

func TestBuiltins(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		options Options
		login   bool
		query   bool
	}{
		{Options{}, false, true}, {Options{Builtins: true}, true, true},
		{Options{Only: []string{"Authenticate"}}, true, false}, {Options{Only: []string{"*"}}, false, true},
	} {
		pkg := checkFiles(t, generate(t, withLogin(t), tt.options))
		for name, want := range map[string]bool{"Authenticate": tt.login, "AuthenticateResponse": tt.login, "QueryBase": tt.query, "ResponseStatusDTO": false, "ResponseStatus": true} {
			if got := pkg.Scope().Lookup(name) != nil; got != want {
				t.Errorf("%+v: %s is declared: %v, want %v", tt.options, name, got, want)
			}
		}
	}
}

func TestOptionsThatCannotBe(t *testing.T) {
	t.Parallel()
	for code, o := range map[string]Options{
		"package-name": {Package: "a-b"}, "part": {Parts: []string{"types", "tests"}}, "format": {Format: "xml"},
	} {
		if files, diags := Generate(&model.API{}, o); len(files) > 0 || !diags.HasErrors() || diags[0].Code != code {
			t.Errorf("%+v: %v, want %s", o, diags, code)
		}
	}
	for _, name := range []string{"type", "main", "_", "2x", "a.b", "a\nb", "a/b"} {
		if files, diags := Generate(&model.API{}, Options{Package: name}); len(files) > 0 || !diags.HasErrors() {
			t.Errorf("the package name %q is taken", name)
		}
	}
}

// TestPackageNames asserts that a package may be called like one that it imports.
func TestPackageNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"context", "time", "http", "cmp", "fmt", "any", "string", "encoder", "codec", "Orders", "été"} {
		checkFiles(t, generate(t, everyShape(t), Options{Package: name, Only: []string{"GetPage", "GetTime"}}))
	}
}

func TestFormat(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		formats []string
		option  string
		want    string
	}{{nil, "", "FormatJSON"}, {[]string{"json", "jsv"}, "", "FormatJSV"}, {[]string{"jsv"}, "json", "FormatJSON"}, {nil, "jsv", "FormatJSV"}} {
		for _, f := range generate(t, &model.API{Formats: tt.formats}, Options{Format: tt.option}) {
			if f.Name == "host.gen.go" && !strings.Contains(string(f.Data), "= "+tt.want) {
				t.Errorf("formats %q, option %q: want %s in\n%s", tt.formats, tt.option, tt.want, f.Data)
			}
		}
	}
}

// TestReservedNames holds the list of names that always win against what the
// runtime exports.
func TestReservedNames(t *testing.T) {
	t.Parallel()
	names, err := templates.Exported()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if !goir.IsReserved(name) {
			t.Errorf("the runtime exports %s, which is not reserved", name)
		}
	}
}

// TestModelStays asserts that generating leaves the model as it was.
func TestModelStays(t *testing.T) {
	t.Parallel()
	api := everyShape(t)
	generate(t, api, Options{Only: []string{"GetPage"}})
	generate(t, api, Options{})
	first := generate(t, everyShape(t), Options{})
	for i, f := range generate(t, api, Options{}) {
		if !bytes.Equal(f.Data, first[i].Data) {
			t.Fatalf("%s differs when generated again from the same model", f.Name)
		}
	}
}
