package merge

import (
	"maps"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// breakCycle takes the base from a class that is its own base's base. No C# is like
// that, but pages drop namespaces: "class Order : Common.Order" reads as a class that
// extends itself.
func (m *merger) breakCycle(d *decl) {
	seen := map[*decl]bool{}
	for b := d; b != nil && b.base != nil && !seen[b]; {
		seen[b] = true
		if b = m.decls[b.base.name]; b == d {
			m.diags.Warn("base-cycle", d.pos, m.settledBy(),
				"%s extends %s, which leads back to %s: two types have one name, or the page is damaged; read without a base", d.name, quote(d.base.name), d.name)
			d.base = nil
			return
		}
	}
}

// settleBases finds the arguments of bases that JavaScript dropped ("extends
// QueryDb") and that no sample showed.
func (m *merger) settleBases() {
	m.settleBaseless()
	for _, name := range slices.Sorted(maps.Keys(m.decls)) {
		d := m.decls[name]
		if d.base == nil || len(unknownArgs(d.base)) == 0 {
			continue
		}
		m.byQuery(d)
		m.byLeftover(d)
		if open := unknownArgs(d.base); len(open) > 0 {
			severity := diag.Warning
			if m.unusedParams(d.base) {
				severity = diag.Note // nothing on the wire depends on it
			}
			m.log.Open("type", d.name, "base", "JavaScript drops the arguments of bases")
			m.diags.Add(diag.Diagnostic{
				Severity: severity, Code: "base-argument", Pos: d.pos,
				Message: d.name + " extends " + d.base.name + " with an argument that JavaScript drops; read as object",
				Hint:    "the TypeScript tab settles it: " + m.tab(d.op, "typescript"),
			})
		}
	}
}

func unknownArgs(n *node) []*node {
	var open []*node
	for _, a := range n.args {
		if !a.known() {
			open = append(open, a)
		}
	}
	return open
}

// unusedParams tells that no member of the base is of its type parameters.
func (m *merger) unusedParams(base *node) bool {
	d := m.decls[base.name]
	if d == nil {
		return false
	}
	used := false
	for _, s := range m.slots(d, nil) {
		s.m.typ.each(func(n *node) { used = used || n.param })
	}
	return !used
}

// byQuery takes the argument of an AutoQuery request from its response, which is
// a page of the same rows.
func (m *merger) byQuery(d *decl) {
	if !strings.HasPrefix(d.base.name, "Query") {
		return
	}
	for _, op := range m.ops {
		r := op.response
		if op.request != d || r == nil || r.name != "QueryResponse" || len(r.args) != 1 || !r.args[0].known() {
			continue
		}
		if open := unknownArgs(d.base); len(open) == 1 {
			open[0].become(r.args[0].clone())
		}
	}
}

// byLeftover takes the one type that the operation's page declares though neither
// the request nor the response mentions it: the page shows the references of a
// base, its arguments among them.
func (m *merger) byLeftover(d *decl) {
	open := unknownArgs(d.base)
	if len(open) != 1 || len(m.ops) == 0 {
		return
	}
	op := m.operation(d.op)
	for _, o := range m.ops {
		if o.request == d { // which a listing prints too
			op = o
		}
	}
	reached := map[string]bool{}
	m.reach(op.request.name, reached)
	if op.response != nil && m.decls[op.response.name] != nil { // a list's element is not shown for the list's sake
		op.response.each(func(n *node) { m.reach(n.name, reached) })
	}
	roots := m.unmentioned(op, reached)
	if len(roots) != 1 || m.decls[roots[0]] != nil && len(m.decls[roots[0]].params) > 0 {
		return
	}
	open[0].become(&node{name: roots[0]})
	m.log.Open("type", d.name, "base", "JavaScript drops the arguments of bases; the page shows "+roots[0]+" for no other reason")
	m.diags.Add(diag.Diagnostic{
		Severity: diag.Note, Code: "base-argument", Pos: d.pos,
		Message: d.name + " extends " + d.base.name + " with an argument that JavaScript drops; read as " + roots[0] + ", which the page shows for no other reason",
		Hint:    "the TypeScript tab settles it: " + m.tab(d.op, "typescript"),
	})
}
