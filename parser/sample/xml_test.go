package sample_test

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/sample"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// declared knows classes by name, with their number of type parameters.
type declared map[string]int

func (d declared) known(name string) (int, bool) {
	params, ok := d[name]
	return params, ok
}

func TestXMLRoot(t *testing.T) {
	t.Parallel()
	classes := declared{"HelloResponse": 0, "Order": 0, "QueryResponse": 1, "Pair": 2, "Paged": 1, "Of": 0, "ArrayOfThing": 0, "Thing": 0, "Kind Of": 0}
	for _, test := range []struct{ body, name, namespace, want string }{
		{`<HelloResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/Lab.Open"><Result/>`, "HelloResponse", "Lab.Open", "HelloResponse"},
		{"<?xml version=\"1.0\"?>\n<Order xmlns=\"urn:mine\" />", "Order", "", "Order"},
		{`<p:Order xmlns:p="http://schemas.datacontract.org/2004/07/A.B">`, "Order", "A.B", "Order"},
		{"<Missing/>", "Missing", "", ""},
		{"<ArrayOfOrder/>", "ArrayOfOrder", "", "Order[]"},
		{"<ArrayOfstring/>", "ArrayOfstring", "", "string[]"},
		{"<ArrayOfArrayOfint/>", "ArrayOfArrayOfint", "", "int[][]"},
		{"<ArrayOfNullableOfint/>", "ArrayOfNullableOfint", "", "int?[]"},
		{"<ArrayOfKeyValueOfstringstring/>", "ArrayOfKeyValueOfstringstring", "", "{ [index:string]: string; }"},
		{"<ArrayOfKeyValueOfintArrayOfstringty7Ep6D1/>", "ArrayOfKeyValueOfintArrayOfstringty7Ep6D1", "", ""}, // the digest says that it is no string
		{"<ArrayOfKeyValueOfstringOrdertlJ4_P31p/>", "ArrayOfKeyValueOfstringOrdertlJ4_P31p", "", "{ [index:string]: Order; }"},
		{"<QueryResponseOfOrdertlJ4_P31p/>", "QueryResponseOfOrdertlJ4_P31p", "", "QueryResponse<Order>"},
		{"<QueryResponseOfstring/>", "QueryResponseOfstring", "", "QueryResponse<string>"},
		{"<QueryResponseOfOrder/>", "QueryResponseOfOrder", "", ""}, // no digest
		{"<QueryResponseOfElsetlJ4_P31p/>", "QueryResponseOfElsetlJ4_P31p", "", ""},
		{"<PairOfstringOrder12345678/>", "PairOfstringOrder12345678", "", "Pair<string, Order>"},
		{"<PairOfintPagedOfOrder12345678abcdefgh/>", "PairOfintPagedOfOrder12345678abcdefgh", "", "Pair<int, Paged<Order>>"},
		{"<ArrayOfThing/>", "ArrayOfThing", "", ""}, // a class, or a list
		{"<Kind_x0020_Of/>", "Kind Of", "", "Kind Of"},
		{"<unsignedByte>0</unsignedByte>", "unsignedByte", "", "byte"},
		{"<base64Binary>AA==</base64Binary>", "base64Binary", "", "byte[]"},
		{"(string)", "", "", ""}, {"", "", "", ""}, {"a,b\n1,2", "", "", ""}, {"<", "", "", ""},
	} {
		root, ok := sample.XMLRoot(test.body, diag.Pos{File: "x", Line: 4, Col: 2})
		if root.Name != test.name || root.Namespace != test.namespace || ok != (test.name != "") || ok && root.Pos.Line < 4 {
			t.Errorf("%.60s: %+v, %v", test.body, root, ok)
			continue
		}
		got, sure := root.Type(classes.known)
		if sure != (test.want != "") || sure && got.String() != test.want {
			t.Errorf("%s: %s, %v; want %s", test.name, got, sure, test.want)
		}
	}
	hostile := sample.Root{Name: "PairOf" + strings.Repeat("ArrayOfKeyValueOf", 16)}
	if _, sure := hostile.Type(func(string) (int, bool) { return 2, true }); sure {
		t.Error("a hostile name is read")
	}
}

// TestRecordedXMLRoots compares the root of each recorded XML answer with the type that
// the server's own model gives.
func TestRecordedXMLRoots(t *testing.T) {
	t.Parallel()
	counted := 0
	for _, release := range []string{"8.10.0", "10.1.4"} {
		files, err := recordings.Open(release)
		if err != nil {
			t.Fatal(err)
		}
		for _, api := range recordings.APIs() {
			classes, returns := readModel(t, files, api)
			names, err := fs.Glob(files, api+"/pages/*.xml.html")
			if err != nil || len(names) < 5 {
				t.Fatal(names, err)
			}
			for _, name := range names {
				operation, _, _ := strings.Cut(path.Base(name), ".")
				data, err := fs.ReadFile(files, name)
				if err != nil {
					t.Fatal(err)
				}
				p, diags := page.Parse(name, data)
				if p == nil {
					t.Fatal(diags)
				}
				if p.Response == nil {
					continue
				}
				root, isXML := sample.XMLRoot(p.Response.Body, p.Response.Pos)
				got, sure := root.Type(classes.known)
				want := returns[operation]
				switch {
				case root.Name == "renamed_request" || operation == "Authenticate": // its contract's own name; not in the model
				case isXML != (want != "string" && want != "byte[]"):
					t.Errorf("%s/%s: %v", release, name, root)
				case isXML && (!sure || got.String() != want):
					t.Errorf("%s/%s: %s is read as %s, %v; want %s", release, name, root.Name, got, sure, want)
				default:
					counted++
				}
			}
		}
	}
	if counted < 50 {
		t.Errorf("only %d answers", counted)
	}
}

// readModel gives the classes of the server's model and what each operation returns.
func readModel(t *testing.T, files fs.FS, api string) (declared, map[string]string) {
	t.Helper()
	data, err := fs.ReadFile(files, api+"/types/metadata.json")
	if err != nil {
		t.Fatal(err)
	}
	type named struct {
		Name        string
		GenericArgs []string
	}
	var model struct {
		Types      []named
		Operations []struct {
			Request    named
			Response   named
			ReturnType *named
		}
	}
	if err := json.Unmarshal(data, &model); err != nil {
		t.Fatal(err)
	}
	classes, returns := declared{}, map[string]string{}
	for _, o := range model.Operations {
		model.Types = append(model.Types, o.Response)
	}
	for _, c := range model.Types {
		name, _, _ := strings.Cut(c.Name, "`")
		classes[name] = len(c.GenericArgs)
	}
	for _, o := range model.Operations {
		classes[o.Request.Name] = 0
		if o.ReturnType == nil {
			continue
		}
		name, _, generic := strings.Cut(o.ReturnType.Name, "`")
		args := strings.Join(o.ReturnType.GenericArgs, ", ")
		switch {
		case name == "List":
			name = args + "[]"
		case generic:
			name += "<" + args + ">"
		case name == "String" || name == "Byte[]":
			name = strings.ToLower(name)
		}
		returns[o.Request.Name] = name
	}
	return classes, returns
}
