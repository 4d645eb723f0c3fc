package compile

import (
	"fmt"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/parser/model"
)

// api is the schema as ssgen reads it from a server.
func (s schema) api() *model.API {
	api := &model.API{Name: "Large", BaseURL: "https://large.example", Formats: []string{"json", "jsv"}}
	for _, name := range s.enums {
		e := model.Enum{Name: name, Namespace: "Large"}
		for _, v := range enumValues {
			e.Members = append(e.Members, model.EnumMember{Name: v, Wire: v})
		}
		api.Enums = append(api.Enums, e)
	}
	for i := range s.n {
		api.Types = append(api.Types, s.item(i).model(), s.request(i).model())
		api.Operations = append(api.Operations, model.Operation{
			Name: s.operation(i), Request: s.operation(i), Response: model.Ref{Name: itemName(i)},
			Verb: "POST", Verbs: []string{"POST"}, Routes: []model.Route{{Path: s.path(i), Verbs: []string{"POST"}}},
		})
	}
	return api
}

func (o object) model() model.Type {
	t := model.Type{Name: o.name, Namespace: "Large"}
	for _, f := range o.fields {
		t.Members = append(t.Members, model.Member{Name: f.name, Wire: f.wire, Type: f.ref()})
	}
	return t
}

func (f field) ref() model.Ref {
	name := func(name string, args ...model.Ref) model.Ref { return model.Ref{Name: name, Args: args} }
	switch f.kind {
	case boolean:
		return name("bool")
	case int32Number:
		return name("int")
	case int64Number:
		return name("long")
	case double:
		return name("double")
	case date:
		return name("DateTime")
	case nullableDate:
		return model.Ref{Name: "DateTime", Nullable: true}
	case enum, item:
		return name(f.of)
	case texts:
		return name(model.List, name("string"))
	case textMap:
		return name(model.Dictionary, name("string"), name("string"))
	case items:
		return name(model.List, name(f.of))
	}
	return name("string")
}

// generate writes the package with both formats, client and handler into dir.
func (s schema) generate(dir string) error {
	files, diags := generator.Generate(s.api(), generator.Options{Package: "large"})
	if diags.HasErrors() {
		return fmt.Errorf("the schema cannot be generated: %v", diags[0])
	}
	for _, f := range files {
		if err := write(dir, f.Name, f.Data); err != nil {
			return err
		}
	}
	return nil
}
