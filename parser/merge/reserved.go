package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// The model writes types as C# does, so that a page's own class called List, Stream
// or Number needs another name there. What travels does not change by it.

// isReserved tells the names that mean something else in the model.
func isReserved(name string) bool {
	return model.Ref{Name: name}.IsScalar() || name == model.List || name == model.Dictionary
}

// isPrimitive tells the names that are JavaScript's own, whatever a page declares.
func isPrimitive(name string) bool {
	return name == "string" || name == "number" || name == "boolean"
}

// nameReserved gives another name to each class, enum and operation that is called
// like something in the model.
func (m *merger) nameReserved() {
	places := map[string][]diag.Pos{} // of names that are not reserved the first alone
	note := func(name string, at diag.Pos) {
		if found := places[name]; len(found) == 0 || isReserved(name) {
			places[name] = append(found, at)
		}
	}
	for i := range m.readings {
		r := &m.readings[i]
		note(r.Page.Operation, r.Page.OperationPos)
		if r.Code == nil {
			continue
		}
		for j, c := range r.Code.Classes {
			if !isHelper(c) {
				note(c.Name, r.Code.ClassPos(j))
			}
		}
		for j, e := range r.Code.Enums {
			note(e.Name, r.Code.EnumPos(j))
		}
	}
	for name, found := range places {
		if !isReserved(name) {
			continue
		}
		free := ""
		for i := 2; free == "" || places[free] != nil; i++ {
			free = fmt.Sprintf("%s%d", name, i)
		}
		m.renamed[name] = free
		first := slices.MinFunc(found, func(a, b diag.Pos) int {
			return cmp.Or(strings.Compare(a.File, b.File), a.Compare(b))
		})
		m.diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "type-renamed", Pos: first,
			Message: fmt.Sprintf("the type %s becomes %s: the name stands for a type of .NET", name, free),
			Hint:    "its name on the wire stays the same"})
	}
}

// typeName gives the name that a printed class or enum has in the model.
func (m *merger) typeName(printed string) string {
	return cmp.Or(m.renamed[printed], printed)
}
