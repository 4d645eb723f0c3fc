// Package serve answers the operations of an API from its model alone, without generating.
//
// A model comes in, an http.Handler goes out, and Run serves it until it is told to stop.
// Answers are the samples of the pages, else values made for the types; they are written by
// the codec that generated packages have. What a request says is read and not kept: this is
// a stand-in for tests and for looking around, and changes nothing. Text of the API meets
// a page, a header or a terminal only escaped.
package serve

import (
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/templates/runtime"
)

// Options say how to serve.
type Options struct {
	// Only are globs of operation names, with path.Match's syntax; empty means all.
	Only []string
	// Builtins serves ServiceStack's own operations (Authenticate, …) too.
	Builtins bool
	// BasePath is the path below which the API lives: "" or "/api".
	BasePath string
	// Seeded makes answers of random values in place of samples: the same for one Seed.
	Seeded bool
	Seed   uint64
}

// API is what a model comes to when it is served.
type API struct {
	Name       string
	BasePath   string
	Operations []Operation
	handler    http.Handler
}

// Operation is one operation that is served.
type Operation struct {
	Name    string
	Doc     string
	Verb    string
	Routes  []model.Route
	Answer  string // the type of its answer, "" for none
	Sampled bool   // its page shows an answer
}

// New makes an API's answers.
func New(api *model.API, options Options) *API {
	s := &API{Name: api.Name, BasePath: strings.TrimRight("/"+strings.Trim(options.BasePath, "/"), "/")}
	known := newTypes(api)
	var served []runtime.DynamicOperation
	for _, op := range api.Operations {
		if !options.wants(op) {
			continue
		}
		out, sampled := known.answer(op, options)
		served = append(served, out)
		s.Operations = append(s.Operations, Operation{Name: op.Name, Doc: op.Doc, Verb: op.Verb, Routes: op.Routes, Answer: op.Response.String(), Sampled: sampled})
	}
	s.handler = runtime.NewDynamicHandler(served, runtime.WithBasePath(s.BasePath))
	return s
}

func (o Options) wants(op model.Operation) bool {
	if len(o.Only) == 0 {
		return o.Builtins || !op.Builtin
	}
	return slices.ContainsFunc(o.Only, func(pattern string) bool {
		match, _ := path.Match(pattern, op.Name)
		return match
	})
}

// ServeHTTP answers an operation, or shows the list of them: at /metadata, where no
// operation has that route, and at /.
func (s *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	below, ok := strings.CutPrefix(r.URL.Path, s.BasePath)
	if ok && (r.Method == http.MethodGet || r.Method == http.MethodHead) && !s.hasRoute(below) {
		switch below {
		case "/metadata":
			s.serveIndex(w, r)
			return
		case "", "/":
			http.Redirect(w, r, s.BasePath+"/metadata", http.StatusFound)
			return
		}
	}
	s.handler.ServeHTTP(w, r)
}

func (s *API) hasRoute(path string) bool {
	return slices.ContainsFunc(s.Operations, func(o Operation) bool {
		return slices.ContainsFunc(o.Routes, func(r model.Route) bool {
			return strings.EqualFold(strings.Trim(r.Path, "/"), strings.Trim(path, "/"))
		})
	})
}
