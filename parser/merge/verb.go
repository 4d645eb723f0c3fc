package merge

import (
	"cmp"
	"slices"

	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/verb"
)

// verbs gives the verbs that the routes allow, none for any, and the one that a
// client uses.
func (m *merger) verbs(op *operation, routes []model.Route) (all []string, chosen string) {
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
	chosen, found := m.verbClaims(op, all).Choose()
	m.diags = append(m.diags, found...)
	return all, chosen
}

// verbClaims collects what the request's code (getMethod, a marker such as IGet or
// ICreateDb<Order>) and the samples say of an operation's verb.
func (m *merger) verbClaims(op *operation, allowed []string) verb.Claims {
	c := verb.Claims{Operation: op.name, Pos: op.pos(), Allowed: allowed}
	for _, p := range m.requests[op.name] {
		c.Marked = cmp.Or(c.Marked, MarkedVerb(p.class))
		c.Printed = cmp.Or(c.Printed, p.class.Method)
	}
	for _, r := range op.readings {
		if r.Page.Request != nil {
			c.Sample = cmp.Or(c.Sample, r.Page.Request.Verb)
		}
	}
	return c
}

// MarkedVerb gives the verb that a request's marker interface names, "" without one.
func MarkedVerb(c *dto.Class) string {
	for _, i := range c.Implements {
		if v := verb.Marked(i.Name); v != "" {
			return v
		}
	}
	return ""
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
		for j, c := range r.Code.Classes {
			if found, ok := m.requests[c.Name]; ok {
				m.requests[c.Name] = append(found, request{r.Code.ClassAt(j), r.Code.Lang})
			}
		}
	}
	for _, found := range m.requests {
		slices.SortStableFunc(found, func(a, b request) int { return cmp.Compare(b.lang, a.lang) })
	}
}
