package goir

import (
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

// template gives a route's path with the members' wire names for its variables, ""
// when the path has these already in any case. Routes name members as C# does, so
// "{TraceId}" is "{x-trace-id}" where the member travels under that name.
func (b *builder) template(op *model.Operation, r model.Route, request *model.Type) string {
	var out strings.Builder
	differs := false
	rest := r.Path
	for {
		open := strings.IndexByte(rest, '{')
		end := strings.IndexByte(rest[max(open, 0):], '}')
		if open < 0 || end < 0 {
			out.WriteString(rest)
			break
		}
		end += open
		before, name, after := splitVariable(rest[open+1 : end])
		wire, ok := b.variable(request, name)
		if !ok && !strings.EqualFold(name, "ignore") {
			b.warn("route-variable", r.Pos, "calls take another route of the operation, or its predefined one", "the route %q of %s has the variable %q, which is no member of the request; it cannot be filled", r.Path, op.Name, name)
		}
		if ok && !strings.EqualFold(wire, name) {
			differs = true
			name = wire
		}
		out.WriteString(rest[:open] + "{" + before + name + after + "}")
		rest = rest[end+1:]
	}
	if !differs {
		return ""
	}
	return out.String()
}

// splitVariable separates a variable's name from the marks around it: stars for the
// rest of the path, "?" and ":constraint" as ASP.NET has them.
func splitVariable(text string) (before, name, after string) {
	name = strings.TrimLeft(text, "*")
	before = text[:len(text)-len(name)]
	if i := strings.IndexAny(name, "*?:"); i >= 0 {
		name, after = name[:i], name[i:]
	}
	return before, name, after
}

// variable gives the wire name of the member that a variable means: by its C# name
// or its wire name, in any case.
func (b *builder) variable(request *model.Type, name string) (string, bool) {
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for _, m := range b.flat[request.Name].members {
			if same(m.Name, name) || same(m.Wire, name) {
				return m.Wire, !strings.ContainsAny(m.Wire, "{}/")
			}
		}
	}
	return "", false
}
