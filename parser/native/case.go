package native

import (
	"strings"
	"unicode"
)

// textCase is how the server spells C# names on the wire (ServiceStack.Text's
// TextCase). One setting decides it for the whole host.
type textCase int

const (
	camelCase textCase = iota
	declaredCase
	snakeCase
)

// caseOf reads app.json's jsTextCase. Without it the document tells by itself: it
// is written by the same serializer.
func caseOf(meta, app *node) textCase {
	switch strings.ToLower(app.field("app").text("jstextcase")) {
	case "camelcase":
		return camelCase
	case "snakecase":
		return snakeCase
	case "pascalcase", "default":
		return declaredCase
	}
	for _, key := range []string{"types", "operations", "namespaces"} {
		if s := meta.spelling(key); s != "" && unicode.IsUpper(rune(s[0])) {
			return declaredCase
		}
	}
	if hasSnakeKey(meta.field("config"), "baseurl", "makepartial") {
		return snakeCase
	}
	for _, t := range meta.field("types").list() {
		if hasSnakeKey(t, "isenum", "enumnames", "genericargs") {
			return snakeCase
		}
	}
	for _, op := range meta.field("operations").list() {
		if hasSnakeKey(op, "returntype", "returnsvoid") {
			return snakeCase
		}
	}
	return camelCase
}

func hasSnakeKey(n *node, folded ...string) bool {
	for _, key := range folded {
		if strings.Contains(n.spelling(key), "_") {
			return true
		}
	}
	return false
}

// wire spells a C# name.
func (c textCase) wire(name string) string {
	switch c {
	case declaredCase:
		return name
	case snakeCase:
		return toSnake(name)
	}
	return toCamel(name)
}

// toCamel lowers the leading run of capitals but for the last one where a word
// follows it: URLPath is urlPath. Only A to Z count, as in ServiceStack's ToCamelCase.
func toCamel(name string) string {
	b := []byte(name)
	for i := range b {
		if !isCapital(b[i]) || i > 0 && i+1 < len(b) && !isCapital(b[i+1]) {
			break
		}
		b[i] += 'a' - 'A'
	}
	return string(b)
}

func isCapital(b byte) bool { return 'A' <= b && b <= 'Z' }

// toSnake is ServiceStack's ToLowercaseUnderscore: an underscore before all that
// is, in camelCase, neither digit nor small letter nor underscore.
func toSnake(name string) string {
	var b strings.Builder
	for _, r := range toCamel(name) {
		if !unicode.IsDigit(r) && !unicode.IsLower(r) && r != '_' {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
