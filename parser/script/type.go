package script

import "strings"

// Names of the two containers that both languages spell with brackets.
const (
	arrayOf = "[]"
	mapOf   = "{}"
)

// Type is a type as JavaScript and TypeScript write it, made neutral. Name is
// "string", "number", "boolean", "any", "Object", "Blob", "Uint8Array" (also for
// ByteArray), "[]" (array, one argument), "{}" (map, key and value), or the name
// of a declaration, a type parameter or a .NET collection that was printed as it is.
type Type struct {
	Name     string
	Args     []Type
	Nullable bool
}

// String writes the type as the server would: "Paged<Puppy>", "number[]",
// "{ [index:string]: Item; }", with "?" behind what may be null.
func (t Type) String() string {
	var b strings.Builder
	t.write(&b)
	return b.String()
}

func (t Type) write(b *strings.Builder) {
	switch {
	case t.Name == arrayOf && len(t.Args) == 1:
		t.Args[0].write(b)
		b.WriteString("[]")
	case t.Name == mapOf && len(t.Args) == 2:
		b.WriteString("{ [index:")
		t.Args[0].write(b)
		b.WriteString("]: ")
		t.Args[1].write(b)
		b.WriteString("; }")
	default:
		b.WriteString(t.Name)
		t.writeArgs(b)
	}
	if t.Nullable {
		b.WriteString("?")
	}
}

func (t Type) writeArgs(b *strings.Builder) {
	if len(t.Args) == 0 {
		return
	}
	b.WriteByte('<')
	for i, arg := range t.Args {
		if i > 0 {
			b.WriteString(", ")
		}
		arg.write(b)
	}
	b.WriteByte('>')
}

// neutral gives one spelling to types that the languages and releases spell in
// several ways.
func neutral(name string, args []Type) Type {
	switch {
	case name == "object":
		name = "Object"
	case name == "ByteArray" && len(args) == 0:
		name = "Uint8Array"
	case (name == "Array" || name == "ReadonlyArray") && len(args) == 1:
		name = arrayOf
	case name == "Dictionary" && len(args) == 1: // the key is always a string there
		name, args = mapOf, []Type{{Name: "string"}, args[0]}
	case name == "Dictionary" && len(args) == 2:
		name = mapOf
	case name == "Nullable" && len(args) == 1:
		args[0].Nullable = true
		return args[0]
	}
	return Type{Name: name, Args: args}
}
