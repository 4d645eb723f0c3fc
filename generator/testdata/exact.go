// These tests run inside the package that is generated from the API that has every
// shape, with every null in sight, for a host with names in snake_case, dashed GUIDs
// and ISO dates; the generator's tests copy them there.
package everyshape

import (
	"reflect"
	"testing"
	"time"
)

type exactValue interface {
	MarshalJSV() ([]byte, error)
	MarshalJSON() ([]byte, error)
}

type exactReader interface {
	UnmarshalJSV([]byte) error
	UnmarshalJSON([]byte) error
}

func pointer[T any](v T) *T { return &v }

func TestNulls(t *testing.T) {
	empty, id := pointer(""), GUID{0x7d, 0xa7, 15: 1}
	day := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, tt := range []struct {
		value     exactValue
		into      exactReader
		jsv, json string
	}{
		{GetText{}, new(GetText), `{}`, `{}`},
		{GetText{Name: empty}, new(GetText), `{name:""}`, `{"name":""}`},
		{GetSelf{TraceID: empty}, new(GetSelf), `{x-trace-id:""}`, `{"x-trace-id":""}`},
		{Line{Next: &Line{}}, new(Line), `{id:0,next:{id:0}}`, `{"id":0,"next":{"id":0}}`},
		{StoreLines{nil, {ID: 1}}, new(StoreLines), `[{},{id:1}]`, `[{},{"id":1}]`},
		{Settings{"k": ""}, new(Settings), `{k:""}`, `{"k":""}`},
		{Box[*string]{Value: empty, Maybe: pointer(pointer("b")), More: map[string]*string{"k": empty}}, new(Box[*string]),
			`{value:"",maybe:b,more:{k:""}}`, `{"value":"","maybe":"b","more":{"k":""}}`},
		{Box[*string]{}, new(Box[*string]), `{}`, `{}`},
		{Box[[]*string]{Value: []*string{nil, empty}}, new(Box[[]*string]), `{value:[,""]}`, `{"value":[null,""]}`},
		{Page[*Line]{Results: []*Line{nil, {}}, Rows: [][]*Line{{{ID: 2}, nil}}}, new(Page[*Line]),
			`{results:[{},{id:0}],rows:[[{id:2},{}]],total:0}`, `{"results":[{},{"id":0}],"rows":[[{"id":2},{}]],"total":0}`},
		{Page[*string]{Results: []*string{nil, empty, pointer("a")}}, new(Page[*string]), `{results:[,"",a],total:0}`, `{"results":[null,"","a"],"total":0}`},
		{Page[Color]{Results: []Color{"Red"}}, new(Page[Color]), `{results:[Red],total:0}`, `{"results":["Red"],"total":0}`},
		{Page[GUID]{Results: []GUID{id}}, new(Page[GUID]), `{results:[7da70000-0000-0000-0000-000000000001],total:0}`, `{"results":["7da70000-0000-0000-0000-000000000001"],"total":0}`},
		{Box[time.Time]{Value: day}, new(Box[time.Time]), `{value:2020-01-02T03:04:05Z}`, `{"value":"2020-01-02T03:04:05Z"}`},
		{Page[*Line]{ResponseStatus: &ResponseStatus{ErrorCode: "E"}}, new(Page[*Line]), `{total:0,response_status:{error_code:E}}`, `{"total":0,"response_status":{"error_code":"E"}}`},
	} {
		jsv, err := tt.value.MarshalJSV()
		if err != nil || string(jsv) != tt.jsv {
			t.Errorf("JSV of %T: %s %v, want %s", tt.value, jsv, err, tt.jsv)
		}
		json, err := tt.value.MarshalJSON()
		if err != nil || string(json) != tt.json {
			t.Errorf("JSON of %T: %s %v, want %s", tt.value, json, err, tt.json)
		}
		for text, read := range map[string]func([]byte) error{tt.jsv: tt.into.UnmarshalJSV, tt.json: tt.into.UnmarshalJSON} {
			if err := read([]byte(text)); err != nil || !reflect.DeepEqual(reflect.ValueOf(tt.into).Elem().Interface(), tt.value) {
				t.Errorf("%s read as %T: %+v %v", text, tt.value, tt.into, err)
			}
		}
	}
}

// TestErrors finds the runtime's own classes in the host's spelling.
func TestErrors(t *testing.T) {
	status := ResponseStatus{ErrorCode: "E", Message: "m", StackTrace: "s", Errors: []ResponseError{{FieldName: "f"}}, Meta: map[string]string{"k": "v"}}
	jsv, err := status.MarshalJSV()
	if want := "{error_code:E,message:m,stack_trace:s,errors:[{field_name:f}],meta:{k:v}}"; err != nil || string(jsv) != want {
		t.Errorf("%s %v, want %s", jsv, err, want)
	}
	var again ResponseStatus
	if err := again.UnmarshalJSV(jsv); err != nil || !reflect.DeepEqual(again, status) {
		t.Errorf("%+v %v", again, err)
	}
}
