package model

import (
	"fmt"
	"strings"
)

// Ref names a type in use, as C# would write it. The zero Ref names none.
type Ref struct {
	// Name is a scalar's C# name ("int", "DateTime", "Number"), a container's
	// ("List", "Dictionary", "[]" for an array), a declared type's or enum's, or a type parameter's.
	Name string
	Args []Ref
	// Nullable is set for a value type that may be null ("int?").
	Nullable bool
}

// The containers that the model knows. Every other collection of .NET is
// written as one of these three.
const (
	List       = "List"
	Array      = "[]"
	Dictionary = "Dictionary"
)

// Number is the scalar of unknown kind: JavaScript says "number" and no sample
// can tell an int from a decimal.
const Number = "Number"

// scalars are the names that stand for one value. Value types among them are true.
var scalars = map[string]bool{
	"bool": true, "byte": true, "sbyte": true, "short": true, "ushort": true, "int": true, "uint": true,
	"long": true, "ulong": true, "float": true, "double": true, "decimal": true, "char": true, Number: true,
	"DateTime": true, "DateTimeOffset": true, "DateOnly": true, "TimeOnly": true, "TimeSpan": true, "Guid": true,
	"string": false, "byte[]": false, "Uri": false, "object": false, "Stream": false,
}

// IsZero tells whether the Ref names no type.
func (r Ref) IsZero() bool { return r.Name == "" }

// IsScalar tells whether the Ref names one value: a number, text, date, bytes
// or object. Enums are not scalars.
func (r Ref) IsScalar() bool {
	_, ok := scalars[r.Name]
	return ok && len(r.Args) == 0
}

// IsValueScalar tells whether the Ref names a scalar that is a value type in C#,
// so that only "T?" can be null.
func (r Ref) IsValueScalar() bool { return r.IsScalar() && scalars[r.Name] }

// IsNumber tells whether the Ref names a scalar that travels as a number, of known kind or not.
func (r Ref) IsNumber() bool { return r.IsValueScalar() && r.Name != "bool" && !r.IsTextValue() }

// IsTextValue tells whether the Ref names a value type that travels as text, so that
// JavaScript calls it string.
func (r Ref) IsTextValue() bool {
	switch r.Name {
	case "char", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Guid":
		return len(r.Args) == 0
	}
	return false
}

// IsList tells whether the Ref names a list or an array.
func (r Ref) IsList() bool { return (r.Name == List || r.Name == Array) && len(r.Args) == 1 }

// IsMap tells whether the Ref names a dictionary.
func (r Ref) IsMap() bool { return r.Name == Dictionary && len(r.Args) == 2 }

// Substitute puts arguments in the place of the type parameters that they are known by.
func (r Ref) Substitute(args map[string]Ref) Ref {
	if len(r.Args) == 0 {
		a, ok := args[r.Name]
		if !ok {
			return r
		}
		a.Nullable = a.Nullable || r.Nullable
		return a
	}
	out := r
	out.Args = make([]Ref, len(r.Args))
	for i, a := range r.Args {
		out.Args[i] = a.Substitute(args)
	}
	return out
}

// Equal tells whether both name the same type.
func (r Ref) Equal(o Ref) bool { return r.String() == o.String() }

// String writes the type as C# would: "int?", "List<Order>", "string[]".
func (r Ref) String() string {
	var b strings.Builder
	r.write(&b)
	return b.String()
}

func (r Ref) write(b *strings.Builder) {
	switch {
	case r.Name == Array && len(r.Args) == 1:
		r.Args[0].write(b)
		b.WriteString("[]")
	case len(r.Args) > 0:
		b.WriteString(r.Name + "<")
		for i, a := range r.Args {
			if i > 0 {
				b.WriteString(", ")
			}
			a.write(b)
		}
		b.WriteString(">")
	default:
		b.WriteString(r.Name)
	}
	if r.Nullable {
		b.WriteString("?")
	}
}

// MarshalText gives the text of String.
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (r *Ref) UnmarshalText(text []byte) error {
	p := refParser{s: string(text)}
	if p.s == "" {
		*r = Ref{}
		return nil
	}
	ref, err := p.ref(0)
	if err == nil && p.i != len(p.s) {
		err = fmt.Errorf("text after the type at byte %d", p.i)
	}
	if err != nil {
		return fmt.Errorf("type %q: %w", text, err)
	}
	*r = ref
	return nil
}

// ParseRef reads a type as String writes it.
func ParseRef(s string) (Ref, error) {
	var r Ref
	err := r.UnmarshalText([]byte(s))
	return r, err
}

// maxRefDepth bounds how deep types may nest in each other.
const maxRefDepth = 64

type refParser struct {
	s string
	i int
}

func (p *refParser) ref(depth int) (Ref, error) {
	if depth > maxRefDepth {
		return Ref{}, fmt.Errorf("nested deeper than %d", maxRefDepth)
	}
	start := p.i
	for p.i < len(p.s) && !strings.ContainsRune("<>,?[ ", rune(p.s[p.i])) {
		p.i++
	}
	r := Ref{Name: p.s[start:p.i]}
	if r.Name == "" {
		return Ref{}, fmt.Errorf("a name is missing at byte %d", start)
	}
	if p.take("<") {
		for {
			p.take(" ")
			arg, err := p.ref(depth + 1)
			if err != nil {
				return Ref{}, err
			}
			r.Args = append(r.Args, arg)
			if p.take(">") {
				break
			}
			if !p.take(",") {
				return Ref{}, fmt.Errorf(`"," or ">" is missing at byte %d`, p.i)
			}
		}
	}
	return p.suffix(r), nil
}

// suffix reads any number of "?" and "[]" behind a type.
func (p *refParser) suffix(r Ref) Ref {
	for {
		switch {
		case p.take("?"):
			r.Nullable = true
		case r.Name == "byte" && !r.Nullable && p.take("[]"):
			r.Name = "byte[]"
		case p.take("[]"):
			r = Ref{Name: Array, Args: []Ref{r}}
		default:
			return r
		}
	}
}

func (p *refParser) take(token string) bool {
	if strings.HasPrefix(p.s[p.i:], token) {
		p.i += len(token)
		return true
	}
	return false
}
