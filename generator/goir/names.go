package goir

import (
	"slices"
	"strings"

	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/parser/model"
)

// The ranks of names in the package's scope: a type has the first choice.
const (
	rankType = iota
	rankFunction
	rankConstant
)

// reserved are the exported names of the runtime. They always win, whichever parts
// are generated, so that no part that is added later renames an API's type.
var reserved = []string{
	"API",
	"Char",
	"Client",
	"ClientOption",
	"DateOnly",
	"DateOnlyOf",
	"Decimal",
	"DecodeError",
	"DecodePlace",
	"DefaultBaseURL",
	"ErrBadRequest",
	"ErrConflict",
	"ErrForbidden",
	"ErrNoContent",
	"ErrNotFound",
	"ErrTooManyRequests",
	"ErrUnauthorized",
	"ErrUnavailable",
	"Error",
	"Format",
	"FormatJSON",
	"FormatJSV",
	"GUID",
	"HandlerCall",
	"HandlerCallFrom",
	"HandlerOption",
	"HandlerUser",
	"Iterate",
	"NewClient",
	"NewDecimal",
	"NewGUID",
	"NewHandler",
	"Number",
	"Operation",
	"OperationFrom",
	"Operations",
	"ParseDateOnly",
	"ParseDecimal",
	"ParseGUID",
	"ParseNumber",
	"ParseTimeOnly",
	"RawValue",
	"RequestURL",
	"ResponseError",
	"ResponseStatus",
	"RetryPolicy",
	"Route",
	"SendAll",
	"SendOneWay",
	"SendRaw",
	"ServerTime",
	"TimeOnly",
	"Unimplemented",
	"UnmarshalJSONString",
	"UnmarshalJSVString",
	"With",
	"WithAPIKey",
	"WithAuthenticator",
	"WithBasePath",
	"WithBasicAuth",
	"WithBearerToken",
	"WithDecodeErrorHandler",
	"WithFile",
	"WithFormat",
	"WithHTTPClient",
	"WithHeader",
	"WithMaxRequest",
	"WithMaxResponse",
	"WithMiddleware",
	"WithRetry",
	"WithSession",
	"WithStrictRequests",
	"WithTokenSource",
	"WithVerb",
}

// IsReserved tells whether the runtime declares the name.
func IsReserved(name string) bool { return slices.Contains(reserved, name) }

// methods are the methods of every type, which no field may be named like.
var methods = map[string]bool{
	"AppendJSV": true, "MarshalJSV": true, "UnmarshalJSV": true, "AppendJSON": true, "MarshalJSON": true, "UnmarshalJSON": true,
}

// IsCodecMethod tells the methods that every type has for its codec.
func IsCodecMethod(name string) bool { return methods[name] }

// isRuntimeType tells whether the runtime has the class itself.
func isRuntimeType(name string) bool { return name == "ResponseStatus" || name == "ResponseError" }

// nameTypes decides the names of all types and enums.
func (b *builder) nameTypes() {
	var wishes []naming.Wish
	for _, t := range b.api.Types {
		wishes = append(wishes, b.typeWish(t.Name))
	}
	for _, e := range b.api.Enums {
		wishes = append(wishes, b.typeWish(e.Name))
	}
	b.renamed(b.renaming.Types, wishes, b.reservedName)
	for _, w := range wishes {
		if b.polymorphic[w.Source] {
			wishes = append(wishes, naming.Wish{Name: "Any" + w.Name, Source: anyOf(w.Source), Rank: rankType, Suffix: w.Suffix})
		}
	}
	names := naming.Assign(b.isTaken, wishes)
	b.noteMoved(wishes, names)
	for i, name := range names {
		b.names[wishes[i].Source] = name
		b.taken[name] = true
	}
}

// anyOf is the key in names of the interface for a polymorphic class.
func anyOf(source string) string { return "any " + source }

