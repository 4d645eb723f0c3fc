package generator

import (
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/model"
)

// orderDesk has members of every kind, some of them a base's.
func orderDesk(t *testing.T) *model.API {
	t.Helper()
	return &model.API{Name: "Desk", Enums: []model.Enum{enum("Color", "Red"), flags("Access", "None", "Read")}, Types: []model.Type{
		class(t, "Base", "Note string", "By string"),
		class(t, "Order : Base", "x-id TraceId string", "Count int", "Open bool", "Color Color", "Access Access", "Due DateTime", "Rate Number",
			"Tags List<string>", "Meta Dictionary<string, string>", "Parent Order", "Left int?", "Any object", "Data byte[]"),
		class(t, "Page<T> : Base", "Value T"), class(t, "Uses", "Page Page<string>"),
	}}
}

func TestOptional(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		patterns []string
		want     string // the types of Order's fields that are not the default's
		base     string
	}{
		{[]string{"Order.note"}, "Note *string", ""}, {[]string{"Order.Note", "Order.x-id"}, "Note *string; TraceID *string", ""}, {[]string{"Base.Note"}, "Note *string", "Note *string"},
		{[]string{"Ord*.*"}, "Access *generated.Access; By *string; Color *generated.Color; Count *int32; Due *time.Time; Note *string; Open *bool; Rate *generated.Number; TraceID *string", ""},
		{[]string{"*.By"}, "By *string", "By *string"}, {[]string{"Order.Tags", "Order.Parent", "Order.Left", "Order.Any", "Order.Data", "Order.Meta"}, "", ""}, {[]string{"Page.Value"}, "", ""},
	} {
		plain := checkFiles(t, generate(t, orderDesk(t), Options{}))
		pkg := checkFiles(t, generate(t, orderDesk(t), Options{Optional: tt.patterns}))
		for name, want := range map[string]string{"Order": tt.want, "Base": tt.base} {
			if got := changedFields(t, plain, pkg, name); got != want {
				t.Errorf("%q changes %s: %s, want %s", tt.patterns, name, got, want)
			}
		}
	}
}

func TestOptionalMatchesNothing(t *testing.T) {
	t.Parallel()
	for pattern, want := range map[string]string{
		"Order.Nota":   `no member matches "Order.Nota"; the nearest name is "Order.Note"`,
		"order.note":   `no member matches "order.note"; the nearest name is "Order.Note"`,
		"Order.Banana": `no member matches "Order.Banana"; Order has the members TraceId, Count, Open, Color, Access, Due, Rate, Tags, 7 more`,
		"Zanzibar.At":  `no member matches "Zanzibar.At"; ssgen inspect lists the types that there are`,
		"*.colour":     `no member matches "*.colour"; the nearest name is "*.Color"`,
		"*.Zanzibar":   `no member matches "*.Zanzibar"; ssgen inspect lists the types that there are`,
		"Order":        `"Order" names no member of a type`, "Order.[": `"Order.[" names no member of a type`, ".Note": `".Note" names no member of a type`,
	} {
		files, diags := Generate(orderDesk(t), Options{Optional: []string{"Order.Note", pattern}})
		if len(files) > 0 || len(diags) != 1 || !strings.Contains(diags[0].String(), want) {
			t.Errorf("%q: %v, want %s", pattern, diags, want)
		}
	}
}

// changedFields lists the fields of a struct whose types differ from those before.
func changedFields(t *testing.T, before, after *types.Package, name string) string {
	t.Helper()
	fields := func(pkg *types.Package) map[string]string {
		out := map[string]string{}
		s := pkg.Scope().Lookup(name).Type().Underlying().(*types.Struct)
		for i := range s.NumFields() {
			out[s.Field(i).Name()] = s.Field(i).Type().String()
		}
		return out
	}
	was, is := fields(before), fields(after)
	var changed []string
	for _, name := range slices.Sorted(maps.Keys(is)) {
		if is[name] != was[name] {
			changed = append(changed, name+" "+is[name])
		}
	}
	return strings.Join(changed, "; ")
}
