// Package native reads what a ServiceStack server says about itself in machine
// form: /types/metadata.json (its MetadataTypes) and /metadata/app.json (the same
// under "api", with the host's name, version and casing around it).
//
// One JSON document comes in, a complete model goes out. The package never asks
// another source, and where even this document leaves something open (a type that
// it names and does not describe) a diagnostic says what was chosen.
package native

import (
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Parse reads types/metadata.json or metadata/app.json to a complete model. A
// document that is neither gives nil and one error; with a model come warnings
// and notes alone. File is the document's name in the diagnostics.
func Parse(file string, data []byte) (*model.API, diag.List) {
	var diags diag.List
	root, fault := parseJSON(file, data)
	if fault != nil {
		return nil, append(diags, *fault)
	}
	meta, app, fault := locate(root)
	if fault != nil {
		return nil, append(diags, *fault)
	}
	doc := readDocument(meta, app)
	doc.readSpelling(meta, app, &diags)
	r := newReader(doc, &diags)
	api := r.api()
	diags.Sort()
	return api, diags
}
