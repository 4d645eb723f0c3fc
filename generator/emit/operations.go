package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// operationsFile emits the operations as data.
func (e *emitter) operationsFile() *jen.File {
	f := e.file()
	for _, o := range e.pkg.Operations {
		f.Var().Id("op" + o.Name).Op("=").Id("Operation").Add(operation(o)).Line()
		f.Func().Params(jen.Op("*").Add(goType(o.Request))).Id("operation").Params().Op("*").Id("Operation").
			Block(jen.Return(jen.Op("&").Id("op" + o.Name))).Line()
	}
	f.Comment("Operations lists the API's operations by name. They are not to be changed.")
	list := make([]jen.Code, len(e.pkg.Operations))
	for i, o := range e.pkg.Operations {
		list[i] = jen.Op("&").Id("op" + o.Name)
	}
	f.Func().Id("Operations").Params().Index().Op("*").Id("Operation").
		Block(jen.Return(jen.Index().Op("*").Id("Operation").Add(block(list...))))
	return f
}

func operation(o *goir.Operation) *jen.Statement {
	items := []jen.Code{key("Name", text(o.Source))}
	if o.Verb != "" {
		items = append(items, key("Verb", text(o.Verb)))
	}
	if len(o.Routes) > 0 {
		var routes []jen.Code
		for _, r := range o.Routes {
			routes = append(routes, route(r))
		}
		items = append(items, key("Routes", jen.Index().Id("Route").Add(block(routes...))))
	}
	items = appendTexts(items, "Tags", o.Tags)
	if o.Auth {
		items = append(items, key("Auth", jen.True()))
	}
	items = appendTexts(items, "Roles", o.Roles)
	items = appendTexts(items, "AnyRole", o.AnyRole)
	items = appendTexts(items, "Permissions", o.Permissions)
	items = appendTexts(items, "AnyPermission", o.AnyPermission)
	return block(items...)
}

func appendTexts(items []jen.Code, name string, list []string) []jen.Code {
	if len(list) == 0 {
		return items
	}
	return append(items, key(name, texts(list)))
}

func route(r goir.Route) jen.Code {
	items := appendTexts([]jen.Code{key("Path", text(r.Path))}, "Verbs", r.Verbs)
	for _, f := range []struct{ name, text string }{{"Summary", r.Summary}, {"Notes", r.Notes}, {"template", r.Template}} {
		if f.text != "" {
			items = append(items, key(f.name, text(f.text)))
		}
	}
	return jen.Values(items...)
}
