package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// operation is an operation under construction, with every page that shows it.
type operation struct {
	name     string
	readings []*Reading
	shown    []string // the classes and enums that its pages declare, in their order
	request  *decl
	response *node    // nil for none
	unknown  bool     // it answers, and nothing tells with what
	named    diag.Pos // where the response is named; zero where its code or a sample tells
}

func (op *operation) pos() diag.Pos { return op.readings[0].Page.OperationPos }

// findRequests groups the readings by operation and finds each one's request type.
func (m *merger) findRequests() {
	for i := range m.readings {
		r := &m.readings[i]
		if r.Page.Operation == "" {
			continue
		}
		if n := len(m.ops); n == 0 || m.ops[n-1].name != r.Page.Operation {
			m.ops = append(m.ops, &operation{name: r.Page.Operation})
		}
		op := m.ops[len(m.ops)-1]
		op.readings = append(op.readings, r)
		m.show(op, r)
	}
	m.dropUnseen()
	for _, op := range m.ops {
		if op.request = m.decls[m.typeName(op.name)]; op.request == nil {
			m.sampleRequest(op)
		}
	}
}

// dropUnseen leaves out the operations that an index names and nothing else shows.
func (m *merger) dropUnseen() {
	var names []string
	var first diag.Pos
	m.ops = slices.DeleteFunc(m.ops, func(op *operation) bool {
		unseen := op.readings[0].Kind >= Index && m.decls[m.typeName(op.name)] == nil
		if unseen {
			names = append(names, op.name)
			if len(names) == 1 {
				first = op.pos()
			}
		}
		return unseen
	})
	if len(names) > 0 {
		m.diags.Add(diag.Diagnostic{
			Severity: diag.Note, Code: "operation-unseen", Pos: first,
			Message: fmt.Sprintf("the server has %s, which no page shows; left out", listing(names)),
			Hint:    "save their pages too, such as " + m.tab(names[0], "csharp"),
		})
	}
}

// listing names a few of many.
func listing(names []string) string {
	const most = 3
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

func (m *merger) show(op *operation, r *Reading) {
	if r.Code == nil {
		return
	}
	seen := map[string]bool{}
	for _, name := range op.shown {
		seen[name] = true
	}
	add := func(name string) {
		name = m.typeName(name)
		if !seen[name] {
			seen[name] = true
			op.shown = append(op.shown, name)
		}
	}
	for _, c := range r.Code.Classes {
		if !isHelper(c) {
			add(c.Name)
		}
	}
	for _, e := range r.Code.Enums {
		add(e.Name)
	}
}

// sampleRequest makes the request type of an operation whose code no page
// shows: from its sample, or from its routes' variables.
func (m *merger) sampleRequest(op *operation) {
	d := &decl{name: m.typeName(op.name), pos: op.pos(), op: op.name, synthetic: true}
	m.decls[d.name], op.request = d, d
	m.overEnum(d, d.name)
	from := "its routes"
	for _, r := range op.readings {
		if r.Request != nil && len(r.Request.Members) > 0 {
			m.fill(d, r.Request, op)
			from = "its sample"
			break
		}
	}
	if len(d.members) == 0 {
		for _, name := range m.pathVariables(op) {
			wire := m.style.Wire(name)
			d.members = append(d.members, &member{name: wire, wire: wire, typ: &node{name: "string", pos: d.pos}, pos: d.pos})
		}
	}
	m.diags.Warn("request-undeclared", op.pos(), "save a tab that shows its code: "+m.tab(op.name, "typescript"),
		"no page shows the class of %s; its members are read from %s", op.name, from)
}

// pathVariables lists the variables of the routes, as written there.
func (m *merger) pathVariables(op *operation) []string {
	var names []string
	for _, rt := range m.routesOf(op) {
		for _, part := range strings.Split(rt.Path, "{")[1:] {
			name, _, _ := strings.Cut(part, "}")
			name = strings.Trim(name, "*?")
			if name, _, _ = strings.Cut(name, ":"); name != "" && name != "ignore" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// walkRequests lays the request samples along the request types.
func (m *merger) walkRequests() {
	for _, op := range m.ops {
		for _, r := range op.readings {
			if r.Request != nil {
				w := walker{m: m, op: op, json: r.json(), source: r.sampleSource()}
				w.walk(r.Request, &node{name: op.request.name}, nil, 0)
			}
		}
	}
}

// walkResponses lays the response samples along the types found for them.
func (m *merger) walkResponses() {
	for _, op := range m.ops {
		for _, r := range op.readings {
			if r.Response != nil && op.response != nil {
				w := walker{m: m, op: op, json: r.json(), source: r.sampleSource(), answer: true}
				w.walk(r.Response, op.response, nil, 0)
			}
		}
	}
	m.settleResponses()
	m.settleBases()
}

// buildOperation gives the finished operation.
func (m *merger) buildOperation(op *operation) model.Operation {
	o := model.Operation{
		Name: op.name, Request: op.request.name, Pos: op.pos(),
		Routes: m.routes(op), Verbs: []string{}, Builtin: op.request.builtin, ResponseUnknown: op.unknown,
	}
	if op.response != nil {
		o.Response = op.response.ref()
	}
	o.Verbs, o.Verb = m.verbs(op, o.Routes)
	for _, r := range op.readings {
		o.Doc = m.richerDoc(op.name, claim{o.Doc, op.pos()}, claim{r.Page.Doc, r.Page.OperationPos})
		if o.RequestSample == nil {
			o.RequestSample = sampleOf(r.Page.Request)
		}
		if o.ResponseSample == nil {
			o.ResponseSample = sampleOf(r.Page.Response)
		}
	}
	o.Doc = cmp.Or(o.Doc, op.request.doc)
	o.Tags = m.tags(op)
	o.Auth = m.auth(op)
	return o
}
