// Package verb decides which HTTP verb a client uses where an operation answers several.
//
// The verbs of an operation's routes and the marker of its request come in; a verb, and
// what is to be said of the choice, come out. The package reads no source itself, so that
// every source of one API leads to the same verb.
package verb

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// preferred is the order in which ServiceStack picks one of several verbs for its samples.
var preferred = [...]string{"POST", "PUT", "PATCH", "GET", "DELETE"}

// Claims are what the sources say of an operation's verb.
type Claims struct {
	Operation string
	Pos       diag.Pos
	// Allowed are the verbs of its routes, sorted; none means any.
	Allowed []string
	// Marked is the verb that the request's marker interface stands for, Printed the one
	// that the server prints for its own clients, Sample that of a sample; "" for none.
	Marked, Printed, Sample string
}

// Choose gives the verb that a client uses. A marker decides it, else what the server
// prints, unless no route allows that: the server prints POST where it knows nothing.
// Where several verbs change things and no marker decides, a finding says which is used.
func (c Claims) Choose() (string, diag.List) {
	if c.Marked != "" {
		return c.Marked, nil
	}
	chosen, printed := c.Printed, c.allows(c.Printed)
	if !printed {
		if chosen = c.Sample; !c.allows(chosen) {
			chosen = c.pick()
		}
	}
	if len(c.Allowed) < 2 || printed && c.changing() < 2 {
		return chosen, nil
	}
	return chosen, diag.List{c.choice(chosen)}
}

// Decided tells whether a source names the verb: nothing was chosen.
func (c Claims) Decided() bool {
	return c.Marked != "" || len(c.Allowed) == 1 || c.allows(c.Printed) && c.changing() < 2
}

func (c Claims) allows(verb string) bool {
	return verb != "" && (len(c.Allowed) == 0 || slices.Contains(c.Allowed, verb))
}

// pick gives the verb that ServiceStack's own samples have, a verb of the server's own
// where there is no other.
func (c Claims) pick() string {
	for _, v := range preferred {
		if c.allows(v) {
			return v
		}
	}
	return c.Allowed[0]
}

// Marked gives the verb that a marker interface of ServiceStack stands for, "" for others.
func Marked(marker string) string {
	marker, _, _ = strings.Cut(marker, "`")
	switch marker {
	case "IGet":
		return "GET"
	case "IPost", "ICreateDb", "ISaveDb":
		return "POST"
	case "IPut", "IUpdateDb":
		return "PUT"
	case "IPatch", "IPatchDb":
		return "PATCH"
	case "IDelete", "IDeleteDb":
		return "DELETE"
	case "IOptions":
		return "OPTIONS"
	}
	return ""
}

// choice says which of several verbs a client uses. Two that change things are worth a
// warning: they mean different things, and nothing tells which is meant.
func (c Claims) choice(chosen string) diag.Diagnostic {
	d := diag.Diagnostic{
		Severity: diag.Note, Code: "verb-choice", Pos: c.Pos,
		Message:  fmt.Sprintf("%s answers %s; a client uses %s unless told otherwise", c.Operation, strings.Join(c.Allowed, ", "), chosen),
		Settings: []diag.Setting{{Section: diag.Verbs, Key: c.Operation}},
	}
	if slices.Contains(c.Allowed, "PUT") && slices.Contains(c.Allowed, "PATCH") {
		d.Severity = diag.Warning
	}
	other := slices.IndexFunc(c.Allowed, func(v string) bool { return v != chosen })
	d.Hint = fmt.Sprintf("a call chooses another with WithVerb(%q)", c.Allowed[other])
	return d
}

// changing counts the verbs that change things.
func (c Claims) changing() int {
	n := 0
	for _, v := range c.Allowed {
		if v == "POST" || v == "PUT" || v == "PATCH" || v == "DELETE" {
			n++
		}
	}
	return n
}
