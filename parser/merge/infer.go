package merge

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/sample"
)

// candidate is a class that a sample object may be of.
type candidate struct {
	d       *decl
	n       *node // the class in use, its arguments not known yet
	misfit  misfit
	named   bool // it is called {Operation}Response
	covers  bool // with it, request and response reach all that the page declares
	nearest int  // how far from the request it is declared, in the order that the server prints
}

// infer gives the type of a sample value that no page names the type of. The
// name is what a type gets that has to be made from the sample.
func (m *merger) infer(v *sample.Value, op *operation, name string) *node {
	switch v.Kind {
	case sample.Marker:
		return &node{name: rawType(v.Text), pos: v.Pos, sights: []sight{{scalar: "string"}}}
	case sample.Text:
		return m.inferText(v)
	case sample.List:
		if elems := values(v); len(elems) > 0 {
			return listOf(m.infer(elems[0], op, name))
		}
		return listOf(&node{name: "object", pos: v.Pos})
	}
	if found := m.candidates(v, op); len(found) > 0 {
		m.inferred = found
		return found[0].n
	}
	if n := m.inferMap(v, op, name); n != nil {
		return n
	}
	if len(v.Members) == 0 {
		return &node{name: "object", pos: v.Pos}
	}
	return m.synthesise(v, op, name)
}

// rawType gives the type of a response that travels raw.
func rawType(marker string) string {
	switch marker {
	case "string", "byte[]":
		return marker
	}
	return "Stream"
}

func (m *merger) inferText(v *sample.Value) *node {
	n := &node{name: "string", pos: v.Pos}
	switch v.Scalar() {
	case "number":
		n.name = model.Number
	case "bool":
		n.name = "bool"
	case "":
		if e := m.enumOf(v.Text); e != nil {
			n.name = e.name
		}
	}
	return n
}

// enumOf gives the one enum that has the value; nil where none or several have
// it, and for "String", which is what samples print for every string.
func (m *merger) enumOf(text string) *enum {
	var found *enum
	for _, name := range slices.Sorted(maps.Keys(m.enums)) {
		if text == "String" || !m.enums[name].holds(text) {
			continue
		}
		if found != nil {
			return nil
		}
		found = m.enums[name]
	}
	return found
}

// inferMap takes an object for a dictionary if its only key is one that samples
// of dictionaries have.
func (m *merger) inferMap(v *sample.Value, op *operation, name string) *node {
	if len(v.Members) != 1 {
		return nil
	}
	key := &sample.Value{Kind: sample.Text, Text: v.Members[0].Name, Pos: v.Pos}
	n := m.inferText(key)
	if n.name == "string" && !m.looksLikeKey(key) {
		return nil
	}
	return &node{name: model.Dictionary, args: []*node{n, m.infer(&v.Members[0].Value, op, name)}, pos: v.Pos}
}

// candidates lists the classes that suit a sample object, best first. Classes of
// the operation's own page may lack some of what they declare in the sample;
// others must match it whole.
func (m *merger) candidates(v *sample.Value, op *operation) []*candidate {
	var found []*candidate
	for _, name := range op.shown {
		if d := m.decls[name]; d != nil && !d.iface {
			c := m.candidate(v, d, op)
			if c.misfit.ok() && (c.named || int(c.misfit) <= len(v.Members)) {
				found = append(found, c)
			}
		}
	}
	if len(found) == 0 && len(v.Members) > 0 {
		found = m.strangers(v, op)
	}
	slices.SortStableFunc(found, (*candidate).compare)
	return found
}

// strangers lists the classes that suit whole and that no page of the operation
// shows: a list's element, which pages leave out, those of the built-in ones that
// are responses by nature, and what the operation's own samples made.
func (m *merger) strangers(v *sample.Value, op *operation) []*candidate {
	for _, name := range []string{"QueryResponse", "KeyValuePair", "ResponseStatus", "ErrorResponse", "IdResponse", "StringResponse", "StringsResponse"} {
		if m.decls[name] == nil {
			m.addBuiltin(m.table[name]) // build leaves it out again if nothing uses it
		}
	}
	var found []*candidate
	for _, name := range m.having(v) {
		d := m.decls[name]
		if d.iface || d == op.request || d.synthetic && d.op != op.name || slices.Contains(op.shown, name) {
			continue
		}
		if c := m.candidate(v, d, op); c.misfit == 0 {
			found = append(found, c)
		}
	}
	return found
}

