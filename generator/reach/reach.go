// Package reach narrows a model to what a package is made from.
//
// A model and the user's choice of operations go in; a model of those operations
// and of the types that they reach comes out. The model that goes in is never
// changed.
package reach

import (
	"github.com/ssgen/ssgen/parser/model"
)

// Closure gives the names of the declared types and enums that the roots reach:
// through members, bases and type arguments.
func Closure(api *model.API, roots []model.Ref) map[string]bool {
	w := walker{types: map[string]*model.Type{}, known: map[string]bool{}, reached: map[string]bool{}}
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

type walker struct {
	types   map[string]*model.Type
	known   map[string]bool
	reached map[string]bool
}

func (w *walker) ref(r model.Ref) {
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
	w.ref(t.Base)
	for _, m := range t.Members {
		w.ref(m.Type)
	}
}
