package script

import (
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// decorator is a C# attribute, which TypeScript listings print as a comment:
// `// @Route("/orders/{Id}", "GET,PUT")`.
type decorator struct {
	name string
	args []argument
	pos  diag.Pos
}

// argument is one argument of a decorator; name is "" for a positional one.
type argument struct{ name, value string }

// readDecorator reads a line comment that holds a decorator.
func readDecorator(comment string) (decorator, bool) {
	s := strings.TrimSpace(strings.TrimPrefix(comment, "//"))
	n := wordEnd(s, min(1, len(s)))
	if !strings.HasPrefix(s, "@") || n < 2 {
		return decorator{}, false
	}
	d := decorator{name: s[1:n]}
	if s = strings.TrimSpace(s[n:]); strings.HasPrefix(s, "(") {
		d.args = readArguments(s[1:])
	}
	return d, true
}

// readArguments reads `"x", Name="y", Order=1` up to the closing bracket.
func readArguments(s string) []argument {
	var args []argument
	for {
		s = strings.TrimLeft(s, ", \t")
		if s == "" || s[0] == ')' {
			return args
		}
		var arg argument
		if n := wordEnd(s, 0); n > 0 {
			if rest, ok := strings.CutPrefix(strings.TrimLeft(s[n:], " "), "="); ok {
				arg.name, s = s[:n], strings.TrimLeft(rest, " ")
			}
		}
		arg.value, s = readArgument(s)
		args = append(args, arg)
	}
}

// readArgument reads one value: quoted text, or what stands before the next comma
// outside brackets. It gives what is left.
func readArgument(s string) (value, rest string) {
	if strings.HasPrefix(s, `"`) {
		return readQuoted(s)
	}
	depth := 0
	for i := range len(s) {
		switch {
		case s[i] == '(':
			depth++
		case depth == 0 && (s[i] == ')' || s[i] == ','):
			return strings.TrimSpace(s[:i]), s[i:]
		case s[i] == ')':
			depth--
		}
	}
	return strings.TrimSpace(s), ""
}

// readQuoted reads text that was escaped as in C# and JSON. Text that does not
// close ends with the line.
func readQuoted(s string) (value, rest string) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s):
			i += unescape(&b, s[i+1:])
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), ""
}

// unescape writes what the escape behind a backslash stands for and gives its length.
func unescape(b *strings.Builder, s string) int {
	switch s[0] {
	case 'n':
		b.WriteByte('\n')
	case 'r':
		b.WriteByte('\r')
	case 't':
		b.WriteByte('\t')
	case 'u':
		if len(s) > 4 {
			if r, err := strconv.ParseUint(s[1:5], 16, 16); err == nil {
				b.WriteRune(rune(r))
				return 5
			}
		}
		b.WriteByte('u')
	default:
		b.WriteByte(s[0])
	}
	return 1
}

// arg gives the argument of the name or, if it has none, the positional one at the index.
func (d decorator) arg(name string, index int) string {
	positional := 0
	for _, a := range d.args {
		if a.name == name {
			return a.value
		}
		if a.name == "" {
			if positional == index {
				return a.value
			}
			positional++
		}
	}
	return ""
}

// byName marks an argument that has no position.
const byName = -1

// route reads `@Route("/path", "GET,POST", Summary="…", Notes="…")`.
func (d decorator) route() (model.Route, bool) {
	r := model.Route{Path: d.arg("Path", 0), Summary: d.arg("Summary", byName), Notes: d.arg("Notes", byName), Pos: d.pos}
	separator := func(c rune) bool { return c == ',' || c == ' ' }
	for _, verb := range strings.FieldsFunc(d.arg("Verbs", 1), separator) {
		r.Verbs = append(r.Verbs, strings.ToUpper(verb))
	}
	return r, d.name == "Route" && r.Path != ""
}

// required tells whether the decorator makes a member required.
func (d decorator) required() bool {
	switch d.name {
	case "Required", "ValidateNotEmpty", "ValidateNotNull":
		return true
	case "DataMember", "ApiMember":
		return strings.EqualFold(d.arg("IsRequired", byName), "true")
	case "Validate":
		v := d.arg("Validator", 0)
		return strings.Contains(v, "NotEmpty") || strings.Contains(v, "NotNull")
	}
	return false
}
