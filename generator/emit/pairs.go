package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// pair emits the functions of one list or map.
func (e *emitter) pair(f *jen.File, t *goir.Type) {
	name := e.pkg.Spelling(t)
	vs := e.values(nil)
	v := jen.Id("v").Op("*").Add(goType(t))
	encode, decode := vs.encodeList, vs.decodeList
	switch {
	case t.Kind == goir.Map && t.Key.Codec == "String" && t.Elem.Codec == "String":
		encode, decode = encodeTexts, decodeTexts
	case t.Kind == goir.Map:
		encode, decode = vs.encodeMap, vs.decodeMap
	}
	f.Func().Id("encode"+name).Params(v.Clone(), jen.Id("b").Index().Byte(), jen.Id("e").Op("*").Id("encoder")).Index().Byte().Block(encode(t)...).Line()
	f.Func().Id("decode"+name).Params(v.Clone(), jen.Id("d").Op("*").Id("decoder")).Block(decode(t)...).Line()
}

func (vs values) encodeList(t *goir.Type) []jen.Code {
	elem := jen.Parens(jen.Op("*").Id("v")).Index(jen.Id("i"))
	body := []jen.Code{jen.Id("b").Op("=").Add(vs.encode(t.Elem, elem, jen.Id("b")))}
	if t.Elem.CanBeNil() && t.Elem.Kind != goir.Abstract {
		null := jen.If(elem.Clone().Op("==").Nil()).Block(jen.Id("b").Op("=").Id("e").Dot(nullOf(t.Elem)).Call(jen.Id("b")), jen.Continue())
		body = append([]jen.Code{null}, body...)
	}
	return []jen.Code{
		opens("beginList"),
		jen.For(jen.Id("i").Op(":=").Range().Op("*").Id("v")).Block(body...),
		jen.Return(jen.Id("e").Dot("endList").Call(jen.Id("b"))),
	}
}

// nullOf names the method that writes a list's element which is nil.
func nullOf(t *goir.Type) string {
	switch {
	case t.IsMap:
		return "nullMap"
	case t.IsObject():
		return "nullObject"
	}
	return "null"
}

func (vs values) decodeList(t *goir.Type) []jen.Code {
	list := jen.Id("list")
	last := list.Clone().Index(jen.Len(list.Clone()).Op("-").Lit(1))
	room := "values"
	if t.Elem.Kind == goir.Struct || t.Elem.Kind == goir.Abstract || t.Elem.IsObject() {
		room = "objects"
	}
	return []jen.Code{
		none(jen.Id("d").Dot("beginList").Call()),
		list.Clone().Op(":=").Make(goType(t), jen.Lit(0), jen.Id("d").Dot(room).Call()),
		jen.For(jen.Id("d").Dot("more").Call()).Block(
			list.Clone().Op("=").Append(list.Clone(), zero(t.Elem)),
			vs.decodeElement(t.Elem, last),
		),
		jen.Op("*").Id("v").Op("=").Add(list.Clone()),
	}
}

// encodeTexts and decodeTexts leave a map of texts to the runtime.
func encodeTexts(*goir.Type) []jen.Code {
	return []jen.Code{jen.Return(jen.Id("encodeTexts").Call(jen.Id("v"), jen.Id("b"), jen.Id("e")))}
}

func decodeTexts(*goir.Type) []jen.Code {
	return []jen.Code{jen.Id("decodeTexts").Call(jen.Id("v"), jen.Id("d"))}
}

func (vs values) encodeMap(t *goir.Type) []jen.Code {
	at := jen.Parens(jen.Op("*").Id("v")).Index(jen.Id("k"))
	x, b := jen.Id("x"), jen.Id("b")
	body := []jen.Code{x.Clone().Op(":=").Add(at)}
	if t.Elem.CanBeNil() {
		body = append(body, jen.If(x.Clone().Op("==").Nil()).Block(jen.Continue()))
	}
	body = append(body,
		jen.Id("n").Op(":=").Len(b.Clone()),
		b.Clone().Op("=").Add(vs.encode(t.Key, jen.Id("k"), b)),
		b.Clone().Op("=").Id("e").Dot("endKey").Call(b.Clone(), jen.Id("n")),
		b.Clone().Op("=").Add(vs.encode(t.Elem, x, b)),
	)
	return []jen.Code{
		opens("begin"),
		jen.Var().Id("few").Index(jen.Id("fewKeys")).Add(goType(t.Key)),
		jen.For(jen.List(jen.Id("_"), jen.Id("k")).Op(":=").Range().Id("inOrder").Call(jen.Id("few").Index(jen.Empty(), jen.Lit(0)), jen.Op("*").Id("v"), compare(t.Key))).Block(body...),
		jen.Return(jen.Id("e").Dot("end").Call(b.Clone())),
	}
}

// compare writes the function that orders a map's keys.
func compare(t *goir.Type) *jen.Statement {
	switch t.Order {
	case goir.Method:
		return goType(t).Dot("Compare")
	case goir.FalseFirst:
		return jen.Id("compareBool")
	}
	if t.Codec == "String" {
		return jen.Qual("strings", "Compare")
	}
	return jen.Qual("cmp", "Compare").Types(goType(t))
}

func (vs values) decodeMap(t *goir.Type) []jen.Code {
	return []jen.Code{
		none(jen.Id("d").Dot("beginMap").Call()),
		jen.Id("m").Op(":=").Add(goType(t)).Values(),
		jen.For(jen.Id("d").Dot("moreKeys").Call()).Block(
			jen.Var().Id("k").Add(goType(t.Key)),
			vs.decode(t.Key, jen.Id("k")),
			jen.Id("d").Dot("endKey").Call(),
			jen.Var().Id("x").Add(goType(t.Elem)),
			vs.decode(t.Elem, jen.Id("x")),
			jen.Id("m").Index(jen.Id("k")).Op("=").Id("x"),
		),
		jen.Op("*").Id("v").Op("=").Id("m"),
	}
}

// none writes: if *v = nil; !begins { return }.
func none(begins jen.Code) jen.Code {
	return jen.If(jen.Op("*").Id("v").Op("=").Nil(), jen.Op("!").Add(begins)).Block(jen.Return())
}
