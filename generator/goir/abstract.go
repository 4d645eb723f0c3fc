package goir

import (
	"cmp"
	"maps"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// AbstractDef is an abstract class or an interface that something is of: in Go an interface
// that pointers to its classes fit.
type AbstractDef struct {
	Name, Source, Doc string
	// Base is the class itself where it is no abstract one: what does not name its class is
	// of this. nil for an abstract type.
	Base *Def
	// Classes are the structs that fit, by the names that they have in .NET.
	Classes []*Def
}

// abstract gives the type for an abstract class or an interface in use. One with type
// parameters, and one that is a list or map, is any: its value is read whole, with the name
// of its class.
func (b *builder) abstract(r model.Ref, t *model.Type, at place) *Type {
	if len(t.Params) > 0 || b.flat[t.Name].under != nil {
		b.warn("abstract-type", at.pos, "its values are maps, with the name of their class as "+`"__type"`,
			"%s is of the abstract type %q, which has no interface in Go; it is any", at.what, r.String())
		return anything()
	}
	if b.abstracts[t.Name] == nil {
		b.abstracts[t.Name] = &AbstractDef{Name: b.names[t.Name], Source: t.Name, Doc: t.Doc}
	}
	return &Type{Kind: Abstract, Name: b.names[t.Name], Zero: ZeroNil}
}

// anyOf gives the type for a polymorphic class in use.
func (b *builder) anyOf(t *model.Type) *Type {
	if b.abstracts[t.Name] == nil {
		b.abstracts[t.Name] = &AbstractDef{Name: b.names[anyOf(t.Name)], Source: t.Name}
	}
	return &Type{Kind: Abstract, Name: b.names[anyOf(t.Name)], Zero: ZeroNil}
}

// buildAbstracts finds the classes of each abstract type in use, and lets these name themselves.
func (b *builder) buildAbstracts() {
	above := map[string]map[string]bool{}
	for i := range b.api.Types {
		above[b.api.Types[i].Name] = b.above(&b.api.Types[i])
	}
	for _, name := range slices.Sorted(maps.Keys(b.abstracts)) {
		a := b.abstracts[name]
		for _, d := range b.pkg.Structs {
			if b.polymorphic[name] && d.Source == name {
				a.Base = d
			}
			if (above[d.Source][name] || a.Base == d) && len(d.Params) == 0 {
				a.Classes = append(a.Classes, d)
				d.Fits = append(d.Fits, a.Name)
				d.TypeName, d.Assembly = b.types[d.Source].DotNetName(), cmp.Or(b.types[d.Source].Assembly, b.assembly)
			}
		}
		slices.SortFunc(a.Classes, func(x, y *Def) int { return cmp.Or(cmp.Compare(x.TypeName, y.TypeName), cmp.Compare(x.Name, y.Name)) })
		b.warnAbstract(a, above)
		b.pkg.Abstracts = append(b.pkg.Abstracts, a)
	}
	b.findSubclasses(above)
	for _, d := range b.pkg.Structs {
		slices.Sort(d.Fits)
		if len(d.Fits) > 0 && b.types[d.Source].Namespace == "" && b.types[d.Source].CLRName == "" {
			b.warn("class-namespace", b.types[d.Source].Pos, "give a source that tells namespaces, such as /types/metadata.json",
				"the namespace of %q is not known: servers may not find the class by the name alone, which is sent as __type", d.Source)
		}
	}
}

// findSubclasses notes the classes that extend one that something plainly is of: a server may
// send such a one there.
func (b *builder) findSubclasses(above map[string]map[string]bool) {
	for _, d := range b.pkg.Structs {
		if !b.plainly[d.Source] {
			continue
		}
		for _, sub := range b.pkg.Structs {
			if above[sub.Source][d.Source] && len(sub.Params) == 0 {
				d.Subclasses = append(d.Subclasses, sub)
				sub.TypeName = b.types[sub.Source].DotNetName()
			}
		}
		slices.SortFunc(d.Subclasses, func(x, y *Def) int { return cmp.Or(cmp.Compare(x.TypeName, y.TypeName), cmp.Compare(x.Name, y.Name)) })
	}
}

// above gives the names of all that a type extends or implements, over any number of steps.
func (b *builder) above(t *model.Type) map[string]bool {
	all := map[string]bool{}
	for queue := t.Supertypes(); len(queue) > 0; queue = queue[1:] {
		name := queue[0].Name
		if next := b.types[name]; next != nil && !all[name] {
			all[name] = true
			queue = append(queue, next.Supertypes()...)
		}
	}
	return all
}

// warnAbstract tells of classes that a value of an abstract type may have and that its
// interface cannot hold.
func (b *builder) warnAbstract(a *AbstractDef, above map[string]map[string]bool) {
	pos := b.types[a.Source].Pos
	if a.Base != nil {
		return
	}
	if len(a.Classes) == 0 {
		b.warn("abstract-alone", pos, "give a source that declares its classes, such as /types/metadata.json",
			"no class is known that extends or implements %q: its values stay the text that they are, as RawValue", a.Source)
	}
	for i := range b.api.Types {
		t := &b.api.Types[i]
		if above[t.Name][a.Source] && !t.IsAbstract() && !slices.ContainsFunc(a.Classes, func(d *Def) bool { return d.Source == t.Name }) {
			b.diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "abstract-class", Pos: t.Pos,
				Message: t.Name + " has type parameters or is a list, and " + a.Source + " cannot hold it: its values stay the text that they are, as RawValue", Hint: "RawValue.UnmarshalTo reads such a value"})
		}
	}
}
