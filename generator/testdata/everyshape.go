// These tests run inside the package that is generated from the API that has every
// shape; the generator's tests copy them there.
package everyshape

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"
)

type jsvValue interface {
	MarshalJSV() ([]byte, error)
	MarshalJSON() ([]byte, error)
}

type jsvReader interface {
	UnmarshalJSV([]byte) error
	UnmarshalJSON([]byte) error
}

// same tells whether two values are equal but for how they hold a time's zone.
func same(a, b jsvValue) bool {
	x, _ := a.MarshalJSV()
	y, _ := b.MarshalJSV()
	return reflect.DeepEqual(a, b) || string(x) == string(y) && hasTime(reflect.TypeOf(a))
}

func hasTime(t reflect.Type) bool {
	for i := 0; t.Kind() == reflect.Struct && i < t.NumField(); i++ {
		if t.Field(i).Type == reflect.TypeFor[time.Time]() {
			return true
		}
	}
	return false
}

func pointer[T any](v T) *T { return &v }

func TestRoundTrip(t *testing.T) {
	for _, tt := range []struct {
		value     jsvValue
		into      jsvReader
		jsv, json string
	}{
		{Empty{}, new(Empty), `{}`, `{}`},
		{Line{ID: 1, Next: &Line{ID: 2}}, new(Line), `{id:1,next:{id:2}}`, `{"id":1,"next":{"id":2}}`},
		{GetSelf{TraceID: "a,b"}, new(GetSelf), `{x-trace-id:"a,b"}`, `{"x-trace-id":"a,b"}`},
		{Box[string]{Value: "a", Maybe: pointer("b"), More: map[string]string{"k": "", "l": "x"}}, new(Box[string]),
			`{value:a,maybe:b,more:{k:"",l:x}}`, `{"value":"a","maybe":"b","more":{"k":"","l":"x"}}`},
		{Box[string]{}, new(Box[string]), `{}`, `{}`},
		{Box[int32]{}, new(Box[int32]), `{value:0}`, `{"value":0}`},
		{Box[*Line]{Value: &Line{}, More: map[string]*Line{"a": {ID: 3}}}, new(Box[*Line]), `{value:{id:0},more:{a:{id:3}}}`, `{"value":{"id":0},"more":{"a":{"id":3}}}`},
		{Box[*int32]{Value: pointer(int32(0))}, new(Box[*int32]), `{value:0}`, `{"value":0}`},
		{Box[[]string]{Value: []string{"a"}}, new(Box[[]string]), `{value:[a]}`, `{"value":["a"]}`},
		{Page[Line]{Results: []Line{{ID: 1}}, Rows: [][]Line{{{ID: 2}}}, Total: 1}, new(Page[Line]),
			`{results:[{id:1}],rows:[[{id:2}]],total:1}`, `{"results":[{"id":1}],"rows":[[{"id":2}]],"total":1}`},
		{Page[Settings]{Matrix: []map[string][]Settings{{"a": {{"b": "c"}}}}}, new(Page[Settings]), `{matrix:[{a:[{b:c}]}],total:0}`, `{"matrix":[{"a":[{"b":"c"}]}],"total":0}`},
		{Pair[int32, *Page[Line]]{Key: 1, Swapped: &Pair[*Page[Line], int32]{Value: 2}, ByKey: map[string]*Page[Line]{"7": {Total: 1}}}, new(Pair[int32, *Page[Line]]),
			`{key:1,swapped:{value:2},byKey:{7:{total:1}}}`, `{"key":1,"swapped":{"value":2},"byKey":{"7":{"total":1}}}`},
		{Node[Color]{Value: ColorRed, Next: &Node[Color]{Value: "new"}, Children: []Node[Color]{{}}, Items: Items[Color]{ColorGreen}}, new(Node[Color]),
			`{value:Red,next:{value:new},children:[{}],items:[Green]}`, `{"value":"Red","next":{"value":"new"},"children":[{}],"items":["Green"]}`},
		{Items[Items[int32]]{{1, 2}, {}}, new(Items[Items[int32]]), `[[1,2],[]]`, `[[1,2],[]]`},
		{Tree{{}, {{}}}, new(Tree), `[[],[[]]]`, `[[],[[]]]`},
		{Settings{"b": "1", "a": ""}, new(Settings), `{a:"",b:1}`, `{"a":"","b":"1"}`},
		{Lookup{2: {ID: 1}, -1: {}, 10: {}}, new(Lookup), `{-1:{id:0},2:{id:1},10:{id:0}}`, `{"-1":{"id":0},"2":{"id":1},"10":{"id":0}}`},
		{StoreLines{{ID: 1}}, new(StoreLines), `[{id:1}]`, `[{"id":1}]`},
		{Derived{ID: "x", Data: []Line{{ID: 1}}, All: [][]Line{{}, nil}, Count: 2}, new(Derived), `{id:x,count:2,data:[{id:1}],all:[[],]}`, `{"id":"x","count":2,"data":[{"id":1}],"all":[[],null]}`},
		{Sub[time.Time]{Extra: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)}, new(Sub[time.Time]),
			`{extra:2020-01-02T03:04:05Z,data:0001-01-01}`, `{"extra":"\/Date(1577934245000)\/","data":"\/Date(-62135596800000)\/"}`},
		{ColorRed, new(Color), `Red`, `"Red"`},
		{AccessRead | AccessWrite, new(Access), `3`, `3`},
	} {
		jsv, err := tt.value.MarshalJSV()
		if string(jsv) != tt.jsv || err != nil {
			t.Errorf("%T as JSV is %s (%v), want %s", tt.value, jsv, err, tt.jsv)
		}
		into := reflect.ValueOf(tt.into)
		if err := tt.into.UnmarshalJSV([]byte(tt.jsv)); err != nil || !same(into.Elem().Interface().(jsvValue), tt.value) {
			t.Errorf("%s as %T is %+v (%v), want %+v", tt.jsv, tt.value, into.Elem().Interface(), err, tt.value)
		}
		text, err := json.Marshal(tt.value)
		if string(text) != tt.json || err != nil {
			t.Errorf("%T as JSON is %s (%v), want %s", tt.value, text, err, tt.json)
		}
		into.Elem().SetZero()
		if err := json.Unmarshal([]byte(tt.json), tt.into); err != nil || !same(into.Elem().Interface().(jsvValue), tt.value) {
			t.Errorf("%s as %T is %+v (%v), want %+v", tt.json, tt.value, into.Elem().Interface(), err, tt.value)
		}
	}
}

