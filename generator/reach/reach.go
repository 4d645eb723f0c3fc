// Package reach narrows a model to what a package is made from.
//
// A model and the user's choice of operations go in; a model of those operations
// and of the types that they reach comes out. The model that goes in is never
// changed.
package reach

import (
	"slices"

	"github.com/ssgen/ssgen/parser/model"
)

// Closure gives the names of the declared types and enums that the roots reach:
// through members, bases, interfaces and type arguments, and from an abstract type in
// use, or one of the open classes, to all that extends or implements it.
func Closure(api *model.API, roots []model.Ref, open ...string) map[string]bool {
	w := walker{open: open, types: map[string]*model.Type{}, known: map[string]bool{}, reached: map[string]bool{}, subtypes: Subtypes(api), opened: map[string]bool{}}
	for i := range api.Types {
		w.types[api.Types[i].Name] = &api.Types[i]
		w.known[api.Types[i].Name] = true
	}
	for i := range api.Enums {
		w.known[api.Enums[i].Name] = true
	}
	for _, r := range roots {
		w.ref(r)
	}
	return w.reached
}

// Requests gives the names of all that the operations' requests reach.
func Requests(api *model.API) map[string]bool {
	var roots []model.Ref
	for _, op := range api.Operations {
		roots = append(roots, model.Ref{Name: RequestName(op)})
	}
	return Closure(api, roots)
}

// RequestName gives the name of an operation's request type.
func RequestName(op model.Operation) string {
	if op.Request != "" {
		return op.Request
	}
	return op.Name
}

// Subtypes gives for each type the names of those that extend or implement it
// directly, in the model's order.
func Subtypes(api *model.API) map[string][]string {
	out := map[string][]string{}
	for i := range api.Types {
		t := &api.Types[i]
		for _, r := range t.Supertypes() {
			out[r.Name] = append(out[r.Name], t.Name)
		}
	}
	return out
}

type walker struct {
	types   map[string]*model.Type
	known   map[string]bool
	reached map[string]bool
	// subtypes are as Subtypes gives them; opened are the types of which they were
	// walked.
	subtypes map[string][]string
	opened   map[string]bool
	open     []string
}

// ref walks a type in use. An abstract one can be any of its subtypes.
func (w *walker) ref(r model.Ref) {
	w.part(r)
	if t := w.types[r.Name]; t != nil && (t.IsAbstract() || slices.Contains(w.open, t.Name)) {
		w.descend(t.Name)
	}
}

// part walks a type that is in use or the base of one.
func (w *walker) part(r model.Ref) {
	for _, a := range r.Args {
		w.ref(a)
	}
	if !w.known[r.Name] || w.reached[r.Name] {
		return
	}
	w.reached[r.Name] = true
	t := w.types[r.Name]
	if t == nil {
		return
	}
	for _, s := range t.Supertypes() {
		w.part(s)
	}
	for _, m := range t.Members {
		w.ref(m.Type)
	}
}

// descend walks all that extends or implements a type, over any number of steps.
func (w *walker) descend(name string) {
	if w.opened[name] {
		return
	}
	w.opened[name] = true
	for _, s := range w.subtypes[name] {
		w.part(model.Ref{Name: s})
		w.descend(s)
	}
}
