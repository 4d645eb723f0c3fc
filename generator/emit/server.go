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
		jen.Return(jen.Id("newHandler").Call(jen.Id("api"), jen.Index().Id("endpoint").Add(block(e.endpoints()...)), jen.Id("options"))),
	).Line()

	f.Comment(comment("Unimplemented answers every operation with 501 Not Implemented. A server that embeds it still compiles when the API gains operations."))
	f.Type().Id("Unimplemented").Struct().Line()
	f.Var().Id("_").Id("API").Op("=").Id("Unimplemented").Values().Line()
	for _, o := range e.pkg.Operations {
		f.Comment(methodDoc(o))
		f.Func().Params(jen.Id("Unimplemented")).Id(o.Name).Params(jen.Qual("context", "Context"), jen.Op("*").Add(goType(o.Request))).Add(results(o)).
			Block(unimplemented(o)).Line()
		f.Add(e.serve(o)).Line()
	}
	return f
}

// endpoints writes each operation with its request type.
func (e *emitter) endpoints() []jen.Code {
	var out []jen.Code
	for _, o := range e.pkg.Operations {
		request := jen.Func().Params().Id("served").Custom(jen.Options{Open: "{ ", Close: " }"}, jen.Return(jen.New(goType(o.Request))))
		out = append(out, jen.Values(jen.Op("&").Id("op"+o.Name), request))
	}
	return out
}

// serve writes the method with which a handler puts a request to an API.
//
//	func (r *GetOrder) serve(ctx context.Context, api API) (response, error) {
//		v, err := api.GetOrder(ctx, r)
//		if v == nil {
//			return response{}, err
//		}
//		return response{value: v}, err
//	}
func (e *emitter) serve(o *goir.Operation) *jen.Statement {
	call := jen.Id("api").Dot(o.Name).Call(jen.Id("ctx"), jen.Id("r"))
	return jen.Func().Params(receiver(o)).Id("serve").Params(jen.Id("ctx").Qual("context", "Context"), jen.Id("api").Id("API")).
		Params(jen.Id("response"), jen.Error()).Block(e.respond(o, call)...)
}

func (e *emitter) respond(o *goir.Operation, call *jen.Statement) []jen.Code {
	wrap, value := "", jen.Op("&").Id("v")
	switch {
	case o.Kind == goir.Void:
		wrap = "noResponse"
	case o.Kind == goir.Text:
		wrap = "textResponse"
	case o.Kind == goir.Bytes:
		wrap = "bytesResponse"
	case hasMethods(o):
		return []jen.Code{
			jen.List(jen.Id("v"), jen.Err()).Op(":=").Add(call),
			jen.If(jen.Id("v").Op("==").Nil()).Block(jen.Return(jen.Id("response").Values(), jen.Err())),
			jen.Return(jen.Id("response").Values(key("value", jen.Id("v"))), jen.Err()),
		}
	case o.Kind == goir.Object:
		value = jen.Id("v")
	}
	if wrap != "" {
		return []jen.Code{jen.Return(jen.Id(wrap).Call(call))}
	}
	return []jen.Code{
		jen.List(jen.Id("v"), jen.Err()).Op(":=").Add(call),
		jen.Return(jen.Id("valueResponse").Call(value, e.values(nil).function("encode", o.Response)), jen.Err()),
	}
}

// hasMethods tells whether an operation answers an object whose type reads and writes
// itself; one of a generic type needs the codecs of its arguments.
func hasMethods(o *goir.Operation) bool { return o.Kind == goir.Object && len(o.Response.Args) == 0 }

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
