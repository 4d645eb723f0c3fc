package merge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/page"
)

// tellers gives the readings of an operation that tell a fact, of the first kind of
// which there are any: two kinds of sources are not held against each other.
func (op *operation) tellers(tells func(*Reading) bool) []*Reading {
	var found []*Reading
	for _, r := range op.readings {
		if tells(r) && (len(found) == 0 || found[0].Kind == r.Kind) {
			found = append(found, r)
		}
	}
	return found
}

// routes gives the operation's routes and warns when its pages disagree; the page
// with more of them counts.
func (m *merger) routes(op *operation) []model.Route {
	routes := []model.Route{}
	tellers := op.tellers(tellsRoutes)
	if len(tellers) == 0 {
		tellers = op.tellers(func(r *Reading) bool { return len(r.Page.Routes) > 0 })
	}
	if len(tellers) == 0 {
		m.routeless = append(m.routeless, op.name)
		return routes
	}
	best := tellers[0]
	for _, r := range tellers[1:] {
		a, b := best, r
		if len(m.routesIn(b)) > len(m.routesIn(a)) {
			best = r
			a, b = b, a
		}
		if textA, textB := routeText(m.routesIn(a)), routeText(m.routesIn(b)); textA != textB {
			m.pageConflict("route-conflict", op, "routes", a, b, textA, textB)
		}
	}
	for _, rt := range m.routesIn(best) {
		if rt.Verbs == nil {
			rt.Verbs = []string{}
		}
		if !strings.HasPrefix(rt.Path, "/") {
			rt.Path = "/" + rt.Path // "{Path*}", as old servers have it
		}
		routes = append(routes, rt)
	}
	return routes
}

// tellsRoutes tells the readings in which no routes means none: JavaScript prints none ever.
func tellsRoutes(r *Reading) bool {
	switch r.Kind {
	case Listing:
		return r.Lang != dto.JavaScript
	case Index, Catalogue:
		return len(r.Page.Routes) > 0
	}
	return !r.Page.RoutesLost
}

// tellsTags tells the readings in which no tags mean none.
func tellsTags(r *Reading) bool { return r.Kind != Listing && !r.Page.Headless }

// tellsAuth tells the readings in which no auth means none.
func tellsAuth(r *Reading) bool {
	return (r.Kind == OperationPage || r.Kind == Index) && (!r.Page.Headless || r.Page.Auth != nil)
}

// reportSilence says what the sources do not tell of whole operations.
func (m *merger) reportSilence() {
	for _, s := range []struct {
		severity   diag.Severity
		code, fact string
		ops        []string
		hint       string
	}{
		{diag.Warning, "routes-unknown", "the routes of %s stand in no source; calls go to /json/reply or /jsv/reply", m.routeless, "/types/typescript"},
		{diag.Note, "access-unknown", "no source tells whether callers of %s must log in", m.accessless, "/metadata"},
	} {
		if len(s.ops) > 0 {
			m.diags.Add(diag.Diagnostic{
				Severity: s.severity, Code: s.code, Pos: m.operation(s.ops[0]).pos(),
				Subjects: s.ops,
				Message:  fmt.Sprintf(s.fact, listing(s.ops)),
				Hint:     "give " + strings.TrimSuffix(m.wholeModel(), "/types/metadata.json") + s.hint + " beside it",
			})
		}
	}
}

func (m *merger) routesOf(op *operation) []model.Route {
	var routes []model.Route
	for _, r := range op.readings {
		routes = append(routes, m.routesIn(r)...)
	}
	return routes
}

// routesIn gives the page's routes, without the base path where another page knows
// it; where the page has no table, those of the code.
func (m *merger) routesIn(r *Reading) []model.Route {
	if len(r.Page.Routes) > 0 || r.Code == nil {
		routes := r.Page.Routes
		if r.Page.HostOnly && r.Page.BaseURL != m.api.BaseURL {
			routes = slices.Clone(routes)
			page.DropBasePath(m.api.BaseURL, routes)
		}
		return routes
	}
	for i := range r.Code.Classes {
		if r.Code.Classes[i].Name == r.Page.Operation {
			return r.Code.ClassAt(i).Routes
		}
	}
	return nil
}

func routeText(routes []model.Route) string {
	var b strings.Builder
	for _, rt := range routes {
		fmt.Fprintf(&b, "%s %s; ", strings.Join(rt.Verbs, ","), rt.Path)
	}
	return strings.TrimSuffix(b.String(), "; ")
}

// tags gives the operation's tags in the server's order.
func (m *merger) tags(op *operation) []string {
	tellers := op.tellers(tellsTags)
	if len(tellers) == 0 {
		return nil // said with auth, which no fewer tell
	}
	first := tellers[0]
	for _, r := range tellers[1:] {
		if a, b := strings.Join(first.Page.Tags, ", "), strings.Join(r.Page.Tags, ", "); a != b {
			kept, other := first, r
			if len(r.Page.Tags) > len(first.Page.Tags) {
				kept, other, a, b = r, first, b, a
			}
			first = kept
			m.pageConflict("tag-conflict", op, "tags", kept, other, a, b)
		}
	}
	return first.Page.Tags
}

// auth gives what the operation asks of its caller; of two pages that disagree
// the stricter counts.
func (m *merger) auth(op *operation) *model.Auth {
	tellers := op.tellers(tellsAuth)
	if len(tellers) == 0 {
		m.accessless = append(m.accessless, op.name)
		return nil
	}
	first := tellers[0]
	for _, r := range tellers[1:] {
		if a, b := authText(first.Page.Auth), authText(r.Page.Auth); a != b {
			kept, other := first, r
			if len(b) > len(a) {
				kept, other, a, b = r, first, b, a
			}
			first = kept
			m.pageConflict("auth-conflict", op, "authentication", kept, other, a, b)
		}
	}
	return first.Page.Auth
}

func authText(a *model.Auth) string {
	if a == nil {
		return ""
	}
	text := "login"
	for _, list := range []struct {
		label string
		names []string
	}{{"roles", a.Roles}, {"any role", a.AnyRole}, {"permissions", a.Permissions}, {"any permission", a.AnyPermission}} {
		if len(list.names) > 0 {
			text += ", " + list.label + " " + strings.Join(list.names, " ")
		}
	}
	return text
}

// pageConflict warns that two pages of one operation differ.
func (m *merger) pageConflict(code string, op *operation, fact string, kept, other *Reading, keptText, otherText string) {
	m.diags.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: code, Pos: other.Page.OperationPos,
		Message: fmt.Sprintf("this page gives %s the %s %s, another gives it %s, which is taken", op.name, fact, quote(otherText), quote(keptText)),
		Hint:    "save both pages again from one server",
		Related: []diag.Related{{Pos: kept.Page.OperationPos, Message: quote(keptText)}},
	})
}

func sampleOf(msg *page.Message) *model.Sample {
	if msg == nil || !msg.HasBody || msg.Body == "" {
		return nil
	}
	return &model.Sample{ContentType: msg.ContentType, Body: msg.Body, Pos: msg.Pos}
}
