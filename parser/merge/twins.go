package merge

import (
	"slices"

	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
)

// twins finds for each of a's members the one that b prints for it, and tells whether
// both have the same members. Each language has its own idea of a name: JavaScript
// prints the alias ("x_id"), TypeScript before 6.0, C# and tables print C#'s, and all
// but tables may know the wire name. What no name pairs is paired by its place.
func twins(a, b *decl) (pairs []*member, same bool) {
	pairs = make([]*member, len(a.members))
	free := slices.Clone(b.members)
	foreign := a.lang >= dto.Table || b.lang >= dto.Table
	match := func(alike func(x, y *member) bool) {
		for i, mb := range a.members {
			if pairs[i] != nil {
				continue
			}
			if j := slices.IndexFunc(free, func(o *member) bool { return alike(mb, o) }); j >= 0 {
				pairs[i] = free[j]
				free = slices.Delete(free, j, j+1)
			}
		}
	}
	match(sameName)
	if foreign {
		match(func(x, y *member) bool { return foldName(x.name) == foldName(y.name) })
		if len(a.members) == len(b.members) {
			match(func(x, y *member) bool {
				return agrees(x.printed.Type, y.printed.Type) || agrees(y.printed.Type, x.printed.Type)
			})
		}
	}
	return pairs, len(free) == 0 && !slices.Contains(pairs, nil)
}

func sameName(x, y *member) bool {
	return x.name == y.name || x.wire == y.wire || safeName(x.wire) == safeName(y.wire)
}

// agrees tells whether C#'s type can be what the other language prints: JavaScript
// knows one number, calls texts of all kinds string, and prints lists alike.
func agrees(script, sharp dto.Type) bool {
	s, known := scalarOf(script.Name)
	exact, _ := scalarOf(sharp.Name)
	number := model.Ref{Name: exact}.IsNumber()
	switch {
	case known && s == model.Number:
		return number || exact == "object"
	case known && s == "string":
		return !number && exact != "bool" && len(sharp.Args) == 0 || isBytes(sharp)
	case known && s == "bool":
		return exact == "bool"
	case known && s == "object":
		return true
	case known && s == "byte[]":
		return exact == "byte[]" || isBytes(sharp)
	case known:
		return s == exact
	}
	return agreesDeep(script, sharp)
}

func isBytes(t dto.Type) bool {
	return t.Name == dto.ArrayOf && len(t.Args) == 1 && (t.Args[0].Name == "byte" || t.Args[0].Name == "Byte")
}

// agreesDeep compares types that are no scalars: containers by what they hold, and
// others by name.
func agreesDeep(script, sharp dto.Type) bool {
	a, b := shapeOf(script.Name), shapeOf(sharp.Name)
	if a != b {
		return false
	}
	if a == dto.MapOf && len(script.Args) == 2 && len(sharp.Args) == 2 {
		return agrees(script.Args[1], sharp.Args[1]) // JavaScript calls most keys string
	}
	for i := range min(len(script.Args), len(sharp.Args)) {
		if !agrees(script.Args[i], sharp.Args[i]) {
			return false
		}
	}
	return true
}

// shapeOf gives the container that a name stands for, or the name.
func shapeOf(name string) string {
	if list, _ := isListName(name); list || name == dto.ArrayOf {
		return dto.ArrayOf
	}
	if dictionary, _ := isMapName(name); dictionary || name == dto.MapOf {
		return dto.MapOf
	}
	return name
}
