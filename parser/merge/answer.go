package merge

import (
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/sample"
)

// returnsByIndex takes the response from its CLR name, which the server's lists of
// operations tell: "OrderPage", "QueryResponse`1", "List`1", "Foo[]". The arguments are
// not printed; samples tell them where they can.
func (m *merger) returnsByIndex(op *operation) bool {
	name, pos := answerOf(op)
	t, ok := m.answerType(name)
	if !ok {
		return false
	}
	n := m.node(printing{t, dto.JavaScript}, nil, pos, op.name) // it knows as little of arguments as JavaScript
	if r := firstResponse(op); r != nil && n.known() && !m.fit(r.Response, n, nil, 0).ok() && r.Response.Kind != sample.Marker {
		m.diags.Add(diag.Diagnostic{
			Severity: diag.Warning, Code: "response-conflict", Pos: r.Response.Pos,
			Message: "the sample of " + op.name + "'s response is no " + quote(name) + ", as a list of operations has it; the sample is taken",
			Hint:    "save the page and the list again from one server",
			Related: []diag.Related{{Pos: pos, Message: quote(name)}},
		})
		return false
	}
	op.response = n
	return true
}

func answerOf(op *operation) (string, diag.Pos) {
	for _, r := range op.readings {
		if r.Answer != "" {
			return r.Answer, r.Page.OperationPos
		}
	}
	return "", diag.Pos{}
}

// answerType makes a type of a CLR name as far as it goes. A name that stands for
// anything, or that no source declares, tells nothing.
func (m *merger) answerType(name string) (dto.Type, bool) {
	if elem, ok := strings.CutSuffix(name, "[]"); ok && name != "Byte[]" {
		t, ok := m.answerType(elem)
		return dto.Type{Name: dto.ArrayOf, Args: []dto.Type{t}}, ok
	}
	simple, arity, generic := strings.Cut(name[strings.LastIndexByte(name, '.')+1:], "`")
	d := m.decls[m.typeName(simple)]
	list, _ := isListName(simple)
	dictionary, _ := isMapName(simple)
	scalar, known := scalarOf(simple)
	switch {
	case generic && (list || dictionary):
		return dto.Type{Name: simple}, true
	case generic && d != nil && len(d.params) > 0 && arity != "":
		return dto.Type{Name: simple}, true
	case generic:
		return dto.Type{Name: simple}, m.table[simple].params != nil
	case known:
		return dto.Type{Name: simple}, scalar != "object"
	}
	_, own := m.table[simple]
	return dto.Type{Name: simple}, own || d != nil && len(d.params) == 0
}
