package generator

import (
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

// shapes is an API with abstract types of every kind in every place. It is made by hand: no
// recording shows any, and what it expects of servers is spec.
func shapes(t *testing.T) *model.API {
	t.Helper()
	abstract := func(c model.Type) model.Type { c.Abstract = true; return c }
	implements := func(c model.Type, names ...string) model.Type {
		for _, n := range names {
			c.Implements = append(c.Implements, ref(t, n))
		}
		return c
	}
	colored := class(t, "IColored", "Color string")
	colored.Interface = true
	circle := class(t, "Circle : Round", "Radius double")
	circle.Assembly, circle.Doc = "Test.Shapes", "Circle is round."
	nested := class(t, "Corner : Square", "Angle int")
	nested.CLRName = "Test.Square+Corner"
	return &model.API{Name: "Shapes", Formats: []string{"jsv"}, Types: []model.Type{
		abstract(class(t, "Shape", "Name string")), colored, abstract(class(t, "Round : Shape")), circle,
		implements(class(t, "Square : Shape", "Side int", "Inner Shape", "Color string"), "IColored"), nested, class(t, "Dot : Shape"),
		class(t, "Ring<T> : Shape", "Value T"), implements(class(t, "Codes : List<int>"), "IColored"),
		abstract(class(t, "Node<T>", "Value T")), class(t, "Leaf : Node<int>"),
		abstract(class(t, "Audited", "By string")), abstract(class(t, "Nobody")),
		class(t, "Page<T>", "Results List<T>", "First T", "ByName Dictionary<string, T>"),
		class(t, "Drawing : Audited", "Id int", "Main Shape", "Colored IColored", "All List<Shape>", "ByName Dictionary<string, Shape>", "Deep List<List<Shape>>",
			"Page Page<Shape>", "Node Node<int>", "Nobody Nobody", "Extra object", "After string"),
		class(t, "GetDrawing", "Id int"), class(t, "GetShape", "Near Shape"), class(t, "FindShapes : Audited", "Like Shape", "Any List<Shape>"),
	}, Operations: []model.Operation{
		operation(t, "GetDrawing", "Drawing", "GET /drawings/{Id}"), operation(t, "Drawing", "Drawing", "POST /drawings"),
		operation(t, "GetShape", "Shape", "GET /shape"), operation(t, "FindShapes", "List<Shape>", "GET /shapes"),
	}}
}

func TestAbstractTypes(t *testing.T) {
	t.Parallel()
	files, diags := Generate(shapes(t), Options{})
	pkg := checkFiles(t, files)
	for name, want := range map[string]bool{"Shape": true, "IColored": true, "Nobody": true, "Round": false, "Audited": false, "Node": false, "Leaf": true} {
		if got := pkg.Scope().Lookup(name) != nil; got != want {
			t.Errorf("%s is declared: %v, want %v", name, got, want)
		}
	}
	var got []string
	for _, d := range diags {
		got = append(got, d.String())
	}
	want := []string{
		`warning: no class is known that extends or implements "Nobody": its values stay the text that they are, as RawValue; give a source that declares its classes, such as /types/metadata.json`,
		`note: Codes has type parameters or is a list, and IColored cannot hold it: its values stay the text that they are, as RawValue; RawValue.UnmarshalTo reads such a value`,
		`note: Ring has type parameters or is a list, and Shape cannot hold it: its values stay the text that they are, as RawValue; RawValue.UnmarshalTo reads such a value`,
		`warning: the answer of GetShape is of the abstract type "Shape": servers do not name the class of a whole answer, and it comes as *RawValue; RawValue.UnmarshalTo reads it into the class that the caller expects`,
		`warning: Drawing.node is of the abstract type "Node<int>", which has no interface in Go; it is any; its values are maps, with the name of their class as "__type"`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("diagnostics:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestAbstractPackage runs the tests of testdata/abstract.go, with the plain default and with
// every null, from server to client.
func TestAbstractPackage(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("runs the go command")
	}
	testInside(t, generate(t, shapes(t), Options{Assembly: "Test.Model"}), "abstract.go")
}

func TestAbstractNulls(t *testing.T) {
	t.Parallel()
	checkFiles(t, generate(t, shapes(t), Options{Nulls: NullsExact, Parts: []string{PartServer}}))
}
