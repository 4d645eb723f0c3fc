package native

import (
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// readSpelling reads how the host writes what hosts write differently in JSON. App.json
// tells whether it uses System.Text.Json, which writes dates as ISO 8601 and GUIDs with
// dashes, and reads nothing else. A document without app.json shows its age by itself.
func (d *document) readSpelling(meta, app *node, diags *diag.List) {
	if beforeSix(meta) || model.BeforeSix(d.version) {
		d.dates = "v5"
	}
	if formats := app.field("contenttypeformats"); formats.isObject() && len(d.formats) == 0 {
		diags.Warn("host-formats", formats.pos, "enable JSON or JSV on the server",
			"this host speaks neither JSON nor JSV, and generated code nothing else; JSON is taken")
	}
	if casing := app.field("app").field("jstextcase"); casing.str() != "" {
		if _, known := casingOf(casing.str()); !known {
			diags.Warn("host-casing", casing.pos, "say how the host spells members, with --names",
				"jsTextCase is %q here, which is none of the values that servers have; read as this document is spelled itself", oneLine(casing.str()))
		}
	}
	used := app.field("app").field("usesystemjson")
	if used == nil {
		return
	}
	word := strings.ToLower(used.str())
	switch word {
	case "never", "":
		return
	case "always", "request", "response":
		d.dates, d.guids = "iso", "dashed"
	default:
		diags.Warn("host-json", used.pos, "say how the host writes dates and GUIDs, with --dates and --guids",
			"useSystemJson is %q here, which is none of the values that servers have; read as Never", oneLine(used.str()))
		return
	}
	if word == "request" {
		diags.Warn("host-json", used.pos, "serve these operations in JSV",
			"the host reads JSON with System.Text.Json and writes it with ServiceStack's own serializer; generated code writes dates as ISO 8601 and GUIDs with dashes in both directions, so that a handler's answers are spelled otherwise than the host's")
		return
	}
	diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "host-json", Pos: used.pos,
		Message: "the host writes JSON with System.Text.Json: dates are ISO 8601 text and GUIDs have dashes"})
}

// beforeSix tells documents of releases before 6: they call the namespace of a member's
// type typeNamespace.
func beforeSix(meta *node) bool {
	named := func(t *node) bool {
		for _, p := range t.field("properties").list() {
			if p.field("typenamespace") != nil {
				return true
			}
		}
		return false
	}
	for _, t := range meta.field("types").list() {
		if named(t) {
			return true
		}
	}
	for _, op := range meta.field("operations").list() {
		if named(op.field("request")) {
			return true
		}
	}
	return false
}
