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
	i := slices.IndexFunc(op.readings, func(r *Reading) bool { return r.Answer != "" })
	if i < 0 || !m.declared(op.readings[i].AnswerType) {
		return false
	}
	teller := op.readings[i]
	n := m.node(printing{teller.AnswerType, dto.JavaScript}, nil, teller.Page.OperationPos, op.name) // it may drop arguments, too
	r := firstResponse(op)
	if r != nil && r.Response.Kind != sample.Marker && !m.fit(r.Response, n, nil, 0).ok() {
		m.diags.Add(diag.Diagnostic{
			Severity: diag.Warning, Code: "response-conflict", Pos: r.Response.Pos,
			Message: "the sample of " + op.name + "'s response is no " + quote(teller.Answer) + ", as another source has it; the sample is taken",
			Hint:    "save both again from one server",
			Related: []diag.Related{{Pos: teller.Page.OperationPos, Message: quote(teller.Answer)}},
		})
		return false
	}
	op.response = n
	return true
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
