package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// apiFile emits the interface that the client has and a server implements.
func (e *emitter) apiFile() *jen.File {
	f := e.file()
	f.Comment(comment(e.apiDoc()))
	f.Type().Id("API").InterfaceFunc(func(g *jen.Group) {
		for i, o := range e.pkg.Operations {
			if i > 0 {
				g.Line()
			}
			g.Comment(operationDoc(o))
			g.Id(o.Name).Params(jen.Id("ctx").Qual("context", "Context"), jen.Id("request").Op("*").Add(goType(o.Request))).Add(results(o))
		}
	})
	return f
}

func (e *emitter) apiDoc() string {
	switch {
	case e.options.Client && e.options.Server:
		return "API is every operation: a Client calls them, and what implements them NewHandler serves."
	case e.options.Client:
		return "API is every operation; a Client calls them."
	}
	return "API is every operation; what implements them NewHandler serves."
}

// results writes what a method gives: its response, if any, and an error.
func results(o *goir.Operation) jen.Code {
	switch o.Kind {
	case goir.Void:
		return jen.Error()
	case goir.Object:
		return jen.Params(jen.Op("*").Add(goType(o.Response)), jen.Error())
	}
	return jen.Params(goType(o.Response), jen.Error())
}

// operationDoc tells an operation's description, routes, access and tags.
func operationDoc(o *goir.Operation) string {
	text := strings.TrimSpace(plainText(o.Doc))
	lead, deprecated := text, ""
	if i := deprecation(text); i >= 0 {
		lead, deprecated = strings.TrimSpace(text[:i]), text[i:]
	}
	if lead == "" {
		lead = o.Name + " " + routeLead(o)
	}
	parts := []string{comment(named(o.Name, lead))}
	if text != deprecated || len(o.Routes) != 1 {
		parts = append(parts, routeLines(o))
	}
	for _, r := range o.Routes {
		summary := strings.TrimSpace(plainText(r.Summary))
		if summary == text { // told already
			summary = ""
		}
		notes := sentence(summary) + strings.TrimSpace(plainText(r.Notes))
		if notes = strings.TrimSpace(notes); notes != "" {
			parts = append(parts, comment(verbs(r)+" "+oneLine(r.Path)+": "+notes))
		}
	}
	return join(append(parts, comment(access(o)), comment(tags(o)), comment(deprecated))...)
}

// routeLead tells of an operation without a description where it is.
func routeLead(o *goir.Operation) string {
	switch len(o.Routes) {
	case 0:
		return "has no route of its own: it is called by its name, " + oneLine(o.Source) + "."
	case 1:
		return "is " + verbs(o.Routes[0]) + " " + oneLine(o.Routes[0].Path) + "."
	}
	return "has these routes:"
}

func routeLines(o *goir.Operation) string {
	var lines []string
	for _, r := range o.Routes {
		lines = append(lines, verbs(r)+" "+r.Path)
	}
	return codeBlock(lines)
}

// deprecation finds where a description's paragraph of that name begins, -1 when
// it has none.
func deprecation(text string) int {
	if strings.HasPrefix(text, "Deprecated:") {
		return 0
	}
	if i := strings.Index(text, "\nDeprecated:"); i >= 0 {
		return i + 1
	}
	return -1
}

func verbs(r goir.Route) string {
	if len(r.Verbs) == 0 {
		return "any verb"
	}
	return strings.Join(r.Verbs, ", ")
}

// access tells who may call an operation.
func access(o *goir.Operation) string {
	if !o.Auth {
		return ""
	}
	var needs []string
	for _, n := range []struct {
		list        []string
		one, joined string
	}{
		{o.Roles, "the role", " and "}, {o.AnyRole, "the role", " or "},
		{o.Permissions, "the permission", " and "}, {o.AnyPermission, "the permission", " or "},
	} {
		if len(n.list) > 0 {
			needs = append(needs, plural(n.one, len(n.list) > 1 && n.joined == " and ")+" "+strings.Join(n.list, n.joined))
		}
	}
	if len(needs) == 0 {
		return "The caller must be signed in."
	}
	return "The caller must be signed in with " + enumerate(needs) + "."
}

func plural(word string, many bool) string {
	if many {
		return word + "s"
	}
	return word
}

func tags(o *goir.Operation) string {
	if len(o.Tags) == 0 {
		return ""
	}
	return "Tags: " + strings.Join(o.Tags, ", ") + "."
}