// TestEveryMember writes zero values of the large types and reads them back.
func TestEveryMember(t *testing.T) {
	for _, v := range []jsvValue{Plain{}, Nullable{}, Lists{}, Maps{}, Keyed{}, Boxed{}, Uses{}} {
		text, err := v.MarshalJSV()
		if err != nil {
			t.Errorf("%T: %v", v, err)
		}
		into := reflect.New(reflect.TypeOf(v))
		if err := into.Interface().(jsvReader).UnmarshalJSV(text); err != nil || !same(into.Elem().Interface().(jsvValue), v) {
			t.Errorf("%T: %s reads as %+v (%v)", v, text, into.Elem().Interface(), err)
		}
	}
}

// TestCyclicValues asserts that writing a value that holds itself ends, with an error.
func TestCyclicValues(t *testing.T) {
	line := &Line{}
	line.Next = line
	tree := Tree{nil, nil}
	tree[0], tree[1] = tree, tree
	node := &Node[Color]{Children: make([]Node[Color], 2)}
	node.Next = node
	node.Children[0].Next, node.Children[1].Next = node, node
	plain := Plain{PlainDa: map[string]any{}}
	plain.PlainDa.(map[string]any)["self"] = plain.PlainDa
	items := Items[Tree]{tree}
	for _, v := range []jsvValue{*line, tree, *node, plain, items} {
		if text, err := v.MarshalJSV(); err == nil || len(text) > 0 {
			t.Errorf("%T that holds itself is %d bytes", v, len(text))
		}
		if _, err := v.MarshalJSON(); err == nil {
			t.Errorf("%T that holds itself is JSON", v)
		}
	}
}

func TestUnknownTypeArgument(t *testing.T) {
	type foreign struct{ A int }
	if _, err := (Box[foreign]{}).MarshalJSV(); err == nil {
		t.Error("a type that the API does not have is written")
	}
	if err := new(Box[foreign]).UnmarshalJSV([]byte(`{value:{}}`)); err == nil {
		t.Error("a type that the API does not have is read")
	}
}

func TestEnums(t *testing.T) {
	if c, err := ParseColor("red"); c != ColorRed || err != nil {
		t.Errorf("ParseColor: %q, %v", c, err)
	}
	if _, err := ParseColor("pink"); err == nil {
		t.Error("pink is a color")
	}
	if a, err := ParseAccess("Read, Write"); a != AccessRead|AccessWrite || err != nil {
		t.Errorf("ParseAccess: %v, %v", a, err)
	}
	if s := (AccessRead | AccessWrite).String(); s != "Read, Write" {
		t.Error(s)
	}
	if len(ColorValues()) != 2 || len(NothingValues()) != 0 {
		t.Error("lists of values")
	}
}
