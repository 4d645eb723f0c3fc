package merge

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
)

// link turns printed types into types in use, now that all declarations are known.
func (m *merger) link() {
	names := slices.Sorted(maps.Keys(m.decls))
	m.countParams(names)
	for _, name := range names {
		m.nameParams(m.decls[name])
	}
	for _, name := range names {
		m.linkDecl(m.decls[name])
	}
	for _, name := range names {
		m.breakCycle(m.decls[name])
	}
	for _, name := range names {
		m.recognise(m.decls[name])
	}
}

// countParams gives parameters to definitions that are printed without any
// though they are used with arguments.
func (m *merger) countParams(names []string) {
	need := map[string]int{}
	var count func(t dto.Type)
	count = func(t dto.Type) {
		name := m.typeName(t.Name)
		need[name] = max(need[name], len(t.Args))
		for _, a := range t.Args {
			count(a)
		}
	}
	for _, name := range names {
		d := m.decls[name]
		for _, mb := range d.members {
			count(mb.printed.Type)
		}
		if d.extends != nil {
			count(d.extends.Type)
		}
	}
	for _, name := range names {
		d := m.decls[name]
		for len(d.params) < need[name] {
			d.params = append(d.params, "")
		}
	}
}

// nameParams gives each parameter a name of its own. ServiceStack before 8.5
// heads a definition with the argument of one caller ("@typedef Outer {any}")
// where the parameter's name belongs: that argument is what is printed for it.
func (m *merger) nameParams(d *decl) {
	d.printed = make([]*node, len(d.params))
	for i, p := range d.params {
		_, scalar := scalarOf(p)
		if p != "" && !scalar && m.decls[m.typeName(p)] == nil && m.enums[m.typeName(p)] == nil && slices.Index(d.params, p) == i {
			continue
		}
		if p != "" {
			d.printed[i] = m.node(printing{dto.Type{Name: p}, d.lang}, nil, d.pos, d.op)
		}
		d.params[i] = freshParam(d.params, i)
	}
}

// freshParam gives the i-th parameter the name that C# authors would: T, or T1, T2, ….
func freshParam(params []string, i int) string {
	name := "T"
	if len(params) > 1 {
		name = fmt.Sprintf("T%d", i+1)
	}
	for slices.Contains(params, name) {
		name += "_"
	}
	return name
}

func (m *merger) linkDecl(d *decl) {
	if slices.ContainsFunc(d.members, func(mb *member) bool { return mb.order > 0 }) {
		slices.SortStableFunc(d.members, func(a, b *member) int { return cmp.Compare(a.order, b.order) })
	}
	for _, mb := range d.members {
		mb.typ = m.node(mb.printed, d, mb.pos, d.op)
	}
	switch {
	case d.extends != nil && d.extends.Name != "any":
		d.base = m.baseNode(d)
	case d.index != nil:
		d.base = &node{name: model.Dictionary, args: []*node{{name: "string", pos: d.pos}, m.node(*d.index, d, d.pos, d.op)}, pos: d.pos}
	}
}

// baseNode gives what a class extends. A base that no page declares becomes a
// class whose members the samples show.
func (m *merger) baseNode(d *decl) *node {
	before := len(m.diags)
	n := m.node(*d.extends, d, d.pos, d.op)
	if n.name != "object" {
		return n
	}
	if _, known := scalarOf(d.extends.Name); known {
		return nil
	}
	m.diags = m.diags[:before]
	m.diags.Warn("type-undeclared", d.pos, m.settledBy(),
		"%s extends %s, which no page declares; its members are read from samples", d.name, quote(d.extends.Name))
	m.decls[d.extends.Name] = &decl{name: d.extends.Name, pos: d.pos, op: d.op, synthetic: true, undeclared: true}
	return &node{name: d.extends.Name, pos: d.pos}
}

// node gives a printed type as a type in use within d, which may be nil.
func (m *merger) node(t printing, d *decl, pos diag.Pos, op string) *node {
	n := &node{name: m.typeName(t.Name), pos: pos, nullable: t.Nullable, lang: t.lang}
	if isPrimitive(t.Name) {
		n.name = t.Name
	}
	args := make([]*node, len(t.Args))
	for i, a := range t.Args {
		args[i] = m.node(printing{a, t.lang}, d, pos, op)
	}
	switch {
	case t.Name == dto.ArrayOf && len(args) == 1:
		n.makeArray(args)
	case t.Name == dto.MapOf && len(args) == 2:
		n.name, n.args = model.Dictionary, args
	case d != nil && m.isParam(d, n):
		return n
	case isPrimitive(n.name):
		m.foreign(n, args, d, op)
	case m.enums[n.name] != nil:
		n.enum = true
	case m.decls[n.name] != nil && !m.decls[n.name].exact:
		n.args = fitArgs(args, len(m.decls[n.name].params), pos)
	default:
		m.foreign(n, args, d, op)
	}
	return n
}

// isParam makes the node one of d's parameters if it names one, or if it is the
// argument that d prints in a parameter's place.
func (m *merger) isParam(d *decl, n *node) bool {
	if i := slices.Index(d.params, n.name); i >= 0 {
		n.param = true
		return true
	}
	for i, p := range d.printed {
		if p != nil && len(p.args) == 0 && p.name == plainName(n.name) {
			n.name, n.param = d.params[i], true
			return true
		}
	}
	return false
}

// plainName is the C# name of a printed scalar, any other name as it is.
func plainName(name string) string {
	if s, ok := scalarOf(name); ok {
		return s
	}
	return name
}

// fitArgs gives a type as many arguments as its definition has parameters;
// JavaScript's extends drops them, and those are not known yet.
func fitArgs(args []*node, n int, pos diag.Pos) []*node {
	for len(args) < n {
		args = append(args, &node{pos: pos})
	}
	return args[:n]
}

// foreign settles a name that no page declares: a collection or scalar of .NET,
// a type of ServiceStack, or something unknown.
func (m *merger) foreign(n *node, args []*node, d *decl, op string) {
	name, _, _ := strings.Cut(n.name, "`")
	if s, ok := scalarOf(name); ok {
		n.name = s
		return
	}
	if ok, abstract := isListName(name); ok {
		n.name, n.abstract = model.List, abstract
		n.args = fitArgs(args, 1, n.pos)
		return
	}
	if ok, abstract := isMapName(name); ok {
		n.name, n.abstract = model.Dictionary, abstract
		if len(args) == 0 {
			args = []*node{{name: "string", pos: n.pos}, {name: "object", pos: n.pos}}
			switch {
			case textMap(name):
				args[1].name = "string"
			case name == model.Dictionary: // of a base, whose arguments JavaScript drops
				args[1].name = ""
			}
		}
		n.args = fitArgs(args, 2, n.pos)
		return
	}
	if name == "Nullable" && len(args) == 1 {
		n.become(args[0])
		n.nullable = true
		return
	}
	if b := m.builtin(name, len(args)); b != nil {
		n.name, n.args = b.name, fitArgs(args, len(b.params), n.pos)
		return
	}
	where := op
	if d != nil {
		where = d.name
	}
	m.diags.Warn("type-undeclared", n.pos, m.settledBy(),
		"%s uses %s, which no page declares; read as object", where, quote(n.name))
	n.name, n.args, n.undeclared = "object", nil, true
}
