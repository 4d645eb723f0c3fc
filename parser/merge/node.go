package merge

import (
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/sample"
)

// node is a type in use under construction, written as model.Ref writes types.
// The scalar "string" stays open until its sights decide what JavaScript's string
// really is; a node without a name is not known at all yet.
type node struct {
	name     string
	args     []*node
	param    bool // name is a type parameter of the declaration around it
	abstract bool // printed as an interface (IList), which samples leave out
	nullable bool
	lang     dto.Lang // that prints it so: in C# a "string" is one
	enum     bool
	// undeclared is set where no source declares what is printed.
	undeclared bool
	pos        diag.Pos
	sights     []sight
}

// sight is one scalar that a sample shows where a node stands.
type sight struct {
	scalar string // as sample.Value.Scalar tells it, "string" for text that it does not know, or noText
	text   string
	json   bool
}

// noText is what a sample shows where there is nothing: a char is printed as a raw
// NUL, which browsers drop.
const noText = "no text"

// exact tells a type that is printed as C# has it, in which nothing is open.
func (n *node) exact() bool { return n.lang >= dto.Table }

func listOf(n *node) *node { return &node{name: model.List, args: []*node{n}, pos: n.pos} }

func (n *node) isList() bool {
	return (n.name == model.List || n.name == model.Array) && len(n.args) == 1
}
func (n *node) isMap() bool { return n.name == model.Dictionary && len(n.args) == 2 }
func (n *node) known() bool { return n != nil && n.name != "" }

// makeArray makes the node what the languages print as "T[]": an array in C#, any
// list in JavaScript and TypeScript.
func (n *node) makeArray(args []*node) {
	switch {
	case n.exact() && args[0].name == "byte" && !args[0].nullable:
		n.name = "byte[]"
		return
	case n.exact():
		n.name = model.Array
	default:
		n.name = model.List
	}
	n.args = args
}

// become makes the node another type in place, keeping where it stands.
func (n *node) become(o *node) {
	pos, sights := n.pos, n.sights
	*n = *o
	n.pos, n.sights = pos, sights
}

// clone copies the node without its sights.
func (n *node) clone() *node {
	if n == nil {
		return nil
	}
	c := *n
	c.sights = nil
	c.args = make([]*node, len(n.args))
	for i, a := range n.args {
		c.args[i] = a.clone()
	}
	return &c
}

// each calls f for the node and every node in it.
func (n *node) each(f func(*node)) {
	if n == nil {
		return
	}
	f(n)
	for _, a := range n.args {
		a.each(f)
	}
}

// ref gives the finished type; what is still unknown is an object.
func (n *node) ref() model.Ref {
	if !n.known() {
		return model.Ref{Name: "object"}
	}
	r := model.Ref{Name: n.name}
	for _, a := range n.args {
		r.Args = append(r.Args, a.ref())
	}
	r.Nullable = n.nullable && (r.IsValueScalar() || n.enum)
	return r
}

// fromRef makes a node of a type that is written out.
func fromRef(r model.Ref, params []string) *node {
	n := &node{name: r.Name, nullable: r.Nullable}
	for _, p := range params {
		n.param = n.param || p == r.Name && len(r.Args) == 0
	}
	for _, a := range r.Args {
		n.args = append(n.args, fromRef(a, params))
	}
	return n
}

// env says what the type parameters in sight stand for.
type env map[string]bound

type bound struct {
	n *node
	e env
}

// resolve follows type parameters to what they stand for here; nil if nothing is known.
func resolve(n *node, e env) (*node, env) {
	for i := 0; n != nil && n.param; i++ {
		b, ok := e[n.name]
		if !ok || i > maxDepth {
			return nil, nil
		}
		n, e = b.n, b.e
	}
	return n, e
}

// bind gives the environment inside a generic declaration that is used with args.
func bind(d *decl, args []*node, e env) env {
	if len(d.params) == 0 {
		return nil
	}
	in := env{}
	for i, p := range d.params {
		if i < len(args) {
			in[p] = bound{args[i], e}
		}
	}
	return in
}

// maxDepth bounds every recursion along types.
const maxDepth = 64

// slot is one member of a class as it travels: its own or a base's.
type slot struct {
	owner *decl
	m     *member
	e     env
}

// slots lists the members of a class in wire order: its own, then its bases'.
func (m *merger) slots(d *decl, e env) []slot {
	var out []slot
	for depth := 0; d != nil && depth < maxDepth; depth++ {
		for _, mb := range d.members {
			out = append(out, slot{d, mb, e})
		}
		if d.base == nil {
			break
		}
		next := m.decls[d.base.name]
		if next == nil {
			break
		}
		e = bind(next, d.base.args, e)
		d = next
	}
	return out
}

// container gives the list or map that a class extends, if it does.
func (m *merger) container(d *decl, e env) (*node, env) {
	for depth := 0; d != nil && d.base != nil && depth < maxDepth; depth++ {
		if d.base.isList() || d.base.isMap() {
			return d.base, e
		}
		next := m.decls[d.base.name]
		if next == nil {
			break
		}
		e = bind(next, d.base.args, e)
		d = next
	}
	return nil, nil
}

// undeclaredBase gives the base of a class that no page declares, nil for none.
func (m *merger) undeclaredBase(d *decl) *decl {
	for depth := 0; d != nil && depth < maxDepth; depth++ {
		if d.undeclared || d.base == nil {
			break
		}
		d = m.decls[d.base.name]
	}
	if d == nil || !d.undeclared {
		return nil
	}
	return d
}

// safeName is how ServiceStack makes an alias of a wire name: every character
// that no identifier has becomes "_".
func safeName(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 {
			return r
		}
		return '_'
	}, s)
}

// foldName makes names equal that differ in case and word marks alone.
func foldName(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' || r == '.' || r == '$' {
			return -1
		}
		return r
	}, s))
}

// values gives a sample list's elements that hold something.
func values(v *sample.Value) []*sample.Value {
	var out []*sample.Value
	for i := range v.Elems {
		if e := &v.Elems[i]; !isEmpty(e) {
			out = append(out, e)
		}
	}
	return out
}

// isEmpty tells an empty slot, which is how JSV prints a null element.
func isEmpty(v *sample.Value) bool { return v.Kind == sample.Text && v.Text == "" && !v.Quoted }
