package merge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// casing is how the server writes names on the wire. One setting of the server
// decides it for all types, so the members on the pages show it.
type casing int

const (
	camelCase casing = iota
	pascalCase
	snakeCase
)

// casingOf counts what the members look like.
func (m *merger) casingOf() casing {
	var camel, pascal, snake int
	for _, d := range m.decls {
		for _, mb := range d.members {
			first, _ := utf8.DecodeRuneInString(mb.wire)
			switch {
			case unicode.IsUpper(first):
				pascal++
			case strings.Contains(mb.wire, "_"):
				snake++
			case mb.wire != strings.ToLower(mb.wire):
				camel++
			}
		}
	}
	switch {
	case pascal > camel && pascal > snake:
		return pascalCase
	case snake > camel:
		return snakeCase
	}
	return camelCase
}

// wire writes the name of a C# property as the server does.
func (c casing) wire(name string) string {
	switch c {
	case pascalCase:
		return name
	case snakeCase:
		var b strings.Builder
		for i, r := range name {
			if i > 0 && unicode.IsUpper(r) {
				b.WriteByte('_')
			}
			b.WriteRune(unicode.ToLower(r))
		}
		return b.String()
	}
	return strings.ToLower(name[:1]) + name[1:]
}
