package main

import (
	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/parser/model"
)

// shape is a type as peers see it: one flat list of fields in wire order.
type shape struct {
	name   string
	fields []field
}

type field struct {
	name, wire string
	typ        peerType
	number     int // in proto
}

// peerType is a type in use.
type peerType struct {
	kind     string // string bool int32 int64 float64 time duration enum struct list map
	name     string // of an enum or a struct
	element  *peerType
	optional bool // nullable
}

// scalarKinds tells what peers have for the scalars of C#. GUIDs and days are texts to
// them, decimals floats: what their own generators make of such members.
var scalarKinds = map[string]string{
	"string": "string", "bool": "bool", "int": "int32", "long": "int64", "double": "float64", "decimal": "float64",
	"Guid": "string", "DateOnly": "string", "DateTime": "time", "DateTimeOffset": "time", "TimeSpan": "duration",
}

// shapes flattens all types that answers hold: none that is a request or a base of others.
func shapes(api *model.API) []shape {
	types := map[string]model.Type{}
	left := map[string]bool{}
	for _, t := range api.Types {
		types[t.Name] = t
		left[t.Base.Name] = true
	}
	for _, op := range api.Operations {
		left[op.Request] = true
	}
	kinds := map[string]string{}
	for _, e := range api.Enums {
		kinds[e.Name] = "enum"
		if e.Numeric {
			kinds[e.Name] = "int64"
		}
	}
	var all []shape
	for _, t := range api.Types {
		if left[t.Name] || t.Builtin || len(t.Members) == 0 {
			continue
		}
		s := shape{name: t.Name}
		for next := t; next.Name != ""; next = types[next.Base.Name] {
			for _, m := range next.Members {
				s.fields = append(s.fields, field{
					name: naming.Exported(m.Name), wire: m.Wire, typ: typeOf(m.Type, kinds), number: len(s.fields) + 1,
				})
			}
		}
		all = append(all, s)
	}
	return all
}

func typeOf(r model.Ref, enumKinds map[string]string) peerType {
	t := peerType{name: r.Name, optional: r.Nullable}
	switch {
	case r.IsList():
		element := typeOf(r.Args[0], enumKinds)
		t.kind, t.element = "list", &element
	case r.IsMap():
		element := typeOf(r.Args[1], enumKinds)
		t.kind, t.element = "map", &element
	case scalarKinds[r.Name] != "":
		t.kind = scalarKinds[r.Name]
	case enumKinds[r.Name] != "":
		t.kind = enumKinds[r.Name]
	default:
		t.kind = "struct"
	}
	return t
}

// enums are those that travel as text.
func enums(api *model.API) []model.Enum {
	var all []model.Enum
	for _, e := range api.Enums {
		if !e.Numeric && !e.Builtin {
			all = append(all, e)
		}
	}
	return all
}
