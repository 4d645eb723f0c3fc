package parser_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/ssgen/ssgen/parser/model"
)

// facts are what can be said of an API, a text for each name: "op Ping verb" -> "POST".
type facts map[string]string

// truth is the part of types/metadata.json that facts are read from.
type truth struct {
	Types      []truthType
	Operations []truthOperation
}

type truthOperation struct {
	Request, Response     *truthType
	ReturnType            *truthName
	Method                string
	ReturnsVoid           bool
	Routes                []struct{ Path, Verbs, Notes, Summary string }
	RequiresAuth          bool
	RequiredRoles         []string
	RequiresAnyRole       []string
	RequiredPermissions   []string
	RequiresAnyPermission []string
	Tags                  []string
}

type truthName struct {
	Name, Namespace string
	GenericArgs     []string
}

type truthType struct {
	truthName
	Inherits         *truthName
	Description      string
	Notes            string
	EnumDescriptions []string
	IsEnum           bool
	IsEnumInt        bool
	IsInterface      bool
	EnumNames        []string
	EnumValues       []string
	EnumMemberValues []string
	Attributes       []struct{ Name string }
	Properties       []struct {
		Name, Type  string
		IsValueType bool
		GenericArgs []string
		Description string
		IsRequired  bool
		DataMember  *struct {
			Name       string
			IsRequired bool
		}
	}
}

func readTruth(t *testing.T, recording fs.FS, api string) facts {
	t.Helper()
	return decodeTruth(t, recording, api).facts()
}

func decodeTruth(t *testing.T, recording fs.FS, api string) *truth {
	t.Helper()
	data, err := fs.ReadFile(recording, api+"/types/metadata.json")
	if err != nil {
		t.Fatal(err)
	}
	var tr truth
	if err := json.Unmarshal(data, &tr); err != nil {
		t.Fatal(err)
	}
	return &tr
}

func (tr *truth) facts() facts {
	f := facts{}
	for _, op := range tr.Operations {
		if op.Request.foreign() {
			continue
		}
		f.truthOperation(&op)
		for _, typ := range []*truthType{op.Response, op.Request} { // types below say more of generic ones
			if typ != nil {
				f.truthType(typ)
			}
		}
	}
	for i := range tr.Types {
		f.truthType(&tr.Types[i])
	}
	return f
}

// foreign tells ServiceStack's and .NET's own types.
func (n *truthName) foreign() bool {
	return strings.HasPrefix(n.Namespace, "ServiceStack") || strings.HasPrefix(n.Namespace, "System")
}

func (f facts) truthOperation(op *truthOperation) {
	name := "op " + op.Request.Name
	f[name+" verb"] = op.verb()
	f[name+" response"] = "none"
	switch {
	case op.ReturnType != nil:
		f[name+" response"] = clrType(op.ReturnType.Name, op.ReturnType.GenericArgs).String()
	case op.Response != nil:
		f[name+" response"] = clrType(op.Response.Name, op.Response.GenericArgs).String()
	}
	var verbs []string
	anyVerb := len(op.Routes) == 0
	for i, r := range op.Routes {
		vs := strings.FieldsFunc(r.Verbs, func(c rune) bool { return c == ',' || c == ' ' })
		f[fmt.Sprintf("%s route %d", name, i)] = fmt.Sprintf("%s %s | %s | %s", strings.Join(vs, ","), r.Path, r.Summary, r.Notes)
		verbs = append(verbs, vs...)
		anyVerb = anyVerb || len(vs) == 0
	}
	f[name+" verbs"] = verbText(verbs, anyVerb)
	f[name+" tags"] = strings.Join(op.Tags, ",")
	f[name+" auth"] = "none"
	if lists := [4][]string{op.RequiredRoles, op.RequiresAnyRole, op.RequiredPermissions, op.RequiresAnyPermission}; op.RequiresAuth || len(slices.Concat(lists[:]...)) > 0 {
		f[name+" auth"] = fmt.Sprint(lists)
	}
}

// verb is the one that a client should use. A server prints POST where nothing tells it,
// also where no route allows that: then the first that its own samples would have.
func (op *truthOperation) verb() string {
	allowed := map[string]bool{}
	for _, r := range op.Routes {
		for _, v := range strings.FieldsFunc(cmp.Or(r.Verbs, "ANY"), func(c rune) bool { return c == ',' || c == ' ' }) {
			allowed[v] = true
		}
	}
	for _, v := range []string{op.Method, "PUT", "PATCH", "GET", "DELETE"} {
		if len(allowed) == 0 || allowed["ANY"] || allowed[v] {
			return v
		}
	}
	return op.Method
}

func verbText(verbs []string, anyVerb bool) string {
	if anyVerb {
		return "any"
	}
	slices.Sort(verbs)
	return strings.Join(slices.Compact(verbs), ",")
}

