package generator_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/goir"
	ssparser "github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// raceEnv asks for the race detector, which needs a C compiler.
const raceEnv = "SSGEN_RACE"

// TestRoundTrips calls every operation of the recorded APIs with random values, from the
// generated client to the generated handler: what is sent, answered and told of errors
// arrives as it was.
func TestRoundTrips(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles packages")
	}
	all, err := recordings.Open("10.1.4")
	if err != nil {
		t.Fatal(err)
	}
	m := newModule(t)
	for _, name := range []string{"trips", "random", "compare"} {
		m.write(t, "trips/"+name+".go", testdataFile(t, "trips/"+name+".go"))
	}
	var imports, list strings.Builder
	for i, api := range recordings.APIs() {
		m.addTrips(t, all, api, fmt.Sprintf("package%d", i))
		fmt.Fprintf(&imports, "\tpackage%d \"generated.example/package%[1]d\"\n", i)
		fmt.Fprintf(&list, "\tpackage%d.Trips(%q),\n", i, api)
	}
	m.write(t, "main.go", testdataFile(t, "trips/main.go"))
	m.write(t, "services.go", fmt.Appendf(nil, "package main\n\nimport (\n%s\n\t\"generated.example/trips\"\n)\n\nvar services = []trips.Service{\n%s}\n", imports.String(), list.String()))
	args := []string{"run", "-gcflags=generated.example/...=-N -l", "."}
	if os.Getenv(raceEnv) != "" {
		args = []string{"run", "-race", "."}
	}
	out, err := m.command(t, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}

// addTrips adds the package of a recorded API with all that its trips need.
func (m module) addTrips(t *testing.T, all fs.FS, name, folder string) {
	t.Helper()
	data, err := fs.ReadFile(all, name+"/types/app.json")
	if err != nil {
		t.Fatal(err)
	}
	api, found := ssparser.Parse(t.Context(), []source.Source{source.FromBytes("app.json", data)})
	if found.HasErrors() {
		t.Fatal(found)
	}
	files, found := generator.Generate(api, generator.Options{Package: "generated", Parts: []string{generator.PartClient, generator.PartServer}, Builtins: true})
	if found.HasErrors() {
		t.Fatal(found)
	}
	pkg, found := goir.Build(api, goir.Options{Package: "generated"})
	if found.HasErrors() {
		t.Fatal(found)
	}
	m.add(t, folder, append(files, tripTable(pkg)))
	m.write(t, folder+"/service.go", testdataFile(t, "trips/service.go"))
}

// tripTable lists a package's operations and enums, and implements its API.
func tripTable(pkg *goir.Package) generator.File {
	var methods, rows, enums strings.Builder
	for _, o := range pkg.Operations {
		result, body, trip := tripResult(o), "return arrive[%s](ctx, a, r)", "tripOf"
		if o.Kind == goir.Void {
			body, trip = "_, err := arrive[%s](ctx, a, r)\n\treturn err", "voidTrip"
		}
		signature := "(" + result + ", error)"
		if o.Kind == goir.Void {
			signature = "error"
		}
		fmt.Fprintf(&methods, "\nfunc (a tripAPI) %s(ctx context.Context, r *%s) %s {\n\t"+body+"\n}\n", o.Name, o.Request.GoString(), signature, result)
		fmt.Fprintf(&rows, "\t\t%s((*%s)(nil).operation(), API.%s),\n", trip, o.Request.GoString(), o.Name)
	}
	for _, d := range pkg.Enums {
		fmt.Fprintf(&enums, "\t\treflect.TypeFor[%s](): reflect.ValueOf(%s()),\n", d.Name, d.List)
	}
	code := fmt.Sprintf("package generated\n\nimport (\n\t\"context\"\n\t\"net/http\"\n\t\"reflect\"\n\n\t\"generated.example/trips\"\n)\n\n"+
		"func Trips(name string) trips.Service {\n\thandler := func(p *trips.Pending) http.Handler { return NewHandler(tripAPI{p}) }\n"+
		"\toperations := []trips.Operation{\n%s\t}\n\tenums := map[reflect.Type]reflect.Value{\n%s\t}\n"+
		"\treturn trips.Service{Name: name, Handler: handler, Operations: operations, Enums: enums}\n}\n%s", rows.String(), enums.String(), methods.String())
	return generator.File{Name: "table.go", Data: []byte(code)}
}

// tripResult is what an operation answers, as its method in API has it.
func tripResult(o *goir.Operation) string {
	switch o.Kind {
	case goir.Object:
		return "*" + o.Response.GoString()
	case goir.Value:
		return o.Response.GoString()
	case goir.Text:
		return "string"
	case goir.Bytes:
		return "[]byte"
	}
	return "struct{}"
}
