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
	for _, o := range e.pkg.Operations {
		f.Comment(methodDoc(o))
		f.Func().Params(jen.Id("c").Op("*").Id("Client")).Id(o.Name).
			Params(jen.Id("ctx").Qual("context", "Context"), jen.Id("request").Op("*").Add(goType(o.Request))).Add(results(o)).
			Block(e.clientCall(o)...).Line()
		f.Add(ask(o)).Line()
		if o.Paging != nil {
			f.Add(e.paging(o)...)
		}
	}
	return f
}

// methodDoc points to the interface, which tells all; only that it is deprecated
// is said again, for tools look for it where it is called.
func methodDoc(o *goir.Operation) string { return methodDocOf(o, "API") }

func methodDocOf(o *goir.Operation, api string) string {
	lead := comment(o.Name + " implements [" + api + "].")
	text := strings.TrimSpace(plainText(o.Doc))
	if i := deprecation(text); i >= 0 {
		return join(lead, comment(text[i:]))
	}
	return lead
}

// clientCall writes how the client puts a request to the service.
func (e *emitter) clientCall(o *goir.Operation) []jen.Code {
	ctx, c, request := jen.Id("ctx"), jen.Id("c"), jen.Id("request")
	var call *jen.Statement
	switch {
	case hasMethods(o):
		return receiveObject(o)
	case o.Kind == goir.Void:
		call = c.Dot("receiveNothing").Call(ctx, request)
	case o.Kind == goir.Text:
		call = c.Dot("receiveText").Call(ctx, request)
	case o.Kind == goir.Bytes:
		call = c.Dot("receiveBytes").Call(ctx, request)
	case o.Kind == goir.Object:
		call = jen.Id("receiveBy").Call(ctx, c, request, e.values(nil).function("decode", o.Response))
	default:
		call = jen.Id("receiveValue").Call(ctx, c, request, e.values(nil).function("decode", o.Response))
	}
	return []jen.Code{jen.Return(call)}
}

// receiveObject writes a call that an object answers:
//
//	object := new(Order)
//	read, err := c.receive(ctx, request, object)
//	if !read {
//		return nil, err
//	}
//	return object, err
func receiveObject(o *goir.Operation) []jen.Code {
	call := jen.Id("c").Dot("receive").Call(jen.Id("ctx"), jen.Id("request"), jen.Id("object"))
	return []jen.Code{
		jen.Id("object").Op(":=").New(goType(o.Response)),
		jen.List(jen.Id("read"), jen.Err()).Op(":=").Add(call),
		jen.If(jen.Op("!").Id("read")).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(jen.Id("object"), jen.Err()),
	}
}

// receiver writes a request as the receiver of a method.
func receiver(o *goir.Operation) jen.Code { return jen.Id("r").Op("*").Add(goType(o.Request)) }

// ask writes the method with which package functions put a request to an API.
//
//	func (r *GetOrder) ask(ctx context.Context, api API) (*Order, error) {
//		return api.GetOrder(ctx, r)
//	}
func ask(o *goir.Operation) *jen.Statement {
	answers, call := results(o), jen.Id("api").Dot(o.Name).Call(jen.Id("ctx"), jen.Id("r"))
	if o.Kind == goir.Void {
		answers, call = jen.Params(jen.Struct(), jen.Error()), jen.List(jen.Struct().Values(), call)
	}
	return jen.Func().Params(receiver(o)).Id("ask").Params(jen.Id("ctx").Qual("context", "Context"), jen.Id("api").Id("API")).Add(answers).
		Block(jen.Return(call))
}

// paging writes the methods by which Iterate goes from page to page.
//
//	func (r *FindOrders) window() (skip, take int64)  { return countOf(&r.Skip), countOf(&r.Take) }
//	func (r FindOrders) from(skip int64) *FindOrders  { setCount(&r.Skip, skip); return &r }
//	func (*FindOrders) items(page *OrderPage) []Order { return page.Results }
func (e *emitter) paging(o *goir.Operation) []jen.Code {
	p := o.Paging
	field := func(name string) *jen.Statement { return jen.Op("&").Id("r").Dot(name) }
	items, page := jen.Id("page"), jen.Id("page").Add(goType(o.Response))
	if o.Kind == goir.Object {
		page = jen.Id("page").Op("*").Add(goType(o.Response))
	}
	if p.Items != "" {
		items = items.Dot(p.Items)
	}
	return []jen.Code{
		jen.Func().Params(receiver(o)).Id("window").Params().Params(jen.List(jen.Id("skip"), jen.Id("take")).Int64()).
			Block(jen.Return(jen.Id("countOf").Call(field(p.Skip)), jen.Id("countOf").Call(field(p.Take)))).Line().Line(),
		jen.Func().Params(jen.Id("r").Add(goType(o.Request))).Id("from").Params(jen.Id("skip").Int64()).Op("*").Add(goType(o.Request)).
			Block(jen.Id("setCount").Call(field(p.Skip), jen.Id("skip")), jen.Return(jen.Op("&").Id("r"))).Line().Line(),
		jen.Func().Params(jen.Op("*").Add(goType(o.Request))).Id("items").Params(page).Index().Add(goType(p.Item)).
			Block(jen.Return(items)).Line().Line(),
	}
}
