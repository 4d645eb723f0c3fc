package override

import (
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

// typeOf reads the type that an entry gives. Params are the type parameters that it may
// mention.
func (a *applier) typeOf(e Entry, params []string) (model.Ref, bool) {
	ref, err := model.ParseRef(strings.TrimSpace(e.Value))
	if err != nil || ref.IsZero() {
		a.fail("override-type", e, "write it as C# would, such as decimal?, List<Order> or Dictionary<string, int>", "%q is no type", e.Value)
		return model.Ref{}, false
	}
	if !a.known(e, &ref, params) {
		return model.Ref{}, false
	}
	return ref, true
}

// known tells whether all names in a type are known ones, and takes the "?" off classes
// and texts, which can be null anyway.
func (a *applier) known(e Entry, r *model.Ref, params []string) bool {
	for i := range r.Args {
		if !a.known(e, &r.Args[i], params) {
			return false
		}
	}
	if name := goScalars[r.Name]; name != "" {
		r.Name = name
	}
	want, value, ok := a.arity(r.Name, params)
	switch {
	case !ok:
		known := slices.Concat(scalarNames[:], names(a.api.Types, typeName), names(a.api.Enums, enumName), params)
		hint := didYouMean(r.Name, known)
		if alias := csharp[r.Name]; alias != "" {
			hint = "write " + alias
		}
		a.fail("override-type", e, hint, "there is no type %s", quote(r.Name))
		return false
	case want != len(r.Args):
		a.fail("override-type", e, "write it as C# would, such as List<Order> or Dictionary<string, int>",
			"%s takes type arguments: %d, not %d", r.Name, want, len(r.Args))
		return false
	case r.Name == model.Dictionary && !a.isKey(r.Args[0]):
		a.fail("override-type", e, "a key is one value, such as string, int or an enum", "%s cannot be a key", r.Args[0])
		return false
	}
	r.Nullable = r.Nullable && value
	return true
}

// arity tells how many arguments a type of the name has and whether it is a value type.
func (a *applier) arity(name string, params []string) (n int, value, ok bool) {
	scalar := model.Ref{Name: name}
	switch {
	case slices.Contains(params, name):
		return 0, true, true
	case scalar.IsScalar():
		return 0, scalar.IsValueScalar(), true
	case name == model.List, name == model.Array:
		return 1, false, true
	case name == model.Dictionary:
		return 2, false, true
	}
	for i := range a.api.Types {
		if t := &a.api.Types[i]; t.Name == name {
			return len(t.Params), false, true
		}
	}
	isEnum := slices.ContainsFunc(a.api.Enums, func(e model.Enum) bool { return e.Name == name })
	return 0, isEnum, isEnum
}

// isKey tells whether a map can have keys of the type.
func (a *applier) isKey(r model.Ref) bool {
	isEnum := slices.ContainsFunc(a.api.Enums, func(e model.Enum) bool { return e.Name == r.Name })
	return isEnum || r.IsScalar() && !slices.Contains([]string{"object", "byte[]", "Stream"}, r.Name)
}

// scalarNames are the scalars that an entry may give, for near names.
var scalarNames = [...]string{
	"bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "char", model.Number,
	"DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Guid", "string", "byte[]", "Uri", "object",
	model.List, model.Dictionary,
}

// goScalars are names that Go has for scalars of C#. Those that both have mean C#'s.
var goScalars = map[string]string{
	"int8": "sbyte", "int16": "short", "int32": "int", "int64": "long", "uint8": "byte", "uint16": "ushort", "uint32": "uint", "uint64": "ulong",
	"float32": "float", "float64": "double", "time.Time": "DateTime", "time.Duration": "TimeSpan", "any": "object",
}

// csharp are names that people write for the model's.
var csharp = map[string]string{
	"Boolean": "bool", "boolean": "bool", "Byte": "byte", "SByte": "sbyte", "Int16": "short", "UInt16": "ushort", "Int32": "int", "integer": "int",
	"UInt32": "uint", "Int64": "long", "UInt64": "ulong", "Single": "float", "Double": "double",
	"Decimal": "decimal", "Char": "char", "String": "string", "Object": "object", "number": model.Number,
	"IEnumerable": "List<…>", "IList": "List<…>", "ICollection": "List<…>", "HashSet": "List<…>", "IDictionary": "Dictionary<…>",
	"Date": "DateTime", "date": "DateTime", "Time": "DateTime", "Duration": "TimeSpan", "uuid": "Guid", "GUID": "Guid", "UUID": "Guid",
}

// holds tells whether a type is or mentions the name.
func holds(r model.Ref, name string) bool {
	return r.Name == name || slices.ContainsFunc(r.Args, func(a model.Ref) bool { return holds(a, name) })
}

func quote(s string) string { return `"` + s + `"` }

// names lists how the things of a list are called.
func names[T any](list []T, name func(*T) string) []string {
	var out []string
	for i := range list {
		out = append(out, name(&list[i]))
	}
	return out
}

func typeName(t *model.Type) string           { return t.Name }
func enumName(e *model.Enum) string           { return e.Name }
func operationName(o *model.Operation) string { return o.Name }
func wireName(m *model.Member) string         { return m.Wire }

// dropUnused takes out the classes made from samples that nothing needs any more.
func (a *applier) dropUnused(before *model.API) {
	if len(a.settled) == 0 {
		return
	}
	was, is := reachable(before), reachable(a.api)
	a.api.Types = slices.DeleteFunc(a.api.Types, func(t model.Type) bool { return t.FromSample && was[t.Name] && !is[t.Name] })
}

// reachable marks what operations and declared types mention.
func reachable(api *model.API) map[string]bool {
	byName := map[string]*model.Type{}
	for i := range api.Types {
		byName[api.Types[i].Name] = &api.Types[i]
	}
	marked := map[string]bool{}
	var mark func(model.Ref)
	mark = func(r model.Ref) {
		for _, arg := range r.Args {
			mark(arg)
		}
		t := byName[r.Name]
		if t == nil || marked[r.Name] {
			return
		}
		marked[r.Name] = true
		mark(t.Base)
		for _, m := range t.Members {
			mark(m.Type)
		}
	}
	for _, op := range api.Operations {
		mark(model.Ref{Name: op.Request})
		mark(op.Response)
	}
	for i := range api.Types {
		if !api.Types[i].FromSample {
			mark(model.Ref{Name: api.Types[i].Name})
		}
	}
	return marked
}