// having lists the classes, sorted, that have the key of the sample which the
// fewest have: an API of a thousand types is not tried whole for every value.
func (m *merger) having(v *sample.Value) []string {
	if m.indexed != len(m.decls) {
		m.index()
	}
	names := m.byMember[foldName(v.Members[0].Name)]
	for i := range v.Members {
		if other := m.byMember[foldName(v.Members[i].Name)]; len(other) < len(names) {
			names = other
		}
	}
	return names
}

// index lists the classes by the members that they have, inherited ones too.
func (m *merger) index() {
	m.byMember, m.indexed = map[string][]string{}, len(m.decls)
	for _, name := range slices.Sorted(maps.Keys(m.decls)) {
		for _, s := range m.slots(m.decls[name], nil) {
			key := foldName(s.m.wire)
			if l := m.byMember[key]; len(l) == 0 || l[len(l)-1] != name {
				m.byMember[key] = append(l, name)
			}
		}
	}
}

func (m *merger) candidate(v *sample.Value, d *decl, op *operation) *candidate {
	n := &node{name: d.name, pos: v.Pos}
	for _, p := range d.printed {
		if p == nil {
			p = &node{pos: v.Pos}
		}
		n.args = append(n.args, p.clone())
	}
	c := &candidate{d: d, n: n}
	c.misfit = m.fitClass(v, d, n)
	if !c.misfit.ok() && len(d.name) != len(op.name)+len("Response") {
		return c // as nearly all
	}
	at := slices.Index(op.shown, d.name)
	if at < 0 {
		return c
	}
	c.named = d.name == op.name+"Response"
	if c.named && !c.misfit.ok() {
		c.misfit = m.looseFit(v, d)
	}
	if c.misfit.ok() {
		c.covers = m.covers(op, d)
		c.nearest = distance(at, slices.Index(op.shown, op.request.name))
	}
	return c
}

// looseFit is fit for the class that is named for the operation: its sample may
// show members that metadata hides, as long as it shows more that are declared.
func (m *merger) looseFit(v *sample.Value, d *decl) misfit {
	p := pair(m.slots(d, bind(d, nil, nil)), v)
	if p.count() <= len(p.extra) {
		return noFit
	}
	return m.fitMembers(p, 0) + misfit(2*len(p.extra))
}

// distance ranks places around the request's: the server prints the response
// just before it, or first thing after it.
func distance(at, request int) int {
	switch {
	case at < request:
		return request - at
	case at > request:
		return 1000 + at - request
	}
	return 1 << 20 // the request itself
}

func (c *candidate) compare(o *candidate) int {
	return cmp.Or(
		-compareBool(c.named, o.named),
		-compareBool(c.covers, o.covers),
		cmp.Compare(c.misfit, o.misfit),
		cmp.Compare(c.nearest, o.nearest),
		strings.Compare(c.d.name, o.d.name),
	)
}

// ties tells whether only the order on the page decides between two.
func (c *candidate) ties(o *candidate) bool {
	return c.named == o.named && c.covers == o.covers && c.misfit == o.misfit
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// covers tells whether the request and the candidate together reach every type
// that the operation's pages declare: they declare nothing else.
func (m *merger) covers(op *operation, d *decl) bool {
	request, response := m.reachedFrom(op.request.name), m.reachedFrom(d.name)
	for _, name := range op.shown {
		if !request[name] && !response[name] {
			return false
		}
	}
	return true
}

// reach marks the type and all that it mentions.
func (m *merger) reach(name string, reached map[string]bool) {
	if reached[name] {
		return
	}
	reached[name] = true
	d := m.decls[name]
	if d == nil {
		return
	}
	next := func(n *node) { m.reach(n.name, reached) }
	d.base.each(next)
	for _, mb := range d.members {
		mb.typ.each(next)
	}
	for _, p := range d.printed {
		p.each(next)
	}
}
