package override_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/override"
	"github.com/ssgen/ssgen/parser/source"
)

// listing is an API of which much is open: numbers and texts of unknown kind.
const listing = `"use strict";
export class Money {
    /** @type {number} */
    amount;
    /** @type {string} */
    currency;
}
/** @typedef {'Red'|'Green'} */
export var Color;
(function (Color) {
    Color["Red"] = "Red"
    Color["Green"] = "Green"
})(Color || (Color = {}));
export class Order {
    /** @type {number} */
    weight;
    /** @type {Money[]} */
    prices;
    /** @type {number[]} */
    sizes;
    /** @type {Color} */
    color;
    /** @type {boolean} */
    paid;
    /** @type {string} */
    placed;
}
export class GetOrder {
    /** @type {string} */
    id;
    getTypeName() { return 'GetOrder' }
    getMethod() { return 'GET' }
    createResponse() { return new Order() }
}
export class Ping {
    getTypeName() { return 'Ping' }
    getMethod() { return 'POST' }
    createResponse() { }
}
`

func read(t *testing.T) (*model.API, diag.List) {
	t.Helper()
	return parser.Parse(context.Background(), []source.Source{source.FromBytes("types.mjs", []byte(listing))})
}

func entries(pairs ...string) []override.Entry {
	var list []override.Entry
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, override.Entry{Key: pairs[i], Value: pairs[i+1], Pos: diag.Pos{File: "ssgen.yaml", Line: i/2 + 1, Col: 3}})
	}
	return list
}

// open lists the settings of what is still open.
func open(found diag.List) string {
	var keys []string
	for _, d := range found {
		for _, s := range d.Settings {
			keys = append(keys, d.Code+" "+s.Section+"/"+s.Key+": "+s.Value)
		}
	}
	return strings.Join(keys, "\n")
}

func typeOf(api *model.API, typ, wire string) string {
	for _, t := range api.Types {
		for _, m := range t.Members {
			if t.Name == typ && m.Wire == wire {
				return m.Type.String()
			}
		}
	}
	return "(none)"
}

func TestFindingsNameTheirSettings(t *testing.T) {
	t.Parallel()
	_, found := read(t)
	want := `string-kind members/Money.currency: string
number-kind members/Money.amount: Number
string-kind members/Order.placed: string
number-kind members/Order.weight: Number
number-kind members/Order.sizes: List<Number>
string-kind members/GetOrder.id: string`
	if d := cmp.Diff(want, open(found)); d != "" {
		t.Error(d)
	}
	for _, d := range found {
		for _, s := range d.Settings {
			if s.Key == "Order.sizes" && strings.Join(s.Others, " ") != "List<int> List<long> List<double> List<decimal>" {
				t.Errorf("instead of %s: %q", s.Value, s.Others)
			}
		}
	}
}

func TestApply(t *testing.T) {
	t.Parallel()
	api, found := read(t)
	before := cmp.Diff(api, nil)
	got, left, problems := override.Apply(api, override.Set{
		Members:   entries("order.WEIGHT", "decimal?", "Order.Placed", "DateTime", "*.amount", "double", "*.*", "int", "Money.currency", "string?"),
		Responses: entries("Ping", "List<Order>"),
		Verbs:     entries("Ping", "put"),
		Enums:     entries("Color", "flags"),
	}, found)
	for _, c := range [][3]string{
		{"Order", "weight", "decimal?"}, {"Order", "placed", "DateTime"}, {"Money", "amount", "double"},
		{"Order", "sizes", "List<int>"}, {"Order", "paid", "bool"}, {"Money", "currency", "string"},
	} {
		if is := typeOf(got, c[0], c[1]); is != c[2] {
			t.Errorf("%s.%s is %s, want %s", c[0], c[1], is, c[2])
		}
	}
	if want := "string-kind members/GetOrder.id: string"; open(left) != want {
		t.Errorf("still open:\n%s\nwant\n%s", open(left), want)
	}
	ping := got.Operations[1]
	if ping.Verb != "PUT" || ping.Response.String() != "List<Order>" || !got.Enums[0].Flags {
		t.Errorf("Ping is %s -> %s, Color %+v", ping.Verb, ping.Response, got.Enums[0])
	}
	want := `ssgen.yaml:1:3: warning: Ping is known to be void; List<Order> is taken, as it is said here; drop the entry, or turn the warning off with severities: {override-contradicts: off}
ssgen.yaml:1:3: warning: Color is known to be text; flags is taken, as it is said here; drop the entry, or turn the warning off with severities: {override-contradicts: off}`
	if d := cmp.Diff(want, lines(problems)); d != "" {
		t.Error(d)
	}
	if cmp.Diff(api, nil) != before {
		t.Error("the model that came in was changed")
	}
}

