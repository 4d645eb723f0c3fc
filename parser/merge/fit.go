package merge

import (
	"slices"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/sample"
)

// misfit counts what in a type a sample does not bear out; noFit means that the
// sample cannot be of the type.
type misfit int

const noFit misfit = 1 << 20

func (f misfit) ok() bool { return f < noFit }

// fit tells how well a sample suits a type.
func (m *merger) fit(v *sample.Value, n *node, e env, depth int) misfit {
	n, e = resolve(n, e)
	switch {
	case n == nil || !n.known() || depth > maxDepth:
		return 0
	case n.name == "object":
		return 1 // fits all, so anything else fits better
	case isEmpty(v):
		return 0
	}
	switch v.Kind {
	case sample.Object:
		return m.fitObject(v, n, e, depth)
	case sample.List:
		return m.fitList(v, n, e, depth)
	case sample.Text:
		return m.fitText(v, n)
	}
	return noFit
}

func (m *merger) fitList(v *sample.Value, n *node, e env, depth int) misfit {
	if n.name == "string" {
		return 3 // string[] for string[][], see walker.list
	}
	if d := m.decls[n.name]; d != nil {
		n, e = m.container(d, bind(d, n.args, e))
	}
	if n == nil || !n.isList() {
		return noFit
	}
	var sum misfit
	for _, value := range values(v) {
		sum += m.fit(value, n.args[0], e, depth+1)
	}
	return min(sum, noFit)
}

func (m *merger) fitObject(v *sample.Value, n *node, e env, depth int) misfit {
	if n.isMap() {
		return m.fitEntries(v, n, e, depth)
	}
	d := m.decls[n.name]
	if d == nil {
		return noFit
	}
	if len(v.Members) == 0 && depth > 0 {
		return 0 // recursion stops with an empty object
	}
	in := bind(d, n.args, e)
	if c, ce := m.container(d, in); c != nil && c.isMap() && len(m.slots(d, in)) == 0 {
		return m.fitEntries(v, c, ce, depth)
	}
	open := m.undeclaredBase(d) != nil
	if !open && (!d.baseless() || len(d.members) > 0) && m.beginsElsewhere(v, d) {
		return noFit
	}
	slots := m.slots(d, in)
	if len(v.Members) > len(slots) && !open && !d.baseless() {
		return noFit
	}
	p := pair(slots, v)
	if len(p.extra) > 0 && m.extended(d, v, p) == nil && (!open || p.count() == 0) {
		return noFit
	}
	return m.fitMembers(p, depth)
}

// beginsElsewhere tells whether the first key of the sample can be of no member of the class
// or its bases, which is so of most classes: it is looked at before all keys are paired.
func (m *merger) beginsElsewhere(v *sample.Value, d *decl) bool {
	first := slices.IndexFunc(v.Members, func(mb sample.Member) bool { return isName(mb.Name) })
	if first < 0 {
		return false
	}
	key := v.Members[first].Name
	safe, folded := safeName(key), foldName(key)
	for depth := 0; d != nil && depth < maxDepth; depth++ {
		for _, mb := range d.members {
			if mb.wire == key || mb.name == safe || mb.fold() == folded {
				return false
			}
		}
		if d.base == nil {
			break
		}
		d = m.decls[d.base.name]
	}
	return true
}

func (m *merger) fitMembers(p *pairing, depth int) misfit {
	var sum misfit
	last := -1
	for i, value := range p.values {
		s := p.slots[i]
		if value == nil {
			deep := depth > 0 && (s.owner.exact || m.holdsClass(s.m.typ))
			if !deep && !m.mayBeMissing(s.m.typ) {
				sum++
			}
			continue
		}
		if p.at[i] < last {
			sum++
		}
		last = p.at[i]
		if sum += m.fit(value, s.m.typ, s.e, depth+1); !sum.ok() {
			return noFit
		}
	}
	return sum
}

// mayBeMissing tells the types that samples leave out by nature: interfaces, and
// .NET's types that cannot be made from nothing.
func (m *merger) mayBeMissing(n *node) bool {
	d := m.decls[n.name]
	return n.abstract || n.name == "object" || n.name == "Uri" || n.name == "Stream" || n.name == "byte[]" ||
		d != nil && (d.iface || d.builtin && d.exact && d.name != "ResponseStatus")
}

// holdsClass tells the types that samples leave out where they would go round in
// circles: classes, and lists and maps of them.
func (m *merger) holdsClass(n *node) bool {
	found := false
	n.each(func(n *node) { found = found || m.decls[n.name] != nil })
	return found
}

func (m *merger) fitEntries(v *sample.Value, n *node, e env, depth int) misfit {
	var sum misfit
	for i := range v.Members {
		key := &sample.Value{Kind: sample.Text, Text: v.Members[i].Name}
		sum += m.fit(key, n.args[0], e, depth+1) + m.fit(&v.Members[i].Value, n.args[1], e, depth+1)
		if n.args[0].name == "string" && !m.looksLikeKey(key) {
			sum += 2
		}
	}
	return min(sum, noFit)
}

// looksLikeKey tells the keys that samples of dictionaries have: "String", a
// default value, or an enum's.
func (m *merger) looksLikeKey(key *sample.Value) bool {
	return key.Scalar() != "" || m.enumOf(key.Text) != nil
}

func (m *merger) fitText(v *sample.Value, n *node) misfit {
	scalar := v.Scalar()
	switch n.name {
	case "string":
		if scalar == "number" || scalar == "bool" {
			return 2
		}
		return 0
	case model.Number:
		return unless(scalar == "number")
	case "bool":
		return unless(scalar == "bool")
	}
	if e := m.enums[n.name]; e != nil {
		return unless(e.holds(v.Text) || scalar == "number")
	}
	if (model.Ref{Name: n.name}).IsNumber() {
		return unless(scalar == "number")
	}
	return unless(model.Ref{Name: n.name}.IsScalar())
}

func unless(fits bool) misfit {
	if fits {
		return 0
	}
	return noFit
}
