package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// codecFile emits how every type is written and read.
func (e *emitter) codecFile() *jen.File {
	f := e.file()
	for _, d := range e.pkg.Structs {
		e.structCodec(f, d)
	}
	for _, d := range e.pkg.Named {
		e.namedCodec(f, d)
	}
	for _, d := range e.pkg.Abstracts {
		e.abstractCodec(f, d)
	}
	for _, d := range e.pkg.Enums {
		e.enumCodec(f, d)
	}
	for _, t := range e.pkg.Pairs {
		e.pair(f, t)
	}
	e.genericCodecs(f)
	return f
}

// structCodec emits a struct's keys and functions.
func (e *emitter) structCodec(f *jen.File, d *goir.Def) {
	keys := jen.Nil()
	if len(d.Fields) > 0 {
		keys = jen.Id("keys" + d.Name)
		wires := make([]string, len(d.Fields))
		for i, field := range d.Fields {
			wires[i] = field.Wire
		}
		f.Var().Add(keys).Op("=").Add(texts(wires)).Line()
	}
	vs := e.values(d.Params)
	f.Add(encoder(d)).BlockFunc(func(g *jen.Group) {
		if len(d.Fields) == 0 {
			g.Return(jen.Id("e").Dot("end").Call(jen.Id("e").Dot(begins(d)).Call(jen.Id("b"))))
			return
		}
		g.Add(opens(begins(d)))
		for _, field := range d.Fields {
			g.Add(vs.encodeField(field))
		}
		g.Return(jen.Id("e").Dot("end").Call(jen.Id("b")))
	}).Line()
	f.Add(decoder(d)).Block(jen.For(
		jen.Id("k").Op(":=").Id("d").Dot("begin").Call(), jen.Id("k").Op("!=").Id("endOfObject"), jen.Empty(),
	).Block(
		jen.Switch(jen.Id("k").Op("=").Id("d").Dot("next").Call(keys.Clone(), jen.Id("k")), jen.Id("k")).BlockFunc(func(g *jen.Group) {
			for i, field := range d.Fields {
				g.Case(jen.Lit(i)).Block(vs.decode(field.Type, jen.Id("v").Dot(field.Name)))
			}
			g.Case(jen.Id("unknownMember")).Block(skip(d))
		}),
	)).Line()
	subclasses(f, d)
	subtypeCodec(f, d)
	wrappers(f, self(d), d.Params)
}

// namedCodec emits the functions of a type that is a list or map itself.
func (e *emitter) namedCodec(f *jen.File, d *goir.Def) {
	vs := e.values(d.Params)
	under := jen.Parens(jen.Op("*").Add(goType(d.Under))).Parens(jen.Id("v"))
	f.Add(encoder(d)).Block(jen.Return(vs.call("encode", d.Under, nil, under.Clone(), jen.Id("b"), jen.Id("e")))).Line()
	f.Add(decoder(d)).Block(vs.call("decode", d.Under, nil, under.Clone(), jen.Id("d"))).Line()
	wrappers(f, self(d), d.Params)
}

// encoder writes: func (v *Order) encode(b []byte, e *encoder) []byte.
func encoder(d *goir.Def) *jen.Statement {
	params := append([]jen.Code{jen.Id("b").Index().Byte(), jen.Id("e").Op("*").Id("encoder")}, codecParams(d.Params)...)
	return jen.Func().Params(jen.Id("v").Op("*").Add(self(d))).Id("encode").Params(params...).Index().Byte()
}

// decoder writes: func (v *Order) decode(d *decoder).
func decoder(d *goir.Def) *jen.Statement {
	params := append([]jen.Code{jen.Id("d").Op("*").Id("decoder")}, codecParams(d.Params)...)
	return jen.Func().Params(jen.Id("v").Op("*").Add(self(d))).Id("decode").Params(params...)
}

// adders are the runtime's functions for what most members are.
var adders = map[string]string{"String": "addString", "Bool": "addBool", "Int": "addInt", "Uint": "addUint"}

// opens writes: if b = e.begin(b); e.err != nil { return b }. A value that holds
// itself ends there.
func opens(begin string) jen.Code {
	return jen.If(jen.Id("b").Op("=").Id("e").Dot(begin).Call(jen.Id("b")), jen.Id("e").Dot("err").Op("!=").Nil()).Block(jen.Return(jen.Id("b")))
}

// encodeField writes the statement that appends a field to an object.
func (vs values) encodeField(f *goir.Field) jen.Code {
	v := jen.Id("v").Dot(f.Name)
	name := text(`"` + f.Wire + `":` + f.Wire + `:`)
	if f.Type.Kind == goir.TextEnum {
		return jen.Id("b").Op("=").Id("addEnum").Call(jen.Id("b"), jen.Id("e"), name, jen.String().Call(v.Clone()), jen.Id("texts"+f.Type.Name))
	}
	adder := adders[f.Type.Codec]
	if adder == "addString" && !f.OmitZero {
		adder = "" // which leaves out what is empty
	}
	var add *jen.Statement
	if adder != "" && f.Type.Kind == goir.Scalar {
		add = jen.Id("b").Op("=").Id(adder).Call(jen.Id("b"), jen.Id("e"), name, v.Clone())
	} else {
		add = jen.Id("b").Op("=").Add(vs.encode(f.Type, v, jen.Id("addKey").Call(jen.Id("b"), jen.Id("e"), name)))
	}
	switch {
	case f.Type.Kind == goir.Param:
		absent := jen.Id(vs.params[f.Type.Name]).Dot("absent")
		return jen.If(absent.Clone().Op("==").Nil().Op("||").Op("!").Add(absent.Clone()).Call(jen.Op("&").Add(v.Clone()))).Block(add)
	case f.OmitZero && adder != "addString":
		return jen.If(isSet(f.Type, v)).Block(add)
	}
	return add
}

// enumCodec emits an enum's functions.
func (e *emitter) enumCodec(f *jen.File, d *goir.EnumDef) {
	v := jen.Op("*").Id("v")
	encode := jen.Id("encodeEnum").Call(jen.String().Call(v.Clone()), jen.Id("texts"+d.Name), jen.Id("b"), jen.Id("e"))
	decode := jen.Id("d").Dot("enum").Call(jen.Id("texts"+d.Name), enumNumbers(d))
	if hasNames(d) {
		decode = jen.Id("d").Dot("enumNamed").Call(jen.Id("texts"+d.Name), jen.Id("aliases"+d.Name), enumNumbers(d))
	}
	if d.Numeric {
		encode = jen.Id("encodeInt").Call(jen.Id("v"), jen.Id("b"), jen.Id("e"))
		decode = jen.Id("d").Dot("flags").Call(jen.Id("texts"+d.Name), jen.Id("values"+d.Name))
	}
	def := &goir.Def{Name: d.Name}
	f.Add(encoder(def)).Block(jen.Return(encode)).Line()
	f.Add(decoder(def)).Block(v.Clone().Op("=").Id(d.Name).Call(decode)).Line()
	wrappers(f, jen.Id(d.Name), nil)
}