func (b *builder) typeWish(source string) naming.Wish {
	name := b.style.Exported(source)
	if name == "" {
		name = "Type"
	}
	return naming.Wish{Name: name, Source: source, Rank: rankType, Suffix: "DTO"}
}

// nameEnumParts decides the names of the enums' functions and constants, which
// yield to types.
func (b *builder) nameEnumParts() {
	var wishes []naming.Wish
	var targets []*string
	var things []named
	for _, e := range b.pkg.Enums {
		for _, f := range []struct {
			name   string
			target *string
		}{{"Parse" + e.Name, &e.Parse}, {e.Name + "Values", &e.List}} {
			wishes = append(wishes, naming.Wish{Name: f.name, Source: f.name, Rank: rankFunction, Suffix: "Func"})
			targets = append(targets, f.target)
			things = append(things, named{names: []string{f.name}})
		}
		for i := range e.Values {
			v := &e.Values[i]
			wishes = append(wishes, naming.Wish{Name: e.Name + v.Name, Source: e.Source + "." + v.Name + "." + v.Text, Rank: rankConstant, Suffix: "Const"})
			targets = append(targets, &v.Name)
			things = append(things, named{owners: []string{e.Source}, names: []string{v.Source, v.Text}, prefix: e.Name, spell: b.style.Join})
		}
	}
	for i := range things {
		things[i].wish = &wishes[i]
	}
	rename(b.renaming.Values, things)
	b.collisions(scopeOf{things, b.typeOrRuntimeName})
	taken := func(name string) bool { return b.isTaken(name) || b.taken[name] }
	names := naming.Assign(taken, wishes)
	b.noteMoved(wishes, names)
	for i, name := range names {
		*targets[i] = name
		b.taken[name] = true
	}
}

// constantName is what stands behind the enum's name in that of a constant.
func (b *builder) constantName(m model.EnumMember) string {
	for _, s := range []string{m.Name, m.Wire} {
		if name := b.style.Join(s); name != "" {
			return name
		}
	}
	if m.Wire == "" {
		return "Empty"
	}
	return "Value"
}

// nameFields decides the fields' names: own members choose first, then those of
// the nearest base.
func (b *builder) nameFields(d *Def, depths []int) {
	fields := d.Fields
	wishes := make([]naming.Wish, len(fields))
	for i, f := range fields {
		name := b.style.Exported(f.source)
		if name == "" {
			name = b.style.Exported(f.Wire)
		}
		if name == "" {
			name = "Field"
		}
		wishes[i] = naming.Wish{Name: name, Source: f.source + "\x00" + f.Wire, Rank: depths[i], Suffix: "Field"}
		if f.source == name {
			wishes[i].Source = name
		}
	}
	b.renameFields(d, wishes)
	for i, name := range naming.Assign(func(name string) bool { return methods[name] || b.beside.isMethod(d.Name, name) }, wishes) {
		fields[i].Name = name
	}
}

// nameParams decides the names of type parameters, which must hide no type, and of
// the variables with their codecs, which must hide no function.
func (b *builder) nameParams(params []string) []TypeParam {
	types, codecs := make([]naming.Wish, len(params)), make([]naming.Wish, len(params))
	for i, p := range params {
		name := b.style.Exported(p)
		if name == "" {
			name = "T"
		}
		types[i] = naming.Wish{Name: name, Source: p, Suffix: "Param"}
		codecs[i] = naming.Wish{Name: "codec" + name, Source: p}
		if strings.HasPrefix(name, "Of") {
			codecs[i].Name = "codecParam" + name
		}
	}
	typeNames := naming.Assign(func(name string) bool { return IsReserved(name) || b.taken[name] }, types)
	codecNames := naming.Assign(nil, codecs)
	out := make([]TypeParam, len(params))
	for i := range out {
		out[i] = TypeParam{Name: typeNames[i], Codec: codecNames[i]}
	}
	return out
}
