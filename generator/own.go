package generator

import (
	"path"
	"strings"

	"github.com/ssgen/ssgen/generator/emit"
	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/templates"
)

// Own puts a type of the user's in the place of scalars. Members says where, with path.Match's
// syntax: "Order.total" (by the member's name in C# or on the wire), "*.price", or the name of
// a scalar, "decimal", for all members of it. Only what the type can stand for is replaced: a
// number or a text, in lists and maps too.
type Own struct {
	Members string
	// Pos is where the user has written it.
	Pos  diag.Pos
	Type goir.OwnType
}

// ownMembers finds the members that are of a type of the user's; the first entry that
// matches one counts, and one with a "*" after those without. An entry that is about none is
// an Error.
func ownMembers(api *model.API, entries []Own, diags *diag.List) map[goir.MemberName]*goir.OwnType {
	found := map[goir.MemberName]*goir.OwnType{}
	types := map[string]*model.Type{}
	for i := range api.Types {
		types[api.Types[i].Name] = &api.Types[i]
	}
	for _, patterns := range []bool{false, true} {
		for i := range entries {
			o := &entries[i]
			if o.isPattern() != patterns {
				continue
			}
			matched, replaced := o.place(api, types, found)
			switch {
			case !matched && !strings.Contains(o.Members, "."):
				diags.Fail("retype-unmatched", o.Pos, "write Type.Member, such as Order.total or *.price, or a scalar of members, such as decimal", "no member is of the type %q", o.Members)
			case !matched:
				diags.Fail("retype-unmatched", o.Pos, nearMember(api, types, o.Members), "no member matches %q", o.Members)
			case !replaced:
				diags.Fail("retype-kind", o.Pos, "choose members that are numbers, texts or GUIDs", "what %q matches is neither number nor text, and %s.%s cannot stand for it", o.Members, o.Type.Package, o.Type.Name)
			}
		}
	}
	return found
}

// isPattern tells whether the entry can be about several members.
func (o *Own) isPattern() bool {
	return !strings.Contains(o.Members, ".") || strings.ContainsAny(o.Members, "*?[")
}

// place notes the members that the entry is about.
func (o *Own) place(api *model.API, types map[string]*model.Type, found map[goir.MemberName]*goir.OwnType) (matched, replaced bool) {
	for i := range api.Types {
		for _, m := range membersOf(&api.Types[i], types) {
			scalars := scalarsOf(m.Type)
			if !o.matches(api.Types[i].Name, m, scalars) {
				continue
			}
			matched = true
			at := goir.MemberName{Type: api.Types[i].Name, Wire: m.Wire}
			for _, r := range scalars {
				if goir.CanBeOwn(r) {
					replaced = true
					if found[at] == nil {
						found[at] = &o.Type
					}
				}
			}
		}
	}
	return matched, replaced
}

func (o *Own) matches(typ string, m model.Member, scalars []model.Ref) bool {
	if strings.Contains(o.Members, ".") {
		return matches(o.Members, typ, m)
	}
	for _, r := range scalars {
		if ok, _ := path.Match(o.Members, r.Name); ok {
			return true
		}
	}
	return false
}

// scalarsOf lists the scalars that a member's type is made of, but for keys of maps.
func scalarsOf(r model.Ref) []model.Ref {
	if r.IsScalar() {
		return []model.Ref{r}
	}
	var out []model.Ref
	for i, a := range r.Args {
		if !r.IsMap() || i > 0 {
			out = append(out, scalarsOf(a)...)
		}
	}
	return out
}

// taken are the local names of emitted code, which an imported package must not have.
const taken = " api ask body codec ctx err few keys list name names ok request response text value values "

// imports gives the packages of types of the user's names that nothing else has.
func imports(entries []Own) []emit.Import {
	var out []emit.Import
	seen, used := map[string]bool{}, map[string]bool{}
	for _, o := range entries {
		if o.Type.Path == "" || seen[o.Type.Path] {
			continue
		}
		name := o.Type.Package
		for used[name] || len(name) < 2 || strings.Contains(taken, " "+name+" ") || !naming.IsFree(name) || templates.Declares(name) {
			name += "pkg"
		}
		seen[o.Type.Path], used[name] = true, true
		out = append(out, emit.Import{Path: o.Type.Path, Name: name, IsAlias: name != o.Type.Package})
	}
	return out
}
