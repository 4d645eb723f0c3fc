package goir

import (
	"slices"

	"github.com/ssgen/ssgen/parser/model"
)

// studyGenerics gathers every class's members, then finds out which type parameters
// are a member's whole type (such take classes as pointers, for a class may be
// null) and which members would make a generic type refer to ever larger ones.
func (b *builder) studyGenerics() {
	for i := range b.api.Types {
		t := b.types[b.api.Types[i].Name]
		b.flat[t.Name] = b.flatten(t)
		b.bare[t.Name] = make([]bool, len(t.Params))
	}
	for changed := true; changed; {
		changed = false
		for i := range b.api.Types {
			t := &b.api.Types[i]
			for _, m := range b.flat[t.Name].members {
				changed = b.markBare(t, m.Type, true) || changed
			}
		}
	}
	b.cutEndless()
}

// markBare marks the parameters of t that are the whole of r, or that r hands on as
// the whole of something; it tells whether any was new.
func (b *builder) markBare(t *model.Type, r model.Ref, whole bool) bool {
	if i := slices.Index(t.Params, r.Name); i >= 0 && len(r.Args) == 0 {
		if !whole || r.Nullable || b.bare[t.Name][i] {
			return false
		}
		b.bare[t.Name][i] = true
		return true
	}
	handed := b.bare[r.Name]
	changed := false
	for j, a := range r.Args {
		changed = b.markBare(t, a, j < len(handed) && handed[j]) || changed
	}
	return changed
}

// param is one type parameter of one definition.
type param struct {
	name  string
	index int
}

// flow is a type parameter that a member hands on to another; grows is set when it
// is wrapped on the way ("Node<List<T>>").
type flow struct {
	from, to param
	grows    bool
	member   *flatMember
}

// cutEndless finds the members that hand a growing type round in a circle: no Go
// program can hold all the types that follow from such.
func (b *builder) cutEndless() {
	var flows []flow
	for i := range b.api.Types {
		t := &b.api.Types[i]
		for _, m := range b.flat[t.Name].all() {
			flows = b.addFlows(flows, t, m, m.Type)
		}
	}
	for _, f := range flows {
		if f.grows && !b.cut[f.member] && b.leads(flows, f.to, f.from) {
			b.cut[f.member] = true
			b.warn("generic-endless", f.member.Pos, "a value of any is a map or a list, and can be marshalled into the type that is wanted", "the type %q of %q refers to ever larger types; it is any", f.member.Type.String(), f.member.Wire)
		}
	}
}

// all gives the members, or the list or map that the class is.
func (f *flatType) all() []*flatMember {
	if f.under != nil {
		return []*flatMember{f.under}
	}
	return f.members
}

func (b *builder) addFlows(flows []flow, t *model.Type, m *flatMember, r model.Ref) []flow {
	for j, a := range r.Args {
		if next := b.types[r.Name]; next != nil && j < len(next.Params) {
			for i, p := range t.Params {
				if whole := a.Name == p && len(a.Args) == 0 && !a.Nullable; whole || mentions(a, p) {
					flows = append(flows, flow{from: param{t.Name, i}, to: param{next.Name, j}, grows: !whole, member: m})
				}
			}
		}
		flows = b.addFlows(flows, t, m, a)
	}
	return flows
}

func mentions(r model.Ref, p string) bool {
	return len(r.Args) == 0 && r.Name == p || slices.ContainsFunc(r.Args, func(a model.Ref) bool { return mentions(a, p) })
}

// leads tells whether a type parameter is handed on, over any number of members
// that are not cut, until it is target.
func (b *builder) leads(flows []flow, start, target param) bool {
	seen := map[param]bool{start: true}
	for queue := []param{start}; len(queue) > 0; queue = queue[1:] {
		if queue[0] == target {
			return true
		}
		for _, f := range flows {
			if f.from == queue[0] && !b.cut[f.member] && !seen[f.to] {
				seen[f.to] = true
				queue = append(queue, f.to)
			}
		}
	}
	return false
}
