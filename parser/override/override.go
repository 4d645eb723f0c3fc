// Package override applies what a user says of an API to its model: the entries of
// ssgen.yaml that settle what no source tells.
//
// A model, the entries and the parser's findings go in; the model as the user has it, the
// findings that are still open and what is wrong with the entries come out. The model that
// came in is not changed. The package never reads a file and never guesses: an entry that
// matches nothing is an error.
package override

import (
	"path"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Set is what a user says of an API, each list in the order in which it is applied.
type Set struct {
	Members   []Entry // "Order.weight": "decimal", a type as C# would write it
	Responses []Entry // "GetOrder": "OrderPage", "void" for none
	Verbs     []Entry // "UpdateOrder": "PUT", "Update*": "PUT" for those that answer it
	Enums     []Entry // "Color": "text", "number" or "flags", "*Flags": "flags"
	// Retype makes scalars others: "*.id": "long", "Order.number": "long", "int": "long".
	Retype []Entry
	// Options are settings of one value that were given ("names"): they settle findings too.
	Options []string
	// Nulls are members of which it is said whether they may be null, "Order.note" or "*.note":
	// that settles the finding that nobody knows.
	Nulls []string
}

// Entry says one thing. Pos is where it stands in the configuration.
type Entry struct {
	Key, Value string
	Pos        diag.Pos
}

// Apply gives the model with the entries applied, and the findings without those that
// the entries settle. Problems tell of the entries themselves: an Error for one that
// matches nothing or makes no sense, a Warning for one that contradicts what a source
// tells for certain; the entry counts then.
func Apply(api *model.API, set Set, found diag.List) (out *model.API, open, problems diag.List) {
	a := &applier{api: clone(api), open: openKeys(found), settled: map[entryKey]bool{}, said: map[entryKey]Entry{}}
	for _, e := range set.Members {
		a.members(e)
	}
	a.retypes(set.Retype)
	for _, e := range set.Responses {
		a.response(e)
	}
	for _, patterns := range []bool{false, true} { // what is said of one thing goes before
		for _, e := range set.Verbs {
			if isGlob(e.Key) == patterns {
				a.verb(e)
			}
		}
		for _, e := range set.Enums {
			if isGlob(e.Key) == patterns {
				a.enum(e)
			}
		}
	}
	for _, name := range set.Options {
		a.settled[entryKey{name, ""}] = true
	}
	a.dropUnused(api)
	return a.api, a.remaining(found, set.Nulls), a.problems
}

// entryKey is what an entry is about.
type entryKey struct{ section, key string }

// applier holds the model while entries are applied to it.
type applier struct {
	api      *model.API
	open     map[entryKey][]string // the codes of what is open
	settled  map[entryKey]bool
	said     map[entryKey]Entry // by entries of one name
	problems diag.List
}

func openKeys(found diag.List) map[entryKey][]string {
	open := map[entryKey][]string{}
	for _, d := range found {
		for _, s := range d.Settings {
			k := entryKey{s.Section, s.Key}
			open[k] = append(open[k], d.Code)
		}
	}
	return open
}

func (a *applier) fail(code string, e Entry, hint, format string, args ...any) {
	a.problems.Fail(code, e.Pos, hint, format, args...)
}

// settle notes that an entry is made. Where nothing was open and the entry changes what
// a source tells, that is worth a word.
func (a *applier) settle(section, key string, e Entry, was, is string, certain bool) {
	k := entryKey{section, key}
	if certain && len(a.open[k]) == 0 && was != is && !a.settled[k] {
		a.problems.Warn("override-contradicts", e.Pos, "drop the entry, or turn the warning off with severities: {override-contradicts: off}",
			"%s is known to be %s; %s is taken, as it is said here", key, was, is)
	}
	a.settled[k] = true
}

// once refuses a second entry for one thing, whose name may be written in other letters.
func (a *applier) once(section, key string, e Entry) bool {
	k := entryKey{section, key}
	if first, twice := a.said[k]; twice {
		a.fail("override-value", e, "keep one of the two", "%s is said already, at %s", key, first.Pos)
		return false
	}
	a.said[k] = e
	return true
}

// remaining gives the findings that are still open.
func (a *applier) remaining(found diag.List, nulls []string) diag.List {
	var open diag.List
	for _, d := range found {
		if len(d.Settings) == 0 {
			open.Add(d)
			continue
		}
		var left []diag.Setting
		for _, s := range d.Settings {
			if !a.settled[entryKey{s.Section, s.Key}] && (d.Code != "null-unknown" || !matchesAny(nulls, s.Key)) {
				left = append(left, s)
			}
		}
		if len(left) > 0 {
			d.Settings = left
			open.Add(d)
		}
	}
	return open
}

// matchesAny tells whether a pattern matches a member, by its name in C# or on the wire.
func matchesAny(patterns []string, key string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		ok, _ := path.Match(strings.ToLower(p), strings.ToLower(key))
		return ok
	})
}

// clone copies what Apply may change.
func clone(api *model.API) *model.API {
	out := *api
	out.Operations = append([]model.Operation{}, api.Operations...)
	out.Types = append([]model.Type{}, api.Types...)
	out.Enums = append([]model.Enum{}, api.Enums...)
	for i := range out.Types {
		out.Types[i].Members = append([]model.Member{}, out.Types[i].Members...)
	}
	return &out
}
