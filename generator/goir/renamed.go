package goir

import (
	"go/token"

	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/parser/diag"
)

// scopeOf is where names meet: reserved tells who has a name already, "" for nobody.
type scopeOf struct {
	things   []named
	reserved func(name string) string
}

// collisions reports names that entries say and that something else has, too. Names that
// nobody decided make room for each other; these do not.
func (b *builder) collisions(s scopeOf) {
	first := map[string]*named{}
	for i := range s.things {
		n := &s.things[i]
		name := n.wish.Name
		other := first[name]
		if other == nil {
			first[name] = n
		}
		switch {
		case n.ruled != nil && !token.IsExported(name):
			b.diags.Fail("rename-name", n.ruled.Pos, "begin it with a letter in upper case", "%s would be called %s, which nobody outside the package could use", n.title(), name)
		case n.ruled != nil && s.reserved(name) != "":
			b.collision(n.ruled.Pos, n.title(), s.reserved(name), name)
		case other != nil && n.ruled != nil:
			b.collision(n.ruled.Pos, n.title(), other.title(), name)
		case other != nil && other.ruled != nil:
			b.collision(other.ruled.Pos, other.title(), n.title(), name)
		}
	}
}

func (b *builder) collision(at diag.Pos, one, other, name string) {
	b.diags.Fail("rename-collision", at, "choose another name for one of them", "%s and %s would both be called %s", one, other, name)
}

// renamed gives wishes for names the names that the user has chosen instead.
func (b *builder) renamed(entries []Rename, wishes []naming.Wish, reserved func(name string) string) {
	things := make([]named, len(wishes))
	for i := range wishes {
		things[i] = named{names: []string{wishes[i].Source}, wish: &wishes[i], spell: b.style.Join}
	}
	rename(entries, things)
	b.collisions(scopeOf{things, reserved})
}

// reservedName says that the runtime or a hand-written file has a name.
func (b *builder) reservedName(name string) string {
	switch {
	case IsReserved(name):
		return "the runtime's " + name
	case b.beside.isName(name):
		return "what is written by hand at " + b.beside.names[name].String()
	}
	return ""
}

func nobody(string) string { return "" }

// renameFields gives a type's fields the names that the user has chosen.
func (b *builder) renameFields(d *Def, wishes []naming.Wish) {
	things := make([]named, len(wishes))
	for i, f := range d.Fields {
		owners := []string{d.Source}
		if f.From != "" {
			owners = []string{f.From, d.Source}
		}
		things[i] = named{owners: owners, names: []string{f.source, f.Wire}, wish: &wishes[i], spell: b.style.Join}
	}
	rename(b.renaming.Members, things)
	b.collisions(scopeOf{things, func(name string) string {
		if methods[name] {
			return "the method " + name + " of " + d.Name
		}
		if at, there := b.beside.methods[d.Name][name]; there {
			return "the method at " + at.String()
		}
		return ""
	}})
}

// typeOrRuntimeName says that a type or the runtime has a name.
func (b *builder) typeOrRuntimeName(name string) string {
	if b.taken[name] {
		return "the type " + name
	}
	return b.reservedName(name)
}
