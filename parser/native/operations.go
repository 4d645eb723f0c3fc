package native

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/verb"
)

// operation builds one operation; its request is still a token.
func (r *reader) operation(op *operation) model.Operation {
	request := r.byKey[declKey{op.request.namespace, op.request.name}]
	out := model.Operation{
		Name: request.simple, Request: r.use(request).Name, Doc: op.request.doc, Tags: op.tags, Auth: auth(op),
		Verbs: []string{}, Routes: []model.Route{}, Builtin: request.builtin, Pos: op.pos,
	}
	for _, route := range op.routes {
		if path := route.text("path"); path != "" {
			out.Routes = append(out.Routes, model.Route{
				Path: path, Verbs: splitVerbs(route.text("verbs")), Summary: route.text("summary"), Notes: route.text("notes"), Pos: route.pos,
			})
		}
	}
	out.Routes = verb.CheckRoutes(out.Routes, r.diags)
	out.Verbs = allVerbs(out.Routes)
	out.Verb = r.verb(op, out)
	out.Response, out.ResponseUnknown = r.response(op, request)
	return out
}

// splitVerbs takes a route's verbs apart: "GET POST", "GET,POST" and "GET, POST"
// are all in use. None means that the route answers all verbs.
func splitVerbs(s string) []string {
	out := []string{}
	for _, v := range strings.FieldsFunc(strings.ToUpper(s), func(c rune) bool { return c == ',' || c == ' ' || c == '\t' }) {
		if v == "ANY" || v == "ALL" || v == "*" {
			return []string{}
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// allVerbs gives the union of the routes' verbs, none when a route answers all.
func allVerbs(routes []model.Route) []string {
	out := []string{}
	for _, route := range routes {
		if len(route.Verbs) == 0 {
			return []string{}
		}
		out = append(out, route.Verbs...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// verb gives the verb that a client uses. Before release 5.14 none is printed.
func (r *reader) verb(op *operation, out model.Operation) string {
	c := verb.Claims{Operation: oneLine(out.Name), Pos: out.Pos, Allowed: out.Verbs}
	if op.method != "ANY" && verb.IsSendable(op.method) {
		c.Printed = op.method
	}
	for _, i := range op.request.implements {
		c.Marked = cmp.Or(c.Marked, verb.Marked(i.name))
	}
	chosen, found := c.Choose()
	*r.diags = append(*r.diags, found...)
	return chosen
}

// auth gives what a caller must have, nil where anyone may call.
func auth(op *operation) *model.Auth {
	if !op.needsAuth && len(op.roles)+len(op.anyRole)+len(op.perms)+len(op.anyPerm) == 0 {
		return nil
	}
	return &model.Auth{Roles: op.roles, AnyRole: op.anyRole, Permissions: op.perms, AnyPermission: op.anyPerm}
}

// response gives what an operation answers, and whether that is unknown. The type
// in IReturn<T> is authoritative; without it the service's declared type is printed.
func (r *reader) response(op *operation, request *decl) (model.Ref, bool) {
	s := scope{namespace: request.namespace, user: "the response of " + request.simple}
	use := op.returns
	switch {
	case use == nil && op.response != nil && !op.returnsVoid:
		use = &typeName{name: op.response.name, namespace: op.response.namespace, pos: op.response.pos}
		if strings.Contains(use.name, "`") {
			ref, ok := r.closedResponse(op, request, s)
			if ok {
				return ref, false
			}
		}
	case use == nil && op.returnsVoid:
		return model.Ref{}, false
	case use == nil:
		r.warnUnknown(op, request.simple, "the metadata does not say whether "+request.simple+" answers with anything")
		return model.Ref{Name: "object"}, true
	}
	if isSystem(use.namespace) || isServiceStack(use.namespace) {
		if isStream(use.name) {
			return model.Ref{Name: "Stream"}, false
		}
		if isOpenAnswer(use.name) {
			r.warnUnknown(op, request.simple, "the metadata says that "+request.simple+" answers with "+use.name+", which can hold anything")
			return model.Ref{Name: "object"}, true
		}
	}
	return r.ref(*use, s), false
}

func (r *reader) warnUnknown(op *operation, name, what string) {
	r.diags.Warn("response-unknown", op.pos, "retype its response in ssgen.yaml", "%s; it is read as object",
		oneLine(what)).SettledBy(diag.Responses, name)
}

// closedResponse gives a generic response whose arguments are not printed: they
// are inferred from the definition, or a concrete type is made of the closed form.
func (r *reader) closedResponse(op *operation, request *decl, s scope) (model.Ref, bool) {
	t := op.response
	if r.areArguments(t.args, t.namespace) {
		return r.ref(typeName{name: t.name, namespace: t.namespace, args: t.args, pos: t.pos}, s), true
	}
	if isSystem(t.namespace) {
		return model.Ref{}, false
	}
	if def := r.byKey[declKey{t.namespace, t.name}]; def != nil {
		if args, ok := r.inferArgs(def, t); ok {
			ref := r.use(def)
			ref.Args = args
			return ref, true
		}
		return model.Ref{}, false
	}
	concrete := *t
	concrete.name, _, _ = strings.Cut(t.name, "`")
	concrete.args = nil
	key := declKey{t.namespace, request.simple + "/" + concrete.name}
	d := &decl{declaration: &concrete, token: r.token(), clr: concrete.name, simple: concrete.name, prefix: request.simple, builtin: isServiceStack(t.namespace)}
	r.decls, r.byKey[key] = append(r.decls, d), d
	r.diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "generic-concrete", Pos: t.pos,
		Message: "the metadata does not print the type arguments of " + oneLine(s.user) + "; it becomes a type of its own"})
	return r.use(d), true
}

// inferArgs compares a definition's members with the closed ones.
func (r *reader) inferArgs(def *decl, closed *declaration) ([]model.Ref, bool) {
	found := make([]model.Ref, def.arity)
	for _, p := range def.members {
		for _, c := range closed.members {
			if c.name == p.name {
				open := r.ref(p.typ, scope{def.namespace, def.params, def.simple})
				infer(open, r.ref(c.typ, scope{closed.namespace, nil, def.simple}), def.params, found)
			}
		}
	}
	return found, !slices.ContainsFunc(found, model.Ref.IsZero)
}
