package compat

import (
	"regexp"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

var routeRemoved = Rule{
	ID:    "route-removed",
	About: "an operation cannot be called by a path any more, or not with a verb",
	find: func(c *comparison) {
		for _, name := range common(c.earlier.operations, c.now.operations) {
			gone, _ := c.routes(name)
			for _, r := range gone {
				c.add(Change{
					Subject: name, What: "has the route " + r + " no more", Direction: Request, Wire: Breaks, WireWhy: "yesterday's client calls it by that path",
					Advice: "regenerate: the client takes the routes that there are",
				})
			}
		}
	},
}

// routes gives the ways in of an operation that are gone and those that are new. One of each
// with one verb is a move, which is told of by itself.
func (c *comparison) routes(name string) (gone, come []string) {
	was, is := routes(c.earlier.operations[name]), routes(c.now.operations[name])
	gone, come = only(was, is), only(is, was)
	if isMove(gone, come) {
		return nil, nil
	}
	return gone, come
}

// isMove tells whether one path took the place of another.
func isMove(gone, come []string) bool {
	if len(gone) != 1 || len(come) != 1 {
		return false
	}
	was, _, _ := strings.Cut(gone[0], "/")
	is, _, _ := strings.Cut(come[0], "/")
	return was == is
}

// variable is a part of a path that stands for a member.
var variable = regexp.MustCompile(`\{[^}]*\}`)

// routes lists an operation's ways in, "GET /orders/{Id}" or "/orders/{Id}" for any verb.
// Letters count alike in both cases, as servers have it.
func routes(op *model.Operation) map[string]bool {
	all := map[string]bool{}
	for _, r := range op.Routes {
		path := variable.ReplaceAllStringFunc(r.Path, strings.ToLower)
		if len(r.Verbs) == 0 {
			all[path] = true
		}
		for _, verb := range r.Verbs {
			all[verb+" "+path] = true
		}
	}
	return all
}
