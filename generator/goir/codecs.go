package goir

import (
	"cmp"
	"slices"

	"github.com/ssgen/ssgen/generator/naming"
)

// collectCodecs finds the codec functions that the package needs: a pair for each
// list and map, and a codec value for each type argument. A generic type's fields
// count once as they stand and once for each set of arguments in use, for callers
// may encode any part of what they have.
func (b *builder) collectCodecs() {
	c := &collector{pkg: b.pkg, defs: map[string]*Def{}, seen: map[string]bool{}, goTypes: map[string]bool{}}
	for _, list := range [][]*Def{b.pkg.Structs, b.pkg.Named} {
		for _, d := range list {
			c.defs[d.Name] = d
		}
	}
	for _, list := range [][]*Def{b.pkg.Structs, b.pkg.Named} {
		for _, d := range list {
			c.def(d, nil)
		}
	}
	for _, o := range b.pkg.Operations {
		if o.Kind == Object || o.Kind == Value {
			c.visit(o.Response)
		}
		if o.Kind == Value && o.Response.Kind == Pointer {
			c.needCodec(o.Response)
		}
	}
	b.pkg.Arguments = c.arguments()
	b.nameSpellings(c.all)
}

type collector struct {
	pkg       *Package
	defs      map[string]*Def
	seen      map[string]bool
	goTypes   map[string]bool
	all       []*Type
	candidate []*Type
}

// def visits the types of a definition's fields with arguments for its parameters.
func (c *collector) def(d *Def, args []*Type) {
	bound := map[string]*Type{}
	for i, a := range args {
		bound[d.Params[i].Name] = a
	}
	if d.Under != nil {
		c.visit(d.Under.substitute(bound))
	}
	for _, f := range d.Fields {
		c.visit(f.Type.substitute(bound))
	}
}

func (c *collector) visit(t *Type) {
	if c.seen[t.ID()] {
		return
	}
	c.seen[t.ID()] = true
	generic := t.IsGeneric()
	if !generic {
		c.all = append(c.all, t)
	}
	switch t.Kind {
	case List, Map:
		if !generic {
			c.pkg.Pairs = append(c.pkg.Pairs, t)
		} else {
			c.needCodec(t.Elem)
		}
	}
	if t.Elem != nil {
		c.visit(t.Elem)
	}
	if t.Key != nil {
		c.visit(t.Key)
	}
	for _, a := range t.Args {
		c.needCodec(a)
		c.visit(a)
	}
	if d := c.defs[t.Name]; len(t.Args) > 0 && d != nil && !generic {
		c.candidate = append(c.candidate, t.Args...)
		c.def(d, t.Args)
	}
}

// needCodec notes that a value of codec[T] is handed on: for what is no pointer and
// has no arguments one function gives it, the others are put together from such.
func (c *collector) needCodec(t *Type) {
	if c.seen["codec "+t.ID()] {
		return
	}
	c.seen["codec "+t.ID()] = true
	switch {
	case t.Kind == Param, t.IsText():
	case t.Kind == Pointer:
		c.needCodec(t.Elem)
	case len(t.Args) > 0:
		for _, a := range t.Args {
			c.needCodec(a)
		}
	case t.IsGeneric():
		c.needCodec(t.Elem)
	default:
		c.pkg.Codecs = append(c.pkg.Codecs, t)
	}
}

// arguments gives the type arguments in use, one of each Go type: where two codecs
// share one (DateTime, DateTimeOffset) the first by name speaks for it.
func (c *collector) arguments() []*Type {
	slices.SortFunc(c.candidate, func(a, b *Type) int { return cmp.Compare(a.ID(), b.ID()) })
	var out []*Type
	for _, t := range c.candidate {
		if !c.goTypes[t.GoString()] {
			c.goTypes[t.GoString()] = true
			out = append(out, t)
		}
	}
	return out
}

// nameSpellings makes the spellings of types in the names of functions unique; a
// type keeps its own name against a list or map that is spelled like it.
func (b *builder) nameSpellings(types []*Type) {
	for _, list := range [][]*Type{b.pkg.Codecs, b.pkg.Arguments, b.pkg.Pairs} {
		types = append(types, list...)
	}
	seen := map[string]bool{}
	var wishes []naming.Wish
	for _, t := range types {
		if id := t.ID(); !seen[id] {
			seen[id] = true
			w := naming.Wish{Name: t.spell(), Source: id}
			if t.Kind == List || t.Kind == Map || t.Kind == Pointer || len(t.Args) > 0 {
				w.Rank = 1
			}
			wishes = append(wishes, w)
		}
	}
	// The names of generic types name their codecs' functions too.
	generic := map[string]bool{}
	for _, list := range [][]*Def{b.pkg.Structs, b.pkg.Named} {
		for _, d := range list {
			generic[d.Name] = len(d.Params) > 0
		}
	}
	for i, name := range naming.Assign(func(name string) bool { return generic[name] }, wishes) {
		b.pkg.spelling[wishes[i].Source] = name
	}
}
