package native_test

import (
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/native"
)

// TestErrors gives what is no metadata: one error each, and no model.
func TestErrors(t *testing.T) {
	t.Parallel()
	whole := string(recorded(t, "8.10.0", "orders", "metadata.json"))
	const need = "; give the server's /types/metadata.json or /metadata/app.json"
	for name, test := range map[string]struct{ in, want string }{
		"empty":       {" \r\n", "m.json:1:1: error: the document is empty; save the response of /types/metadata.json again"},
		"byte order":  {"\ufeff", "m.json:1:1: error: the document is empty; save the response of /types/metadata.json again"},
		"truncated":   {"{\n\"types\": [{\"name\": \"A\"", "m.json:2:23: error: the JSON breaks off here; the download was cut short; save the response again"},
		"in a string": {"{\"types\": [{\"name\": \"A", "m.json:1:21: error: the JSON breaks off here; the download was cut short; save the response again"},
		"page":        {"<!doctype html>\n<html>", "m.json:1:1: error: this is no JSON: invalid character '<' looking for beginning of value; save the raw response of /types/metadata.json, not a page that shows it"},
		"damaged":     {"{\"types\": [],\n,}", "m.json:2:1: error: this is no JSON: invalid character ',' looking for beginning of object key string"},
		"two":         {"{\"types\":[],\"operations\":[]} {}", "m.json:1:30: error: there is more text behind the JSON document; save the response alone"},
		"list":        {"[1]", "m.json:1:1: error: the JSON is no object, so it is no ServiceStack metadata" + need},
		"operations":  {`[{"name":"Hello","responseName":"HelloResponse"}]`, "m.json:1:1: error: this is /operations/metadata, which does not describe types" + need},
		"text":        {`"types"`, "m.json:1:7: error: the JSON is no object, so it is no ServiceStack metadata" + need},
		"other":       {`{"a": {"types": []}}`, `m.json:1:1: error: the JSON has neither "operations" nor "types", so it is no ServiceStack metadata` + need},
		"other types": {`{"types": ["int"], "operations": {}}`, `m.json:1:1: error: the JSON has neither "operations" nor "types", so it is no ServiceStack metadata` + need},
		"openapi":     {`{"openapi": "3.0.1", "paths": {}}`, "m.json:1:1: error: this is an OpenAPI document, not ServiceStack's own metadata" + need},
		"swagger":     {`{"swagger": "2.0", "paths": {}}`, "m.json:1:1: error: this is an OpenAPI document, not ServiceStack's own metadata" + need},
		"error":       {`{"responseStatus": {"errorCode": "Forbidden", "message": "Metadata\nNot Visible"}}`, "m.json:1:1: error: this is a server's error response: Metadata Not Visible" + need},
		"app alone":   {`{"app": {"serviceStackVersion": "8.10"}, "api": null}`, `m.json:1:1: error: app.json comes without its "api" section; enable the server's NativeTypesFeature, or save its metadata pages instead`},
		"deep":        {`{"types": [{"name":` + strings.Repeat("[", 10000), "m.json:1:219: error: this is no JSON: nested deeper than 200"},
		"half":        {whole[:len(whole)/2], "error: the JSON breaks off here"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api, diags := native.Parse("m.json", []byte(test.in))
			if api != nil || len(diags) != 1 || diags[0].Severity != diag.Error || !strings.Contains(diags[0].String(), test.want) {
				t.Errorf("got  %v, %v\nwant %s", api, diags, test.want)
			}
		})
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	meta, app := recorded(t, "8.10.0", "zoo", "metadata.json"), recorded(t, "5.14.0", "zoo", "app.json")
	for name, test := range map[string]struct {
		in   string
		want bool
	}{
		"metadata.json":         {string(meta), true},
		"app.json":              {string(app), true},
		"half of metadata.json": {string(meta[:len(meta)/2]), true},
		"half of app.json":      {string(app[:len(app)/2]), true},
		"byte order mark":       {"\ufeff" + string(meta), true},
		"snake case":            {`{"name_spaces": [], "operations": []}`, true},
		"no operation":          {`{"types": [], "operations": []}`, true},
		"empty":                 {"", false},
		"empty object":          {"{}", false},
		"types alone":           {`{"types": []}`, false},
		"types of another kind": {`{"types": {}, "operations": {}, "config": {}}`, false},
		"openapi":               {`{"openapi": "3.0.1", "info": {}, "paths": {}}`, false},
		"list":                  {`[{"name": "Hello"}]`, false},
		"page":                  {"<html>", false},
		"an app":                {`{"app": {"name": "x"}, "config": {}}`, false},
		"broken":                {`{"a": ]`, false},
		"source":                {"package x", false},
	} {
		if got := native.Detect([]byte(test.in)); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// FuzzParse looks for panics, for a model with errors and for references that
// cannot be written and read.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"config":{},"types":[{"name":"A","inherits":{"name":"B` + "`" + `1","genericArgs":["A"]},"properties":[{"name":"X","type":"List` + "`" + `1[]","genericArgs":["Nullable<Int32>[,]"]}]}],"operations":[{"request":{"name":"A"}}]}`))
	f.Add([]byte(`{"Types":[],"Operations":[{"Request":{"Name":"R","Routes":[{"Path":"/a","Verbs":"GET"}]},"Response":{"Name":"P` + "`" + `1","GenericArgs":["T"],"Properties":[{"Name":"V","Type":"A?"}]}}]}`))
	f.Add([]byte(`{"app":{"serviceStackVersion":"8"},"api":{"types":[{"name":"E","isEnum":true,"enumNames":["a"],"enumValues":["x"]}],"operations":[]}}`))
	f.Add([]byte(`{"types":[{"name":"P` + "`" + `1","genericArgs":["String"],"properties":[{"name":"V","type":"byte[]"}]}],"operations":[]}`))
	f.Add([]byte(`{"types":[{"name":"A","properties":[{"name":"X","type":"List` + "`" + `1","genericArgs":["[]"]}]}],"operations":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		api, diags := native.Parse("f.json", data)
		native.Detect(data)
		if (api == nil) != diags.HasErrors() {
			t.Fatalf("model %v with %v", api != nil, diags)
		}
		if api != nil {
			checkModel(t, api)
		}
	})
}
