package compat_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/generator/compat"
	"github.com/ssgen/ssgen/parser/model"
)

func ref(text string) model.Ref {
	if text == "" {
		return model.Ref{}
	}
	r, err := model.ParseRef(text)
	if err != nil {
		panic(err)
	}
	return r
}

func class(name string, members ...string) model.Type {
	t := model.Type{Name: name, Namespace: "Shop"}
	for _, m := range members {
		name, kind, _ := strings.Cut(m, " ")
		t.Members = append(t.Members, model.Member{Name: strings.ToUpper(name[:1]) + name[1:], Wire: name, Type: ref(kind)})
	}
	return t
}

func number(n int64) *int64 { return &n }

// shop is an API with a type that is asked with, one that is answered, and one of both.
func shop() *model.API {
	in, out, both := class("In", "text string", "count int", "part Both", "mode Mode"), class("Out", "text string", "count int", "part Both", "state State"), class("Both", "text string", "when DateTime?")
	return &model.API{
		BaseURL: "https://shop.example", Formats: []string{"json", "jsv"}, Dates: "ms",
		Operations: []model.Operation{
			{Name: "In", Request: "In", Response: ref("Out"), Verb: "POST", Verbs: []string{"POST"}, Routes: []model.Route{{Path: "/in", Verbs: []string{"POST"}}}, Auth: &model.Auth{AnyRole: []string{"A", "B"}}},
			{Name: "Other", Request: "Other", Verb: "GET", Routes: []model.Route{{Path: "/other/{Id}"}}},
		},
		Types: []model.Type{both, in, class("Other", "id string"), out},
		Enums: []model.Enum{
			{Name: "Mode", Namespace: "Shop", Members: []model.EnumMember{{Name: "On", Wire: "On", Value: number(0)}, {Name: "Off", Wire: "Off", Value: number(1)}}},
			{Name: "State", Namespace: "Shop", Members: []model.EnumMember{{Name: "New", Wire: "New", Value: number(0)}, {Name: "Old", Wire: "Old", Value: number(1)}}},
		},
	}
}

func typeOf(a *model.API, name string) *model.Type {
	return &a.Types[slices.IndexFunc(a.Types, func(t model.Type) bool { return t.Name == name })]
}

func memberOf(a *model.API, owner, wire string) *model.Member {
	t := typeOf(a, owner)
	return &t.Members[slices.IndexFunc(t.Members, func(m model.Member) bool { return m.Wire == wire })]
}

func drop(t *model.Type, wire string) {
	t.Members = slices.DeleteFunc(t.Members, func(m model.Member) bool { return m.Wire == wire })
}

