package merge

import (
	"fmt"
	"maps"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/sample"
)

// The Metadata tab prints a class without its base, and the base's members in a table
// of their own. What a class extends is told by its samples: they show its own members
// first, and then those of a class that another table has.

// baseless tells a class whose base no source prints, only tables having it.
func (d *decl) baseless() bool { return d.tabled && d.base == nil }

// extended gives the classes, the nearest first, whose members the keys are that a
// sample shows beyond the class's own; nil where that does not explain all of them.
func (m *merger) extended(d *decl, v *sample.Value, p *pairing) []*decl {
	if !d.baseless() || !p.ownFirst() || p.count() == 0 && len(d.members) > 0 || m.lacks(p) {
		return nil
	}
	return m.bases(d, v, p.extra)
}

// bases is extended for the keys that are left, without the class's own.
func (m *merger) bases(d *decl, v *sample.Value, extra []int) []*decl {
	for _, name := range m.neighbours(d) {
		b := m.decls[name]
		if b == nil || b == d || len(b.members) == 0 || len(b.params) > 0 || m.isRequest(b) && !m.isRequest(d) {
			continue
		}
		left, ok := m.explain(b, v, extra)
		switch {
		case !ok:
		case len(left) == 0:
			return []*decl{b}
		default:
			if more := m.bases(b, v, left); more != nil && !slices.Contains(more, d) {
				return append([]*decl{b}, more...)
			}
		}
	}
	return nil
}

// lacks tells whether a sample leaves out members that samples have: it is of another
// class, and no base explains it.
func (m *merger) lacks(p *pairing) bool {
	for i, value := range p.values {
		if t := p.slots[i].m.typ; value == nil && !m.mayBeMissing(t) && !m.holdsClass(t) {
			return true
		}
	}
	return false
}

func (m *merger) isRequest(d *decl) bool {
	_, is := m.requests[d.name]
	return is
}

// explain pairs the keys with all members of a class, and gives those that are left.
func (m *merger) explain(b *decl, v *sample.Value, keys []int) (left []int, ok bool) {
	rest := &sample.Value{}
	for _, k := range keys {
		rest.Members = append(rest.Members, v.Members[k])
	}
	p := pair(m.slots(b, nil), rest)
	for i, value := range p.values {
		s := p.slots[i]
		if value != nil && !m.fit(value, s.m.typ, nil, 1).ok() {
			return nil, false
		}
	}
	if m.lacks(p) {
		return nil, false
	}
	for _, i := range p.extra {
		left = append(left, keys[i])
	}
	return left, p.count() > 0 && p.ownFirst() && (len(left) == 0 || b.baseless())
}

// ownFirst tells whether all keys that the class's members have come before the others.
func (p *pairing) ownFirst() bool {
	if len(p.extra) == 0 {
		return true
	}
	for i, v := range p.values {
		if v != nil && p.at[i] > p.extra[0] {
			return false
		}
	}
	return true
}

// neighbours lists the classes that stand on a page with the class, those behind it
// first: a server prints what a class refers to after it, its base foremost.
func (m *merger) neighbours(d *decl) []string {
	if names, known := m.near[d.name]; known {
		return names
	}
	var names []string
	seen := map[string]bool{}
	for _, op := range m.ops {
		at := slices.Index(op.shown, d.name)
		if at < 0 {
			continue
		}
		for _, name := range slices.Concat(op.shown[at+1:], op.shown[:at]) {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	m.near[d.name] = names
	return names
}

// extend gives a class the bases that its sample shows, and tells whether it did.
func (m *merger) extend(d *decl, v *sample.Value, p *pairing) bool {
	bases := m.extended(d, v, p)
	for _, b := range bases {
		m.setBase(d, &node{name: b.name, pos: v.Pos}, "its samples show the members of that")
		d = b
	}
	return len(bases) > 0
}

func (m *merger) setBase(d *decl, base *node, because string) {
	d.base = base
	m.forget()
	m.log.Open("type", d.name, "base", "the Metadata tab prints no bases; "+because)
	m.diags.Add(diag.Diagnostic{
		Severity: diag.Note, Code: "base-inferred", Pos: d.pos,
		Message: fmt.Sprintf("%s is taken to extend %s, for %s; the Metadata tab prints no bases", d.name, base.ref(), because),
		Hint:    "the C# tab settles it: " + m.tab(d.op, "csharp"),
	})
}

// settleBaseless finds a base for the classes that no sample shows. A server prints what
// a class refers to behind it, its base first, so that a class which nothing mentions is
// the base of the one before it. What that leaves open it says.
func (m *merger) settleBaseless() {
	for _, op := range m.ops {
		m.baseByOrder(op)
	}
	var open []string
	for _, name := range slices.Sorted(maps.Keys(m.decls)) {
		d := m.decls[name]
		if d.baseless() && !d.sampled && !d.builtin && len(m.neighbours(d)) > 0 {
			d.baseUnknown = true
			open = append(open, name)
		}
	}
	if len(open) > 0 {
		d := m.decls[open[0]]
		m.diags.Add(diag.Diagnostic{
			Severity: diag.Note, Code: "base-unknown", Pos: d.pos, Subjects: open,
			Message: fmt.Sprintf("the Metadata tab prints no bases, and no sample shows what %s may extend; read as nothing", listing(open)),
			Hint:    "the C# tab settles it: " + m.tab(d.op, "csharp"),
		})
	}
}

// baseByOrder finds bases by the order of the operation's tables: the request's and what
// it refers to, and then the response's.
func (m *merger) baseByOrder(op *operation) {
	gaps := slices.ContainsFunc(op.readings, func(r *Reading) bool { return r.Code != nil && r.Code.Gaps })
	if op.unknown || op.request.synthetic || gaps || m.madeUp(op) {
		return
	}
	var classes []string
	for _, name := range op.shown {
		if d := m.decls[name]; d != nil {
			classes = append(classes, name)
		}
	}
	answer := len(classes)
	op.response.each(func(n *node) {
		if i := slices.Index(classes, n.name); i > 0 {
			answer = min(answer, i)
		}
	})
	for i := 1; i < len(classes); i++ {
		if d := m.decls[classes[i-1]]; d.baseless() && !d.sampled && !d.builtin && !m.mentions(op, classes[i], i >= answer) {
			m.setBase(d, &node{name: classes[i], pos: d.pos}, "the page shows that behind it and for no other reason")
		}
	}
}

// madeUp tells whether the operation's response was made from its sample: its class can
// then be any of those on the page.
func (m *merger) madeUp(op *operation) bool {
	found := false
	op.response.each(func(n *node) {
		d := m.decls[n.name]
		found = found || d != nil && d.synthetic && d != op.request
	})
	return found
}

// mentions tells whether the operation's request, or its response too, refers to a class.
func (m *merger) mentions(op *operation, name string, response bool) bool {
	reached := map[string]bool{}
	m.reach(op.request.name, reached)
	if response {
		op.response.each(func(n *node) { m.reach(n.name, reached) })
	}
	return reached[name]
}
