package parser_test

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/why"
)

// judge holds a model against the server's metadata, fact by fact. A fact that the log
// calls unknown counts as unknown, even where the choice made is right.
type judge struct {
	t       *testing.T
	where   string
	api     *model.API
	log     *why.Log
	tallies map[string]*tally
	current string          // the server's name of the member at hand
	right   map[string]bool // where it is not nil, right facts are kept and wrong ones are no matter
}

// fact judges one fact.
func (j *judge) fact(category, kind, subject, name, got, want string) {
	j.t.Helper()
	n := j.tallies[category]
	if n == nil {
		n = &tally{}
		j.tallies[category] = n
	}
	f := j.log.Fact(kind, subject, name)
	switch {
	case f != nil && f.Unknown:
		n.unknown++
		if got != want {
			return
		}
	case got == want:
		n.right++
	default:
		n.wrong++
		if j.right == nil {
			j.t.Errorf("%s: %s %s %s is %q, and the server says %q", j.where, kind, subject, name, got, want)
		}
		return
	}
	if j.right != nil {
		j.right[fmt.Sprintf("%s %s %s %s", j.where, kind, cmp.Or(j.current, subject), name)] = true
	}
}

// doc judges a description, of which line breaks and blanks do not count.
func (j *judge) doc(kind, subject, got, want string) {
	j.t.Helper()
	if got != "" || want != "" {
		j.fact("docs", kind, subject, "doc", squeeze(got), squeeze(want))
	}
}

var notName = regexp.MustCompile(`[^A-Za-z0-9_]`)

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func (j *judge) whole(tr *truth) {
	j.t.Helper()
	if j.api == nil {
		j.t.Fatalf("%s: no model", j.where)
	}
	judged := map[string]bool{}
	for i := range tr.Operations {
		op := &tr.Operations[i]
		if !op.Request.foreign() {
			j.operation(op)
			j.typ(op.Request, judged)
		}
	}
	for i := range tr.Types {
		j.typ(&tr.Types[i], judged)
	}
}

func (j *judge) operation(op *truthOperation) {
	j.t.Helper()
	f := facts{}
	f.truthOperation(op)
	name := op.Request.Name
	i := slices.IndexFunc(j.api.Operations, func(o model.Operation) bool { return o.Name == name })
	if i < 0 {
		j.fact("types", "operation", name, "name", "", name)
		return
	}
	o := &j.api.Operations[i]
	j.fact("responses", "operation", name, "response", cmp.Or(asLists(o.Response).String(), "none"), f["op "+name+" response"])
	verb := op.verb()
	if routes := j.log.Fact("operation", name, "routes"); routes != nil && routes.Unknown {
		verb = op.Method // which calls by the predefined route have
	}
	j.fact("routes", "operation", name, "verb", o.Verb, verb)
	var paths, notes []string
	for _, r := range op.Routes {
		verbs := strings.FieldsFunc(r.Verbs, func(c rune) bool { return c == ',' || c == ' ' })
		paths = append(paths, strings.Join(verbs, ",")+" "+r.Path)
		notes = append(notes, r.Summary+r.Notes)
	}
	var gotPaths, gotNotes []string
	for _, r := range o.Routes {
		gotPaths = append(gotPaths, strings.Join(r.Verbs, ",")+" "+r.Path)
		gotNotes = append(gotNotes, r.Summary+r.Notes)
	}
	j.fact("routes", "operation", name, "routes", strings.Join(gotPaths, "; "), strings.Join(paths, "; "))
	if text := squeeze(strings.Join(notes, "")); text != "" {
		j.fact("docs", "operation", name, "summaries", squeeze(strings.Join(gotNotes, "")), text)
	}
	auth := "none"
	if a := o.Auth; a != nil {
		auth = fmt.Sprint([4][]string{a.Roles, a.AnyRole, a.Permissions, a.AnyPermission})
	}
	j.fact("auth", "operation", name, "auth", auth, f["op "+name+" auth"])
	j.fact("auth", "operation", name, "tags", strings.Join(o.Tags, ","), strings.Join(op.Tags, ","))
	j.doc("operation", name, o.Doc, join(op.Request.Description, op.Request.Notes))
}

func join(a, b string) string { return strings.TrimSpace(a + " " + b) }

