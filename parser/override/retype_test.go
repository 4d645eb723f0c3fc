package override_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/override"
)

// stock is an API of which all is known.
func stock() *model.API {
	member := func(name, typ string) model.Member {
		ref, err := model.ParseRef(typ)
		if err != nil {
			panic(err)
		}
		return model.Member{Name: strings.ToUpper(name[:1]) + name[1:], Wire: name, Type: ref}
	}
	return &model.API{Types: []model.Type{
		{Name: "Item", Members: []model.Member{member("id", "int"), member("ref", "string"), member("at", "DateTime?"), member("own", "Item")}},
		{Name: "Shelf", Members: []model.Member{member("id", "int?"), member("ids", "List<int?>"), member("byId", "Dictionary<int, int>"), member("open", "bool")}},
	}}
}

func TestRetype(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		entries []override.Entry
		want    string // what has changed
	}{
		{entries("Item.id", "long"), "Item.id long"}, {entries("Item.Id", "int64"), "Item.id long"}, {entries("*.id", "decimal"), "Item.id decimal, Shelf.id decimal?"},
		{entries("int", "long"), "Item.id long, Shelf.id long?, Shelf.ids List<long?>, Shelf.byId Dictionary<int, long>"},
		{entries("*.*", "double"), "Item.id double, Shelf.id double?, Shelf.ids List<double?>, Shelf.byId Dictionary<int, double>"},
		{entries("*.id", "short", "Item.id", "long", "int", "byte"), "Item.id long, Shelf.id short?, Shelf.ids List<byte?>, Shelf.byId Dictionary<int, byte>"},
		{entries("Item.ref", "Guid?", "Item.at", "DateOnly"), "Item.ref Guid?, Item.at DateOnly?"}, {entries("Item.at", "string"), "Item.at string"},
		{entries("Item.id", "int"), ""}, {entries("Item.id", "uint?"), "Item.id uint?"},
	} {
		before := stock()
		after, _, problems := override.Apply(before, override.Set{Retype: tt.entries}, nil)
		var changed []string
		for i, typ := range after.Types {
			for j, m := range typ.Members {
				if !m.Type.Equal(before.Types[i].Members[j].Type) {
					changed = append(changed, fmt.Sprintf("%s.%s %s", typ.Name, m.Wire, m.Type))
				}
			}
		}
		if got := strings.Join(changed, ", "); got != tt.want || len(problems) > 0 {
			t.Errorf("%v: %s %v, want %s", tt.entries, got, problems, tt.want)
		}
	}
}

// TestRetypeAfterMembers asserts that what is said of one member goes before retype.
func TestRetypeAfterMembers(t *testing.T) {
	t.Parallel()
	after, _, problems := override.Apply(stock(), override.Set{Members: entries("Item.id", "ulong"), Retype: entries("*.id", "long")}, nil)
	if got := after.Types[0].Members[0].Type.String() + after.Types[1].Members[0].Type.String(); got != "ulonglong?" || problems.HasErrors() {
		t.Errorf("%s, %v", got, problems)
	}
}

// TestRetypeSettles asserts that a finding about a member is settled by its new type.
func TestRetypeSettles(t *testing.T) {
	t.Parallel()
	api, found := read(t)
	after, open, problems := override.Apply(api, override.Set{Retype: entries("Order.weight", "decimal", "Number", "long")}, found)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	for _, d := range open {
		if d.Code == "number-kind" {
			t.Errorf("%v is still open", d)
		}
	}
	if got := fmt.Sprint(after.Types); strings.Contains(got, "Number") {
		t.Error(got)
	}
}

// TestNullsSettle asserts that patterns of members settle what is not known of their nulls,
// and nothing else.
func TestNullsSettle(t *testing.T) {
	t.Parallel()
	var found diag.List
	found.Warn("null-unknown", diag.Pos{}, "", "two").SettledBy(diag.Members, "Item.id", "Item.ref")
	found.Warn("number-kind", diag.Pos{}, "", "one").SettledBy(diag.Members, "Item.id")
	for _, tt := range []struct {
		nulls []string
		want  string
	}{{nil, "null-unknown 2, number-kind 1"}, {[]string{"Item.Id"}, "null-unknown 1, number-kind 1"}, {[]string{"*.*"}, "number-kind 1"}} {
		_, open, _ := override.Apply(stock(), override.Set{Nulls: tt.nulls}, found)
		var got []string
		for _, d := range open {
			got = append(got, fmt.Sprintf("%s %d", d.Code, len(d.Settings)))
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%v: %s, want %s", tt.nulls, s, tt.want)
		}
	}
}

// TestPatternsOfVerbsAndEnums asserts that patterns leave alone what has an entry of its own
// and operations that do not answer the verb.
func TestPatternsOfVerbsAndEnums(t *testing.T) {
	t.Parallel()
	api := &model.API{
		Operations: []model.Operation{{Name: "PutA", Verb: "POST", Verbs: []string{"POST", "PUT"}}, {Name: "PutB", Verb: "POST", Verbs: []string{"POST"}}, {Name: "PutC", Verb: "POST"}, {Name: "PutD", Verb: "POST"}},
		Enums:      []model.Enum{{Name: "AFlags"}, {Name: "BFlags"}, {Name: "Color"}},
	}
	after, _, problems := override.Apply(api, override.Set{Verbs: entries("Put*", "put", "PutD", "PATCH"), Enums: entries("*Flags", "flags", "BFlags", "number")}, nil)
	got := ""
	for _, op := range after.Operations {
		got += op.Verb + " "
	}
	for _, e := range after.Enums {
		got += fmt.Sprint(e.Numeric, e.Flags, " ")
	}
	if want := "PUT POST PUT PATCH true true true false false false "; got != want || problems.HasErrors() {
		t.Errorf("%q, %v, want %q", got, problems, want)
	}
	_, _, problems = override.Apply(api, override.Set{Verbs: entries("Pat*", "PUT", "PutB*", "DELETE", "P*", "a b"), Enums: entries("Colour*", "text", "*", "blue")}, nil)
	var lines []string
	for _, p := range problems {
		lines = append(lines, p.Message)
	}
	want := `no operation matches "Pat*"|no operation that "PutB*" matches answers DELETE|"a b" is no verb|no enum matches "Colour*"|"blue" is no way in which an enum travels`
	if got := strings.Join(lines, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
