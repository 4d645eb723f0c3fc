package script

import (
	"github.com/ssgen/ssgen/parser/dto"
)

// neutral gives one spelling to types that the languages and releases spell in
// several ways.
func neutral(name string, args []dto.Type) dto.Type {
	switch {
	case name == "object":
		name = "Object"
	case name == "ByteArray" && len(args) == 0:
		name = "Uint8Array"
	case (name == "Array" || name == "ReadonlyArray") && len(args) == 1:
		name = dto.ArrayOf
	case name == "Dictionary" && len(args) == 1: // the key is always a string there
		name, args = dto.MapOf, []dto.Type{{Name: "string"}, args[0]}
	case name == "Dictionary" && len(args) == 2:
		name = dto.MapOf
	case name == "Nullable" && len(args) == 1:
		args[0].Nullable = true
		return args[0]
	}
	return dto.Type{Name: name, Args: args}
}
