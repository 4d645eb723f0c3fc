package model

import (
	"strings"
	"unicode"
)

// Casing is how a host spells C# names on the wire (ServiceStack.Text's TextCase).
// One setting decides it for the whole host.
type Casing int

// The casings, the default of ServiceStack's hosts first: firstName, FirstName, first_name.
const (
	CamelCase Casing = iota
	PascalCase
	SnakeCase
)

// Wire spells a C# name.
func (c Casing) Wire(name string) string {
	switch c {
	case PascalCase:
		return name
	case SnakeCase:
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
