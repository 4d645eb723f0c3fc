package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// clientFile emits the client's methods.
func (e *emitter) clientFile() *jen.File {
	f := e.file()
	if e.pkg.BaseURL != "" {
		f.Comment("DefaultBaseURL is the address that the API was published at.")
		f.Const().Id("DefaultBaseURL").Op("=").Add(text(e.pkg.BaseURL)).Line()
	}
	f.Var().Id("_").Id("API").Op("=").Parens(jen.Op("*").Id("Client")).Call(jen.Nil()).Line()
	f.Comment(comment("With gives a client like the one that api is, with more options; it gives any other api as it is."))
	f.Func().Id("With").Params(jen.Id("api").Id("API"), jen.Id("options").Op("...").Id("ClientOption")).Id("API").Block(
		jen.If(jen.List(jen.Id("c"), jen.Id("ok")).Op(":=").Id("api").Assert(jen.Op("*").Id("Client")), jen.Id("ok")).Block(
			jen.Return(jen.Id("c").Dot("with").Call(jen.Id("options"))),
		),
		jen.Return(jen.Id("api")),
	).Line()
	for _, o := range e.pkg.Operations {
		f.Comment(methodDoc(o))
		f.Func().Params(jen.Id("c").Op("*").Id("Client")).Id(o.Name).
			Params(jen.Id("ctx").Qual("context", "Context"), jen.Id("request").Op("*").Add(goType(o.Request))).Add(results(o)).
			Block(e.clientBody(o)...).Line()
	}
	return f
}

// methodDoc points to the interface, which tells all; only that it is deprecated
// is said again, for tools look for it where it is called.
func methodDoc(o *goir.Operation) string {
	lead := comment(o.Name + " implements [API].")
	text := strings.TrimSpace(plainText(o.Doc))
	if i := deprecation(text); i >= 0 {
		return join(lead, comment(text[i:]))
	}
	return lead
}

func (e *emitter) clientBody(o *goir.Operation) []jen.Code {
	call := func(method string, more ...jen.Code) *jen.Statement {
		return jen.Id("c").Dot(method).Call(append([]jen.Code{jen.Id("ctx"), jen.Id("request")}, more...)...)
	}
	response := jen.Id("response")
	switch o.Kind {
	case goir.Void:
		return []jen.Code{jen.Return(call("callVoid"))}
	case goir.Text:
		return []jen.Code{jen.Return(call("callText"))}
	case goir.Bytes:
		return []jen.Code{jen.Return(call("callBytes"))}
	case goir.Value:
		into := jen.Id("decoding").Call(jen.Op("&").Add(response.Clone()), e.values(nil).function("decode", o.Response))
		return []jen.Code{
			jen.Var().Add(response.Clone()).Add(goType(o.Response)),
			jen.Err().Op(":=").Add(call("call", into)),
			jen.Return(response.Clone(), jen.Err()),
		}
	}
	into := response.Clone()
	if len(o.Response.Args) > 0 {
		into = jen.Id("decoding").Call(response.Clone(), e.values(nil).function("decode", o.Response))
	}
	return []jen.Code{
		response.Clone().Op(":=").New(goType(o.Response)),
		jen.If(jen.Err().Op(":=").Add(call("call", into)), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(response.Clone(), jen.Nil()),
	}
}