func (f facts) truthType(t *truthType) {
	name := shortName(t.Name)
	switch {
	case t.foreign() || t.IsInterface: // an interface does not travel
		return
	case t.IsEnum:
		f.truthEnum(t)
		return
	}
	f["type "+name+" params"] = fmt.Sprint(strings.Count(t.Name, "`") * len(t.GenericArgs))
	f["type "+name+" base"] = ""
	if t.Inherits != nil {
		f["type "+name+" base"] = clrType(t.Inherits.Name, t.Inherits.GenericArgs).String()
	}
	var wires []string
	for _, p := range t.Properties {
		wire := camelCase(p.Name)
		if p.DataMember != nil && p.DataMember.Name != "" {
			wire = p.DataMember.Name
		}
		wires = append(wires, wire)
		r := clrType(p.Type, p.GenericArgs)
		if p.IsValueType && r.Name != "KeyValuePair" {
			f["type "+name+"."+wire+" null"] = fmt.Sprint(r.Nullable)
		}
		r.Nullable = false
		f["type "+name+"."+wire+" type"] = r.String()
	}
	f["type "+name+" members"] = strings.Join(wires, ", ")
}

// shortName drops what metadata.json puts around a name: the arity, and before 6.0
// the type that it is nested in and the quote before a type parameter.
func shortName(name string) string {
	name, _, _ = strings.Cut(strings.TrimPrefix(name, "'"), "`")
	return name[strings.LastIndexByte(name, '.')+1:]
}

func (f facts) truthEnum(t *truthType) {
	kind := "text"
	if t.IsEnumInt {
		kind = "numeric"
	}
	if len(t.Attributes) > 0 && t.Attributes[0].Name == "Flags" {
		kind = "flags"
	}
	name := shortName(t.Name)
	f["enum "+name+" kind"] = kind
	f["enum "+name+" names"] = strings.Join(t.EnumNames, ", ")
	for i, n := range t.EnumNames {
		wire, value := n, fmt.Sprint(i) // which are printed where they are others
		if t.EnumMemberValues != nil {
			wire = t.EnumMemberValues[i]
		}
		if t.EnumValues != nil {
			value = t.EnumValues[i]
		}
		f["enum "+name+"."+n+" value"] = value
		f["enum "+name+"."+n+" wire"] = wire
	}
}

// clrType reads a type as the metadata writes it: Nullable`1 with Int32 beside it.
func clrType(name string, args []string) model.Ref {
	if inner, ok := strings.CutSuffix(name, "[]"); ok && name != "Byte[]" {
		return model.Ref{Name: model.List, Args: []model.Ref{clrType(inner, args)}}
	}
	r, err := model.ParseRef(name)
	if err != nil {
		return model.Ref{Name: err.Error()}
	}
	for _, a := range args {
		arg, err := model.ParseRef(a)
		if err != nil {
			return model.Ref{Name: err.Error()}
		}
		r.Args = append(r.Args, arg)
	}
	return cSharp(r)
}

// cSharp gives a type the names that the model uses; collections are all lists.
func cSharp(r model.Ref) model.Ref {
	names := map[string]string{
		"Boolean": "bool", "Byte": "byte", "SByte": "sbyte", "Int16": "short", "UInt16": "ushort", "Int32": "int", "UInt32": "uint",
		"Int64": "long", "UInt64": "ulong", "Single": "float", "Double": "double", "Decimal": "decimal", "Char": "char",
		"String": "string", "Byte[]": "byte[]", "Object": "object",
		"HashSet": "List", "IEnumerable": "List", "IList": "List", "[]": "List",
	}
	r.Name = shortName(r.Name)
	if r.Name == "Nullable" && len(r.Args) == 1 {
		inner := cSharp(r.Args[0])
		inner.Nullable = true
		return inner
	}
	if r.Name == "[]" && len(r.Args) == 1 && r.Args[0].Name == "Byte" && !r.Args[0].Nullable {
		return model.Ref{Name: "byte[]"}
	}
	if n, ok := names[r.Name]; ok {
		r.Name = n
	}
	args := make([]model.Ref, len(r.Args))
	for i, a := range r.Args {
		args[i] = cSharp(a)
	}
	r.Args = args
	return r
}

// camelCase is how ServiceStack writes a property's name: the upper-case letters at
// its start become lower, but for the last one before a lower-case letter.
func camelCase(name string) string {
	upper := func(r rune) bool { return r < unicode.MaxASCII && unicode.IsUpper(r) }
	rs := []rune(name)
	for i := range rs {
		if !upper(rs[i]) || i > 0 && i+1 < len(rs) && !upper(rs[i+1]) {
			break
		}
		rs[i] = unicode.ToLower(rs[i])
	}
	return string(rs)
}
