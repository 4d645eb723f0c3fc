package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// values writes how values of any type are encoded and decoded. Within a generic
// type, params names the variables that hold the codecs of its parameters.
type values struct {
	pkg    *goir.Package
	params map[string]string
}

func (e *emitter) values(params []goir.TypeParam) values {
	v := values{pkg: e.pkg, params: map[string]string{}}
	for _, p := range params {
		v.params[p.Name] = p.Codec
	}
	return v
}

// encode writes the expression that appends v, which can be addressed, to buffer.
func (vs values) encode(t *goir.Type, v, buffer *jen.Statement) *jen.Statement {
	if t.Kind == goir.Pointer {
		return vs.call("encode", t.Elem, v.Clone(), v.Clone(), buffer, jen.Id("e"))
	}
	return vs.call("encode", t, v.Clone(), jen.Op("&").Add(v), buffer, jen.Id("e"))
}

// decode writes the statement that reads into v, which can be addressed.
func (vs values) decode(t *goir.Type, v *jen.Statement) *jen.Statement {
	if t.Kind == goir.Pointer {
		return vs.decodePointer(t, v, present(t))
	}
	return vs.call("decode", t, v.Clone(), jen.Op("&").Add(v), jen.Id("d"))
}

// decodeElement is decode for a list's element: {} is what servers write there for an
// object that is null.
func (vs values) decodeElement(t *goir.Type, v *jen.Statement) *jen.Statement {
	if t.IsObject() && vs.pkg.ExactElements {
		return vs.decodePointer(t, v, jen.Op("!").Id("d").Dot("emptyObject").Call().Op("&&").Add(present(t)))
	}
	if t.Kind == goir.Abstract {
		return jen.If(jen.Op("!").Id("d").Dot("emptyObject").Call()).Block(vs.decode(t, v))
	}
	return vs.decode(t, v)
}

func (vs values) decodePointer(t *goir.Type, v, present *jen.Statement) *jen.Statement {
	return jen.If(v.Clone().Op("=").Nil(), present).Block(
		v.Clone().Op("=").New(goType(t.Elem)),
		vs.call("decode", t.Elem, v.Clone(), v.Clone(), jen.Id("d")),
	)
}

// present asks whether there is a value for a pointer.
func present(t *goir.Type) *jen.Statement {
	if t.IsText() {
		return jen.Id("d").Dot("presentString").Call()
	}
	return jen.Id("d").Dot("present").Call()
}

// call writes the call of the function that serves a type: the type's method, a
// function of the runtime, or one that is emitted. receiver is the value for a
// method, pointer its address for a function.
func (vs values) call(verb string, t *goir.Type, receiver, pointer *jen.Statement, args ...jen.Code) *jen.Statement {
	withPointer := append([]jen.Code{pointer}, args...)
	switch {
	case t.Kind == goir.Param:
		return jen.Id(vs.params[t.Name]).Dot(verb).Call(withPointer...)
	case t.Kind == goir.Scalar && t.Codec != "":
		return jen.Id(verb + t.Codec).Call(withPointer...)
	case t.Kind == goir.Abstract:
		return jen.Id(verb + "Abstract" + t.Name).Call(withPointer...)
	case t.Kind == goir.List && t.IsGeneric():
		return jen.Id("list" + title(verb)).Call(append(withPointer, vs.codec(t.Elem))...)
	case t.Kind == goir.Map && t.IsGeneric():
		return jen.Id("map" + title(verb)).Call(append(withPointer, vs.codec(t.Elem))...)
	case t.Kind == goir.List, t.Kind == goir.Map:
		return jen.Id(verb + vs.pkg.Spelling(t)).Call(withPointer...)
	}
	for _, a := range t.Args {
		args = append(args, vs.codec(a))
	}
	return receiver.Dot(verb).Call(args...)
}

// function writes the function value that serves a type without arguments of its own.
func (vs values) function(verb string, t *goir.Type) *jen.Statement {
	switch {
	case len(t.Args) > 0:
		return vs.codec(t).Dot(verb)
	case t.Kind == goir.Pointer:
		return vs.codec(t).Dot(verb)
	case t.Kind == goir.Abstract:
		return jen.Id(verb + "Abstract" + t.Name)
	case t.Kind == goir.Scalar && (t.Codec == "Int" || t.Codec == "Uint" || t.IsOwn()):
		return jen.Id(verb + t.Codec).Types(goType(t))
	case t.Kind == goir.Scalar && t.Codec != "":
		return jen.Id(verb + t.Codec)
	case t.Kind == goir.List, t.Kind == goir.Map:
		return jen.Id(verb + vs.pkg.Spelling(t))
	}
	return jen.Parens(jen.Op("*").Add(goType(t))).Dot(verb)
}

// codec writes the codec value of a type.
func (vs values) codec(t *goir.Type) *jen.Statement {
	switch {
	case t.Kind == goir.Param:
		return jen.Id(vs.params[t.Name])
	case t.IsText():
		return jen.Id("textCodec").Call()
	case t.IsObject() && vs.pkg.ExactNulls:
		return jen.Id("objectCodec").Call(vs.codec(t.Elem))
	case t.Kind == goir.Pointer:
		return jen.Id("pointerCodec").Call(vs.codec(t.Elem))
	case t.Kind == goir.List && t.IsGeneric():
		return jen.Id("listCodec").Call(vs.codec(t.Elem))
	case t.Kind == goir.Map && t.IsGeneric():
		return jen.Id("mapCodec").Call(vs.codec(t.Elem))
	case len(t.Args) > 0:
		return jen.Id("codecOf" + t.Name).CallFunc(func(g *jen.Group) {
			for _, a := range t.Args {
				g.Add(vs.codec(a))
			}
		})
	}
	return jen.Id("codecOf" + vs.pkg.Spelling(t)).Call()
}

func title(verb string) string { return string(verb[0]-'a'+'A') + verb[1:] }
