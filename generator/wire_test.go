package generator_test

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/goir"
	ssparser "github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// TestWire reads and writes again every body of every recorded HTTP exchange, with
// packages in which every null can be seen. What does not come back byte for byte is
// listed in testdata/wire.txt, with the reason.
//
// The packages are made from the release's app.json: it is its metadata.json with the
// operations of ServiceStack that were called.
func TestWire(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles many packages")
	}
	p := vectorProgram{module: newModule(t), packages: map[string]string{}, names: map[string]string{}}
	for _, release := range recordings.Releases() {
		all, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		for _, api := range recordings.APIs() {
			p.addWire(t, all, release, api)
		}
	}
	p.finishWire(t)
	compareTable(t, "testdata/wire.txt", p.run(t, "wire"))
}

func (p *vectorProgram) addWire(t *testing.T, all fs.FS, release, name string) {
	t.Helper()
	exchanges, err := fs.ReadFile(all, name+"/wire.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	p.module.write(t, path.Join("wire", release, name, "wire.ndjson"), exchanges)
	data, err := fs.ReadFile(all, name+"/types/app.json")
	if err != nil {
		t.Fatal(err)
	}
	api, found := ssparser.Parse(t.Context(), []source.Source{source.FromBytes("app.json", data)})
	if found.HasErrors() {
		t.Fatal(found)
	}
	api.ServerVersion = release
	options := generator.Options{Package: "generated", Parts: []string{generator.PartClient, generator.PartServer}, Nulls: generator.NullsExact, Builtins: true}
	files, found := generator.Generate(api, options)
	if found.HasErrors() {
		t.Fatal(found)
	}
	pkg, found := goir.Build(api, goir.Options{Package: "generated", ExactNulls: true})
	if found.HasErrors() {
		t.Fatal(found)
	}
	files = append(files, wireTable(pkg), wireAPI(pkg))
	p.addFiles(t, files, release+" "+name, []string{"vectors/types.go", "wire/api.go", "wire/serve.go", "wire/call.go", "wire/replay.go"})
}

// wireTable lists the types of an API's bodies by its operations.
func wireTable(pkg *goir.Package) generator.File {
	var b strings.Builder
	b.WriteString("package generated\n\nimport (\n\t\"context\"\n\n\t\"generated.example/recorded\"\n)\n\n")
	status := "ResponseStatus"
	for _, d := range pkg.Structs {
		if d.Source == status {
			status = d.Name
		}
	}
	fmt.Fprintf(&b, "type recordedStatus = %s\n\nvar RecordedBodies = map[string]recorded.Type{\n", status)
	b.WriteString("\t\"any\": recordedType(encodeAny, decodeAny),\n\t\"error\": recordedType((*errorBody).encode, (*errorBody).decode),\n")
	for _, o := range pkg.Operations {
		body(&b, "request", o, o.Request)
		switch o.Kind {
		case goir.Object:
			body(&b, "response", o, o.Response)
		case goir.Value:
			fmt.Fprintf(&b, "\t\"response %s\": recordedType(encode%s, decode%[2]s),\n", o.Source, pkg.Spelling(o.Response))
		}
	}
	b.WriteString("}\n")
	recordedAPI(&b, pkg)
	return generator.File{Name: "table.go", Data: []byte(b.String())}
}

// recordedAPI writes the methods of an API that answers what was recorded. Where a request
// is answered by one of its own type, as it came, it keeps what it was asked.
func recordedAPI(b *strings.Builder, pkg *goir.Package) {
	for _, o := range pkg.Operations {
		head := fmt.Sprintf("\nfunc (a *recordedAPI) %s(ctx context.Context, request *%s) ", o.Name, o.Request.GoString())
		switch o.Kind {
		case goir.Void:
			fmt.Fprintf(b, "%serror {\n\t_, err := a.text(ctx)\n\treturn err\n}\n", head)
		case goir.Text:
			fmt.Fprintf(b, "%s(string, error) {\n\treturn a.text(ctx)\n}\n", head)
		case goir.Bytes:
			fmt.Fprintf(b, "%s([]byte, error) {\n\ttext, err := a.text(ctx)\n\treturn []byte(text), err\n}\n", head)
		case goir.Value:
			fmt.Fprintf(b, "%s(%s, error) {\n\treturn recordedValue(ctx, a, decode%s)\n}\n", head, o.Response.GoString(), pkg.Spelling(o.Response))
		default:
			echo := ""
			if o.Response.GoString() == o.Request.GoString() {
				echo = "\ta.keep(request.MarshalJSV, request.MarshalJSON)\n"
			}
			fmt.Fprintf(b, "%s(*%s, error) {\n%s\treturn recordedObject[%[2]s](ctx, a)\n}\n", head, o.Response.GoString(), echo)
		}
	}
}

// body writes the rows for one body of an operation, and for a batch of them. A type
// with arguments has its methods alone.
func body(b *strings.Builder, what string, o *goir.Operation, t *goir.Type) {
	if t.Kind == goir.Pointer {
		t = t.Elem
	}
	switch {
	case len(t.Args) > 0:
		fmt.Fprintf(b, "\t\"%s %s\": recordedMethods[%s](),\n", what, o.Source, t.GoString())
	case t.Kind == goir.Struct || t.Kind == goir.Named:
		for _, row := range []string{"\t\"%s %s\": recordedType((*%s).encode, (*%[3]s).decode),\n", "\t\"%ss %s\": recordedList((*%s).encode, (*%[3]s).decode),\n"} {
			fmt.Fprintf(b, row, what, o.Source, t.Name)
		}
	}
}

// wireAPI writes an implementation of the API that keeps each request.
func wireAPI(pkg *goir.Package) generator.File {
	var b strings.Builder
	b.WriteString("package generated\n\nimport \"context\"\n\ntype keptAPI struct {\n\tUnimplemented\n\tgot func(typedCall)\n}\n")
	for _, o := range pkg.Operations {
		result, write, answer := "error", "writeNothing", "nil"
		switch o.Kind {
		case goir.Object:
			result, write, answer = "(*"+o.Response.GoString()+", error)", "writeObject", "nil, nil"
		case goir.Value:
			result, write, answer = "("+o.Response.GoString()+", error)", "writeValue(encode"+pkg.Spelling(o.Response)+")", "nil, nil"
		case goir.Text:
			result, write, answer = "(string, error)", "writeRaw", `"", nil`
		case goir.Bytes:
			result, write, answer = "([]byte, error)", "writeRaw", "nil, nil"
		}
		fmt.Fprintf(&b, "\nfunc (a keptAPI) %s(_ context.Context, r *%s) %s {\n\tkeep(a, r, %s)\n\treturn %s\n}\n", o.Name, o.Request.GoString(), result, write, answer)
	}
	return generator.File{Name: "keep.go", Data: []byte(b.String())}
}

func (p *vectorProgram) finishWire(t *testing.T) {
	t.Helper()
	for _, name := range []string{"main.go", "report.go", "differences.go", "servings.go", "replays.go", "listings.go"} {
		p.module.write(t, name, testdataFile(t, "wire/"+name))
	}
	p.module.write(t, "recorded/recorded.go", testdataFile(t, "vectors/recorded.go"))
	p.module.write(t, "recorded/exchange.go", testdataFile(t, "wire/exchange.go"))
	p.module.write(t, "recorded/replayed.go", testdataFile(t, "wire/replayed.go"))
	rows := make([]string, len(p.keys))
	for i, k := range p.keys {
		rows[i] = fmt.Sprintf("\t%q: {%s.RecordedOperation, %[2]s.RecordedBodies, %[2]s.Serve, %[2]s.RecordedReplay},\n", k, p.names[k])
	}
	slices.Sort(rows)
	p.module.write(t, "packages.go", fmt.Appendf(nil, "package main\n\nimport (\n%s)\n\nvar (\n\treleases = %#v\n\tapis = %#v\n)\n\nvar packages = map[string]api{\n%s}\n",
		p.imports(), recordings.Releases(), recordings.APIs(), strings.Join(rows, "")))
}
