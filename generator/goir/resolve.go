package goir

import (
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// place is where a type is used: what it is called in messages, and the type
// parameters that are known there.
type place struct {
	what   string
	pos    diag.Pos
	params map[string]*Type
	// own stands for scalars there, nil for none.
	own *OwnType
	// exact makes every null seen, required none.
	exact, required bool
}

// member gives the type of a struct's field or of a response: a class is a pointer
// there, and so is a number, truth value or time that may be null.
func (b *builder) member(r model.Ref, at place) *Type {
	t := b.element(r, at)
	if t.Kind == Struct {
		return pointerTo(t)
	}
	return t
}

// element gives the type of a list's element: a class is plain, unless every null
// is to be seen.
func (b *builder) element(r model.Ref, at place) *Type {
	t := b.value(r, at)
	if (b.pkg.ExactNulls || at.exact) && !at.required && hidesNull(r, t) {
		return pointerTo(t)
	}
	return t
}

// hidesNull tells whether the type's zero value stands for null and for a value of
// its own, or would stand for null alone where the model says that there is one.
func hidesNull(r model.Ref, t *Type) bool {
	return t.Kind == Struct || t.Codec == "String" || t.text || r.Nullable && t.Zero == ZeroText
}

// value gives the type of a map's value: a class and a text are plain, for servers
// leave out what is null.
func (b *builder) value(r model.Ref, at place) *Type {
	t := b.plain(r, at)
	if r.Nullable && hasNull(t) {
		return pointerTo(t)
	}
	return t
}

// plain gives the type without null.
func (b *builder) plain(r model.Ref, at place) *Type {
	if p := at.params[r.Name]; p != nil && len(r.Args) == 0 {
		return p
	}
	if t := at.own.ownType(r); t != nil {
		return t
	}
	if s := scalar(r.Name); s != nil && len(r.Args) == 0 {
		return s
	}
	switch {
	case r.Name == model.List || r.Name == model.Array:
		return listOf(b.element(argument(r, 0, "object"), at))
	case r.Name == model.Dictionary:
		return b.mapType(r, at)
	case b.enums[r.Name] != nil:
		return enumType(b.names[r.Name], b.enums[r.Name].Numeric || b.enums[r.Name].Flags)
	case b.types[r.Name] != nil:
		return b.declared(r, b.types[r.Name], at)
	case isRuntimeType(r.Name):
		return &Type{Kind: Struct, Name: r.Name}
	}
	b.warn("type-missing", at.pos, "give a source that declares it, such as /types/metadata.json", "the type %q of %s is not declared; it is any", r.Name, at.what)
	return anything()
}

func argument(r model.Ref, i int, missing string) model.Ref {
	if i < len(r.Args) {
		return r.Args[i]
	}
	return model.Ref{Name: missing}
}

func enumType(name string, numeric bool) *Type {
	if numeric {
		return &Type{Kind: NumberEnum, Name: name, Zero: ZeroNumber, Order: Ordered}
	}
	return &Type{Kind: TextEnum, Name: name, Zero: ZeroText, Order: Ordered}
}

// declared gives the type for a class in use, with its arguments.
func (b *builder) declared(r model.Ref, t *model.Type, at place) *Type {
	if t.IsAbstract() {
		return b.abstract(r, t, at)
	}
	if b.polymorphic[t.Name] {
		return b.anyOf(t)
	}
	b.plainly[t.Name] = true
	out := &Type{Kind: Struct, Name: b.names[t.Name]}
	if under := b.flat[t.Name].under; under != nil {
		out.Kind, out.Zero, out.IsMap = Named, ZeroNil, under.Type.Name == model.Dictionary
	}
	at.exact, at.required = false, false // codecs of arguments are the package's
	for i, a := range b.arguments(r, t, at.pos) {
		if b.bare[t.Name][i] {
			out.Args = append(out.Args, b.member(a, at))
		} else {
			out.Args = append(out.Args, b.element(a, at))
		}
	}
	return out
}

// mapType gives the type of a dictionary. Keys that Go cannot order are texts, and
// so are all but texts where the value depends on a type parameter: they look the
// same on the wire.
func (b *builder) mapType(r model.Ref, at place) *Type {
	keyRef := argument(r, 0, "string")
	keyRef.Nullable = false
	inKey := at
	inKey.own = nil
	key, elem := b.plain(keyRef, inKey), b.value(argument(r, 1, "object"), at)
	switch {
	case key.Spelling == "String":
	case key.Order == Unordered || key.IsGeneric():
		b.warn("map-key", at.pos, "write and read the keys in the server's spelling", "the keys %q of %s cannot be a Go map's; they are strings", keyRef.String(), at.what)
		key = scalar("string")
	case elem.IsGeneric():
		b.warn("map-key", at.pos, "write and read the keys in the server's spelling", "the keys %q of %s stand beside a type parameter; they are strings", keyRef.String(), at.what)
		key = scalar("string")
	}
	return mapOf(key, elem)
}
