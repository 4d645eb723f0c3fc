package compat

import (
	"maps"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser/model"
)

// comparison is two models side by side, and what was found.
type comparison struct {
	rule         string
	earlier, now *side
	members      paired
	changes      []Change
}

func newComparison(earlier, now *model.API) *comparison {
	c := &comparison{earlier: newSide(earlier), now: newSide(now)}
	c.members = c.pairs()
	return c
}

func (c *comparison) add(change Change) {
	change.Rule, change.gone = c.rule, c.gone(change.gone)
	c.changes = append(c.changes, change)
}

// side is one model, with everything by name.
type side struct {
	api        *model.API
	operations map[string]*model.Operation
	types      map[string]*model.Type
	enums      map[string]*model.Enum
	requests   map[string]bool // what requests reach
	responses  map[string]bool
}

func newSide(api *model.API) *side {
	s := &side{api: api, operations: map[string]*model.Operation{}, types: map[string]*model.Type{}, enums: map[string]*model.Enum{}}
	var requests, responses []model.Ref
	for i := range api.Operations {
		if op := &api.Operations[i]; !op.Builtin && !op.Removed {
			s.operations[op.Name] = op
			requests = append(requests, model.Ref{Name: reach.RequestName(*op)})
			responses = append(responses, op.Response)
		}
	}
	for i := range api.Types {
		if t := &api.Types[i]; !t.Builtin && !t.Removed {
			s.types[t.Name] = t
		}
	}
	for i := range api.Enums {
		if e := &api.Enums[i]; !e.Builtin && !e.Removed {
			s.enums[e.Name] = e
		}
	}
	s.requests, s.responses = reach.Closure(api, requests), reach.Closure(api, responses)
	return s
}

// direction tells where a type travels, in either model.
func (c *comparison) direction(name string) Direction {
	request := c.earlier.requests[name] || c.now.requests[name]
	response := c.earlier.responses[name] || c.now.responses[name]
	switch {
	case request && response:
		return Both
	case request:
		return Request
	case response:
		return Response
	}
	return Nowhere
}

// common gives the names that both have, sorted.
func common[T any](a, b map[string]T) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(a)), func(name string) bool { _, ok := b[name]; return !ok })
}

// only gives the names that the first has and the second has not, sorted.
func only[T any](a, b map[string]T) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(a)), func(name string) bool { _, ok := b[name]; return ok })
}

// member is a member as a type has it, its own or a base's.
type member struct {
	*model.Member
	owner string    // the type that declares it
	ref   model.Ref // its type, with the arguments that the base has
}

// subject names a member: of the type that declares it.
func (m member) subject() string { return m.owner + "." + m.Wire }

// maxBases ends a chain of bases that is a ring.
const maxBases = 100

// members gives all members of a type by their names on the wire, bases' included.
func (s *side) members(t *model.Type) map[string]member {
	all := map[string]member{}
	args := map[string]model.Ref{}
	for range maxBases {
		for i := range t.Members {
			m := &t.Members[i]
			if _, hidden := all[m.Wire]; !hidden && !m.Removed {
				all[m.Wire] = member{m, t.Name, m.Type.Substitute(args)}
			}
		}
		base := s.types[t.Base.Name]
		if base == nil {
			break
		}
		next, ok := bound(base.Params, t.Base.Args, args)
		if !ok {
			break
		}
		t, args = base, next
	}
	return all
}

// maxParts is how many names a type in use can be made of. What strangers write can double
// with each base.
const maxParts = 10_000

// bound gives the arguments of a base, with those of the class in their place; false where
// they are too large for any API.
func bound(params []string, args []model.Ref, outer map[string]model.Ref) (map[string]model.Ref, bool) {
	largest := 1
	for _, r := range outer {
		largest = max(largest, parts(r))
	}
	next := map[string]model.Ref{}
	for i, p := range params {
		if i >= len(args) {
			break
		}
		if parts(args[i])*largest > maxParts {
			return nil, false
		}
		next[p] = args[i].Substitute(outer)
	}
	return next, true
}

// parts counts the names that a type is made of.
func parts(r model.Ref) int {
	n := 1
	for _, a := range r.Args {
		n += parts(a)
	}
	return n
}

// find gives the member of the other side that is the same one: by its name on the wire,
// else by its name in C#, which a change of spelling leaves.
func find(m member, wire map[string]member, others map[string]member) (member, bool) {
	if o, ok := wire[m.Wire]; ok {
		return o, true
	}
	for _, o := range wire {
		if o.Name == m.Name {
			if _, taken := others[o.Wire]; !taken {
				return o, true
			}
		}
	}
	return member{}, false
}

// pair is a member in both models.
type pair struct{ was, is member }

// paired are the members that a type has in both models, each once under the type that
// declares it; gone and come are those of one model alone.
type paired struct {
	both       []pair
	gone, come []member
}

func (c *comparison) pairs() paired {
	var found paired
	seen := map[string]bool{}
	first := func(kind string, m member) bool {
		key := kind + " " + m.subject()
		if seen[key] {
			return false
		}
		seen[key] = true
		return true
	}
	for _, name := range common(c.earlier.types, c.now.types) {
		was, is := c.earlier.members(c.earlier.types[name]), c.now.members(c.now.types[name])
		for _, wire := range slices.Sorted(maps.Keys(was)) {
			m := was[wire]
			if o, ok := find(m, is, was); !ok {
				if first("gone", m) {
					found.gone = append(found.gone, m)
				}
			} else if first("pair", m) {
				found.both = append(found.both, pair{m, o})
			}
		}
		for _, wire := range slices.Sorted(maps.Keys(is)) {
			m := is[wire]
			if _, ok := find(m, was, is); !ok && first("come", m) {
				found.come = append(found.come, m)
			}
		}
	}
	return found
}

// typeText writes a type as C# does, "void" for none.
func typeText(r model.Ref) string {
	if r.IsZero() {
		return "void"
	}
	return r.String()
}

// list writes "a", "a and b", "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
