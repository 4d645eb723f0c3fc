package merge

import (
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/sample"
)

// resolveResponses finds each operation's response type. Pages never name it:
// its code does if it comes from a whole-API listing, else the sample's shape tells.
func (m *merger) resolveResponses() {
	for _, op := range m.ops {
		if m.returnsByCode(op) || m.returnsByName(op) {
			continue
		}
		if r := firstResponse(op); r != nil {
			op.response = m.responseOf(op, r.Response)
			continue
		}
		m.unseenResponse(op)
	}
}

// returnsByCode takes the response from IReturn or createResponse, which listings
// print: C# and TypeScript with its arguments, JavaScript without.
func (m *merger) returnsByCode(op *operation) bool {
	for _, p := range m.requests[op.name] {
		switch c := p.class; {
		case c.Returns != nil:
			op.response = m.node(printing{*c.Returns, p.lang}, nil, c.Pos, op.name)
			m.rawByCode(op, c.Returns.Name)
			return true
		case c.ReturnsVoid:
			return true
		}
	}
	return false
}

// rawByCode settles the response that JavaScript and TypeScript call Blob: bytes, or a
// stream of them, which the samples tell.
func (m *merger) rawByCode(op *operation, name string) {
	if name != "Blob" {
		return
	}
	if r := firstResponse(op); r != nil && r.Response.Kind == sample.Marker {
		op.response.name = rawType(r.Response.Text)
		return
	}
	m.unknownResponse(op, op.response.pos, "a listing calls bytes and streams of them Blob; it is read as byte[]")
}

// settleResponses says which responses are still open when all samples were seen.
func (m *merger) settleResponses() {
	for _, op := range m.ops {
		open := false
		op.response.each(func(n *node) { open = open || !n.known() })
		if open && !op.unknown {
			m.unknownResponse(op, op.pos(), "its type arguments stand on no page; they are read as object")
		}
	}
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
// nothing, unless a page has a response that could not be read, declares what only
// a response can need, or shows no samples at all.
func (m *merger) unseenResponse(op *operation) {
	for _, r := range op.readings {
		if msg := r.Page.Response; msg != nil {
			op.response, op.unknown = &node{name: "object", pos: msg.Pos}, true
			m.unknownResponse(op, msg.Pos, "its sample cannot be read; it is read as object")
			return
		}
	}
	left := m.leftOver(op)
	switch {
	case op.request.builtin:
	case slices.Contains(left, op.name+"Response"):
		m.unsampledResponse(op, op.name+"Response")
	case len(left) == 1:
		m.unsampledResponse(op, left[0])
	case len(left) > 1:
		m.unknownResponse(op, op.pos(), "no page shows a sample of it, and the request does not use "+strings.Join(left, ", ")+"; it is read as none")
	case !slices.ContainsFunc(op.readings, func(r *Reading) bool { return r.Page.Request != nil }):
		m.unknownResponse(op, op.pos(), "no page shows a sample; it is read as none")
	}
}

// leftOver lists the classes that the operation's pages declare and that neither
// the request nor another of these classes mentions, in their order.
func (m *merger) leftOver(op *operation) []string {
	reached := map[string]bool{}
	m.reach(op.request.name, reached)
	return slices.DeleteFunc(m.unmentioned(op, reached), func(name string) bool {
		d := m.decls[name]
		isRequest := slices.ContainsFunc(m.ops, func(o *operation) bool { return o.request == d })
		return d == nil || d.iface || d.builtin || isRequest || len(d.params) > 0
	})
}

// unmentioned lists what the operation's pages declare beside what is reached, as
// far as nothing else of it mentions it.
func (m *merger) unmentioned(op *operation, reached map[string]bool) []string {
	left := slices.DeleteFunc(slices.Clone(op.shown), func(name string) bool { return reached[name] })
	return slices.DeleteFunc(slices.Clone(left), func(name string) bool {
		return slices.ContainsFunc(left, func(other string) bool {
			inner := map[string]bool{}
			m.reach(other, inner)
			return other != name && inner[name]
		})
	})
}

func (m *merger) unsampledResponse(op *operation, name string) {
	op.response = &node{name: name, pos: op.pos()}
	m.unknownResponse(op, op.pos(), "no page shows a sample of it; it is read as "+name+", which the request does not use")
}

// responseOf finds the type of a response sample.
func (m *merger) responseOf(op *operation, v *sample.Value) *node {
	inner, lists := v, 0
	for inner.Kind == sample.List && len(values(inner)) > 0 {
		inner, lists = values(inner)[0], lists+1
	}
	n := m.listClass(op, inner)
	m.inferred = nil
	if n == nil {
		n = m.infer(inner, op, op.name+"Result")
	}
	m.judge(op, inner, n, m.inferred)
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
//
// Found are the classes that suit the sample where that was looked for just now, else nil.
func (m *merger) judge(op *operation, v *sample.Value, n *node, found []*candidate) {
	d := m.decls[n.name]
	switch {
	case n.name == "object" || n.isList():
		op.unknown = true
		m.unknownResponse(op, v.Pos, "its sample shows no members; it is read as "+n.ref().String())
	case n.name == "string" && v.Kind == sample.Text && v.Scalar() == "":
		m.unknownResponse(op, v.Pos, "its sample is the text "+quote(v.Text)+"; it is read as string")
	case d != nil && d.synthetic && d.op == op.name && d != op.request:
		m.unknownResponse(op, v.Pos, "no class on the given pages has the members of its sample; "+d.name+" is made from the sample")
	case d != nil && v.Kind == sample.Object:
		if found == nil {
			found = m.candidates(v, op)
		}
		m.ambiguous(op, v, found)
	}
}

func (m *merger) unknownResponse(op *operation, pos diag.Pos, what string) {
	m.log.Open("operation", op.name, "response", what)
	m.diags.Warn("response-unknown", pos, m.settledBy(),
		"the response of %s is unknown: %s", op.name, what).SettledBy(diag.Responses, op.name)
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
	m.log.Open("operation", op.name, "response", strings.Join(names, " and ")+" have the same members")
	m.diags.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: "response-ambiguous", Pos: v.Pos,
		Message:  "the response of " + op.name + " can be " + strings.Join(names, " or ") + ", which have the same members; read as " + names[0],
		Hint:     m.settledBy(),
		Related:  related,
		Settings: []diag.Setting{{Section: diag.Responses, Key: op.name, Others: names[1:]}},
	})
}
