package merge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

// builtinType declares a type of ServiceStack.Interfaces or .NET that pages use
// and do not show. Members are written "Name type", names as C# has them.
type builtinType struct {
	name    string
	params  []string
	base    string
	members []string
}

// builtinTypes lists them. Members stand in wire order.
func builtinTypes() map[string]builtinType {
	const meta, status = "Meta Dictionary<string, string>", "ResponseStatus ResponseStatus"
	table := map[string]builtinType{}
	for _, b := range []builtinType{
		{name: "ResponseStatus", members: []string{"ErrorCode string", "Message string", "StackTrace string", "Errors List<ResponseError>", meta}},
		{name: "ResponseError", members: []string{"ErrorCode string", "FieldName string", "Message string", meta}},
		{name: "ErrorResponse", members: []string{status}},
		{name: "EmptyResponse", members: []string{status}},
		{name: "IdResponse", members: []string{"Id string", status}},
		{name: "StringResponse", members: []string{"Result string", meta, status}},
		{name: "StringsResponse", members: []string{"Results List<string>", meta, status}},
		{name: "KeyValuePair", params: []string{"TKey", "TValue"}, members: []string{"Key TKey", "Value TValue"}},
		{name: "QueryResponse", params: []string{"T"}, members: []string{"Offset int", "Total int", "Results List<T>", meta, status}},
		{name: "QueryBase", members: []string{"Skip int?", "Take int?", "OrderBy string", "OrderByDesc string", "Include string", "Fields string", meta}},
		{name: "QueryDb", params: []string{"T"}, base: "QueryBase"},
		{name: "QueryDb_2", params: []string{"From", "Into"}, base: "QueryBase"},
		{name: "QueryData", params: []string{"T"}, base: "QueryBase"},
		{name: "QueryData_2", params: []string{"From", "Into"}, base: "QueryBase"},
		{name: "AuditBase", members: []string{"CreatedDate DateTime", "CreatedBy string", "ModifiedDate DateTime", "ModifiedBy string", "DeletedDate DateTime?", "DeletedBy string"}},
	} {
		table[b.name] = b
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
	name := "Tuple"
	if d := m.decls[name]; d != nil && len(d.params) != args {
		name = fmt.Sprintf("Tuple_%d", args)
	}
	if d := m.decls[name]; d != nil {
		return d
	}
	b := builtinType{name: name}
	for i := range args {
		p := fmt.Sprintf("T%d", i+1)
		b.params = append(b.params, p)
		b.members = append(b.members, fmt.Sprintf("Item%d %s", i+1, p))
	}
	return m.addBuiltin(b)
}

func (m *merger) addBuiltin(b builtinType) *decl {
	d := &decl{name: b.name, params: b.params, builtin: true, exact: true, printed: make([]*node, len(b.params))}
	m.decls[b.name] = d
	for _, text := range b.members {
		name, typ, _ := strings.Cut(text, " ")
		d.members = append(d.members, &member{name: name, wire: m.style.Wire(name), typ: m.written(typ, b.params)})
	}
	if b.base != "" {
		d.base = m.written(b.base, nil)
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
	b, ok := m.table[d.name]
	if !ok || len(b.params) != len(d.params) || !onlyMembers(d, b.members) {
		return
	}
	for _, mb := range d.members {
		mb.typ = m.written(typeIn(b.members, mb), b.params)
	}
	d.params, d.builtin, d.exact = b.params, true, true
}

func hasMembers(d *decl, names []string) bool {
	for _, name := range names {
		if !slices.ContainsFunc(d.members, func(mb *member) bool { return foldName(mb.wire) == foldName(name) }) {
			return false
		}
	}
	return true
}

func onlyMembers(d *decl, texts []string) bool {
	for _, mb := range d.members {
		if typeIn(texts, mb) == "" {
			return false
		}
	}
	return true
}

// typeIn gives the type that the table has for a member, "" when it has none.
func typeIn(texts []string, mb *member) string {
	for _, text := range texts {
		if name, typ, _ := strings.Cut(text, " "); foldName(name) == foldName(mb.wire) {
			return typ
		}
	}
	return ""
}
