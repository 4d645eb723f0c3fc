package runtime

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// Operation describes one operation of the API as data: what Operations lists,
// what the client builds its requests from and what the handler routes by.
type Operation struct {
	Name   string  // the request type's name, as the server spells it
	Verb   string  // the verb that a client uses, such as "POST"; "" leaves it to the routes
	Routes []Route // in the server's order; none: only the predefined routes exist
	Tags   []string
	Auth   bool // a signed-in user is required

	Roles         []string // the user has all of them
	AnyRole       []string // the user has one of them
	Permissions   []string // the user has all of them
	AnyPermission []string // the user has one of them
}

// Route is one path below the base URL at which an operation answers.
type Route struct {
	Path    string   // as the server publishes it: "/orders/{Id}", "/files/{Path*}"
	Verbs   []string // upper case; none means every verb
	Summary string
	Notes   string

	// template is Path with its variables spelled as the members are on the
	// wire, since the server names them as its C# does; "" when both are the same.
	template string
}

// request is a request type: its pointer knows how it is written and which
// operation it asks for.
type request interface {
	encode(b []byte, e *encoder) []byte
	operation() *Operation
}

// checkRequest refuses a pointer to nothing: which members it means is anybody's guess.
func checkRequest(r request) error {
	switch {
	case r == nil:
		return errors.New("the request is nil")
	case fmt.Sprintf("%p", r) == "0x0": // a request is a pointer; reflect is not imported for this
		return fmt.Errorf("%s: the request is nil: give a pointer to an empty one to send no members", r.operation().Name)
	}
	return nil
}

// pattern gives the path with variables in wire names.
func (r *Route) pattern() string {
	if r.template != "" {
		return r.template
	}
	return r.Path
}

func (r *Route) allows(verb string) bool {
	return len(r.Verbs) == 0 || slices.ContainsFunc(r.Verbs, func(v string) bool { return strings.EqualFold(v, verb) })
}

// verb gives the verb to use where the caller names none: the operation's own,
// else the first that the routes know in the order of ServiceStack's samples.
func (o *Operation) verb() string {
	if o.Verb != "" {
		return strings.ToUpper(o.Verb)
	}
	for _, verb := range []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodGet, http.MethodDelete} {
		if slices.ContainsFunc(o.Routes, func(r Route) bool { return r.allows(verb) }) {
			return verb
		}
	}
	return http.MethodPost
}

// bodyless tells whether requests of this verb carry their members in the URL.
func bodyless(verb string) bool {
	switch verb {
	case http.MethodGet, http.MethodDelete, http.MethodHead, http.MethodOptions:
		return true
	}
	return false
}