// cases are a change of the shop each, with what is found: severity, rule, subject,
// direction and effect on the wire; and what is found the other way round.
var cases = []struct {
	change     func(*model.API)
	want, back string
}{
	{func(a *model.API) { a.Operations = a.Operations[:1]; a.Types = slices.Delete(a.Types, 2, 3) },
		"breaking operation-removed Other request breaks", "note operation-added Other request safe"},
	{func(a *model.API) { a.Operations[1].Request = "Ask"; typeOf(a, "Other").Name = "Ask" },
		"note request-changed Other request safe", "note request-changed Other request safe"},
	{func(a *model.API) { a.Operations[0].Response = model.Ref{} },
		"breaking response-changed In response breaks", "note response-changed In response safe"},
	{func(a *model.API) { a.Operations[0].Response = ref("List<Out>") },
		"breaking response-changed In response breaks", "breaking response-changed In response breaks"},
	{func(a *model.API) { a.Operations[0].ResponseUnknown, a.Operations[0].Response = true, ref("object") }, "", ""},
	{func(a *model.API) {
		a.Operations[0].Verb, a.Operations[0].Verbs, a.Operations[0].Routes[0].Verbs = "PUT", []string{"PUT"}, []string{"PUT"}
	},
		"breaking route-removed In request breaks, breaking verb-changed In request breaks, note route-added In request safe",
		"breaking route-removed In request breaks, breaking verb-changed In request breaks, note route-added In request safe"},
	{func(a *model.API) { a.Operations[0].Verb, a.Operations[0].Verbs = "PUT", []string{"POST", "PUT"} },
		"note verb-changed In request safe", "breaking verb-changed In request breaks"},
	{func(a *model.API) { a.Operations[1].Routes[0].Path = "/other/{ID}" }, "", ""},
	{func(a *model.API) { a.Operations[1].Routes[0].Path = "/others/{Id}" },
		"breaking route-changed Other request breaks", "breaking route-changed Other request breaks"},
	{func(a *model.API) {
		a.Operations[1].Routes = append(slices.Clone(a.Operations[1].Routes), model.Route{Path: "/o"})
	},
		"note route-added Other request safe", "breaking route-removed Other request breaks"},
	{func(a *model.API) { a.Operations[0].Auth = nil }, "note auth-loosened In request safe", "breaking auth-tightened In request breaks"},
	{func(a *model.API) { a.Operations[0].Auth = &model.Auth{AnyRole: []string{"A", "B", "C"}} },
		"note auth-loosened In request safe", "breaking auth-tightened In request breaks"},
	{func(a *model.API) { a.Operations[0].Auth = &model.Auth{Roles: []string{"A"}} },
		"breaking auth-tightened In request breaks", "note auth-loosened In request safe"},
	{func(a *model.API) { drop(typeOf(a, "In"), "text") }, "warning member-removed In.text request risk", "note member-added In.text request safe"},
	{func(a *model.API) { drop(typeOf(a, "Out"), "text") }, "warning member-removed Out.text response risk", "note member-added Out.text response safe"},
	{func(a *model.API) { drop(typeOf(a, "Both"), "text") }, "warning member-removed Both.text both risk", "note member-added Both.text both safe"},
	{func(a *model.API) { memberOf(a, "In", "text").Required = true }, "breaking member-required In.text request breaks", "note member-optional In.text request safe"},
	{func(a *model.API) { memberOf(a, "Out", "text").Required = true }, "note member-required Out.text response safe", "warning member-optional Out.text response risk"},
	{func(a *model.API) { memberOf(a, "In", "count").Type = ref("long") }, "note member-type In.count request safe", "warning member-type In.count request risk"},
	{func(a *model.API) { memberOf(a, "Out", "count").Type = ref("long") }, "warning member-type Out.count response risk", "note member-type Out.count response safe"},
	{func(a *model.API) { memberOf(a, "Out", "count").Type = ref("bool") }, "breaking member-type Out.count response breaks", "breaking member-type Out.count response breaks"},
	{func(a *model.API) { memberOf(a, "Out", "text").Type = ref("Guid") }, "note member-type Out.text response safe", "warning member-type Out.text response risk"},
	{func(a *model.API) { memberOf(a, "Out", "text").Type = ref("State") }, "note member-type Out.text response safe", "warning member-type Out.text response risk"},
	{func(a *model.API) { memberOf(a, "Out", "text").Type = ref("List<string>") }, "breaking member-type Out.text response breaks", "breaking member-type Out.text response breaks"},
	{func(a *model.API) { memberOf(a, "Out", "count").Type = ref("int?") }, "warning member-nullable Out.count response risk", "note member-nullable Out.count response safe"},
	{func(a *model.API) { memberOf(a, "In", "count").Type = ref("int?") }, "note member-nullable In.count request safe", "warning member-nullable In.count request risk"},
	{func(a *model.API) { memberOf(a, "Out", "text").Type = ref("string?") }, "", ""},
	{func(a *model.API) { memberOf(a, "Out", "part").Type = ref("Both?") }, "", ""},
	{func(a *model.API) { memberOf(a, "Out", "count").Type = ref("Number") }, "note member-known Out.count response safe", "note member-known Out.count response safe"},
	{func(a *model.API) { memberOf(a, "Out", "count").Wire = "n" }, "breaking member-respelled Out.count response breaks", "breaking member-respelled Out.n response breaks"},
	{func(a *model.API) { a.Enums[0].Members = a.Enums[0].Members[:1] }, "breaking enum-value-removed Mode.Off request breaks", "note enum-value-added Mode.Off request safe"},
	{func(a *model.API) { a.Enums[1].Members = a.Enums[1].Members[:1] }, "note enum-value-removed State.Old response safe", "warning enum-value-added State.Old response risk"},
	{func(a *model.API) { a.Enums[1].Members[1].Wire = "OLD" }, "breaking enum-value-respelled State.Old response breaks", "breaking enum-value-respelled State.Old response breaks"},
	{func(a *model.API) { a.Enums[1].Members[1].Name = "Ancient" }, "note enum-value-respelled State.Old response safe", "note enum-value-respelled State.Ancient response safe"},
	{func(a *model.API) { a.Enums[1].Members[1].Value = number(7) }, "note enum-number-changed State.Old response safe", "note enum-number-changed State.Old response safe"},
	{func(a *model.API) { a.Enums[1].Numeric = true }, "warning enum-kind-changed State response risk", "warning enum-kind-changed State response risk"},
	{func(a *model.API) { typeOf(a, "Both").Abstract = true }, "warning type-kind-changed Both both risk", "warning type-kind-changed Both both risk"},
	{func(a *model.API) { a.Types = append(slices.Clone(a.Types), class("Spare", "x int")) }, "", "note type-removed Spare  safe"},
	{func(a *model.API) {
		a.Types = append(slices.Clone(a.Types), class("Root"))
		typeOf(a, "Out").Base = ref("Root")
	},
		"note base-changed Out response safe", "note base-changed Out response safe"},
	{func(a *model.API) { // a member moves to a base: nothing travels in another way
		a.Types = append(slices.Clone(a.Types), class("Root", "text string"))
		typeOf(a, "Out").Base = ref("Root")
		drop(typeOf(a, "Out"), "text")
	}, "note base-changed Out response safe", "note base-changed Out response safe"},
	{func(a *model.API) { typeOf(a, "Out").Namespace = "Store" }, "note namespace-changed Out response safe", "note namespace-changed Out response safe"},
	{func(a *model.API) { a.BaseURL = "https://store.example" }, "note base-url-changed   safe", "note base-url-changed   safe"},
	{func(a *model.API) { a.Formats = a.Formats[:1] }, "warning format-removed   risk", ""},
	{func(a *model.API) { a.Dates = "iso" }, "note spelling-changed  both safe", "note spelling-changed  both safe"},
	{func(a *model.API) { a.Operations[1].Removed, typeOf(a, "Other").Removed = true, true }, "breaking operation-removed Other request breaks", "note operation-added Other request safe"},
	{func(a *model.API) { a.Operations[1].Builtin = true; typeOf(a, "Other").Builtin = true }, "breaking operation-removed Other request breaks", "note operation-added Other request safe"},
}

func TestRules(t *testing.T) {
	t.Parallel()
	found := map[string]bool{}
	for i, c := range cases {
		changed := shop()
		c.change(changed)
		for _, of := range []struct {
			earlier, now *model.API
			want         string
		}{{shop(), changed, c.want}, {changed, shop(), c.back}} {
			var got []string
			for _, change := range compat.Compare(of.earlier, of.now) {
				got = append(got, fmt.Sprintf("%s %s %s %s %s", change.Severity, change.Rule, change.Subject, change.Direction, change.Wire))
				if change.Wire != compat.Safe && (change.WireWhy == "" || change.Advice == "") {
					t.Errorf("case %d: %+v gives no reason or no advice", i, change)
				}
				found[change.Rule] = true
			}
			if text := strings.Join(got, ", "); text != of.want {
				t.Errorf("case %d:\n got %s\nwant %s", i, text, of.want)
			}
		}
	}
	for _, r := range compat.Rules() {
		if !found[r.ID] && r.ID != "go-changed" {
			t.Errorf("no case shows %s", r.ID)
		}
		if r.About == "" {
			t.Errorf("%s says nothing of itself", r.ID)
		}
	}
}
