package goir

import "slices"

// collectUses notes for each definition where the API uses it, for its doc comment.
func (b *builder) collectUses() {
	defs := map[string]*Def{}
	for _, list := range [][]*Def{b.pkg.Structs, b.pkg.Named} {
		for _, d := range list {
			defs[d.Name] = d
		}
	}
	note := func(t *Type, add func(*Uses)) {
		t.names(func(name string) {
			if d := defs[name]; d != nil {
				add(&d.Uses)
			}
		})
	}
	for _, o := range b.pkg.Operations {
		note(o.Request, func(u *Uses) { u.RequestOf = append(u.RequestOf, o.Name) })
		note(o.Response, func(u *Uses) { u.AnswerOf = append(u.AnswerOf, o.Name) })
	}
	for _, d := range defs {
		part := func(u *Uses) { u.PartOf = append(u.PartOf, d.Name) }
		note(d.Under, part)
		for _, f := range d.Fields {
			if f.From == "" {
				note(f.Type, part)
			}
		}
		if base := b.flat[d.Source].base; base != "" {
			note(&Type{Kind: Struct, Name: b.names[base]}, func(u *Uses) { u.BaseOf = append(u.BaseOf, d.Name) })
		}
	}
	for _, d := range defs {
		u := &d.Uses
		for _, list := range []*[]string{&u.RequestOf, &u.AnswerOf, &u.BaseOf, &u.PartOf} {
			slices.Sort(*list)
			*list = slices.Compact(*list)
		}
		u.PartOf = slices.DeleteFunc(u.PartOf, func(name string) bool { return name == d.Name })
	}
}

// names calls f with the name of each declared type that t is made of.
func (t *Type) names(f func(string)) {
	if t == nil {
		return
	}
	if t.Name != "" && t.Kind != Param && t.Kind != Scalar {
		f(t.Name)
	}
	t.Elem.names(f)
	t.Key.names(f)
	for _, a := range t.Args {
		a.names(f)
	}
}
