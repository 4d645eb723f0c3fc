package emit

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// enumsFile emits the enums with their constants and functions.
func (e *emitter) enumsFile() *jen.File {
	f := e.file()
	for _, d := range e.pkg.Enums {
		under := jen.String()
		if d.Numeric {
			under = jen.Int64()
		}
		f.Comment(enumDoc(d))
		f.Type().Id(d.Name).Add(under).Line()
		constants(f, d)
		enumTables(f, d)
		if d.Numeric {
			numericFunctions(f, d)
		} else {
			textFunctions(f, d)
		}
	}
	return f
}

func enumDoc(d *goir.EnumDef) string {
	text := strings.TrimSpace(plainText(d.Doc))
	what := " travels as text; a value that this package does not know is kept."
	switch {
	case d.Flags:
		what = " is a set of flags, which travels as a number."
	case d.Numeric:
		what = " travels as a number; a value that this package does not know is kept."
	}
	if text == "" {
		return comment(d.Name + what)
	}
	return comment(named(d.Name, text))
}

func constants(f *jen.File, d *goir.EnumDef) {
	if len(d.Values) == 0 {
		return
	}
	f.Comment("The values of " + d.Name + ".")
	f.Const().DefsFunc(func(g *jen.Group) {
		for _, v := range d.Values {
			g.Add(doc(comment(plainText(v.Doc))))
			c := g.Id(v.Name).Id(d.Name).Op("=")
			if d.Numeric {
				c.Add(number(v.Number))
			} else {
				c.Add(text(v.Text))
			}
		}
	}).Line()
}

// number writes an integer without its type.
func number(n int64) *jen.Statement {
	if n == -1<<63 {
		return jen.Op("-1 << 63")
	}
	return jen.Lit(int(n))
}

func enumTables(f *jen.File, d *goir.EnumDef) {
	var names []string
	for _, v := range d.Values {
		names = append(names, v.Text)
	}
	f.Var().Id("texts" + d.Name).Op("=").Add(texts(names)).Line()
	if hasNames(d) {
		for i, v := range d.Values {
			names[i] = v.Source
		}
		f.Var().Id("aliases" + d.Name).Op("=").Add(texts(names)).Line()
	}
	if d.Numeric || d.Numbered {
		f.Var().Id("values" + d.Name).Op("=").Index().Int64().ValuesFunc(func(g *jen.Group) {
			for _, v := range d.Values {
				g.Add(number(v.Number))
			}
		}).Line()
	}
}

// hasNames tells whether a value of an enum that travels as text has a name besides it.
func hasNames(d *goir.EnumDef) bool {
	return !d.Numeric && slices.ContainsFunc(d.Values, func(v goir.EnumValue) bool { return v.Source != "" && v.Source != v.Text })
}

// enumNumbers gives the numbers of an enum that travels as text: none where they count from 0.
func enumNumbers(d *goir.EnumDef) jen.Code {
	if d.Numbered {
		return jen.Id("values" + d.Name)
	}
	return jen.Nil()
}

// enumValues emits the list of an enum's constants.
func enumValues(f *jen.File, d *goir.EnumDef) {
	items, length := make([]jen.Code, len(d.Values)), 0
	for i, v := range d.Values {
		items[i] = jen.Id(v.Name)
		length += len(v.Name) + len(", ")
	}
	f.Comment(comment(d.List + " lists the values that this package knows."))
	f.Func().Id(d.List).Params().Index().Id(d.Name).Block(jen.Return(jen.Index().Id(d.Name).Add(braces(items, length)))).Line()
}

func textFunctions(f *jen.File, d *goir.EnumDef) {
	if !d.OwnString {
		f.Comment("String gives the text that travels.")
		f.Func().Params(jen.Id("v").Id(d.Name)).Id("String").Params().String().Block(jen.Return(jen.String().Call(jen.Id("v")))).Line()
	}
	f.Comment(comment(d.Parse + " gives the value for a text, in any case where only one value has it."))
	f.Func().Id(d.Parse).Params(jen.Id("text").String()).Params(jen.Id(d.Name), jen.Error()).Block(
		jen.List(jen.Id("known"), jen.Err()).Op(":=").Id("parseEnum").Call(jen.Lit(d.Name), jen.Id("text"), jen.Id("texts"+d.Name)),
		jen.Return(jen.Id(d.Name).Call(jen.Id("known")), jen.Err()),
	).Line()
	enumValues(f, d)
}

func numericFunctions(f *jen.File, d *goir.EnumDef) {
	tables := []jen.Code{jen.Id("texts" + d.Name), jen.Id("values" + d.Name)}
	if !d.OwnString {
		f.Comment("String gives the value's name, or the names of its flags, such as \"A, B\".")
		f.Func().Params(jen.Id("v").Id(d.Name)).Id("String").Params().String().
			Block(jen.Return(jen.Id("flagsString").Call(append([]jen.Code{jen.Int64().Call(jen.Id("v"))}, tables...)...))).Line()
	}
	f.Comment(comment(d.Parse + " gives the value for a name, several names, or a number."))
	f.Func().Id(d.Parse).Params(jen.Id("text").String()).Params(jen.Id(d.Name), jen.Error()).Block(
		jen.List(jen.Id("n"), jen.Err()).Op(":=").Id("parseFlags").Call(append([]jen.Code{jen.Lit(d.Name), jen.Id("text")}, tables...)...),
		jen.Return(jen.Id(d.Name).Call(jen.Id("n")), jen.Err()),
	).Line()
	enumValues(f, d)
}
