package merge

import (
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/sample"
)

// resolveResponses finds each operation's response type. Pages never name it:
// its code does if it comes from a whole-API listing, else the sample's shape tells.
func (m *merger) resolveResponses() {
	for _, op := range m.ops {
		if m.returnsByCode(op) {
			continue
		}
		if r := firstResponse(op); r != nil {
			op.response = m.responseOf(op, r.Response)
			continue
		}
		m.unseenResponse(op)
	}
}

// returnsByCode takes the response from createResponse or IReturn.
func (m *merger) returnsByCode(op *operation) bool {
	for _, r := range op.readings {
		if r.Code == nil {
			continue
		}
		for i := range r.Code.Classes {
			c := &r.Code.Classes[i]
			if c.Name != op.name || c.Returns == nil && !c.ReturnsVoid {
				continue
			}
			if c.Returns != nil {
				op.response = m.node(*c.Returns, nil, c.Pos, op.name)
			}
			return true
		}
	}
	return false
}

func firstResponse(op *operation) *Reading {
	for _, r := range op.readings {
		if r.Response != nil {
			return r
		}
	}
	return nil
}

// unseenResponse settles an operation without a response sample: it answers
// nothing, unless a page has a response that could not be read.
func (m *merger) unseenResponse(op *operation) {
	for _, r := range op.readings {
		if msg := r.Page.Response; msg != nil {
			op.response, op.unknown = &node{name: "object", pos: msg.Pos}, true
			m.unknownResponse(op, msg.Pos, "its sample cannot be read; it is read as object")
			return
		}
	}
}

// responseOf finds the type of a response sample.
func (m *merger) responseOf(op *operation, v *sample.Value) *node {
	inner, lists := v, 0
	for inner.Kind == sample.List && len(values(inner)) > 0 {
		inner, lists = values(inner)[0], lists+1
	}
	n := m.listClass(op, inner)
	if n == nil {
		n = m.infer(inner, op, op.name+"Result")
	}
	m.judge(op, inner, n)
	for range lists {
		n = listOf(n)
	}
	return n
}

// listClass gives the class of an empty list, which is what the sample of a class
// that is a list looks like: the only such class that the page shows.
func (m *merger) listClass(op *operation, v *sample.Value) *node {
	if v.Kind != sample.List {
		return nil
	}
	var found *node
	for _, name := range op.shown {
		d := m.decls[name]
		if d == nil {
			continue
		}
		if c, _ := m.container(d, nil); c != nil && c.isList() && len(d.params) == 0 {
			if found != nil {
				return nil
			}
			found = &node{name: name, pos: v.Pos}
		}
	}
	return found
}

// judge says how sure the type found for a response is.
func (m *merger) judge(op *operation, v *sample.Value, n *node) {
	d := m.decls[n.name]
	switch {
	case n.name == "object" || n.isList():
		op.unknown = true
		m.unknownResponse(op, v.Pos, "its sample shows no members; it is read as "+n.ref().String())
	case d != nil && d.synthetic && d.op == op.name && d != op.request:
		m.unknownResponse(op, v.Pos, "no class on the given pages has the members of its sample; "+d.name+" is made from the sample")
	case d != nil && v.Kind == sample.Object:
		m.ambiguous(op, v, m.candidates(v, op))
	}
}

func (m *merger) unknownResponse(op *operation, pos diag.Pos, what string) {
	m.diags.Warn("response-unknown", pos, "the list of operations names it: "+m.listing(),
		"the response of %s is unknown: %s", op.name, what)
}

// listing is the page that names every operation's response.
func (m *merger) listing() string {
	base := m.api.BaseURL
	if base == "" {
		base = "{base URL}"
	}
	return base + "/operations/metadata?format=json"
}

// ambiguous warns when several classes suit the sample equally well.
func (m *merger) ambiguous(op *operation, v *sample.Value, found []*candidate) {
	var names []string
	var related []diag.Related
	for _, c := range found {
		if c.ties(found[0]) {
			names = append(names, c.d.name)
			related = append(related, diag.Related{Pos: c.d.pos, Message: c.d.name})
		}
	}
	if len(names) < 2 {
		return
	}
	m.diags.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: "response-ambiguous", Pos: v.Pos,
		Message: "the response of " + op.name + " can be " + strings.Join(names, " or ") + ", which have the same members; read as " + names[0],
		Hint:    "the list of operations names it: " + m.listing(),
		Related: related,
	})
}
