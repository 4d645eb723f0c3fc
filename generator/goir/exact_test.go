package goir

import (
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

func TestExactNulls(t *testing.T) {
	t.Parallel()
	api := &model.API{Enums: []model.Enum{{Name: "Color"}, {Name: "Access", Flags: true}}, Types: types(t,
		"Scalars { A int; B int?; C string; D Uri; E byte[]; F object; G Number; H Number?; I Color; J Color?; K Access; L Access?; M ResponseStatus; N Pair }",
		"Lists { A List<string>; B string[][]; C List<Pair>; D List<Color?>; E List<Color>; F List<int?>; G List<byte[]>; H List<Dictionary<string, string>>; I List<Items> }",
		"Maps { A Dictionary<string, string>; B Dictionary<int, Pair>; C Dictionary<string, List<string>>; D Dictionary<string, int?>; E Dictionary<string, Dictionary<string, Pair>> }",
		"Pair { Left string; Right Pair }", "Items : List<Pair>", "Words : Dictionary<string, string>",
		"Box<T> { Value T; Maybe T?; More Dictionary<string, T> }", "Page<T> { Rows List<T> }",
		"Uses { A Box<Pair>; B Box<string>; C Page<Pair>; D Page<string>; E Box<int>; F Box<Page<List<string>>>; G Page<Items>; H Page<Color?> }",
		"Unknown { A int; B bool; C Color; D string; E List<int>; F Number; G Guid }", "Asks<T> { Value T }",
		"ResponseStatus { ErrorCode string }",
	)}
	for i := range api.Types {
		unknown := api.Types[i].Name == "Unknown" || api.Types[i].Name == "Asks"
		for j := range api.Types[i].Members {
			api.Types[i].Members[j].NullUnknown = unknown
		}
		api.Types[i].Builtin = api.Types[i].Name == "ResponseStatus"
	}
	p, diags := Build(api, Options{Package: "p", ExactNulls: true})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	for name, want := range map[string]string{
		"Scalars": "A int32, B *int32, C *string, D *string, E []byte, F any, G Number, H *Number, I Color, J *Color, K Access, L *Access, M *ResponseStatusDTO, N *Pair",
		"Lists":   "A []*string, B [][]*string, C []*Pair, D []*Color, E []Color, F []*int32, G [][]byte, H []map[string]string, I []Items",
		"Maps":    "A map[string]string, B map[int32]Pair, C map[string][]*string, D map[string]*int32, E map[string]map[string]Pair",
		"Pair":    "Left *string, Right *Pair",
		"Items":   "[]*Pair",
		"Words":   "map[string]string",
		"Box":     "Value T, Maybe *T, More map[string]T",
		"Page":    "Rows []T",
		"Uses":    "A *Box[*Pair], B *Box[*string], C *Page[*Pair], D *Page[*string], E *Box[int32], F *Box[*Page[[]*string]], G *Page[Items], H *Page[*Color]",
		"Unknown": "A *int32, B *bool, C *Color, D *string, E []int32, F *Number, G *GUID",
		"Asks":    "Value T",

		"ResponseStatusDTO": "ErrorCode *string",
	} {
		if got := show(p, name); got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
}