func lines(l diag.List) string {
	var out []string
	for _, d := range l {
		out = append(out, d.String())
	}
	return strings.Join(out, "\n")
}

func TestEntriesThatSayOneThingTwice(t *testing.T) {
	t.Parallel()
	api, found := read(t)
	_, _, problems := override.Apply(api, override.Set{
		Members:   entries("Order.weight", "int", "order.WEIGHT", "long"),
		Responses: entries("Ping", "void", "ping", "Order"),
		Verbs:     entries("Ping", "POST", "PING", "POST"),
		Enums:     entries("Color", "text", "color", "text"),
	}, found)
	want := `ssgen.yaml:2:3: error: Order.weight is said already, at ssgen.yaml:1:3; keep one of the two
ssgen.yaml:2:3: error: Ping is said already, at ssgen.yaml:1:3; keep one of the two
ssgen.yaml:2:3: error: Ping is said already, at ssgen.yaml:1:3; keep one of the two
ssgen.yaml:2:3: error: Color is said already, at ssgen.yaml:1:3; keep one of the two`
	if d := cmp.Diff(want, lines(problems)); d != "" {
		t.Error(d)
	}
}

func TestEntriesThatMakeNoSense(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ section, key, value, want string }{
		{"members", "Order", "int", `"Order" names no member; write TYPE.MEMBER, such as Order.weight`},
		{"members", "Ordr.weight", "int", `no type is named "Ordr"; did you mean Order?`},
		{"members", "Order.wieght", "int", `Order has no member "wieght"; did you mean weight?`},
		{"members", "Order.weight", "decimel", `there is no type "decimel"; did you mean decimal?`},
		{"members", "Order.weight", "Int32", `there is no type "Int32"; write int`},
		{"members", "Order.weight", "List<int", `"List<int" is no type; write it as C# would, such as decimal?, List<Order> or Dictionary<string, int>`},
		{"members", "Order.weight", "List", `List takes type arguments: 1, not 0; write it as C# would, such as List<Order> or Dictionary<string, int>`},
		{"members", "Order.weight", "Dictionary<Order, int>", `Order cannot be a key; a key is one value, such as string, int or an enum`},
		{"members", "*.wieght", "int", `no member matches "*.wieght"; did you mean *.weight?`},
		{"members", "Oder*.weight", "int", `no member matches "Oder*.weight"; did you mean Order.weight?`},
		{"members", "*.zzzzzzzz", "int", `no member matches "*.zzzzzzzz"; ssgen inspect lists the members that there are`},
		{"members", "*.[", "int", `the pattern "*.[" is malformed; write names with "*" and "?", such as *.amount`},
		{"responses", "GetOrders", "Order", `no operation is named "GetOrders"; did you mean GetOrder?`},
		{"responses", "GetOrder", "Oder", `there is no type "Oder"; did you mean Order?`},
		{"verbs", "Pong", "PUT", `no operation is named "Pong"; did you mean Ping?`},
		{"verbs", "Ping", "P UT", `"P UT" is no verb; give a verb of HTTP, such as PUT`},
		{"enums", "Colour", "text", `no enum is named "Colour"; did you mean Color?`},
		{"enums", "Color", "string", `"string" is no way in which an enum travels; give text, number or flags`},
	} {
		api, found := read(t)
		var set override.Set
		switch e := entries(c.key, c.value); c.section {
		case "members":
			set.Members = e
		case "responses":
			set.Responses = e
		case "verbs":
			set.Verbs = e
		case "enums":
			set.Enums = e
		}
		_, left, problems := override.Apply(api, set, found)
		if got := lines(problems); got != "ssgen.yaml:1:3: error: "+c.want {
			t.Errorf("%s %s: %s\ngot  %s\nwant %s", c.section, c.key, c.value, got, c.want)
		}
		if len(left) != len(found) {
			t.Errorf("%s %s: %s settles something", c.section, c.key, c.value)
		}
	}
}
