package config

import (
	"go/types"

	"github.com/ssgen/ssgen/generator/goir"
)

// study finds out whether a type can stand for a scalar: it writes and reads its text, and
// one can ask whether it is zero.
func study(named *types.TypeName) (zero goir.Zero, problem, hint string) {
	t := types.Unalias(named.Type())
	if n, ok := t.(*types.Named); ok && n.TypeParams().Len() > 0 {
		return 0, "has type parameters", "declare a type of one instance, with methods for its text"
	}
	if types.IsInterface(t) {
		return 0, "is an interface", "choose a type of values, such as a struct, a text or a number"
	}
	bytes := types.NewSlice(types.Typ[types.Byte])
	failure := types.Universe.Lookup("error").Type()
	wrap := "choose a type with encoding.TextMarshaler and encoding.TextUnmarshaler, or wrap it in one"
	if !hasMethod(named, "MarshalText", nil, []types.Type{bytes, failure}) {
		return 0, "has no method MarshalText() ([]byte, error), which would write it", wrap
	}
	if !hasMethod(named, "UnmarshalText", []types.Type{bytes}, []types.Type{failure}) {
		return 0, "has no method UnmarshalText([]byte) error, which would read it", wrap
	}
	asked := hasMethod(named, "IsZero", nil, []types.Type{types.Typ[types.Bool]})
	switch under := t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return goir.ZeroNil, "", ""
	case *types.Basic:
		switch info := under.Info(); {
		case info&types.IsString != 0:
			return goir.ZeroText, "", ""
		case info&types.IsNumeric != 0:
			return goir.ZeroNumber, "", ""
		case info&types.IsBoolean != 0:
			return goir.ZeroBool, "", ""
		}
	case *types.Struct, *types.Array:
		switch {
		case asked:
			return goir.ZeroMethod, "", ""
		case types.Comparable(t):
			return goir.ZeroCompared, "", ""
		}
		return 0, "can neither be compared nor has it a method IsZero() bool, so that nobody can tell a zero value", "choose a type that can, or wrap it in one"
	}
	return 0, "is no type of values, such as a struct, a text or a number", "choose another, or wrap it in a struct"
}

// hasMethod tells whether a pointer to the type has a method with these parameters and results.
func hasMethod(named *types.TypeName, name string, params, results []types.Type) bool {
	found, _, _ := types.LookupFieldOrMethod(types.NewPointer(named.Type()), true, named.Pkg(), name)
	f, ok := found.(*types.Func)
	if !ok {
		return false
	}
	tuple := func(list []types.Type) *types.Tuple {
		var vars []*types.Var
		for _, t := range list {
			vars = append(vars, types.NewVar(0, nil, "", t))
		}
		return types.NewTuple(vars...)
	}
	s := f.Signature()
	return !s.Variadic() && types.Identical(s.Params(), tuple(params)) && types.Identical(s.Results(), tuple(results))
}
