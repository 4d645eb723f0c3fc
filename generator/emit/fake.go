package emit

import (
	"path"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// FakeFolder is the name of a package's test part, which is a package and a folder, as
// httptest stands beside http. Go has a meaning of its own for one that ends in "_test".
func FakeFolder(pkg string) string { return strings.TrimRight(pkg, "_") + "test" }

// fakeFile emits what the fake of the API needs to know: its operations, with samples, and
// the types of which Go shows less than there is.
func (e *emitter) fakeFile() *jen.File {
	f := jen.NewFile(FakeFolder(e.pkg.Name))
	e.importOwn(f)
	f.HeaderComment(header)
	f.PackageComment(e.fakeDoc())
	if t := e.options.Test; path.Base(t.ImportPath) == t.Alias {
		f.ImportName(t.ImportPath, t.Alias)
	} else {
		f.ImportAlias(t.ImportPath, t.Alias)
	}
	e.funcs(f)
	f.Comment("operations is the fake as an implementation of the API.")
	f.Type().Id("operations").Struct(jen.Id("fake").Op("*").Id("Fake")).Line()
	f.Var().Id("_").Add(e.beside("API")).Op("=").Id("operations").Values().Line()
	for _, o := range e.pkg.Operations {
		e.fakeOperation(f, o)
	}
	f.Comment("newHandler serves the API as the package does.")
	f.Func().Id("newHandler").Params(jen.Id("a").Add(e.beside("API")), jen.Id("options").Op("...").Add(e.beside("HandlerOption"))).
		Qual("net/http", "Handler").Block(jen.Return(e.beside("NewHandler").Call(jen.Id("a"), jen.Id("options").Op("..."))))
	f.Line()
	e.fakeKinds(f)
	return f
}

// fakeDoc tells how a test uses the fake.
func (e *emitter) fakeDoc() string {
	name := FakeFolder(e.pkg.Name)
	parts := []string{comment("Package " + name + " has a server of the API for tests: it lives in memory, answers every operation by itself or as the test says, and keeps what it was asked.")}
	if len(e.pkg.Operations) == 0 {
		return join(parts...)
	}
	pkg, o := e.pkg.Name, e.exampleOperation()
	example := codeBlock([]string{"fake := " + name + ".New()"}) + "\n"
	if o.Kind == goir.Object && len(o.Response.Args) == 0 {
		example += "//\tfake.On." + o.Name + " = func(ctx context.Context, request *" + pkg + "." + o.Request.Name + ") (*" + pkg + "." + o.Response.Name + ", error) {\n" +
			"//\t\treturn nil, &" + pkg + ".Error{StatusCode: 404, ErrorCode: \"NotFound\"}\n//\t}\n"
	}
	example += codeBlock([]string{
		"service := NewService(fake.Client()) // what is tested, and calls the API",
		"…",
		"asked := " + name + ".Requests[" + pkg + "." + o.Request.Name + "](fake)",
	})
	return join(append(parts, example)...)
}

// funcs emits the fields by which a test answers operations.
func (e *emitter) funcs(f *jen.File) {
	f.Comment("Funcs holds a func an operation, to answer it in place of the fake; nil leaves it to the fake.")
	f.Type().Id("Funcs").StructFunc(func(g *jen.Group) {
		for _, o := range e.pkg.Operations {
			g.Id(o.Name).Func().Params(e.fakeParams(o)...).Add(e.fakeResults(o))
		}
	}).Line()
}

// fakeOperation emits the method that answers an operation.
//
//	func (o operations) GetOrder(ctx context.Context, request *shop.GetOrder) (*shop.Order, error) {
//		return answer(ctx, o.fake, "GetOrder", request, o.fake.On.GetOrder)
//	}
func (e *emitter) fakeOperation(f *jen.File, o *goir.Operation) {
	method := "answer"
	args := []jen.Code{jen.Id("ctx"), jen.Id("o").Dot("fake"), jen.Lit(o.Name), jen.Id("request"), jen.Id("o").Dot("fake").Dot("On").Dot(o.Name)}
	switch {
	case o.Kind == goir.Void:
		method = "answerVoid"
	case o.Sample != nil:
		method = "answerSample"
		args = append(args, e.beside("API").Dot(o.Name), jen.Lit(o.Sample.ContentType), lines(o.Sample.Text))
	}
	f.Comment(methodDocOf(o, e.options.Test.Alias+".API"))
	f.Func().Params(jen.Id("o").Id("operations")).Id(o.Name).Params(e.fakeParams(o)...).Add(e.fakeResults(o)).
		Block(jen.Return(jen.Id(method).Call(args...))).Line()
}

func (e *emitter) fakeParams(o *goir.Operation) []jen.Code {
	return []jen.Code{jen.Id("ctx").Qual("context", "Context"), jen.Id("request").Op("*").Add(e.besideType(o.Request))}
}

func (e *emitter) fakeResults(o *goir.Operation) jen.Code {
	switch o.Kind {
	case goir.Void:
		return jen.Error()
	case goir.Object:
		return jen.Params(jen.Op("*").Add(e.besideType(o.Response)), jen.Error())
	}
	return jen.Params(e.besideType(o.Response), jen.Error())
}

// fakeKinds emits the table of enums and abstract types.
func (e *emitter) fakeKinds(f *jen.File) {
	f.Comment("addKinds tells the values of enums, and the classes of abstract types.")
	f.Func().Id("addKinds").Params(jen.Id("k").Id("kinds")).BlockFunc(func(g *jen.Group) {
		for _, d := range e.pkg.Enums {
			g.Id("addEnum").Call(jen.Id("k"), e.beside(d.List).Call())
		}
		for _, a := range e.pkg.Abstracts {
			args := []jen.Code{jen.Id("k")}
			for _, d := range a.Classes {
				args = append(args, jen.New(e.beside(d.Name)))
			}
			g.Id("addAbstract").Types(e.beside(a.Name)).Call(args...)
		}
	})
}

// beside writes a name of the package from the test part.
func (e *emitter) beside(name string) *jen.Statement {
	return jen.Qual(e.options.Test.ImportPath, name)
}

// besideType is goType from the test part.
func (e *emitter) besideType(t *goir.Type) *jen.Statement {
	switch t.Kind {
	case goir.List:
		return jen.Index().Add(e.besideType(t.Elem))
	case goir.Map:
		return jen.Map(e.besideType(t.Key)).Add(e.besideType(t.Elem))
	case goir.Pointer:
		return jen.Op("*").Add(e.besideType(t.Elem))
	case goir.Scalar:
		if t.IsOwn() && t.Path == "" {
			return e.beside(t.Name)
		}
		if t.Path != "" || t.Codec != "" {
			return scalarType(t) // of the standard library or of Go itself
		}
	}
	s := e.beside(t.Name)
	if len(t.Args) == 0 {
		return s
	}
	return s.TypesFunc(func(g *jen.Group) {
		for _, a := range t.Args {
			g.Add(e.besideType(a))
		}
	})
}

// lines writes a long text as several literals, each on a line of its own.
func lines(s string) *jen.Statement {
	out := jen.Line()
	for len(s) > width {
		cut := strings.LastIndexByte(s[:width], ',') + 1
		if cut == 0 {
			break
		}
		out = out.Add(text(s[:cut])).Op("+").Line()
		s = s[cut:]
	}
	return out.Add(text(s))
}
