package reach

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

func ref(name string, args ...model.Ref) model.Ref { return model.Ref{Name: name, Args: args} }

// shop is an API in which Get reaches Order, its base and what those hold.
func shop() *model.API {
	member := func(name string, r model.Ref) model.Member { return model.Member{Name: name, Wire: name, Type: r} }
	return &model.API{
		Types: []model.Type{
			{Name: "Get"}, {Name: "Order", Base: ref("Base", ref("Note")), Members: []model.Member{member("A", ref("List", ref("Line")))}},
			{Name: "Base", Params: []string{"T"}, Members: []model.Member{member("B", ref("Dictionary", ref("Color"), ref("T")))}},
			{Name: "Line", Members: []model.Member{member("C", ref("Line")), member("D", ref("int"))}}, {Name: "Note"},
			{Name: "Put", Members: []model.Member{member("E", ref("Other"))}}, {Name: "Other"}, {Name: "Alone"}, {Name: "Auth", Builtin: true}, {Name: "AuthInfo", Builtin: true},
		},
		Enums: []model.Enum{{Name: "Color"}, {Name: "Unused"}},
		Operations: []model.Operation{
			{Name: "Auth", Response: ref("AuthInfo"), Builtin: true}, {Name: "Get", Request: "Get", Response: ref("List", ref("Order"))}, {Name: "Put", Request: "Put"},
		},
	}
}

func names(api *model.API) string {
	var out []string
	for _, o := range api.Operations {
		out = append(out, o.Name+"()")
	}
	for _, t := range api.Types {
		out = append(out, t.Name)
	}
	for _, e := range api.Enums {
		out = append(out, e.Name)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestSelect(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		only     []string
		builtins bool
		want     string
	}{
		{nil, false, "Alone Base Color Get Get() Line Note Order Other Put Put() Unused"},
		{nil, true, "Alone Auth Auth() AuthInfo Base Color Get Get() Line Note Order Other Put Put() Unused"},
		{[]string{"Get"}, false, "Base Color Get Get() Line Note Order"},
		{[]string{"P*"}, false, "Other Put Put()"},
		{[]string{"P*", "G?t"}, true, "Base Color Get Get() Line Note Order Other Put Put()"},
		{[]string{"Auth"}, false, "Auth Auth() AuthInfo"},
		{[]string{"*"}, false, "Base Color Get Get() Line Note Order Other Put Put()"},
	} {
		api, diags := Select(shop(), Choice{Only: tt.only, Builtins: tt.builtins})
		if got := names(api); got != tt.want || len(diags) > 0 {
			t.Errorf("%q, %v\n got %s %v\nwant %s", tt.only, tt.builtins, got, diags, tt.want)
		}
	}
}

func TestSelectNothing(t *testing.T) {
	t.Parallel()
	for glob, hint := range map[string]string{"Gte": `"Get"`, "gett": `"Get"`, "Pu": `"Put"`, "*Authh*": `"Auth"`, "Zebra*": "ssgen inspect lists"} {
		_, diags := Select(shop(), Choice{Only: []string{glob}})
		if !diags.HasErrors() || !strings.Contains(diags[0].Hint, hint) {
			t.Errorf("%s: %v, want a hint at %s", glob, diags, hint)
		}
	}
	if _, diags := Select(&model.API{}, Choice{Only: []string{"A"}}); !diags.HasErrors() {
		t.Error("an API without operations has one")
	}
}

func TestRequests(t *testing.T) {
	t.Parallel()
	if got := Requests(shop()); !got["Other"] || !got["Put"] || got["Order"] || got["Color"] {
		t.Errorf("%v", got)
	}
}

// TestAbstract asserts that an abstract type in use brings its subtypes along, and a
// base of something in use does not.
func TestAbstract(t *testing.T) {
	t.Parallel()
	api := &model.API{Types: []model.Type{
		{Name: "Shape", Abstract: true, Implements: []model.Ref{ref("IThing")}}, {Name: "IThing", Interface: true},
		{Name: "Circle", Base: ref("Shape"), Members: []model.Member{{Name: "A", Type: ref("Only")}}}, {Name: "Ring", Base: ref("Circle")}, {Name: "Only"},
		{Name: "Lamp", Implements: []model.Ref{ref("IThing")}}, {Name: "Stray", Base: ref("Plain")}, {Name: "Plain"},
		{Name: "Paint", Members: []model.Member{{Name: "S", Type: ref("List", ref("Shape"))}}},
		{Name: "Hold", Members: []model.Member{{Name: "T", Type: ref("IThing")}}},
		{Name: "Ask", Base: ref("Shape"), Members: []model.Member{{Name: "P", Type: ref("Plain")}}},
	}}
	for root, want := range map[string]string{
		"Paint": "Ask Circle IThing Only Paint Plain Ring Shape", "Hold": "Ask Circle Hold IThing Lamp Only Plain Ring Shape", "Ask": "Ask IThing Plain Shape",
	} {
		if got := strings.Join(slices.Sorted(maps.Keys(Closure(api, []model.Ref{ref(root)}))), " "); got != want {
			t.Errorf("%s reaches %s, want %s", root, got, want)
		}
	}
}
