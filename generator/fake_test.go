package generator

import (
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

// besides imports one package that is known, and the standard library.
type besides struct {
	path string
	pkg  *types.Package
}

func (b besides) Import(path string) (*types.Package, error) {
	if path == b.path {
		return b.pkg, nil
	}
	return standard().Import(path)
}

// checkFake type-checks a package with its test part, and gives the files of that.
func checkFake(t *testing.T, files []File, importPath string) (fake []File) {
	t.Helper()
	var own []File
	for _, f := range files {
		if strings.Contains(f.Name, "/") {
			fake = append(fake, f)
		} else {
			own = append(own, f)
		}
	}
	pkg := checkFiles(t, own)
	fset := token.NewFileSet()
	var parsed []*ast.File
	for _, f := range fake {
		if formatted, err := format.Source(f.Data); err != nil || string(formatted) != string(f.Data) {
			t.Errorf("%s is not gofmt-clean: %v", f.Name, err)
		}
		file, err := parser.ParseFile(fset, f.Name, f.Data, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		folder, _, _ := strings.Cut(f.Name, "/")
		if file.Name.Name != folder {
			t.Errorf("%s is of package %s", f.Name, file.Name.Name)
		}
		parsed = append(parsed, file)
	}
	config := types.Config{Importer: besides{importPath, pkg}, GoVersion: "go1.24"}
	if _, err := config.Check("fake", fset, parsed, nil); err != nil {
		t.Fatal(err)
	}
	return fake
}

// checkNames asserts that a text has declared no function.
func checkNames(t *testing.T, text string, f File) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), f.Name, f.Data, parser.SkipObjectResolution)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	for _, d := range file.Decls {
		if d, ok := d.(*ast.FuncDecl); ok && d.Recv == nil && d.Name.Name != "newHandler" && d.Name.Name != "addKinds" {
			t.Errorf("%q declares the function %s", text, d.Name.Name)
		}
	}
}

func TestHostileFakes(t *testing.T) {
	t.Parallel()
	for i, text := range hostile {
		api := hostileAPI(t, i, text, "w")
		sample := &model.Sample{ContentType: "text/jsv", Body: "{a:" + text + "}"}
		if i%2 == 0 {
			sample = &model.Sample{ContentType: "application/json", Body: fmt.Sprintf("{%q:%q}", text, text)}
		}
		api.Operations[0].ResponseSample = sample
		files, diags := Generate(api, Options{Package: "hostile", Parts: []string{PartTest}, ImportPath: "x.example/hostile"})
		if diags.HasErrors() {
			t.Fatalf("%q: %v", text, diags)
		}
		for _, f := range files {
			if !strings.HasSuffix(f.Name, "/fake.gen.go") {
				continue
			}
			checkNames(t, text, f)
			for line := range strings.Lines(string(f.Data)) {
				if line = strings.TrimSpace(line); directive.MatchString(line) || constraint.IsGoBuild(line) || constraint.IsPlusBuild(line) {
					t.Errorf("%q: %s has the line %q", text, f.Name, line)
				}
			}
		}
	}
}

// The package is imported by its own name, but where that means something else.
func TestFakeImports(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ pkg, path, folder, line string }{
		{"shop", "example.com/shop", "shoptest", "\t\"example.com/shop\"\n"},
		{"shop", "example.com/go-shop", "shoptest", "\tshop \"example.com/go-shop\"\n"},
		{"http", "example.com/http", "httptest", "\tapi \"example.com/http\"\n"},
		{"string", "example.com/string", "stringtest", "\tapi \"example.com/string\"\n"},
		{"request", "example.com/request", "requesttest", "\tapi \"example.com/request\"\n"},
		{"fake", "example.com/fake/v2", "faketest", "\tfake \"example.com/fake/v2\"\n"},
		{"shop_", "example.com/shop_", "shoptest", "\t\"example.com/shop_\"\n"},
	} {
		api := &model.API{
			Operations: []model.Operation{operation(t, "Get", "Get", "GET /get/{Id}"), operation(t, "Drop", "", "DELETE /drop")},
			Types:      []model.Type{class(t, "Get", "Id int", "At DateTime", "Of List<decimal>"), class(t, "Drop")},
		}
		files := generate(t, api, Options{Package: tt.pkg, Parts: []string{PartTest}, ImportPath: tt.path})
		fake := checkFake(t, files, tt.path)
		if len(fake) != 2 || fake[0].Name != tt.folder+"/fake.gen.go" || !strings.Contains(string(fake[0].Data), tt.line) {
			t.Errorf("%s at %s has %d files and not the line %q", tt.pkg, tt.path, len(fake), tt.line)
		}
	}
	for _, path := range []string{"", "a b", "a\"b", "/a", "a//b", "a/", "..", "a/../b", "a\nb", "a;b", "`"} {
		if _, diags := Generate(everyShape(t), Options{Parts: []string{PartTest}, ImportPath: path}); !diags.HasErrors() || diags[0].Code != "import-path" {
			t.Errorf("the import path %q gives %v", path, diags)
		}
	}
}

func TestSamplesAreCompact(t *testing.T) {
	t.Parallel()
	api := everyShape(t)
	for i := range api.Operations {
		if api.Operations[i].Name == "GetPlain" {
			api.Operations[i].ResponseSample = &model.Sample{ContentType: "text/jsv", Body: "{\n\tplainAa: \"a: \"\"b\n\",\n\tlist: \n\t[\n\t\t1,\n\t\t2\n\t]\n}"}
		}
	}
	files := generate(t, api, Options{Package: "shop", Parts: []string{PartTest}, ImportPath: "example.com/shop"})
	want := "{plainAa:\"a: \"\"b\n\",list:[1,2]}"
	for _, f := range files {
		if f.Name == "shoptest/fake.gen.go" && !strings.Contains(string(f.Data), fmt.Sprintf("%q", want)) {
			t.Errorf("the sample is not %q", want)
		}
	}
}
