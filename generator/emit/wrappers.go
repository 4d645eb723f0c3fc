package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// wrappers emits the methods that every type offers its callers. Those that write
// have value receivers, so that encoding/json finds them on values too.
func wrappers(f *jen.File, of *jen.Statement, params []goir.TypeParam) {
	for _, format := range []string{"JSV", "JSON"} {
		json := jen.Lit(format == "JSON")
		f.Comment("Append" + format + " appends the value as " + format + " to b.")
		f.Func().Params(jen.Id("v").Add(of.Clone())).Id("Append"+format).Params(jen.Id("b").Index().Byte()).Params(jen.Index().Byte(), jen.Error()).
			BlockFunc(func(g *jen.Group) {
				codecs := findCodecs(g, params, jen.Id("b"))
				if format == "JSON" {
					g.Id("e").Op(":=").Id("encoder").Values(key("json", jen.True()))
				} else {
					g.Var().Id("e").Id("encoder")
				}
				args := append([]jen.Code{jen.Id("b"), jen.Op("&").Id("e")}, codecs...)
				g.Return(jen.Id("e").Dot("finish").Call(jen.Id("b"), jen.Id("v").Dot("encode").Call(args...)))
			}).Line()

		f.Comment("Marshal" + format + " gives the value as " + format + ".")
		f.Func().Params(jen.Id("v").Add(of.Clone())).Id("Marshal"+format).Params().Params(jen.Index().Byte(), jen.Error()).
			BlockFunc(func(g *jen.Group) {
				codecs := findCodecs(g, params, jen.Nil())
				g.Id("e").Op(":=").Id("marshaling").Call(jen.Id("Format" + format))
				args := append([]jen.Code{jen.Id("e").Dot("start"), jen.Id("e")}, codecs...)
				g.Return(jen.Id("e").Dot("marshaled").Call(jen.Id("v").Dot("encode").Call(args...)))
			}).Line()

		f.Comment("Unmarshal" + format + " reads " + format + " into the value; a *DecodeError tells what could not be read.")
		f.Func().Params(jen.Id("v").Op("*").Add(of.Clone())).Id("Unmarshal" + format).Params(jen.Id("data").Index().Byte()).Error().
			BlockFunc(func(g *jen.Group) {
				if len(params) == 0 {
					g.Return(jen.Id("unmarshal").Call(jen.Id("data"), jen.Id("Format"+format), jen.Id("v")))
					return
				}
				codecs := findCodecs(g, params)
				g.Id("d").Op(":=").Id("newDecoder").Call(jen.String().Call(jen.Id("data")), json.Clone())
				g.Id("v").Dot("decode").Call(append([]jen.Code{jen.Op("&").Id("d")}, codecs...)...)
				g.Return(jen.Id("d").Dot("finish").Call())
			}).Line()
	}
}

// findCodecs emits the search for the codecs of a generic type's arguments; failed
// are the values to return before the error.
func findCodecs(g *jen.Group, params []goir.TypeParam, failed ...jen.Code) []jen.Code {
	var out []jen.Code
	for _, p := range params {
		g.List(jen.Id(p.Codec), jen.Err()).Op(":=").Id("codecOf").Types(jen.Id(p.Name)).Call()
		g.If(jen.Err().Op("!=").Nil()).Block(jen.Return(append(append([]jen.Code{}, failed...), jen.Err())...))
		out = append(out, jen.Id(p.Codec))
	}
	return out
}
