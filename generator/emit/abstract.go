package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// abstractType emits the interface that an abstract type's classes fit, by methods that no
// other package can write.
func (e *emitter) abstractType(f *jen.File, a *goir.AbstractDef) {
	f.Add(doc(abstractDoc(a)))
	f.Type().Id(a.Name).Interface(
		jen.Id("is"+a.Name).Params(),
		jen.Id("encodeSubtype").Params(jen.Id("b").Index().Byte(), jen.Id("e").Op("*").Id("encoder")).Index().Byte(),
	).Line()
}

func abstractDoc(a *goir.AbstractDef) string {
	const most = 6
	var names []string
	for _, d := range a.Classes[:min(len(a.Classes), most)] {
		names = append(names, "*["+d.Name+"]")
	}
	if rest := len(a.Classes) - most; rest > 0 {
		names = append(names, fmt.Sprintf("%d more", rest))
	}
	holds := a.Name + " holds a *[RawValue], for no class is known that it can be."
	if len(names) > 0 {
		holds = a.Name + " holds " + strings.Join(names, ", ") + ", or a *[RawValue] where the class is not known."
	}
	if text := strings.TrimSpace(plainText(a.Doc)); text != "" {
		return join(comment(named(a.Name, text)), "//", comment(holds))
	}
	return comment(holds)
}

// abstractCodec emits an abstract type's functions, and that its classes fit it.
func (e *emitter) abstractCodec(f *jen.File, a *goir.AbstractDef) {
	v := jen.Id("v").Op("*").Id(a.Name)
	names := make([]string, len(a.Classes))
	for i, d := range a.Classes {
		names[i] = d.TypeName
	}
	encode := []jen.Code{
		jen.If(jen.Op("*").Id("v").Op("==").Nil()).Block(jen.Return(jen.Id("e").Dot("nullSubtype").Call(jen.Id("b")))),
		jen.Return(jen.Parens(jen.Op("*").Id("v")).Dot("encodeSubtype").Call(jen.Id("b"), jen.Id("e"))),
	}
	unnamed := jen.Op("*").Id("v").Op("=").Id("d").Dot("raw").Call()
	other := []jen.Code{jen.Id("unnamedSubtype"), jen.Id("otherSubtype")}
	if a.Base != nil { // the class itself is not named
		encode = append([]jen.Code{jen.If(jen.List(jen.Id("x"), jen.Id("ok")).Op(":=").Parens(jen.Op("*").Id("v")).Assert(jen.Op("*").Id(a.Base.Name)), jen.Id("ok").Op("&&").Id("x").Op("!=").Nil()).
			Block(jen.Return(jen.Id("x").Dot("encode").Call(jen.Id("b"), jen.Id("e"))))}, encode...)
		other = other[1:]
	}
	f.Var().Id("subtypes" + a.Name).Op("=").Add(texts(names)).Line()
	f.Func().Id("encodeAbstract"+a.Name).Params(v.Clone(), jen.Id("b").Index().Byte(), jen.Id("e").Op("*").Id("encoder")).Index().Byte().Block(encode...).Line()
	f.Func().Id("decodeAbstract"+a.Name).Params(v.Clone(), jen.Id("d").Op("*").Id("decoder")).Block(
		jen.Op("*").Id("v").Op("=").Nil(),
		jen.Switch(jen.Id("d").Dot("subtype").Call(jen.Id("subtypes"+a.Name))).BlockFunc(func(g *jen.Group) {
			for i, d := range a.Classes {
				cases := []jen.Code{jen.Lit(i)}
				if d == a.Base {
					cases = append(cases, jen.Id("unnamedSubtype"))
				}
				g.Case(cases...).Block(
					jen.Id("x").Op(":=").New(jen.Id(d.Name)),
					jen.Id("x").Dot("decode").Call(jen.Id("d")),
					jen.Op("*").Id("v").Op("=").Id("x"),
				)
			}
			g.Case(other...).Block(unnamed)
		}),
	).Line()
	f.Func().Params(jen.Op("*").Id("RawValue")).Id("is" + a.Name).Params().Block().Line()
}

// subclasses emits the names of the classes for which a struct has no room.
func subclasses(f *jen.File, d *goir.Def) {
	if len(d.Subclasses) == 0 {
		return
	}
	names := make([]string, len(d.Subclasses))
	for i, s := range d.Subclasses {
		names[i] = s.TypeName
	}
	f.Var().Id("subtypes" + d.Name).Op("=").Add(texts(names)).Line()
}

// skip writes what becomes of a member that a struct does not have.
func skip(d *goir.Def) jen.Code {
	if len(d.Subclasses) == 0 {
		return jen.Id("d").Dot("skip").Call()
	}
	reason := "extends " + oneLine(d.Source) + ", which has no room for it: generate with --polymorphic " + oneLine(d.Source)
	return jen.Id("d").Dot("skipBeside").Call(jen.Id("subtypes"+d.Name), text(reason))
}

// subtypeCodec emits how a class is written where it stands for another type.
func subtypeCodec(f *jen.File, d *goir.Def) {
	if len(d.Fits) == 0 {
		return
	}
	name := d.TypeName
	if d.Assembly != "" {
		name += ", " + d.Assembly
	}
	f.Func().Params(jen.Id("v").Op("*").Id(d.Name)).Id("encodeSubtype").Params(jen.Id("b").Index().Byte(), jen.Id("e").Op("*").Id("encoder")).Index().Byte().Block(
		jen.If(jen.Id("v").Op("==").Nil()).Block(jen.Return(jen.Id("e").Dot("nullSubtype").Call(jen.Id("b")))),
		jen.Id("e").Dot("typeName").Op("=").Add(text(name)),
		jen.Return(jen.Id("v").Dot("encode").Call(jen.Id("b"), jen.Id("e"))),
	).Line()
	for _, a := range d.Fits {
		f.Func().Params(jen.Op("*").Id(d.Name)).Id("is" + a).Params().Block().Line()
	}
}

// begins names the method that opens a struct's object.
func begins(d *goir.Def) string {
	if len(d.Fits) > 0 {
		return "beginSubtype"
	}
	return "begin"
}
