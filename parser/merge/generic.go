package merge

import (
	"maps"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/sample"
)

// restoreGenerics gives generic definitions back the parameters that pages print
// one caller's argument for: "class Response<T> { result: Outer }". What the type
// was is told by its other uses: where their samples are no Outer, T stands.
func (m *merger) restoreGenerics() {
	uses := map[string][]use{}
	for _, op := range m.ops {
		for _, r := range op.readings {
			if r.Request != nil {
				w := walker{m: m, op: op, dry: func(u use) { uses[u.d.name] = append(uses[u.d.name], u) }}
				w.walk(r.Request, &node{name: op.request.name}, nil, 0)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.decls)) {
		if d := m.decls[name]; len(d.params) > 0 && !d.exact {
			g := &generic{m: m, d: d, uses: uses[name]}
			g.restore()
		}
	}
}

// generic restores one definition.
type generic struct {
	m    *merger
	d    *decl
	uses []use // with arguments, from request samples
}

func (g *generic) restore() {
	g.revert()
	open := g.open()
	if len(open) == 0 {
		g.reportTwins()
		return
	}
	if groups := g.varied(); len(groups) > 0 {
		g.assign(groups, open)
		return
	}
	if g.byUse(open) {
		return
	}
	g.byElimination(open)
}

// open lists the parameters that no member and no base mentions.
func (g *generic) open() []int {
	mentioned := map[string]bool{}
	note := func(n *node) {
		if n.param {
			mentioned[n.name] = true
		}
	}
	for _, mb := range g.d.members {
		mb.typ.each(note)
	}
	g.d.base.each(note)
	var open []int
	for i, p := range g.d.params {
		if !mentioned[p] {
			open = append(open, i)
		}
	}
	return open
}

// revert takes back a parameter that was recognised by the printed argument's
// name alone where a use's sample is of that argument and not of the use's own:
// the member was of that type all along.
func (g *generic) revert() {
	for _, u := range g.uses {
		in := bind(g.d, u.args, u.e)
		g.along(u.value, in, func(n *node, v *sample.Value) {
			i := slices.Index(g.d.params, n.name)
			if !n.param || i < 0 || g.d.printed[i] == nil {
				return
			}
			if !g.m.fit(v, n, in, 1).ok() && g.m.fit(v, g.d.printed[i], nil, 1).ok() {
				pos := n.pos
				*n = *g.d.printed[i].clone()
				n.pos = pos
			}
		})
	}
}

// along visits the innermost types of the definition's own members with the
// values that a sample has there.
func (g *generic) along(object *sample.Value, in env, f func(*node, *sample.Value)) {
	p := pair(g.m.slots(g.d, in), object)
	for i, v := range p.values {
		if v != nil && p.slots[i].owner == g.d {
			visit(p.slots[i].m.typ, v, f)
		}
	}
}

func visit(n *node, v *sample.Value, f func(*node, *sample.Value)) {
	switch {
	case isEmpty(v):
	case n.isList() && v.Kind == sample.List:
		for _, e := range values(v) {
			visit(n.args[0], e, f)
		}
	case n.isMap() && v.Kind == sample.Object:
		for i := range v.Members {
			visit(n.args[1], &v.Members[i].Value, f)
		}
	default:
		f(n, v)
	}
}

// varied groups the printed types that some use's sample cannot be of, by what
// is printed, in order of the members. Two pages that print different arguments
// show the same.
func (g *generic) varied() [][]*node {
	found := map[*node]bool{}
	for _, u := range slices.Concat(g.uses, g.responses()) {
		g.along(u.value, nil, func(n *node, v *sample.Value) {
			if f := g.m.fit(v, n, nil, 1); !n.param && (!f.ok() || n.name == "string" && f > 0) {
				found[n] = true
			}
		})
	}
	for _, t := range g.d.twins {
		if mb := g.d.member(t.name); mb != nil {
			if n := differing(mb.typ, g.m.node(t.printed, g.d, t.pos, g.d.op)); n != nil && !n.param {
				found[n] = true
			}
		}
	}
	var groups [][]*node
	at := map[string]int{}
	for _, mb := range g.d.members {
		mb.typ.each(func(n *node) {
			if !found[n] {
				return
			}
			text := n.ref().String()
			if i, ok := at[text]; ok {
				groups[i] = append(groups[i], n)
				return
			}
			at[text] = len(groups)
			groups = append(groups, []*node{n})
		})
	}
	return groups
}

// differing gives the outermost part of a in which the two types differ.
func differing(a, b *node) *node {
	if a.name != b.name || len(a.args) != len(b.args) {
		return a
	}
	for i := range a.args {
		if n := differing(a.args[i], b.args[i]); n != nil {
			return n
		}
	}
	return nil
}

// responses gives the response samples that have the definition's members, on
// pages that show it: uses whose arguments nothing names.
func (g *generic) responses() []use {
	var uses []use
	for _, op := range g.m.ops {
		if !slices.Contains(op.shown, g.d.name) {
			continue
		}
		for _, r := range op.readings {
			if v := r.Response; v != nil && v.Kind == sample.Object && len(v.Members) > 0 {
				p := pair(g.m.slots(g.d, nil), v)
				if len(p.extra) == 0 && p.count()*2 > len(p.slots) {
					uses = append(uses, use{d: g.d, value: v})
				}
			}
		}
	}
	return uses
}

// assign gives each group of varied types the parameter whose arguments suit it,
// in order; if there are more groups than parameters the definition is no generic
// that ssgen understands.
func (g *generic) assign(groups [][]*node, open []int) {
	for _, group := range groups {
		i := slices.IndexFunc(open, func(i int) bool { return g.suits(group, i) })
		if i < 0 {
			g.contradiction(group[0].pos)
			return
		}
		g.replace(open[i], group)
		open = slices.Delete(slices.Clone(open), i, i+1)
	}
}

// suits tells whether the i-th argument of every use fits what its sample shows.
func (g *generic) suits(group []*node, i int) bool {
	ok := true
	for _, u := range g.uses {
		if i >= len(u.args) {
			continue
		}
		g.along(u.value, nil, func(n *node, v *sample.Value) {
			if slices.Contains(group, n) && !g.m.fit(v, u.args[i], u.e, 1).ok() {
				ok = false
			}
		})
	}
	return ok
}

// replace puts the i-th parameter where the pages print its argument, and keeps
// that argument: it is the best guess at a response's.
func (g *generic) replace(i int, places []*node) {
	g.d.printed[i] = places[0].clone()
	for _, n := range places {
		pos := n.pos
		*n = node{name: g.d.params[i], param: true, pos: pos}
	}
}

// byUse restores a definition whose samples contradict nothing from the arguments
// that the pages' code uses it with: one of them is printed in it.
func (g *generic) byUse(open []int) bool {
	done := false
	for _, i := range open {
		byText := map[string][]*node{}
		for _, arg := range g.arguments(i) {
			text := arg.ref().String()
			if byText[text] == nil {
				byText[text] = g.places(text)
			}
		}
		maps.DeleteFunc(byText, func(_ string, places []*node) bool { return len(places) == 0 })
		if len(byText) == 1 {
			for _, places := range byText {
				g.replace(i, places)
			}
			done = true
		}
	}
	return done
}

// arguments lists the i-th arguments of the definition's uses in the code.
func (g *generic) arguments(i int) []*node {
	var args []*node
	note := func(n *node) {
		if n.name == g.d.name && i < len(n.args) && n.args[i].known() && !n.args[i].param {
			args = append(args, n.args[i])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(g.m.decls)) {
		d := g.m.decls[name]
		d.base.each(note)
		for _, mb := range d.members {
			mb.typ.each(note)
		}
	}
	return args
}

// places lists where the definition's members are of the type.
func (g *generic) places(text string) []*node {
	var places []*node
	for _, mb := range g.d.members {
		mb.typ.each(func(n *node) {
			if !n.param && n.ref().String() == text {
				places = append(places, n)
			}
		})
	}
	return places
}

// byElimination is the last resort: the only declared type that the definition
// mentions must be the argument, and nothing confirms it.
func (g *generic) byElimination(open []int) {
	g.d.openGeneric = true
	texts := map[string]bool{}
	for _, mb := range g.d.members {
		mb.typ.each(func(n *node) {
			if d := g.m.decls[n.name]; !n.param && (d != nil && !d.builtin || g.m.enums[n.name] != nil) {
				texts[n.ref().String()] = true
			}
		})
	}
	if len(open) != 1 || len(texts) != 1 {
		g.m.diags.Warn("generic-argument", g.d.pos, g.m.settledBy(),
			"no member of %s is of its type parameter %s; its members are read as printed", g.d.name, g.d.params[open[0]])
		return
	}
	for text := range texts {
		g.replace(open[0], g.places(text))
		g.m.diags.Warn("generic-argument", g.d.pos, g.m.settledBy(),
			"%s is generic and prints %s, with no other use to compare; %s is taken for its parameter %s", g.d.name, text, text, g.d.params[open[0]])
	}
}

// contradiction gives up on a definition: it is no generic any more, and each use
// that it does not fit gets a type of its own.
func (g *generic) contradiction(pos diag.Pos) {
	d := g.d
	d.openGeneric = true
	g.m.diags.Warn("generic-contradiction", pos, g.m.settledBy(),
		"the uses of %s cannot all be of one generic type; each is made a type of its own", d.name)
	for _, mb := range d.members {
		mb.typ.each(func(n *node) { // what was a parameter is what the pages print
			if i := slices.Index(d.params, n.name); n.param && i >= 0 {
				*n = node{pos: n.pos}
				if d.printed[i] != nil {
					*n = *d.printed[i].clone()
				}
			}
		})
	}
	d.params, d.printed = nil, nil
	for _, name := range slices.Sorted(maps.Keys(g.m.decls)) {
		for _, mb := range g.m.decls[name].members {
			mb.typ.each(func(n *node) { g.concrete(n) })
		}
	}
}

func (g *generic) concrete(n *node) {
	if n.name != g.d.name {
		return
	}
	for _, u := range g.uses {
		if len(u.args) > 0 && len(n.args) > 0 && u.args[0] == n.args[0] && !g.m.fit(u.value, &node{name: g.d.name}, nil, 1).ok() {
			op := g.m.operation(g.d.op)
			n.become(g.m.synthesise(u.value, op, g.d.name+pascal(n.args[0].ref().String())))
			return
		}
	}
	n.args = nil
}

// reportTwins warns of pages that print a generic definition differently where
// its parameter does not explain it.
func (g *generic) reportTwins() {
	for _, t := range g.d.twins {
		mb := g.d.member(t.name)
		if mb == nil {
			continue
		}
		if n := differing(mb.typ, g.m.node(t.printed, g.d, t.pos, g.d.op)); n != nil && !n.param {
			g.m.memberConflict(g.d, mb, t.printed, t.pos, mb.pos)
		}
	}
}

// operation gives the operation of the name, the first one where there is none.
func (m *merger) operation(name string) *operation {
	for _, op := range m.ops {
		if op.name == name {
			return op
		}
	}
	return m.ops[0]
}
