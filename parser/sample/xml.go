package sample

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

// Root is the root element of an XML sample: of all that an operation's page shows,
// it alone names the response's type.
type Root struct {
	// Name is the data contract's name: "HelloResponse", "ArrayOfItem",
	// "QueryResponseOfOrdertlJ4_P31p". [DataContract(Name=…)] can make it another than the class's.
	Name string
	// Namespace is that of the class in C#, which by default stands at the end of the
	// XML namespace; "" for scalars and where the contract says another.
	Namespace string
	Pos       diag.Pos
}

// contractNamespace is what .NET puts before a class's namespace.
const contractNamespace = "http://schemas.datacontract.org/2004/07/"

// XMLRoot reads the root element of a body, whose first byte stands at the place. It
// gives false for a body that does not begin with an element: CSV, or "(string)".
func XMLRoot(body string, at diag.Pos) (Root, bool) {
	dec := xml.NewDecoder(strings.NewReader(body))
	lines := diag.NewLines(body, at)
	for {
		start := int(dec.InputOffset())
		token, err := dec.RawToken()
		if err != nil {
			return Root{}, false
		}
		switch e := token.(type) {
		case xml.StartElement:
			root := Root{Name: decodeName(e.Name.Local), Pos: lines.Pos(start)}
			for _, a := range e.Attr {
				if a.Name.Local == "xmlns" && a.Name.Space == "" || a.Name.Space == "xmlns" && a.Name.Local == e.Name.Space {
					root.Namespace, _ = strings.CutPrefix(a.Value, contractNamespace)
					if root.Namespace == a.Value {
						root.Namespace = ""
					}
				}
			}
			return root, true
		case xml.CharData:
			if strings.TrimSpace(string(e)) != "" {
				return Root{}, false
			}
		}
	}
}

var escapedRune = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// decodeName gives a name whose characters XML does not allow: "_x0020_" is a blank.
func decodeName(name string) string {
	return escapedRune.ReplaceAllStringFunc(name, func(s string) string {
		r, err := strconv.ParseUint(s[2:6], 16, 16)
		if err != nil {
			return s
		}
		return string(rune(r))
	})
}

// contractScalar gives C#'s name of a scalar that a contract names.
func contractScalar(name string) (string, bool) {
	switch name {
	case "string", "int", "long", "short", "float", "double", "decimal", "char":
		return name, true
	case "boolean":
		return "bool", true
	case "unsignedByte":
		return "byte", true
	case "byte":
		return "sbyte", true
	case "unsignedShort":
		return "ushort", true
	case "unsignedInt":
		return "uint", true
	case "unsignedLong":
		return "ulong", true
	case "dateTime":
		return "DateTime", true
	case "duration":
		return "TimeSpan", true
	case "guid":
		return "Guid", true
	case "anyURI":
		return "Uri", true
	case "anyType":
		return "object", true
	}
	return "", false
}

// Type gives the type that the root's name stands for, in C#'s names. known tells of a
// class, by its name, how many type parameters it has, and whether there is one.
// Names of arguments run together ("PairOfstringOrder" and eight characters that
// stand for their namespaces), so the type is given only if there is one way alone
// to read the name.
func (r Root) Type(known func(name string) (params int, ok bool)) (dto.Type, bool) {
	const maxName = 300
	if len(r.Name) > maxName {
		return dto.Type{}, false
	}
	c := contract{known: known, steps: 5000}
	types := c.types(r.Name)
	if len(types) != 1 || c.steps <= 0 {
		return dto.Type{}, false
	}
	return types[0].Type, true
}

// contract reads names of data contracts in all ways that there are.
type contract struct {
	known func(string) (int, bool)
	steps int // that are left: strangers choose the names
}

// contractType is a type with what decides whether the name of a generic around it ends in a digest.
type contractType struct {
	dto.Type
	builtIn bool
}

// types gives all types that the whole name can stand for.
func (c *contract) types(name string) []contractType {
	if c.steps--; c.steps <= 0 || name == "" {
		return nil
	}
	var found []contractType
	if scalar, ok := contractScalar(name); ok {
		found = append(found, contractType{dto.Type{Name: scalar}, true})
	} else if name == "base64Binary" {
		found = append(found, contractType{dto.Type{Name: dto.ArrayOf, Args: []dto.Type{{Name: "byte"}}}, true})
	} else if params, ok := c.known(name); ok && params == 0 {
		found = append(found, contractType{Type: dto.Type{Name: name}})
	}
	if entry, ok := strings.CutPrefix(name, "ArrayOfKeyValueOf"); ok {
		found = append(found, c.generic(dto.MapOf, entry, 2)...)
	} else if item, ok := strings.CutPrefix(name, "ArrayOf"); ok {
		for _, t := range c.types(item) {
			found = append(found, contractType{dto.Type{Name: dto.ArrayOf, Args: []dto.Type{t.Type}}, t.builtIn})
		}
	}
	if value, ok := strings.CutPrefix(name, "NullableOf"); ok {
		for _, t := range c.types(value) {
			t.Nullable = true
			found = append(found, t)
		}
	}
	for at := range name {
		args, ok := strings.CutPrefix(name[at:], "Of")
		if params, isClass := c.known(name[:at]); ok && isClass && params > 0 {
			found = append(found, c.generic(name[:at], args, params)...)
		}
	}
	return found
}

// digest is what stands for the namespaces of arguments that are not all built in:
// six bytes in base 64, with "_P" for "+" and "_S" for "/".
var digest = regexp.MustCompile(`(?:[A-Za-z0-9]|_P|_S){8}$`)

// generic gives the ways to read arguments that run together.
func (c *contract) generic(name, args string, params int) []contractType {
	var found []contractType
	add := func(args string, builtIn bool) {
		for _, list := range c.lists(args, params) {
			t := contractType{dto.Type{Name: name}, true}
			for _, arg := range list {
				t.Args = append(t.Args, arg.Type)
				t.builtIn = t.builtIn && arg.builtIn
			}
			if t.builtIn == builtIn {
				t.builtIn = t.builtIn && name == dto.MapOf
				found = append(found, t)
			}
		}
	}
	add(args, true)
	if at := digest.FindStringIndex(args); at != nil {
		add(args[:at[0]], false)
	}
	return found
}

// lists gives the ways to read the text as so many types.
func (c *contract) lists(text string, count int) [][]contractType {
	var found [][]contractType
	if count == 1 {
		for _, t := range c.types(text) {
			found = append(found, []contractType{t})
		}
		return found
	}
	for end := range text {
		for _, first := range c.types(text[:end]) {
			for _, rest := range c.lists(text[end:], count-1) {
				found = append(found, append([]contractType{first}, rest...))
			}
		}
	}
	return found
}
