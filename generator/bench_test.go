package generator

import (
	"fmt"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

// BenchmarkGenerate generates an API of 1000 operations, each with three types of
// its own.
func BenchmarkGenerate(b *testing.B) {
	api := &model.API{Name: "Large", Formats: []string{"jsv"}}
	for i := range 1000 {
		member := func(name, typ string) model.Member {
			r, _ := model.ParseRef(typ)
			return model.Member{Name: name, Wire: name, Type: r, Doc: "A member with a description of some length, as servers have them."}
		}
		n := fmt.Sprintf("%04d", i)
		var members []model.Member
		for j, typ := range []string{"int", "string", "DateTime?", "bool", "decimal", "Guid", "List<Item" + n + ">", "Dictionary<string, string>", "double?", "Item" + n} {
			members = append(members, member(fmt.Sprintf("Member%d", j), typ))
		}
		api.Types = append(api.Types, model.Type{Name: "Get" + n, Members: members}, model.Type{Name: "Answer" + n, Members: members}, model.Type{Name: "Item" + n, Members: members[:6]})
		api.Operations = append(api.Operations, model.Operation{Name: "Get" + n, Request: "Get" + n, Response: model.Ref{Name: "Answer" + n}, Verb: "GET",
			Routes: []model.Route{{Path: "/items/" + n + "/{Member1}", Verbs: []string{"GET"}}}})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := Generate(api, Options{}); diags.HasErrors() {
			b.Fatal(diags)
		}
	}
}
