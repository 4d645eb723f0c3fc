package merge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/page"
)

// routes gives the operation's routes and warns when its pages disagree; the page
// with more of them counts.
func (m *merger) routes(op *operation) []model.Route {
	best := op.readings[0]
	for _, r := range op.readings[1:] {
		a, b := best, r
		if len(m.routesIn(b)) > len(m.routesIn(a)) {
			best = r
			a, b = b, a
		}
		if textA, textB := routeText(m.routesIn(a)), routeText(m.routesIn(b)); textA != textB {
			m.pageConflict("route-conflict", op, "routes", a, b, textA, textB)
		}
	}
	routes := slices.Clone(m.routesIn(best))
	for i := range routes {
		if routes[i].Verbs == nil {
			routes[i].Verbs = []string{}
		}
		if !strings.HasPrefix(routes[i].Path, "/") {
			routes[i].Path = "/" + routes[i].Path // "{Path*}", as old servers have it
		}
	}
	if routes == nil {
		routes = []model.Route{}
	}
	return routes
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
			return r.Code.Classes[i].Routes
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
	first := op.readings[0]
	for _, r := range op.readings[1:] {
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
	first := op.readings[0]
	for _, r := range op.readings[1:] {
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
