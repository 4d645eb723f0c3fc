// Package compile measures how long the packages of large APIs take to build: what ssgen
// generates, and what oapi-codegen and ogen generate from the same schema.
//
// N operations have N requests of 6 fields, N answers of 15 and N/8 enums. Answers refer
// to each other in groups of four, for a longer chain makes ogen give up. All of it is
// written below scratch, a package to each build, so that the build cache never holds the
// package that is timed and always what it imports.
package compile

import "fmt"

// fieldKind is a type that both a C# model and OpenAPI can say.
type fieldKind int

const (
	text fieldKind = iota
	boolean
	int32Number
	int64Number
	double
	date
	nullableDate
	enum
	texts
	textMap
	item
	items
)

type field struct {
	name string // in C#
	wire string
	kind fieldKind
	of   string // the enum's or the item's name
}

type object struct {
	name   string
	fields []field
}

// schema is an API of n operations.
type schema struct {
	n     int
	enums []string
}

var enumValues = []string{"None", "Active", "Waiting", "Failed", "Closed"}

func newSchema(n int) schema {
	s := schema{n: n}
	for i := range max(1, n/8) {
		s.enums = append(s.enums, fmt.Sprintf("Kind%d", i))
	}
	return s
}

func (s schema) enum(i int) string { return s.enums[i%len(s.enums)] }

func (s schema) operation(i int) string { return fmt.Sprintf("StoreItem%d", i) }

func (s schema) path(i int) string { return fmt.Sprintf("/items/%d", i) }

func itemName(i int) string { return fmt.Sprintf("Item%d", i) }

// next is the item that item i refers to, one of its own group of four.
func (s schema) next(i int) string { return itemName(min(i/4*4+(i+1)%4, s.n-1)) }

func (s schema) item(i int) object {
	return object{itemName(i), []field{
		{"Id", "id", text, ""}, {"Name", "name", text, ""}, {"Kind", "kind", enum, s.enum(i)},
		{"Count", "count", int32Number, ""}, {"Size", "size", int64Number, ""}, {"Price", "price", double, ""},
		{"Active", "active", boolean, ""}, {"Created", "created", date, ""}, {"Updated", "updated", nullableDate, ""},
		{"Tags", "tags", texts, ""}, {"Attributes", "attributes", textMap, ""},
		{"Related", "related", item, s.next(i)}, {"Children", "children", items, s.next(i)},
		{"ParentId", "parentId", text, ""}, {"Note", "note", text, ""},
	}}
}

func (s schema) request(i int) object {
	return object{s.operation(i), []field{
		{"Id", "id", text, ""}, {"Name", "name", text, ""}, {"Kind", "kind", enum, s.enum(i)},
		{"Limit", "limit", int32Number, ""}, {"From", "from", date, ""}, {"Tags", "tags", texts, ""},
	}}
}
