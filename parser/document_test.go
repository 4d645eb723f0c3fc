package parser_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// recorded gives a file of a recording as a source.
func recorded(t testing.TB, release, file string) source.Source {
	t.Helper()
	recording, err := recordings.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(recording, file)
	if err != nil {
		t.Fatal(err)
	}
	return source.FromBytes(strings.ReplaceAll(file, "/", "-"), data)
}

// TestDocumentBesidePages holds that pages add their samples to the server's metadata
// and change nothing in it.
func TestDocumentBesidePages(t *testing.T) {
	t.Parallel()
	for _, release := range recordings.Releases() {
		for _, api := range recordings.APIs() {
			t.Run(release+" "+api, func(t *testing.T) {
				t.Parallel()
				recording, err := recordings.Open(release)
				if err != nil {
					t.Fatal(err)
				}
				document := recorded(t, release, api+"/types/metadata.json")
				alone, diags := parser.Parse(t.Context(), []source.Source{document})
				if diags.HasErrors() {
					t.Fatal(diags)
				}
				both, diags := parser.Parse(t.Context(), append(apiPages(t, recording, api, tabOf(release), true), document, recorded(t, release, api+"/types/app.json")))
				if found := loud(t, diags); len(found) > 0 {
					t.Errorf("%q", found)
				}
				for name, want := range modelFacts(alone) {
					if got := modelFacts(both)[name]; got != want {
						t.Errorf("%s: %q alone and %q beside pages", name, want, got)
					}
				}
				if !slices.ContainsFunc(both.Operations, func(op model.Operation) bool { return op.ResponseSample != nil }) {
					t.Error("the samples are lost")
				}
			})
		}
	}
}

// loud gives the errors and warnings. UpdateOrder's routes allow PUT and PATCH, which is
// said whatever the source, and once however many have it.
func loud(t *testing.T, diags diag.List) []string {
	t.Helper()
	var found []string
	choices := 0
	for _, d := range diags {
		switch {
		case d.Code == "verb-choice" && strings.Contains(d.Message, "UpdateOrder answers PATCH, PUT; a client uses PUT"):
			choices++
		case d.Severity > diag.Note:
			found = append(found, d.String())
		}
	}
	if choices > 1 && !diags.HasErrors() {
		t.Errorf("the verb of UpdateOrder is reported %d times", choices)
	}
	return found
}

// TestSources holds what is said of sources that cannot be used, or not together.
func TestSources(t *testing.T) {
	t.Parallel()
	orders := recorded(t, "8.10.0", "orders/types/metadata.json")
	text := func(name, data string) source.Source { return source.FromBytes(name, []byte(data)) }
	data, err := orders.Bytes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cut := source.FromBytes("cut.json", data[:len(data)/2])
	changed := source.FromBytes("changed.json", bytes.ReplaceAll(data, []byte(`"name":"Weight","type":"Nullable`), []byte(`"name":"Mass","type":"Nullable`)))
	for name, test := range map[string]struct {
		sources []source.Source
		want    string // the beginning of the one error or warning, "" for none
	}{
		"foreign JSON":        {[]source.Source{text("a.json", `{"swagger": "2.0"}`)}, "a.json:1:1: error: this is an OpenAPI document"},
		"JSON list":           {[]source.Source{text("a.json", `[1]`)}, "a.json:1:1: error: the JSON is no object"},
		"another product":     {[]source.Source{text("a.json", `{"dataServices": {"schema": []}}`)}, `a.json:1:1: error: the JSON has neither "operations" nor "types"`},
		"cut off":             {[]source.Source{cut}, "cut.json:1:"},
		"dart":                {[]source.Source{text("dtos.dart", "/* Options:\nDate: x\n*/\n\nimport 'package:servicestack/servicestack.dart';\n")}, "dtos.dart:1:1: error: this is a listing of DTOs in Dart"},
		"php":                 {[]source.Source{text("dtos.php", "<?php namespace dtos;\n/* Options:\n*/")}, "dtos.php:1:1: error: this is a listing of DTOs in PHP"},
		"vb":                  {[]source.Source{text("dtos.vb", "' Options:\n'Date: x\n\nImports System\n")}, "dtos.vb:1:1: error: this is a listing of DTOs in VB.NET"},
		"go":                  {[]source.Source{recorded(t, "10.1.4", "orders/types/go")}, "orders-types-go:1:1: error: this is a listing of DTOs in Go"},
		"classes alone":       {[]source.Source{text("a.mjs", "\"use strict\";\nexport class Order {\n    /** @type {string} */\n    id;\n}\n")}, "a.mjs:1:1: warning: no class here tells that it is a request"},
		"twice the same":      {[]source.Source{orders, source.FromBytes("again.json", data)}, ""},
		"metadata and app":    {[]source.Source{orders, recorded(t, "8.10.0", "orders/types/app.json")}, ""},
		"two APIs":            {[]source.Source{orders, recorded(t, "8.10.0", "zoo/types/metadata.json")}, "orders-types-metadata.json: error: this document and zoo-types-metadata.json each hold a whole API, and not the same"},
		"two days":            {[]source.Source{orders, changed}, "orders-types-metadata.json: error: this document and changed.json each hold a whole API, and not the same: they differ in the type Order"},
		"page of another API": {[]source.Source{orders, recorded(t, "8.10.0", "names/pages/RenamedRequest.jsv.mjs.html")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api, diags := parser.Parse(t.Context(), test.sources)
			found := loud(t, diags)
			switch {
			case name == "page of another API":
				if len(found) != 2 || !strings.Contains(found[0]+found[1], "the metadata is of") {
					t.Errorf("got %q", found)
				}
			case test.want == "" && len(found) > 0, test.want != "" && (len(found) == 0 || !strings.HasPrefix(found[0], test.want)):
				t.Errorf("got %q, want %q", found, test.want)
			case test.want == "" && api == nil:
				t.Error("no model")
			}
		})
	}
}
