// Package compat tells what changed between two models of an API, and what each change
// breaks.
//
// Two models go in, the earlier and the later; changes come out, each of them once, with the
// rule that found it, what it means for those who still use yesterday's client, and, where
// the two generated packages are compared too, for those who compile against today's. The
// package judges by what servers and generated code do (spec jsv.md and metadata.md); it
// never reads a file and never decides what is done about a change.
package compat

import (
	"cmp"
	"slices"

	"github.com/ssgen/ssgen/parser/model"
)

// Direction tells where something travels.
type Direction string

// The directions. What travels nowhere, as a route, has none.
const (
	Request  Direction = "request"
	Response Direction = "response"
	Both     Direction = "both"
	Nowhere  Direction = ""
)

// Effect tells what a change does to somebody.
type Effect string

// The effects, the worst last. Unknown is for callers' Go where packages were not compared.
const (
	Unknown Effect = ""
	Safe    Effect = "safe"
	Risk    Effect = "risk" // for some values, or for some code
	Breaks  Effect = "breaks"
)

// Severity is how much a change matters.
type Severity string

// The severities, the worst first.
const (
	Breaking Severity = "breaking"
	Warning  Severity = "warning"
	Note     Severity = "note"
)

// Rank orders severities: 0 is the worst.
func (s Severity) Rank() int { return slices.Index([]Severity{Breaking, Warning, Note}, s) }

// Change is one thing that changed.
type Change struct {
	// Rule is the stable name of the rule that found it: "member-removed".
	Rule string `json:"rule"`
	// Subject is what changed: "GetOrder", "Order.weight", "OrderState.Cancelled", "" for the
	// API itself.
	Subject   string    `json:"subject"`
	Direction Direction `json:"direction,omitempty"`
	// What says it in a few words: "is int, was string".
	What string `json:"what"`
	// Wire is what becomes of yesterday's client with today's server, and WireWhy why.
	Wire    Effect `json:"wire"`
	WireWhy string `json:"wireWhy,omitempty"`
	// Go is what becomes of code that uses the generated package, and GoWhy what of the
	// package differs.
	Go    Effect   `json:"go,omitempty"`
	GoWhy []string `json:"goWhy,omitempty"`
	// Severity is the worse of the two.
	Severity Severity `json:"severity"`
	Advice   string   `json:"advice,omitempty"`
	// File and Line are where the later model has it, else the earlier: "" and 0 where neither
	// tells.
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`

	// types are what came or went with it.
	gone []string
}

// judge sets the severity by what the change breaks.
func (c *Change) judge() {
	switch {
	case c.Wire == Breaks || c.Go == Breaks:
		c.Severity = Breaking
	case c.Wire == Risk || c.Go == Risk:
		c.Severity = Warning
	default:
		c.Severity = Note
	}
}

// Compare gives the changes from one model to the other, the worst first, then by subject
// and rule. ServiceStack's own operations and types are left out, and what was kept though
// the API has it no more counts as gone.
func Compare(earlier, later *model.API) []Change {
	c := newComparison(earlier, later)
	for _, r := range rules {
		c.rule = r.ID
		r.find(c)
	}
	for i := range c.changes {
		c.changes[i].judge()
		c.place(&c.changes[i])
	}
	sortChanges(c.changes)
	return c.changes
}

func sortChanges(changes []Change) {
	slices.SortFunc(changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Severity.Rank(), b.Severity.Rank()), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.What, b.What))
	})
}

// Rule is one kind of change. Its ID is stable: ignore lists name it.
type Rule struct {
	ID string
	// About tells what it finds.
	About string
	find  func(*comparison)
}

// Rules lists all kinds of changes by ID.
func Rules() []Rule {
	list := append(slices.Clone(rules), Rule{ID: goOnly, About: "the generated package changed in a way that no change of the API explains"})
	slices.SortFunc(list, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// goOnly is the rule of what only the packages show.
const goOnly = "go-changed"

var rules = []Rule{
	operationAdded, operationRemoved, requestChanged, responseChanged, verbChanged, routeAdded, routeRemoved, routeChanged, authTightened, authLoosened,
	memberAdded, memberRemoved, memberRequired, memberOptional, memberType, memberNullable, memberKnown, memberRespelled,
	enumValueAdded, enumValueRemoved, enumValueRespelled, enumNumberChanged, enumKindChanged,
	typeKindChanged, baseChanged, namespaceChanged, baseURLChanged, formatRemoved, spellingChanged,
	typeRemoved, // the last: it tells of what nothing else explains
}
