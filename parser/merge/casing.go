package merge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ssgen/ssgen/parser/model"
)

// casingOf tells how the server writes names on the wire. One setting of the server
// decides it for all types, so what most members on the pages look like shows it.
func (m *merger) casingOf() model.Casing {
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
		return model.PascalCase
	case snake > camel:
		return model.SnakeCase
	}
	return model.CamelCase
}
