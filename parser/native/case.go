package native

import (
	"strings"
	"unicode"

	"github.com/ssgen/ssgen/parser/model"
)

// caseOf reads app.json's jsTextCase. Without it the document tells by itself: it
// is written by the same serializer.
func caseOf(meta, app *node) model.Casing {
	if told, known := casingOf(app.field("app").text("jstextcase")); known {
		return told
	}
	for _, key := range []string{"types", "operations", "namespaces"} {
		if s := meta.spelling(key); s != "" && unicode.IsUpper(rune(s[0])) {
			return model.PascalCase
		}
	}
	if hasSnakeKey(meta.field("config"), "baseurl", "makepartial") {
		return model.SnakeCase
	}
	for _, t := range meta.field("types").list() {
		if hasSnakeKey(t, "isenum", "enumnames", "genericargs") {
			return model.SnakeCase
		}
	}
	for _, op := range meta.field("operations").list() {
		if hasSnakeKey(op, "returntype", "returnsvoid") {
			return model.SnakeCase
		}
	}
	return model.CamelCase
}

// casingOf reads a value of jsTextCase.
func casingOf(word string) (casing model.Casing, known bool) {
	switch strings.ToLower(word) {
	case "camelcase":
		return model.CamelCase, true
	case "snakecase":
		return model.SnakeCase, true
	case "pascalcase", "default":
		return model.PascalCase, true
	}
	return model.CamelCase, false
}

func hasSnakeKey(n *node, folded ...string) bool {
	for _, key := range folded {
		if strings.Contains(n.spelling(key), "_") {
			return true
		}
	}
	return false
}
