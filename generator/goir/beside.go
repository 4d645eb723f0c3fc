package goir

import (
	"fmt"
	"strings"

	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/parser/diag"
)

// Beside is something that a file which people have written declares in the package: a name
// of the package, or a method.
type Beside struct {
	// Receiver is the type that a method is of, "" for a name of the package.
	Receiver, Name string
	Pos            diag.Pos
}

// beside is what hand-written files declare: the places of names, and of methods by the
// names of their types.
type beside struct {
	met     map[string]bool // those for which something made room
	names   map[string]diag.Pos
	methods map[string]map[string]diag.Pos
}

func newBeside(list []Beside) beside {
	b := beside{map[string]bool{}, map[string]diag.Pos{}, map[string]map[string]diag.Pos{}}
	for _, x := range list {
		if x.Receiver == "" {
			b.names[x.Name] = x.Pos
			continue
		}
		if b.methods[x.Receiver] == nil {
			b.methods[x.Receiver] = map[string]diag.Pos{}
		}
		b.methods[x.Receiver][x.Name] = x.Pos
	}
	return b
}

// isName tells whether a hand-written file declares a name of the package.
func (b beside) isName(name string) bool {
	_, there := b.names[name]
	return there
}

// isMethod tells whether a hand-written file declares a method of a type, for which something
// makes room then.
func (b beside) isMethod(of, name string) bool {
	_, there := b.methods[of][name]
	if there {
		b.met[of+"."+name] = true
	}
	return there
}

// isTaken tells whether a name of the package is the runtime's or in a hand-written file.
func (b *builder) isTaken(name string) bool { return IsReserved(name) || b.beside.isName(name) }

// titleOf is what the thing that wants a name is called in the API.
func titleOf(w naming.Wish) string {
	if w.Rank == rankType {
		return w.Source
	}
	parts := strings.SplitN(w.Source, ".", 3)
	return strings.Join(parts[:min(len(parts), 2)], ".")
}

// noteMoved tells of things that are called otherwise because a hand-written file has their name.
func (b *builder) noteMoved(wishes []naming.Wish, names []string) {
	for i, w := range wishes {
		at, there := b.beside.names[w.Name]
		if there {
			b.beside.met[w.Name] = true
		}
		if there && names[i] != w.Name {
			b.diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "name-taken", Pos: at,
				Message: fmt.Sprintf("%s is written by hand here, and the API's %s is called %s", w.Name, titleOf(w), names[i]),
				Hint:    "nothing needs doing; rename in ssgen.yaml gives it a name that you like better"})
		}
	}
}
