package dto

import "strings"

// Names of the two containers that every language spells in its own way.
const (
	ArrayOf = "[]" // one argument: the element
	MapOf   = "{}" // two arguments: key and value
)

// Type is a type as code writes it, made neutral. In JavaScript and TypeScript Name is
// "string", "number", "boolean", "any", "Object", "Blob", "Uint8Array" (also for
// ByteArray), "[]" (array, one argument), "{}" (map, key and value), or the name
// of a declaration, a type parameter or a .NET collection that was printed as it is.
// In C# and tables Name is a C# keyword ("int", "string", "object") or the type's name
// ("DateTime", "IList", "Order"), with "[]" and "{}" as above.
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
	case t.Name == ArrayOf && len(t.Args) == 1:
		t.Args[0].write(b)
		b.WriteString("[]")
	case t.Name == MapOf && len(t.Args) == 2:
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
