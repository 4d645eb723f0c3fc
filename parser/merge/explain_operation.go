package merge

import (
	"cmp"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/why"
)

func (m *merger) explainOperation(op *operation, out *model.Operation) {
	routes := fact("operation", op.name, "routes", routeText(out.Routes))
	tags := fact("operation", op.name, "tags", strings.Join(out.Tags, ", "))
	auth := fact("operation", op.name, "auth", cmp.Or(authText(out.Auth), "none"))
	doc := fact("operation", op.name, "doc", out.Doc)
	summaries := fact("operation", op.name, "summaries", summaryText(out.Routes))
	for _, r := range op.readings {
		says := func(f *why.Fact, text string, told bool) {
			if told {
				f.Says(r.pageSource(), r.Page.OperationPos, text, text == f.Value)
			}
		}
		says(&routes, routeText(m.routesIn(r)), tellsRoutes(r))
		says(&tags, strings.Join(r.Page.Tags, ", "), tellsTags(r))
		says(&auth, cmp.Or(authText(r.Page.Auth), "none"), tellsAuth(r))
		says(&summaries, summaryText(m.routesIn(r)), r.Kind == OperationPage)
		says(&doc, r.Page.Doc, r.Page.Doc != "")
	}
	for _, o := range op.request.from {
		if o.says.Doc != "" {
			doc.Says(o.source, o.says.Pos, o.says.Doc, o.says.Doc == out.Doc)
		}
	}
	for _, f := range []*why.Fact{&routes, &tags, &auth, &summaries} {
		f.Unknown = len(f.Readings) == 0
	}
	doc.Unknown = doc.Value == "" && !op.request.documented() && op.readings[0].Kind != OperationPage
	for _, f := range []why.Fact{routes, summaries, tags, auth, doc} {
		m.add(f)
	}
	m.explainResponse(op, out)
	m.explainVerb(op, out)
}

// summaryText is what the server says of an operation's routes.
func summaryText(routes []model.Route) string {
	var texts []string
	for _, r := range routes {
		if text := strings.TrimSpace(r.Summary + " " + r.Notes); text != "" {
			texts = append(texts, r.Path+" "+text)
		}
	}
	return strings.Join(texts, "; ")
}

func (m *merger) explainResponse(op *operation, out *model.Operation) {
	f := fact("operation", op.name, "response", cmp.Or(out.Response.String(), "none"))
	byCode := false
	for _, p := range m.requests[op.name] {
		if p.class.Returns != nil || p.class.ReturnsVoid {
			says := "none"
			if p.class.Returns != nil {
				says = codeText(*p.class.Returns, p.lang)
			}
			f.Says(listingSource(p.lang), p.class.Pos, says, !byCode)
			byCode = true
		}
	}
	named := byCode
	for _, r := range op.readings {
		if r.Root != nil {
			f.Says(r.sampleSource(), r.Root.Pos, "<"+r.Root.Name+">", op.named == r.Root.Pos && !byCode)
		}
		if r.Answer != "" {
			f.Says(r.pageSource(), r.Page.OperationPos, r.Answer, op.named == r.Page.OperationPos && !byCode)
		}
	}
	named = named || op.named.Line > 0
	for _, r := range op.readings {
		if r.Response != nil {
			f.Says(r.sampleSource(), r.Response.Pos, excerptOf(r.Response), !named)
		}
	}
	switch {
	case byCode:
		f.Reason = "the listing's code names it"
	case named:
		f.Reason = "it is named there; samples show members alone"
	case len(f.Readings) > 0:
		f.Reason = "no source names it; of the types on its page, the sample is of this one"
	default:
		f.Reason = "its pages show no response"
	}
	f.Unknown = out.ResponseUnknown
	m.add(f)
}

func (m *merger) explainVerb(op *operation, out *model.Operation) {
	f := fact("operation", op.name, "verb", out.Verb)
	for _, p := range m.requests[op.name] {
		if v := cmp.Or(p.class.Method, MarkedVerb(p.class)); v != "" {
			f.Says("the request's code", p.class.Pos, v, v == out.Verb)
		}
	}
	claims := m.verbClaims(op, out.Verbs)
	declared := claims.Decided() && len(f.Readings) > 0
	for _, r := range op.readings {
		if text := strings.Join(verbsIn(m.routesIn(r)), ", "); text != "" {
			f.Says(r.pageSource(), r.Page.OperationPos, text, text == out.Verb)
		}
		if r.Page.Request != nil && r.Page.Request.Verb != "" {
			f.Says(r.sampleSource(), r.Page.Request.Pos, r.Page.Request.Verb, !declared && r.Page.Request.Verb == out.Verb)
		}
	}
	switch {
	case declared:
		f.Reason = "the request's code names it"
	case len(out.Verbs) == 1:
		f.Reason = "the routes have no other"
	case !claims.Decided():
		f.Unknown, f.Reason = true, "the routes allow several, and no code names one"
	}
	m.add(f)
}

func verbsIn(routes []model.Route) []string {
	var verbs []string
	for _, rt := range routes {
		verbs = append(verbs, rt.Verbs...)
	}
	return verbs
}
