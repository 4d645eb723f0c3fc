package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// genericCodecs emits the codec values that generic types are handed: one function
// for each generic type, one for each plain type that is an argument, and codecOf, with
// which a generic type's public methods find the codecs of their arguments.
func (e *emitter) genericCodecs(f *jen.File) {
	generic := false
	for _, list := range [][]*goir.Def{e.pkg.Structs, e.pkg.Named} {
		for _, d := range list {
			if len(d.Params) > 0 {
				generic = true
				e.genericCodec(f, d)
			}
		}
	}
	for _, t := range e.pkg.Codecs {
		e.plainCodec(f, t)
	}
	if generic {
		e.codecOf(f)
	}
}

// genericCodec emits:
//
//	func codecOfPaged[T any](codecT codec[T]) codec[Paged[T]]
func (e *emitter) genericCodec(f *jen.File, d *goir.Def) {
	of := jen.Id("codec").Types(self(d))
	var codecs []jen.Code
	for _, p := range d.Params {
		codecs = append(codecs, jen.Id(p.Codec))
	}
	call := func(verb string, args ...jen.Code) *jen.Statement {
		return jen.Id("v").Dot(verb).Call(append(args, codecs...)...)
	}
	v := jen.Id("v").Op("*").Add(self(d))
	fields := []jen.Code{
		key("encode", jen.Func().Params(v.Clone(), jen.Id("b").Index().Byte(), jen.Id("e").Op("*").Id("encoder")).Index().Byte().
			Block(jen.Return(call("encode", jen.Id("b"), jen.Id("e"))))),
		key("decode", jen.Func().Params(v.Clone(), jen.Id("d").Op("*").Id("decoder")).Block(call("decode", jen.Id("d")))),
	}
	if d.Under != nil {
		fields = append(fields, nullFields(v)...)
	}
	f.Add(typeParams(jen.Func().Id("codecOf"+d.Name), d.Params)).Params(codecParams(d.Params)...).Add(of.Clone()).
		Block(jen.Return(of.Clone().Add(block(fields...)))).Line()
}

// plainCodec emits:
//
//	func codecOfString() codec[string]
func (e *emitter) plainCodec(f *jen.File, t *goir.Type) {
	vs := e.values(nil)
	of := jen.Id("codec").Types(goType(t))
	v := jen.Id("v").Op("*").Add(goType(t))
	fields := []jen.Code{key("encode", vs.function("encode", t)), key("decode", vs.function("decode", t))}
	switch {
	case t.Kind == goir.Abstract:
		nil := question(v, jen.Nil())
		fields = append(fields, key("absent", nil), key("unset", nil), key("hollow", jen.True()))
	case t.Zero == goir.ZeroNil:
		fields = append(fields, nullFields(v)...)
	case t.Zero == goir.ZeroText:
		fields = append(fields, key("absent", question(v, jen.Lit(""))))
	}
	f.Func().Id("codecOf" + e.pkg.Spelling(t)).Params().Add(of.Clone()).Block(jen.Return(of.Clone().Add(block(fields...)))).Line()
}

// nullFields write that a nil value is left out of an object and null in a list.
func nullFields(v *jen.Statement) []jen.Code {
	return []jen.Code{key("absent", question(v, jen.Nil())), key("null", question(v, jen.Nil()))}
}

// question writes: func(v *string) bool { return *v == "" }.
func question(v *jen.Statement, zero jen.Code) jen.Code {
	return jen.Func().Params(v.Clone()).Bool().Block(jen.Return(jen.Op("*").Id("v").Op("==").Add(zero)))
}

// codecOf emits the search for a type argument's codec. The list of them stands in a
// function that is not generic, so that it is compiled once.
func (e *emitter) codecOf(f *jen.File) {
	vs := e.values(nil)
	f.Comment("codecFor gives the codec of what t points to, nil for what is no type argument in the API.")
	f.Func().Id("codecFor").Params(jen.Id("t").Any()).Any().BlockFunc(func(g *jen.Group) {
		if len(e.pkg.Arguments) > 0 {
			g.Switch(jen.Id("t").Assert(jen.Type())).BlockFunc(func(g *jen.Group) {
				for _, t := range e.pkg.Arguments {
					g.Case(jen.Op("*").Add(goType(t))).Block(jen.Return(vs.codec(t)))
				}
			})
		}
		g.Return(jen.Nil())
	}).Line()

	f.Comment("codecOf gives the codec of a type argument.")
	f.Func().Id("codecOf").Types(jen.Id("T").Any()).Params().Params(jen.Id("codec").Types(jen.Id("T")), jen.Error()).Block(
		jen.List(jen.Id("c"), jen.Id("ok")).Op(":=").Id("codecFor").Call(jen.Parens(jen.Op("*").Id("T")).Call(jen.Nil())).
			Assert(jen.Id("codec").Types(jen.Id("T"))),
		jen.If(jen.Op("!").Id("ok")).Block(
			jen.Return(jen.Id("c"), jen.Qual("fmt", "Errorf").Call(jen.Lit("the API has no generic type of what %T points to"), jen.Parens(jen.Op("*").Id("T")).Call(jen.Nil()))),
		),
		jen.Return(jen.Id("c"), jen.Nil()),
	)
}
