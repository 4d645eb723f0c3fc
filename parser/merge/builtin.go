package merge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/framework"
	"github.com/ssgen/ssgen/parser/model"
)

// frameworkTypes are the types that pages use and do not show, by the names that
// JavaScript gives them: one of two arities has its own behind the name.
func frameworkTypes() map[string]framework.Type {
	table := map[string]framework.Type{}
	for _, t := range framework.Types() {
		if _, taken := table[t.Name]; taken {
			t.Name = fmt.Sprintf("%s_%d", t.Name, len(t.Params))
		}
		table[t.Name] = t
	}
	return table
}

// builtinSignatures names ServiceStack's own operations and their types with
// members that tell them from a user's type of the same name.
func builtinSignatures() map[string]string {
	return map[string]string{
		"Authenticate":                  "provider userName password",
		"AuthenticateResponse":          "userId sessionId userName",
		"AssignRoles":                   "userName permissions roles",
		"AssignRolesResponse":           "allRoles allPermissions",
		"UnAssignRoles":                 "userName permissions roles",
		"UnAssignRolesResponse":         "allRoles allPermissions",
		"Register":                      "userName password autoLogin",
		"RegisterResponse":              "userId sessionId userName",
		"ConvertSessionToToken":         "preserveSession",
		"ConvertSessionToTokenResponse": "accessToken responseStatus",
		"GetAccessToken":                "refreshToken",
		"GetAccessTokenResponse":        "accessToken responseStatus",
		"GetApiKeys":                    "environment",
		"GetApiKeysResponse":            "results responseStatus",
		"RegenerateApiKeys":             "environment",
		"RegenerateApiKeysResponse":     "results responseStatus",
		"UserApiKey":                    "key keyType",
	}
}

// builtin gives the table's type of the name, declaring it at its first use, or
// nil. A tuple has as many parameters as arguments.
func (m *merger) builtin(name string, args int) *decl {
	name = strings.TrimSuffix(name, fmt.Sprintf("_%d", args))
	want := name
	if args == 2 && (name == "QueryDb" || name == "QueryData") {
		want += "_2"
	}
	if name == "Tuple" && args > 0 {
		return m.tuple(args)
	}
	if d := m.decls[want]; d != nil {
		return d
	}
	if b, ok := m.table[want]; ok {
		return m.addBuiltin(b)
	}
	return nil
}

// tuple declares Tuple<T1, …>; a second arity gets JavaScript's suffix.
func (m *merger) tuple(args int) *decl {
	t := framework.Tuple(args)
	if d := m.decls[t.Name]; d != nil && len(d.params) != args {
		t.Name = fmt.Sprintf("Tuple_%d", args)
	}
	if d := m.decls[t.Name]; d != nil {
		return d
	}
	return m.addBuiltin(t)
}

func (m *merger) addBuiltin(t framework.Type) *decl {
	d := &decl{name: t.Name, params: t.Params, abstract: t.Abstract, builtin: true, exact: true, printed: make([]*node, len(t.Params))}
	m.decls[t.Name] = d
	defer m.forget()
	for _, mb := range t.Members {
		d.members = append(d.members, &member{name: mb.Name, wire: m.style.Wire(mb.Name), typ: m.written(mb.Type, t.Params)})
	}
	if t.Base != "" {
		d.base = m.written(t.Base, nil)
	}
	return d
}

// written gives a type of the tables, whose texts are all well-formed, and
// declares the built-in types in it.
func (m *merger) written(text string, params []string) *node {
	r, err := model.ParseRef(text)
	if err != nil {
		return &node{name: "object"}
	}
	n := fromRef(r, params)
	n.each(func(n *node) {
		if !n.param {
			m.builtin(n.name, len(n.args))
		}
	})
	return n
}

// recognise marks a declaration of the pages that is ServiceStack's own. Where
// the table has it, its types are exact.
func (m *merger) recognise(d *decl) {
	if d.exact {
		return
	}
	if sig, ok := builtinSignatures()[d.name]; ok {
		d.builtin = hasMembers(d, strings.Fields(sig))
		return
	}
	t, ok := m.table[d.name]
	if !ok || len(t.Params) != len(d.params) || !onlyMembers(d, t.Members) {
		return
	}
	for _, mb := range d.members {
		mb.typ = m.written(typeIn(t.Members, mb), t.Params)
	}
	d.params, d.builtin, d.exact, d.abstract = t.Params, true, true, t.Abstract
}

func hasMembers(d *decl, names []string) bool {
	for _, name := range names {
		if !slices.ContainsFunc(d.members, func(mb *member) bool { return foldName(mb.wire) == foldName(name) }) {
			return false
		}
	}
	return true
}

func onlyMembers(d *decl, members []framework.Member) bool {
	for _, mb := range d.members {
		if typeIn(members, mb) == "" {
			return false
		}
	}
	return true
}

// typeIn gives the type that the table has for a member, "" when it has none.
func typeIn(members []framework.Member, mb *member) string {
	for _, m := range members {
		if foldName(m.Name) == foldName(mb.wire) {
			return m.Type
		}
	}
	return ""
}
