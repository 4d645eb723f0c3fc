package merge

import (
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/sample"
)

// returnsByName takes the response from its name, which the server's catalogues and
// XML samples tell: "OrderPage", "QueryResponse`1", "Foo[]". The arguments that are not
// printed are told by samples.
func (m *merger) returnsByName(op *operation) bool {
	n, told, at := m.namedAnswer(op)
	if n == nil {
		return false
	}
	r := firstResponse(op)
	if r != nil && r.Response.Kind != sample.Marker && !m.fit(r.Response, n, nil, 0).ok() {
		m.diags.Add(diag.Diagnostic{
			Severity: diag.Warning, Code: "response-conflict", Pos: r.Response.Pos,
			Message:  "the sample of " + op.name + "'s response is no " + quote(told) + ", as another source has it; the sample is taken",
			Hint:     "save both again from one server",
			Related:  []diag.Related{{Pos: at, Message: quote(told)}},
			Settings: []diag.Setting{{Section: diag.Responses, Key: op.name}},
		})
		return false
	}
	op.response, op.named = n, at
	return true
}

// namedAnswer gives the response that a source names, with its text and place; nil for
// none. An XML root names it whole, a catalogue may lack the arguments.
func (m *merger) namedAnswer(op *operation) (n *node, told string, at diag.Pos) {
	for _, r := range op.readings {
		if r.Root == nil {
			continue
		}
		if t, ok := r.Root.Type(m.paramsOf); ok {
			return m.node(printing{asList(t), dto.CSharp}, nil, r.Root.Pos, op.name), r.Root.Name, r.Root.Pos
		}
	}
	for _, r := range op.readings {
		if r.Answer != "" && m.declared(r.AnswerType) {
			lang := dto.CSharp
			if len(r.AnswerType.Args) == 0 {
				lang = dto.JavaScript // which may drop arguments, too
			}
			return m.node(printing{r.AnswerType, lang}, nil, r.Page.OperationPos, op.name), r.Answer, r.Page.OperationPos
		}
	}
	return nil, "", diag.Pos{}
}

// paramsOf tells how many type parameters a class or enum of the name has, and whether
// there is one.
func (m *merger) paramsOf(name string) (params int, ok bool) {
	if d := m.decls[m.typeName(name)]; d != nil {
		return len(d.params), true
	}
	if b, known := m.table[name]; known {
		return len(b.Params), true
	}
	return 0, m.enums[m.typeName(name)] != nil
}

// asList gives a type in which a list is what XML calls an array: it does not tell the two apart.
func asList(t dto.Type) dto.Type {
	args := slices.Clone(t.Args)
	for i := range args {
		args[i] = asList(args[i])
	}
	if t.Name == dto.ArrayOf && args[0].Name != "byte" {
		t.Name = "List"
	}
	t.Args = args
	return t
}

// declared tells whether all names of a type are known ones. A name that stands for
// anything tells nothing.
func (m *merger) declared(t dto.Type) bool {
	if slices.ContainsFunc(t.Args, func(a dto.Type) bool { return !m.declared(a) }) {
		return false
	}
	if scalar, known := scalarOf(t.Name); known {
		return scalar != "object"
	}
	shape := shapeOf(t.Name)
	_, own := m.table[t.Name]
	return own || shape == dto.ArrayOf || shape == dto.MapOf || m.decls[m.typeName(t.Name)] != nil
}
