package csharp_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
)

// facts are what is said of an API, a text for each thing: "Order.Total type" -> "decimal".
type facts map[string]string

// set keeps a fact that says something.
func (f facts) set(text, format string, args ...any) {
	if text != "" {
		f[fmt.Sprintf(format, args...)] = text
	}
}

func (f facts) routes(op string, routes []model.Route) {
	var lines []string
	for _, r := range routes {
		lines = append(lines, strings.TrimSpace(fmt.Sprint(r.Path, " ", strings.Join(r.Verbs, ","), " ", r.Summary, r.Notes)))
	}
	f.set(strings.Join(lines, "; "), "%s routes", op)
}

// modelFacts are the facts of a model, with or without the server's own types, which
// listings leave out.
func modelFacts(api *model.API, builtin bool) facts {
	f := facts{}
	for _, t := range api.Types {
		if t.Builtin && !builtin {
			continue
		}
		f.set("class", "%s", t.Name)
		if t.Interface {
			f.set("interface", "%s", t.Name)
		}
		f.set(when(t.Abstract, "yes"), "%s abstract", t.Name)
		f.set(t.Namespace, "%s namespace", t.Name)
		f.set(strings.Join(t.Params, ","), "%s params", t.Name)
		f.set(t.Base.String(), "%s base", t.Name)
		f.set(t.Doc, "%s doc", t.Name)
		var names []string
		for _, m := range t.Members {
			names = append(names, m.Name)
			f.set(m.Type.String(), "%s.%s type", t.Name, m.Name)
			f.set(when(m.Required, "yes"), "%s.%s required", t.Name, m.Name)
			f.set(m.Doc, "%s.%s doc", t.Name, m.Name)
			if !strings.EqualFold(m.Wire, m.Name) {
				f.set(m.Wire, "%s.%s wire", t.Name, m.Name)
			}
		}
		f.set(strings.Join(names, " "), "%s members", t.Name)
	}
	for _, e := range api.Enums {
		f.set("enum", "%s", e.Name)
		f.set(e.Namespace, "%s namespace", e.Name)
		f.set(when(e.Flags, "yes"), "%s flags", e.Name)
		f.set(when(e.Numeric, "yes"), "%s numeric", e.Name)
		f.set(e.Doc, "%s doc", e.Name)
		var values []string
		for _, m := range e.Members {
			values = append(values, fmt.Sprintf("%s=%s=%d", m.Name, m.Wire, *m.Value))
			f.set(m.Doc, "%s.%s doc", e.Name, m.Name)
		}
		f.set(strings.Join(values, " "), "%s values", e.Name)
	}
	for _, op := range api.Operations {
		f.routes(op.Name, op.Routes)
		f.set(op.Verb, "%s verb", op.Name)
		f.set(op.Doc, "%s doc", op.Name)
		f.set(strings.Join(op.Tags, " "), "%s tags", op.Name)
		f.set(when(op.Auth != nil, "yes"), "%s auth", op.Name)
		f.set("void", "%s returns", op.Name)
		f.set(op.Response.String(), "%s returns", op.Name)
	}
	return f
}

// codeFacts are the facts of C# code, in the model's words.
func codeFacts(file *dto.File) facts {
	f, enums := facts{}, map[string]bool{}
	for _, e := range file.Enums {
		enums[e.Name] = true
		f.set("enum", "%s", e.Name)
		f.set(e.Namespace, "%s namespace", e.Name)
		f.set(when(e.Flags, "yes"), "%s flags", e.Name)
		f.set(when(e.Flags || e.AsInt, "yes"), "%s numeric", e.Name)
		f.set(e.Doc, "%s doc", e.Name)
		var values []string
		for i, m := range e.Members {
			if !e.Numbers {
				m.Number = int64(i)
			}
			values = append(values, fmt.Sprintf("%s=%s=%d", m.Name, m.Value, m.Number))
			f.set(m.Doc, "%s.%s doc", e.Name, m.Name)
		}
		f.set(strings.Join(values, " "), "%s values", e.Name)
	}
	for _, c := range file.Classes {
		f.class(*c, enums)
	}
	return f
}

func (f facts) class(c dto.Class, enums map[string]bool) {
	f.set("class", "%s", c.Name)
	if c.Interface {
		f.set("interface", "%s", c.Name)
	}
	f.set(when(c.Abstract, "yes"), "%s abstract", c.Name)
	f.set(c.Namespace, "%s namespace", c.Name)
	f.set(strings.Join(c.Params, ","), "%s params", c.Name)
	f.set(c.Doc, "%s doc", c.Name)
	if c.Extends != nil {
		f.set(modelRef(*c.Extends, enums).String(), "%s base", c.Name)
	}
	if c.Returns != nil {
		f.set(modelRef(*c.Returns, enums).String(), "%s returns", c.Name)
	}
	f.set(when(c.ReturnsVoid, "void"), "%s returns", c.Name)
	f.routes(c.Name, c.Routes)
	f.set(strings.Join(c.Tags, " "), "%s tags", c.Name)
	for _, marker := range c.Implements {
		if verb := strings.ToUpper(strings.TrimPrefix(marker.Name, "I")); slices.Contains([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}, verb) {
			f.set(verb, "%s verb", c.Name)
		}
	}
	var names []string
	for _, m := range c.Members {
		names = append(names, m.Name)
		f.set(modelRef(m.Type, enums).String(), "%s.%s type", c.Name, m.Name)
		f.set(when(m.Required, "yes"), "%s.%s required", c.Name, m.Name)
		f.set(m.Doc, "%s.%s doc", c.Name, m.Name)
		if !strings.EqualFold(m.Wire, m.Name) {
			f.set(m.Wire, "%s.%s wire", c.Name, m.Name)
		}
	}
	f.set(strings.Join(names, " "), "%s members", c.Name)
}

// modelRef gives a type as the model names it, where "?" is a value type's alone.
func modelRef(t dto.Type, enums map[string]bool) model.Ref {
	r := model.Ref{Name: t.Name}
	for _, arg := range t.Args {
		r.Args = append(r.Args, modelRef(arg, enums))
	}
	switch {
	case t.Name == dto.MapOf || t.Name == "IDictionary":
		r.Name = model.Dictionary
	case t.Name == dto.ArrayOf && r.Args[0].String() == "byte":
		return model.Ref{Name: "byte[]"}
	case t.Name == "IList" || t.Name == "HashSet" || t.Name == "IEnumerable":
		r.Name = model.List
	}
	r.Nullable = t.Nullable && (r.IsValueScalar() || enums[t.Name])
	return r
}
