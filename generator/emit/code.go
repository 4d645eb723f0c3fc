package emit

import (
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// text is the one way for a string of the API to become a Go literal. It is
// written raw where that reads better and every character of it can be seen.
func text(s string) *jen.Statement {
	if strings.ContainsAny(s, `"\`) && strconv.CanBackquote(s) && !strings.ContainsFunc(s, func(r rune) bool { return !strconv.IsPrint(r) }) {
		return jen.Op("`" + s + "`")
	}
	return jen.Lit(s)
}

// texts is a []string.
func texts(list []string) *jen.Statement {
	items, length := make([]jen.Code, len(list)), 0
	for i, s := range list {
		items[i] = text(s)
		length += len(s) + len(`"", `)
	}
	return jen.Index().String().Add(braces(items, length))
}

// braces writes items in braces: on one line while that is of a readable length.
func braces(items []jen.Code, length int) *jen.Statement {
	if length > width-len("var keys = []string{}") {
		return block(items...)
	}
	return jen.Values(items...)
}

// doc puts a comment above a declaration; an empty one leaves no trace.
func doc(comment string) jen.Code {
	if comment == "" {
		return jen.Null()
	}
	return jen.Comment(comment)
}

// goType writes a type.
func goType(t *goir.Type) *jen.Statement {
	switch t.Kind {
	case goir.List:
		return jen.Index().Add(goType(t.Elem))
	case goir.Map:
		return jen.Map(goType(t.Key)).Add(goType(t.Elem))
	case goir.Pointer:
		return jen.Op("*").Add(goType(t.Elem))
	case goir.Scalar:
		return scalarType(t)
	}
	return instance(t.Name, t.Args)
}

func scalarType(t *goir.Type) *jen.Statement {
	switch {
	case t.Path != "":
		return jen.Qual(t.Path, t.Name)
	case t.Codec == "Bytes":
		return jen.Index().Byte()
	}
	return jen.Id(t.Name)
}

// instance writes a declared type's name with its arguments.
func instance(name string, args []*goir.Type) *jen.Statement {
	s := jen.Id(name)
	if len(args) == 0 {
		return s
	}
	return s.TypesFunc(func(g *jen.Group) {
		for _, a := range args {
			g.Add(goType(a))
		}
	})
}

// self writes a definition's own type: Paged[T].
func self(d *goir.Def) *jen.Statement {
	s := jen.Id(d.Name)
	if len(d.Params) == 0 {
		return s
	}
	return s.TypesFunc(func(g *jen.Group) {
		for _, p := range d.Params {
			g.Id(p.Name)
		}
	})
}

// typeParams writes a definition's parameters with their constraint: [T any].
func typeParams(s *jen.Statement, params []goir.TypeParam) *jen.Statement {
	if len(params) == 0 {
		return s
	}
	var names []jen.Code
	for _, p := range params {
		names = append(names, jen.Id(p.Name))
	}
	return s.Types(jen.List(names...).Any())
}

// codecParams writes the parameters with which a generic type's functions get the
// codecs of its arguments: codecT codec[T].
func codecParams(params []goir.TypeParam) []jen.Code {
	var out []jen.Code
	for _, p := range params {
		out = append(out, jen.Id(p.Codec).Id("codec").Types(jen.Id(p.Name)))
	}
	return out
}

// isSet writes the question whether v is not its type's zero value.
func isSet(t *goir.Type, v *jen.Statement) *jen.Statement {
	v = v.Clone()
	switch t.Zero {
	case goir.ZeroNil:
		return v.Op("!=").Nil()
	case goir.ZeroText:
		return v.Op("!=").Lit("")
	case goir.ZeroNumber:
		return v.Op("!=").Lit(0)
	case goir.ZeroBool:
		return v
	}
	if t.Zero == goir.ZeroCompared {
		return v.Op("!=").Parens(goType(t).Values())
	}
	return jen.Op("!").Add(v).Dot("IsZero").Call()
}

// zero writes a type's zero value.
func zero(t *goir.Type) *jen.Statement {
	switch t.Zero {
	case goir.ZeroNil:
		return jen.Nil()
	case goir.ZeroText:
		return jen.Lit("")
	case goir.ZeroNumber:
		return jen.Lit(0)
	case goir.ZeroBool:
		return jen.False()
	}
	return goType(t).Values()
}

// block writes items in braces, one a line.
func block(items ...jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, items...)
}

// key writes one field of a composite literal.
func key(name string, value jen.Code) *jen.Statement { return jen.Id(name).Op(":").Add(value) }
