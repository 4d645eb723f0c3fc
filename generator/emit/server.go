package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// serverFile emits the handler's table and the API that answers nothing yet.
func (e *emitter) serverFile() *jen.File {
	f := e.file()
	f.Comment(comment("NewHandler serves an implementation of the API as ServiceStack would: on the operations' own routes and on the predefined ones, in JSV and JSON. Who may call which operation is data, in Operations: WithAuthenticator holds callers against it, and without it everybody may call. HandlerCallFrom gives an implementation the HTTP request, uploaded files, and the header of the answer."))
	f.Func().Id("NewHandler").Params(jen.Id("api").Id("API"), jen.Id("options").Op("...").Id("HandlerOption")).Qual("net/http", "Handler").Block(
		jen.Return(jen.Id("newHandler").Call(jen.Index().Id("endpoint").Add(block(e.endpoints()...)), jen.Id("options"))),
	).Line()

	f.Comment(comment("Unimplemented answers every operation with 501 Not Implemented. A server that embeds it still compiles when the API gains operations."))
	f.Type().Id("Unimplemented").Struct().Line()
	f.Var().Id("_").Id("API").Op("=").Id("Unimplemented").Values().Line()
	for _, o := range e.pkg.Operations {
		f.Comment(methodDoc(o))
		f.Func().Params(jen.Id("Unimplemented")).Id(o.Name).Params(jen.Qual("context", "Context"), jen.Op("*").Add(goType(o.Request))).Add(results(o)).
			Block(unimplemented(o)).Line()
	}
	return f
}

// endpoints writes each operation with the functions that read its request and
// write its response.
func (e *emitter) endpoints() []jen.Code {
	vs := e.values(nil)
	var out []jen.Code
	for _, o := range e.pkg.Operations {
		method, args := "answer", []jen.Code{jen.Id("api").Dot(o.Name), vs.function("decode", o.Request)}
		switch o.Kind {
		case goir.Void:
			method = "answerVoid"
		case goir.Text:
			method = "answerText"
		case goir.Bytes:
			method = "answerBytes"
		case goir.Value:
			method, args = "answerValue", append(args, vs.function("encode", o.Response))
		default:
			args = append(args, vs.function("encode", o.Response))
		}
		out = append(out, jen.Values(jen.Op("&").Id("op"+o.Name), jen.Id(method).Call(args...)))
	}
	return out
}

func unimplemented(o *goir.Operation) jen.Code {
	err := jen.Id("unimplemented").Call(text(o.Source))
	switch o.Kind {
	case goir.Void:
		return jen.Return(err)
	case goir.Object:
		return jen.Return(jen.Nil(), err)
	case goir.Text:
		return jen.Return(jen.Lit(""), err)
	}
	return jen.Return(zero(o.Response), err)
}
