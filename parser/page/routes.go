package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/verb"
)

// readRoutes reads the routes table: a row has verbs and path in th, summary and
// notes in td. The server closes the table with a second, empty tbody.
func (h *htmlPage) readRoutes() []model.Route {
	var routes []model.Route
	h.find("tr", "table.routes tr").Each(func(_ int, row *goquery.Selection) {
		heads, cells := row.ChildrenFiltered("th"), row.ChildrenFiltered("td")
		path := strings.TrimSpace(heads.Eq(1).Text())
		if !strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "{") {
			return
		}
		route := model.Route{
			Path:    "/" + strings.TrimPrefix(path, "/"), // old servers print "{Path*}" as its author wrote it
			Verbs:   splitVerbs(heads.Eq(0).Text()),
			Summary: strings.TrimSpace(h.outline.raw(cells.Eq(0))),
			Notes:   withoutItalics(h.outline.raw(cells.Eq(1))),
		}
		if at := h.outline.find(heads); at != nil {
			route.Pos = h.in.pos(at.start)
		}
		routes = append(routes, route)
	})
	return verb.CheckRoutes(routes, h.diags)
}

// withoutItalics takes off the <i> that the server puts around the notes.
func withoutItalics(cell string) string {
	cell = strings.TrimSpace(cell)
	if inner, found := strings.CutPrefix(cell, "<i>"); found {
		cell = strings.TrimSuffix(inner, "</i>")
	}
	return strings.TrimSpace(cell)
}

// splitVerbs reads the verb cell: "All Verbs", or the verbs as the author wrote
// them: "GET,POST", "GET, POST" or "GET POST". No verbs stand for all.
func splitVerbs(cell string) []string {
	cell = strings.ToUpper(strings.TrimSpace(cell))
	if cell == "ALL VERBS" || cell == "ANY" {
		return nil
	}
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' })
}

// routeLine is a row of the routes table in copied text, its cells glued:
// "GET, PUT/orders/{Id}Summary textNotes".
var routeLine = regexp.MustCompile(`^(All Verbs|[A-Z]{3,}(?:[, ]+[A-Z]{3,})*)\s*(/.*)$`)

// gluedRoute is such a row before it is known where its path ends.
type gluedRoute struct {
	line  line
	verbs []string
	rest  string   // path, summary, notes
	more  []string // lines below the row: notes that hold line breaks
	// parted is set where the cells are apart: a tab stands between each two of the rest.
	parted bool
}

// allowsPost tells whether the route answers POST.
func (g gluedRoute) allowsPost() bool {
	return len(g.verbs) == 0 || slices.Contains(g.verbs, "POST")
}

// sampledRoute gives the index of the route whose path the request sample prints:
// the first that allows POST, else the first; -1 without routes.
func sampledRoute(rows []gluedRoute) int {
	for i, row := range rows {
		if row.allowsPost() {
			return i
		}
	}
	return min(0, len(rows)-1)
}