func (j *judge) typ(t *truthType, judged map[string]bool) {
	j.t.Helper()
	name := shortName(t.Name)
	if t.foreign() || t.IsInterface || judged[name] {
		return
	}
	judged[name] = true
	if t.IsEnum {
		j.enum(t)
		return
	}
	i := slices.IndexFunc(j.api.Types, func(m model.Type) bool { return m.Name == name })
	if i < 0 {
		j.fact("types", "type", name, "name", "", name)
		return
	}
	m := &j.api.Types[i]
	f := facts{}
	f.truthType(t)
	j.fact("types", "type", name, "params", fmt.Sprint(len(m.Params)), f["type "+name+" params"])
	j.fact("types", "type", name, "base", asLists(m.Base).String(), f["type "+name+" base"])
	j.doc("type", name, m.Doc, join(t.Description, t.Notes))
	for k := range t.Properties {
		p := &t.Properties[k]
		wire := camelCase(p.Name)
		if p.DataMember != nil && p.DataMember.Name != "" {
			wire = p.DataMember.Name
		}
		required := p.IsRequired || p.DataMember != nil && p.DataMember.IsRequired
		j.member(name, m, wire, p.Name, p.Description, required, f)
	}
	if len(m.Members) > len(t.Properties) {
		j.fact("members", "type", name, "members", fmt.Sprint(len(m.Members)), fmt.Sprint(len(t.Properties)))
	}
}

func (j *judge) member(name string, m *model.Type, wire, clr, doc string, required bool, f facts) {
	j.t.Helper()
	j.current = name + "." + wire
	defer func() { j.current = "" }()
	i := slices.IndexFunc(m.Members, func(mb model.Member) bool { return mb.Wire == wire })
	if i < 0 {
		i = slices.IndexFunc(m.Members, func(mb model.Member) bool {
			return mb.Name == clr || notName.ReplaceAllString(wire, "_") == mb.Wire
		})
	}
	if i < 0 {
		j.fact("members", "member", name+"."+wire, "wire", "", wire)
		return
	}
	mb := &m.Members[i]
	subject, key := name+"."+mb.Wire, "type "+name+"."+wire
	j.fact("members", "member", subject, "wire", mb.Wire, wire)
	typ := mb.Type
	typ.Nullable = false
	j.fact("member types", "member", subject, "type", asLists(typ).String(), f[key+" type"])
	if want, ok := f[key+" null"]; ok {
		if open := j.log.Fact("member", subject, "type"); open == nil || !open.Unknown || mb.Type.IsValueScalar() {
			j.fact("null", "member", subject, "null", fmt.Sprint(mb.Type.Nullable), want)
		} else {
			j.fact("null", "member", subject, "type", "", want) // of a type that is not known
		}
	}
	j.fact("required", "member", subject, "required", fmt.Sprint(mb.Required), fmt.Sprint(required))
	j.doc("member", subject, mb.Doc, doc)
}

func (j *judge) enum(t *truthType) {
	j.t.Helper()
	name := shortName(t.Name)
	f := facts{}
	f.truthEnum(t)
	i := slices.IndexFunc(j.api.Enums, func(e model.Enum) bool { return e.Name == name })
	if i < 0 {
		j.fact("enums", "enum", name, "members", "", strings.Join(t.EnumNames, ", "))
		return
	}
	e := &j.api.Enums[i]
	got := facts{}
	got.modelEnum(e)
	for fact, key := range map[string]string{"kind": " kind", "members": " names"} {
		j.fact("enums", "enum", name, fact, got["enum "+name+key], f["enum "+name+key])
	}
	for k, value := range t.EnumNames {
		subject := name + "." + value
		j.fact("enums", "value", subject, "wire", got["enum "+subject+" wire"], f["enum "+subject+" wire"])
		j.fact("enums", "value", subject, "number", got["enum "+subject+" value"], f["enum "+subject+" value"])
		doc, have := "", ""
		if k < len(t.EnumDescriptions) {
			doc = t.EnumDescriptions[k]
		}
		if k < len(e.Members) {
			have = e.Members[k].Doc
		}
		j.doc("value", subject, have, doc)
	}
	j.doc("enum", name, e.Doc, join(t.Description, t.Notes))
}
