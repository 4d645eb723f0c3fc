package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
)

// preferred is the order in which ServiceStack picks one of several verbs for its samples.
var preferred = [...]string{"POST", "PUT", "PATCH", "GET", "DELETE"}

// verbs gives the verbs that the routes allow, none for any, and the one that a
// client uses.
func (m *merger) verbs(op *operation, routes []model.Route) (all []string, verb string) {
	all = []string{}
	anyVerb := len(routes) == 0
	for _, rt := range routes {
		anyVerb = anyVerb || len(rt.Verbs) == 0
		all = append(all, rt.Verbs...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if anyVerb {
		all = []string{}
	}
	if verb = m.declaredVerb(op); verb != "" {
		return all, verb
	}
	for _, v := range preferred {
		if verb == "" && (anyVerb || slices.Contains(all, v)) {
			verb = v
		}
	}
	for _, r := range slices.Backward(op.readings) {
		if r.Page.Request != nil && r.Page.Request.Verb != "" {
			verb = r.Page.Request.Verb
		}
	}
	if anyVerb {
		return all, cmp.Or(verb, "POST")
	}
	verb = cmp.Or(verb, all[0]) // a verb of the server's own
	m.verbChoice(op, all, verb)
	return all, verb
}

// declaredVerb gives the verb that the request's code names: getMethod, or a marker
// (IGet, ICreateDb<Order>). "" where none does.
func (m *merger) declaredVerb(op *operation) string {
	for _, p := range m.requests[op.name] {
		if p.class.Method != "" {
			return p.class.Method
		}
		if v := MarkedVerb(p.class); v != "" {
			return v
		}
	}
	return ""
}

// MarkedVerb gives the verb that a request's marker interface names, "" without one.
func MarkedVerb(c *dto.Class) string {
	for _, i := range c.Implements {
		if v := markedVerb(i.Name); v != "" {
			return v
		}
	}
	return ""
}

// markedVerb gives the verb that a marker interface of ServiceStack stands for.
func markedVerb(marker string) string {
	switch marker {
	case "IGet":
		return "GET"
	case "IPost", "ICreateDb", "ISaveDb":
		return "POST"
	case "IPut", "IUpdateDb":
		return "PUT"
	case "IPatch", "IPatchDb":
		return "PATCH"
	case "IDelete", "IDeleteDb":
		return "DELETE"
	case "IOptions":
		return "OPTIONS"
	}
	return ""
}

// verbChoice says which of several verbs is used. Two that change things are worth
// a warning: they mean different things, and no page tells which is meant.
func (m *merger) verbChoice(op *operation, all []string, verb string) {
	if len(all) < 2 {
		return
	}
	severity := diag.Note
	if slices.Contains(all, "PUT") && slices.Contains(all, "PATCH") {
		severity = diag.Warning
	}
	m.diags.Add(diag.Diagnostic{
		Severity: severity, Code: "verb-choice", Pos: op.pos(),
		Message:  fmt.Sprintf("%s answers %s; a client uses %s unless told otherwise", op.name, strings.Join(all, ", "), verb),
		Hint:     "a call can choose another verb",
		Settings: []diag.Setting{{Section: diag.Verbs, Key: op.name}},
	})
}

// request is a printing of an operation's request class.
type request struct {
	class *dto.Class
	lang  dto.Lang
}

// indexRequests lists how the sources print each operation's class, the language that
// knows most first.
func (m *merger) indexRequests() {
	for _, op := range m.ops {
		m.requests[op.name] = nil
	}
	for i := range m.readings {
		r := &m.readings[i]
		if r.Code == nil {
			continue
		}
		for j := range r.Code.Classes {
			c := &r.Code.Classes[j]
			if found, ok := m.requests[c.Name]; ok {
				m.requests[c.Name] = append(found, request{c, r.Code.Lang})
			}
		}
	}
	for _, found := range m.requests {
		slices.SortStableFunc(found, func(a, b request) int { return cmp.Compare(b.lang, a.lang) })
	}
}
