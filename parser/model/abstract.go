package model

import (
	"slices"
	"strconv"
	"strings"
)

// IsAbstract tells whether no value is of the type itself: its values are of the
// subtypes, which name themselves on the wire with "__type".
func (t *Type) IsAbstract() bool { return t.Abstract || t.Interface }

// DotNetName is the class's name as "__type" has it, without the assembly:
// "Shop.Order", "Shop.Cart+Line", "Shop.Page`1".
func (t *Type) DotNetName() string {
	if t.CLRName != "" {
		return t.CLRName
	}
	return PlainDotNetName(t.Namespace, t.Name, len(t.Params))
}

// PlainDotNetName is what .NET calls a class that is not nested.
func PlainDotNetName(namespace, name string, params int) string {
	if namespace != "" {
		name = namespace + "." + name
	}
	if params > 0 {
		name += "`" + strconv.Itoa(params)
	}
	return name
}

// SplitTypeName takes the text of a "__type" apart: "Shop.Order, Shop.ServiceModel". The
// assembly, without its version, is "" where the text has none.
func SplitTypeName(text string) (name, assembly string) {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '[':
			depth++
		case ']':
			depth--
		case ',':
			if depth == 0 {
				assembly, _, _ = strings.Cut(text[i+1:], ",")
				return strings.TrimSpace(text[:i]), strings.TrimSpace(assembly)
			}
		}
	}
	return strings.TrimSpace(text), ""
}

// Supertypes are what the type extends and implements itself, the base first.
func (t *Type) Supertypes() []Ref {
	if t.Base.IsZero() {
		return t.Implements
	}
	return append([]Ref{t.Base}, t.Implements...)
}

// SortRefs sorts references by their text and drops repeats.
func SortRefs(refs []Ref) []Ref {
	slices.SortFunc(refs, func(a, b Ref) int { return strings.Compare(a.String(), b.String()) })
	return slices.CompactFunc(refs, Ref.Equal)
}
