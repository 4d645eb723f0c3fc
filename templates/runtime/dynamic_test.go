package runtime

import (
	"net/http/httptest"
	"strings"
	"testing"
)

// Every scalar is written by a dynamic value as by the type that a generated package has.
func TestDynamicScalars(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ typeName, text, jsv, json string }{
		{"bool", "False", "False", "false"},
		{"int", "-5", "-5", "-5"},
		{"ulong", "18446744073709551615", "18446744073709551615", "18446744073709551615"},
		{"double", "1.5", "1.5", "1.5"},
		{"float", "0.1", "0.1", "0.1"},
		{"decimal", "1.50", "1.50", "1.50"},
		{"Number", "7", "7", "7"},
		{"DateTime", "2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z", `"\/Date(1577934245000)\/"`},
		{"DateTimeOffset", "2020-01-02T03:04:05+01:00", "2020-01-02T03:04:05.0000000+01:00", `"\/Date(1577930645000+0100)\/"`},
		{"TimeSpan", "PT5S", "PT5S", `"PT5S"`},
		{"DateOnly", "2020-01-02", "2020-01-02", `"2020-01-02"`},
		{"Guid", "00000000000000000000000000000001", "00000000000000000000000000000001", `"00000000000000000000000000000001"`},
		{"char", ",", ",", `","`},
		{"byte[]", "AQI=", "AQI=", `"AQI="`},
		{"string", `a "b", c`, `"a ""b"", c"`, `"a \"b\", c"`},
		{"Shop.Unknown", "x", "x", `"x"`},
	} {
		scalar, err := ParseDynamic(tt.typeName, tt.text)
		if err != nil {
			t.Errorf("%s %s: %v", tt.typeName, tt.text, err)
			continue
		}
		v := DynamicValue{Scalar: scalar}
		jsv, err := v.Append(nil, FormatJSV)
		if err != nil || string(jsv) != tt.jsv {
			t.Errorf("%s: JSV %s, %v, want %s", tt.typeName, jsv, err, tt.jsv)
		}
		json, err := v.Append(nil, FormatJSON)
		if err != nil || string(json) != tt.json {
			t.Errorf("%s: JSON %s, %v, want %s", tt.typeName, json, err, tt.json)
		}
	}
	for _, typeName := range []string{"bool", "int", "ulong", "double", "float", "decimal", "Number", "DateTime", "DateTimeOffset", "TimeSpan", "DateOnly", "TimeOnly", "Guid", "byte[]"} {
		if v, err := ParseDynamic(typeName, "no such"); err == nil {
			t.Errorf("%s: %v", typeName, v)
		}
	}
}

func TestDynamicHandler(t *testing.T) {
	t.Parallel()
	value := DynamicValue{Members: []DynamicMember{
		{"z", DynamicValue{Elems: []DynamicValue{{Scalar: "a"}, {Members: []DynamicMember{}}, {Scalar: DynamicBare("1:2")}}}},
		{`a"b`, DynamicValue{Elems: []DynamicValue{}}},
	}}
	h := NewDynamicHandler([]DynamicOperation{
		{Operation: Operation{Name: "Get", Routes: []Route{{Path: "/get/{Id}", Verbs: []string{"GET"}}}}, Kind: DynamicObject, Value: value},
		{Operation: Operation{Name: "Say"}, Kind: DynamicText, Content: []byte("a,b")},
		{Operation: Operation{Name: "Load"}, Kind: DynamicBytes, Content: []byte{1}},
		{Operation: Operation{Name: "Drop"}},
	})
	const json = `{"z":["a",{},"1:2"],"a\"b":[]}`
	for _, tt := range []struct{ verb, url, body, want string }{
		{"GET", "/get/5.jsv?x=y", "", `200 {z:[a,{},1:2],"a""b":[]}`},
		{"GET", "/get/5", "", "200 " + json},
		{"POST", "/json/reply/Get", `{"a":[{"b":"}"}],"c":null}`, "200 " + json},
		{"POST", "/json/reply/Get[]", `[{},{}]`, "200 [" + json + "," + json + "]"},
		{"POST", "/json/reply/Get", `{"a":`, `400 {"responseStatus":{"errorCode":"SerializationException",`},
		{"POST", "/jsv/reply/Say", "{}", "200 a,b"},
		{"POST", "/jsv/reply/Load", "{}", "200 \x01"},
		{"POST", "/jsv/oneway/Drop", "{}", "204 "},
		{"POST", "/jsv/reply/None", "{}", "405 {responseStatus:{errorCode:NotImplementedException,"},
		{"DELETE", "/get/5", "", "404 "},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(tt.verb, tt.url, strings.NewReader(tt.body)))
		if got := w.Result().Status[:4] + w.Body.String(); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s %s: got %s, want %s", tt.verb, tt.url, got, tt.want)
		}
	}
}
