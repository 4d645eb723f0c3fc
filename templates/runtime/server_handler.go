package runtime

import (
	"context"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
)

// HandlerOption changes how a handler answers; give it to NewHandler.
type HandlerOption func(*handler)

// handler answers the API's operations over HTTP as ServiceStack does.
type handler struct {
	api          API
	base         string                 // path that all routes stand below: "" or "/api"
	byName       map[string]*endpoint   // by lower-case name, for the predefined routes
	routes       map[string][]userRoute // by lower-case first segment; "" where that is a variable
	maxRequest   int64
	strict       bool
	authenticate func(*http.Request) (*HandlerUser, error) // nil: nobody is asked who they are
}

// defaultMaxRequest is how much of a request's body is read at most, in bytes.
const defaultMaxRequest = 32 << 20

// newHandler gives the handler of an API with these endpoints. A route that no ServiceStack
// release accepts is left out; the predefined ones always answer.
func newHandler(api API, endpoints []endpoint, options []HandlerOption) http.Handler {
	h := &handler{api: api, byName: map[string]*endpoint{}, routes: map[string][]userRoute{}, maxRequest: defaultMaxRequest}
	for i := range endpoints {
		e := &endpoints[i]
		h.byName[strings.ToLower(e.operation.Name)] = e
		for j := range e.operation.Routes {
			h.addRoute(e, &e.operation.Routes[j])
		}
	}
	for _, option := range options {
		if option != nil {
			option(h)
		}
	}
	return h
}

// WithBasePath makes a handler answer below this path only, such as "/api". Routes
// are otherwise served as the table has them, without the path of DefaultBaseURL:
// mount the handler there with this option or with http.StripPrefix.
func WithBasePath(path string) HandlerOption {
	return func(h *handler) {
		if h.base = strings.Trim(path, "/"); h.base != "" {
			h.base = "/" + h.base
		}
	}
}

// WithMaxRequest is how much of a request's body is read at most, in bytes; a longer
// one is answered with 413. Zero or less sets the default of 32 MiB.
func WithMaxRequest(bytes int64) HandlerOption {
	return func(h *handler) {
		if h.maxRequest = bytes; bytes <= 0 {
			h.maxRequest = defaultMaxRequest
		}
	}
}

// WithStrictRequests makes a handler refuse a body of which it cannot read a member: 400,
// with an error for each. ServiceStack, and a handler without this option, leave such a
// member at its default and say nothing. In a path, a query string or a form, such a value
// is refused always.
func WithStrictRequests() HandlerOption {
	return func(h *handler) { h.strict = true }
}

// ServeHTTP answers one request. No route, or none for this verb, is answered as
// ServiceStack does: 404 without a body.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	pairs, err := h.readPairs(w, r)
	m, ok := h.find(verbOf(r, pairs), r.URL)
	if !ok {
		w.Header().Set("Content-Length", "0")
		w.WriteHeader(http.StatusNotFound)
		return
	}
	out := outFormat(m.format, r, pairs.query)
	var answer reply
	switch {
	case m.endpoint == nil:
		err = noSuchOperation()
	case err == nil:
		answer, err = h.respond(w, r, &m, pairs, out)
	}
	if err != nil {
		answer = errorReply(err, m.name(), out, w, r)
	}
	answer.write(w, out)
}

// respond reads the request and asks the API. What panics there is logged with
// its stack, and answered as any other failure of the server.
func (h *handler) respond(w http.ResponseWriter, r *http.Request, m *match, pairs requestPairs, out Format) (answer reply, err error) {
	defer func() {
		switch v := recover(); v {
		case nil:
		case http.ErrAbortHandler:
			panic(v) // net/http's own way to drop the connection
		default:
			err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	call := &HandlerCall{Operation: m.endpoint.operation, Request: r, Header: w.Header()}
	refused, err := h.authorize(call)
	if err != nil || refused.status != 0 {
		return refused, err
	}
	in, err := h.read(w, r, m, pairs, out)
	if err != nil {
		return reply{}, err
	}
	defer in.close()
	call.Files = in.files()
	return m.endpoint.respond(context.WithValue(r.Context(), handlerCallKey{}, call), h.api, in)
}
