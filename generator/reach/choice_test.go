package reach

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

func globs(texts ...string) []Pattern {
	var out []Pattern
	for _, s := range texts {
		out = append(out, Pattern{Text: s})
	}
	return out
}

// routed is shop with tags and routes.
func routed() *model.API {
	api := shop()
	api.Operations[1].Tags, api.Operations[1].Routes = []string{"orders"}, []model.Route{{Path: "/orders/{Id}"}}
	api.Operations[2].Tags, api.Operations[2].Routes = []string{"orders", "admin"}, []model.Route{{Path: "/orders"}, {Path: "/admin/orders/{Path*}"}}
	return api
}

func TestChoice(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		choice Choice
		want   string
	}{
		{Choice{Include: Selection{Tags: globs("adm*")}}, "Other Put Put()"},
		{Choice{Include: Selection{Operations: globs("G*"), Tags: globs("admin")}}, "Base Color Get Get() Line Note Order Other Put Put()"},
		{Choice{Only: []string{"Get"}, Include: Selection{Tags: globs("admin")}}, "Base Color Get Get() Line Note Order Other Put Put()"},
		{Choice{Include: Selection{Routes: globs("/orders/{Id}")}}, "Base Color Get Get() Line Note Order"},
		{Choice{Include: Selection{Routes: globs("/orders/*")}}, "Base Color Get Get() Line Note Order"},
		{Choice{Include: Selection{Routes: globs("/admin/**")}}, "Other Put Put()"},
		{Choice{Include: Selection{Types: globs("Other", "Colo?")}}, "Color Other"},
		{Choice{Include: Selection{Operations: globs("Auth")}}, "Auth Auth() AuthInfo"},
		{Choice{Include: Selection{Operations: globs("Aut*", "Put")}}, "Other Put Put()"},
		{Choice{Exclude: Selection{Tags: globs("admin")}}, "Alone Base Color Get Get() Line Note Order Other Put Unused"},
		{Choice{Only: []string{"*"}, Exclude: Selection{Operations: globs("Get")}}, "Other Put Put()"},
		{Choice{Exclude: Selection{Routes: globs("/orders/**")}}, "Alone Base Color Get Line Note Order Other Put Unused"},
		{Choice{Only: []string{"Put"}, Exclude: Selection{Types: globs("Other")}}, "Put Put()"},
		{Choice{Exclude: Selection{Types: globs("Put")}}, "Alone Base Color Get Get() Line Note Order Other Unused"},
		{Choice{Exclude: Selection{Types: globs("Order")}}, "Alone Base Color Get Line Note Other Put Put() Unused"},
		{Choice{Only: []string{"Get"}, Exclude: Selection{Types: globs("Bas*", "Line")}}, "Color Get Get() Note Order"},
	} {
		api, diags := Select(routed(), tt.choice)
		if got := names(api); got != tt.want || diags.HasErrors() {
			t.Errorf("%+v\n got %s %v\nwant %s", tt.choice, got, diags, tt.want)
		}
	}
}

// TestExcludedBase asserts that a class keeps the members of a base that is excluded, with
// the base's type arguments in place, and loses those of excluded types, with a note.
func TestExcludedBase(t *testing.T) {
	t.Parallel()
	api, diags := Select(shop(), Choice{Only: []string{"Get"}, Exclude: Selection{Types: globs("Base", "Line")}})
	var order model.Type
	for _, typ := range api.Types {
		if typ.Name == "Order" {
			order = typ
		}
	}
	got := order.Base.String()
	for _, m := range order.Members {
		got += fmt.Sprintf(" %s %s", m.Name, m.Type)
	}
	if got != " B Dictionary<Color, Note>" {
		t.Errorf("Order: %q", got)
	}
	if len(diags) != 1 || !strings.Contains(diags[0].Message, "Order.A is left out, neither sent nor read: its type List<Line> is excluded") {
		t.Error(diags)
	}
	if whole, _ := Select(shop(), Choice{}); names(whole) == names(api) {
		t.Error("the model that came in has changed")
	}
}

// TestExcludedLists asserts that a class that is a list of an excluded one goes with it,
// and so does an operation that answers such a class.
func TestExcludedLists(t *testing.T) {
	t.Parallel()
	api := shop()
	api.Types = append(api.Types, model.Type{Name: "Lines", Base: ref(model.List, ref("Line"))})
	api.Operations[1].Response = ref("Lines")
	part, diags := Select(api, Choice{Only: []string{"Get", "Put"}, Exclude: Selection{Types: globs("Line")}})
	if got := names(part); got != "Other Put Put()" {
		t.Error(got)
	}
	if len(diags) != 1 || diags[0].Severity != diag.Note || !strings.Contains(diags[0].Message, "Get is left out: its answer Lines is excluded") {
		t.Error(diags)
	}
}

func TestChoiceOfNothing(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		choice Choice
		want   string
	}{
		{Choice{Include: Selection{Tags: globs("ordesr")}}, `no tag matches "ordesr"; the nearest name is "orders"`},
		{Choice{Include: Selection{Routes: globs("/order")}}, `no route matches "/order"; the nearest name is "/orders"`},
		{Choice{Exclude: Selection{Types: globs("Ordr*")}}, `no type matches "Ordr*"; the nearest name is "Order"`},
		{Choice{Exclude: Selection{Operations: globs("Zebra")}}, `no operation matches "Zebra"; ssgen inspect lists the operations that there are`},
		{Choice{Exclude: Selection{Operations: globs("[")}}, `the pattern "[" is malformed`},
		{Choice{Only: []string{"Get"}, Exclude: Selection{Operations: globs("G*")}}, "nothing of the API is left: all that is included is excluded, too"},
	} {
		_, diags := Select(routed(), tt.choice)
		if len(diags) != 1 || !strings.Contains(diags[0].String(), tt.want) {
			t.Errorf("%v, want %s", diags, tt.want)
		}
	}
	if _, diags := Select(shop(), Choice{Include: Selection{Tags: globs("a")}}); len(diags) != 1 || diags[0].Hint != "the input has no tags" {
		t.Error(diags)
	}
}
