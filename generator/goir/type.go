package goir

import "strings"

// Kind tells how a Go type is written and how its values travel.
type Kind int

// The kinds. A Struct is what the API calls a class, a Named a class that is a list
// or a map itself; TextEnum and NumberEnum are the API's enums by what they send; an
// Abstract is an interface that pointers to several classes fit.
const (
	Scalar Kind = iota
	TextEnum
	NumberEnum
	Struct
	Named
	List
	Map
	Pointer
	Param
	Abstract
)

// Zero tells how Go code asks whether a value is the zero value.
type Zero int

// The ways to ask: v == nil, v == "", v == 0, !v, v.IsZero(), v != (T{}).
// ZeroNone is for what cannot be asked.
const (
	ZeroNone Zero = iota
	ZeroNil
	ZeroText
	ZeroNumber
	ZeroBool
	ZeroMethod
	ZeroCompared
)

// Order tells how values compare where they are the keys of a map.
type Order int

// The orders: none (no map has such keys), Go's own, the type's method Compare,
// and false before true.
const (
	Unordered Order = iota
	Ordered
	Method
	FalseFirst
)

// Type is a Go type with all that emitting needs to know of it.
type Type struct {
	Kind Kind
	// Name is the Go name: of a declared type, of a scalar in Path, of a type
	// parameter. It is "" for lists, maps and pointers.
	Name string
	// Path is the import path of a scalar's type, "" for Go's own and the package's.
	Path string
	// Codec is the end of the names of a scalar's codec functions ("DateTime":
	// encodeDateTime, decodeDateTime); "" where the type has methods.
	Codec string
	// Spelling tells a scalar's codec in the names of emitted functions.
	Spelling string
	Zero     Zero
	Order    Order
	// IsMap is set for a map and for a Named type that is one.
	IsMap bool
	// Elem is a list's, map's or pointer's element; Key a map's key.
	Elem, Key *Type
	// Args are a generic type's arguments.
	Args []*Type
	// own is set for a type of the user's, text for one that stands for a text, of which the
	// zero value is left out.
	own, text bool
}

// ID is the type's identity: two types with one ID are one Go type with one codec.
func (t *Type) ID() string {
	switch t.Kind {
	case List:
		return "[]" + t.Elem.ID()
	case Map:
		return "map[" + t.Key.ID() + "]" + t.Elem.ID()
	case Pointer:
		return "*" + t.Elem.ID()
	case Scalar:
		if t.own {
			return "own " + t.Codec + " " + t.Path + "." + t.Name
		}
		return "scalar " + t.Spelling
	}
	return t.Name + joinArgs(t.Args, (*Type).ID)
}

// GoString is the type as Go writes it, with import paths for package names. Two
// types with different codecs may have one (DateTime, DateTimeOffset).
func (t *Type) GoString() string {
	switch t.Kind {
	case List:
		return "[]" + t.Elem.GoString()
	case Map:
		return "map[" + t.Key.GoString() + "]" + t.Elem.GoString()
	case Pointer:
		return "*" + t.Elem.GoString()
	case Scalar:
		return strings.TrimPrefix(t.Path+"."+t.Name, ".")
	}
	return t.Name + joinArgs(t.Args, (*Type).GoString)
}

// spell names the type in the names of emitted functions: "ListOrderLine".
func (t *Type) spell() string {
	switch t.Kind {
	case List:
		return "List" + t.Elem.spell()
	case Map:
		return "Map" + t.Key.spell() + t.Elem.spell()
	case Pointer:
		return "Pointer" + t.Elem.spell()
	case Scalar:
		return t.Spelling
	}
	var b strings.Builder
	b.WriteString(t.Name)
	for _, a := range t.Args {
		b.WriteString(a.spell())
	}
	return b.String()
}

// IsGeneric tells whether a type parameter is the type or a part of it.
func (t *Type) IsGeneric() bool {
	if t.Kind == Param || t.Elem != nil && t.Elem.IsGeneric() || t.Key != nil && t.Key.IsGeneric() {
		return true
	}
	for _, a := range t.Args {
		if a.IsGeneric() {
			return true
		}
	}
	return false
}

// IsOwn tells whether the type is the user's own.
func (t *Type) IsOwn() bool { return t.own }

// CanBeNil tells whether values of the type may be nil.
func (t *Type) CanBeNil() bool { return t.Zero == ZeroNil }

// IsText tells whether the type is a pointer to a text, of which "" is not null.
func (t *Type) IsText() bool { return t.Kind == Pointer && t.Elem.Codec == "String" }

// IsObject tells whether the type is a pointer to a struct.
func (t *Type) IsObject() bool { return t.Kind == Pointer && t.Elem.Kind == Struct }

// substitute gives the type with arguments in place of type parameters.
func (t *Type) substitute(args map[string]*Type) *Type {
	if t == nil || !t.IsGeneric() {
		return t
	}
	if t.Kind == Param {
		if a := args[t.Name]; a != nil {
			return a
		}
		return t
	}
	s := *t
	s.Elem, s.Key = t.Elem.substitute(args), t.Key.substitute(args)
	s.Args = make([]*Type, len(t.Args))
	for i, a := range t.Args {
		s.Args[i] = a.substitute(args)
	}
	return &s
}

func joinArgs(args []*Type, name func(*Type) string) string {
	if len(args) == 0 {
		return ""
	}
	names := make([]string, len(args))
	for i, a := range args {
		names[i] = name(a)
	}
	return "[" + strings.Join(names, ", ") + "]"
}

func listOf(elem *Type) *Type { return &Type{Kind: List, Elem: elem, Zero: ZeroNil} }

func mapOf(key, elem *Type) *Type {
	return &Type{Kind: Map, Key: key, Elem: elem, Zero: ZeroNil, IsMap: true}
}

func pointerTo(elem *Type) *Type { return &Type{Kind: Pointer, Elem: elem, Zero: ZeroNil} }
