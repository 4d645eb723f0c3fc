package native

import (
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// scope is where a type's name stands.
type scope struct {
	namespace string
	params    []string
	// user names the type or operation for diagnostics.
	user string
}

// ref gives the model's reference to a type in use.
func (r *reader) ref(use typeName, s scope) model.Ref {
	t, err := parseCLR(use.name)
	if err == nil {
		t.close(use.args)
	}
	if err != nil || t.depth() > maxTypeDepth {
		return r.undeclared(use.name, use, s)
	}
	return r.resolve(t, use, s)
}

func (r *reader) resolve(t *clrType, use typeName, s scope) model.Ref {
	switch {
	case t.isArray():
		elem := r.resolve(t.args[0], use, s)
		if elem.Name == "byte" && !elem.Nullable {
			return model.Ref{Name: "byte[]"}
		}
		return model.Ref{Name: model.Array, Args: []model.Ref{elem}}
	case t.name == "Nullable" && len(t.args) == 1:
		inner := r.resolve(t.args[0], typeName{valueType: use.valueType, enum: use.enum, pos: use.pos}, s)
		inner.Nullable = inner.IsValueScalar() || !inner.IsScalar()
		return inner
	case t.arity == 0 && slices.Contains(s.params, t.name):
		return model.Ref{Name: t.name, Nullable: t.nullable}
	}
	ref := r.plain(t, use, s)
	ref.Nullable = ref.Nullable || t.nullable && (ref.IsValueScalar() || r.isEnum(ref))
	return ref
}

// plain resolves a name that is neither array, nullable nor parameter. In arguments the
// server prints no namespaces, so there a name of .NET goes before a user's.
func (r *reader) plain(t *clrType, use typeName, s scope) model.Ref {
	framework := use.namespace == "" || isSystem(use.namespace)
	if framework {
		if ref := r.dotnet(t, use, s); !ref.IsZero() {
			return ref
		}
	}
	if d := r.find(t, use.namespace, s.namespace); d != nil {
		r.warnAmbiguous(d, use, s)
		return r.declared(d, t, use, s)
	}
	if !framework {
		if ref := r.dotnet(t, use, s); !ref.IsZero() {
			return ref
		}
	}
	if t.arity == 0 && (textOf(t.name) || isStream(t.name)) {
		if isStream(t.name) {
			return model.Ref{Name: "Stream"}
		}
		return model.Ref{Name: "string"}
	}
	return r.undeclared(t.clrName(), use, s)
}

// warnAmbiguous says when an argument's name means types of several namespaces and
// none is near.
func (r *reader) warnAmbiguous(d *decl, use typeName, s scope) {
	if use.namespace != "" || d.builtin || d.namespace == s.namespace || strings.HasPrefix(s.namespace, d.namespace+".") {
		return
	}
	if n := r.byName[d.clr]; n != nil && n.first == d && n.second != nil {
		r.diags.Warn("type-ambiguous", use.pos, "retype it in ssgen.yaml", "%s uses %s, which could be %s or %s; the first is taken",
			oneLine(s.user), oneLine(d.simple), oneLine(d.fullName()), oneLine(n.second.fullName()))
	}
}

// dotnet gives scalars and collections, the zero Ref for anything else.
func (r *reader) dotnet(t *clrType, use typeName, s scope) model.Ref {
	if t.arity == 0 {
		if name := scalarOf(t.name); name != "" {
			return model.Ref{Name: name}
		}
		return plainCollection(t.name)
	}
	switch {
	case t.arity == 1 && isListName(t.name):
		return model.Ref{Name: model.List, Args: r.arguments(t, use, s)}
	case t.arity == 2 && isMapName(t.name):
		return model.Ref{Name: model.Dictionary, Args: r.arguments(t, use, s)}
	case t.arity == 1 && (t.name == "Memory" || t.name == "ReadOnlyMemory"):
		switch args := r.arguments(t, use, s); args[0].Name {
		case "byte":
			return model.Ref{Name: "byte[]"}
		case "char":
			return model.Ref{Name: "string"}
		default:
			return model.Ref{Name: model.Array, Args: args}
		}
	}
	return model.Ref{}
}

// declared gives the reference to a declaration.
func (r *reader) declared(d *decl, t *clrType, use typeName, s scope) model.Ref {
	ref := r.use(d)
	if d.arity > 0 {
		ref.Args = r.arguments(t, use, s)
	}
	return ref
}

// arguments resolves a generic type's arguments. Deep in other arguments the server
// may leave them out ("List`1"): the elements are then objects.
func (r *reader) arguments(t *clrType, use typeName, s scope) []model.Ref {
	var out []model.Ref
	for _, arg := range t.args {
		out = append(out, r.resolve(arg, typeName{pos: use.pos}, s))
	}
	if len(out) == t.arity {
		return out
	}
	r.diags.Warn("type-argument-unknown", use.pos, "retype it in ssgen.yaml",
		"the metadata does not say what %s holds in %s; it is read as object", oneLine(t.clrName()), oneLine(s.user))
	return slices.Repeat([]model.Ref{{Name: "object"}}, t.arity)
}

// undeclared chooses for a type that the document names and does not describe:
// structs and enums travel as text, anything can stand behind a class.
func (r *reader) undeclared(name string, use typeName, s scope) model.Ref {
	choice := "object"
	if use.valueType || use.enum {
		choice = "string"
	}
	full := joinDots(use.namespace, name)
	if i, said := r.reported[full]; said {
		d := &(*r.diags)[i]
		d.Related = append(d.Related, diag.Related{Pos: use.pos, Message: oneLine(s.user) + " too"})
	} else {
		r.reported[full], r.reported[name] = len(*r.diags), len(*r.diags)
		r.diags.Warn("type-undeclared", use.pos, hintFor(use.namespace),
			"%s uses the type %s, which the metadata does not describe; it is read as %s", oneLine(s.user), oneLine(full), choice)
	}
	return model.Ref{Name: choice}
}

func hintFor(namespace string) string {
	if isServiceStack(namespace) {
		return "/metadata/app.json describes ServiceStack's own types"
	}
	return "retype it in ssgen.yaml"
}

// baseHint is hintFor for bases, of which ssgen.yaml can say nothing.
func baseHint(namespace string) string {
	if isServiceStack(namespace) {
		return hintFor(namespace)
	}
	return "where its members matter, have the server's NativeTypesFeature export it"
}

// isEnum tells whether a reference is to a declared enum.
func (r *reader) isEnum(ref model.Ref) bool {
	d := r.byToken(ref.Name)
	return d != nil && d.declaration.isEnum
}

// byToken gives the declaration that a token stands for, nil for other names.
func (r *reader) byToken(token string) *decl {
	if !strings.HasPrefix(token, "\x00") {
		return nil
	}
	i := atoi(token[1:], len(r.decls))
	if i >= len(r.decls) {
		return nil
	}
	return r.decls[i]
}

// baseRef gives the class that a type extends. One that is not described is left
// out: what it adds on the wire is unknown.
func (r *reader) baseRef(d *decl, s scope) model.Ref {
	b := d.base
	if b == nil || isSystem(b.namespace) && isRoot(b.name) {
		return model.Ref{}
	}
	t, err := parseCLR(b.name)
	if err == nil {
		t.close(b.args)
	}
	if err == nil && t.depth() <= maxTypeDepth {
		if ref := r.dotnet(t, *b, s); ref.IsList() || ref.IsMap() {
			return ref
		}
		if base := r.find(t, b.namespace, d.namespace); base != nil && !base.isEnum {
			return r.declared(base, t, *b, s)
		}
		if ref := plainCollection(t.name); t.arity == 0 && !ref.IsZero() {
			return ref
		}
	}
	r.diags.Add(diag.Diagnostic{Severity: diag.Warning, Code: "base-undeclared", Pos: b.pos, Hint: baseHint(b.namespace),
		Message: oneLine(s.user) + " extends " + oneLine(joinDots(b.namespace, b.name)) + ", which the metadata does not describe; its members are left out"})
	return model.Ref{}
}

// isRoot tells the bases of .NET that add nothing to the wire.
func isRoot(name string) bool {
	switch name {
	case "Object", "ValueType", "Enum", "Array", "Attribute", "MarshalByRefObject":
		return true
	}
	return false
}
