package merge

import (
	"cmp"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/sample"
)

// walker lays a sample along a type and leaves at each place what the sample
// shows there. In a dry walk it only reports the generic types that it passes.
type walker struct {
	m    *merger
	op   *operation
	json bool
	// source names the sample, for the log.
	source string
	dry    func(use) // nil in a real walk
	// answer is set along a response whose type is named but for its arguments.
	answer bool
}

// use is a generic type in use, with the sample value that it has there.
type use struct {
	d     *decl
	args  []*node
	e     env
	value *sample.Value
}

func (w *walker) walk(v *sample.Value, n *node, e env, depth int) {
	n, e = resolve(n, e)
	if n == nil || depth > maxDepth {
		return
	}
	if !n.known() {
		if w.dry != nil {
			return
		}
		n.become(w.m.infer(v, w.op, w.op.name))
		if w.answer {
			w.m.judge(w.op, v, n, nil)
		}
	}
	switch v.Kind {
	case sample.Object:
		w.object(v, n, e, depth)
	case sample.List:
		w.list(v, n, e, depth)
	case sample.Text:
		w.text(v, n)
	}
}

func (w *walker) object(v *sample.Value, n *node, e env, depth int) {
	if n.isMap() {
		w.entries(v, n, e, depth)
		return
	}
	d := w.m.decls[n.name]
	if d == nil || len(v.Members) == 0 {
		w.conflict(v, n, d == nil && n.name != "object")
		return
	}
	in := bind(d, n.args, e)
	if c, ce := w.m.container(d, in); c != nil && c.isMap() && len(w.m.slots(d, in)) == 0 {
		w.entries(v, c, ce, depth)
		return
	}
	if w.dry != nil && len(d.params) > 0 {
		w.dry(use{d, n.args, e, v})
	}
	p := pair(w.m.slots(d, in), v)
	if len(p.extra) > 0 && w.m.extend(d, v, p) {
		p = pair(w.m.slots(d, in), v)
	}
	if w.dry == nil {
		for _, i := range p.byOrder(v) {
			s := p.slots[i]
			w.m.once("wire-name", s.owner.ref(s.m), v.Members[p.at[i]].Pos,
				"the sample shows %s in the place of %s, which is taken for its name on the wire", quote(p.keys[i]), s.owner.ref(s.m))
		}
		w.m.nameless(v, d.name)
		learn(p)
		w.strange(v, d, p.extra)
	}
	for i, value := range p.values {
		if value != nil {
			w.show(p.slots[i].m, value, p.keys[i])
		}
		if value == nil {
			value = p.hidden(i)
		}
		if value != nil {
			w.walk(value, p.slots[i].m.typ, p.slots[i].e, depth+1)
		}
	}
}

// learn notes what a sample says of the members themselves: that they travel,
// under which name, and in which place.
func learn(p *pairing) {
	for i, s := range p.slots {
		s.owner.sampled = true
		if p.values[i] == nil {
			continue
		}
		if !s.m.seen {
			s.m.seen, s.m.rank = true, p.at[i]
		}
		if !s.m.named {
			s.m.wire, s.m.named = p.keys[i], true
		}
	}
}

// strange deals with keys that the class does not declare: they belong to a base
// that no page shows, or metadata hides them.
func (w *walker) strange(v *sample.Value, d *decl, extra []int) {
	base := w.m.undeclaredBase(d)
	for _, k := range extra {
		key := &v.Members[k]
		if base != nil {
			w.m.fill(base, &sample.Value{Members: []sample.Member{*key}}, w.op)
			if mb := base.member(safeName(key.Name)); mb != nil {
				base.sampled, mb.seen, mb.rank = true, true, k
				w.walk(&key.Value, mb.typ, nil, 1)
			}
			continue
		}
		w.m.once("member-undeclared", d.name+"."+key.Name, key.Pos,
			"the sample shows the member %s, which %s does not declare; left out", quote(key.Name), d.name)
	}
}

// nameless warns of keys that no member can have.
func (m *merger) nameless(v *sample.Value, class string) {
	for i := range v.Members {
		if key := &v.Members[i]; !isName(key.Name) {
			m.once("member-name", class+"."+key.Name, key.Pos,
				"the sample shows a member of %s named %s, which no member can be; left out", class, quote(key.Name))
		}
	}
}

// conflict reports a sample that cannot be of the type that the code gives.
func (w *walker) conflict(v *sample.Value, n *node, real bool) {
	if real && w.dry == nil {
		w.m.once("sample-conflict", n.pos.String(), v.Pos,
			"the sample shows %s where the code has %s, which is taken", [...]string{"an object", "a list", "text", "a marker"}[v.Kind], n.ref())
	}
}

// once warns of a thing that many samples show.
func (m *merger) once(code, thing string, pos diag.Pos, format string, args ...any) {
	if !m.told[code+thing] {
		m.told[code+thing] = true
		m.diags.Warn(code, pos, m.settledBy(), format, args...)
	}
}

func (w *walker) entries(v *sample.Value, n *node, e env, depth int) {
	for i := range v.Members {
		key := &sample.Value{Kind: sample.Text, Text: v.Members[i].Name, Pos: v.Members[i].Pos}
		w.walk(key, n.args[0], e, depth+1)
		w.walk(&v.Members[i].Value, n.args[1], e, depth+1)
	}
}

func (w *walker) list(v *sample.Value, n *node, e env, depth int) {
	if n.name == "string" && w.dry == nil && len(values(v)) > 0 {
		// TypeScript before 10 prints string[][] as string[]; the sample is right.
		n.name, n.args = model.List, []*node{{name: "string", pos: n.pos}}
	}
	was := n
	if d := w.m.decls[n.name]; d != nil {
		if d.baseless() && len(d.members) == 0 {
			w.m.setBase(d, listOf(&node{pos: v.Pos}), "its sample is one")
		}
		n, e = w.m.container(d, bind(d, n.args, e))
	}
	if n == nil || !n.isList() {
		w.conflict(v, was, was.name != "object")
		return
	}
	for _, value := range values(v) {
		w.walk(value, n.args[0], e, depth+1)
	}
}

func (w *walker) text(v *sample.Value, n *node) {
	if w.dry != nil {
		return
	}
	if isEmpty(v) {
		if n.name == "string" {
			n.sights = append(n.sights, sight{scalar: noText})
		}
		return
	}
	if e := w.m.enums[n.name]; e != nil {
		e.see(v)
		return
	}
	w.m.spelling(v, n, w.json)
	w.conflict(v, n, n.isList() || n.isMap() || w.m.decls[n.name] != nil)
	if n.name == "string" {
		n.sights = append(n.sights, sight{cmp.Or(v.Scalar(), "string"), v.Text, w.json})
	}
}

// see notes whether a sample shows the enum by name or as a number. A 0 that no
// member stands for is what a nullable enum shows, whatever its kind.
func (e *enum) see(v *sample.Value) {
	switch {
	case v.Scalar() != "number":
		e.sawName = e.sawName || e.holds(v.Text)
	case v.Text == "0" && !e.hasZero():
		e.sawZero = true
	default:
		e.sawNumber = true
	}
}
