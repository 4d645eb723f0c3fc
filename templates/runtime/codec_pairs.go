package runtime

import "strings"

// A decoder in pairs mode reads values of a path, a query string or a form: an
// object in JSV whose members are all quoted text. Strings, numbers and other
// scalars are that text. Lists, maps and objects stand in it as JSV, with or
// without their outer brackets: "1,2,3", "[1,2,3]", "{a:1}", "a:1".

// unframe is called where a list (open '['), a map or an object (open '{') is
// due. If a quoted text stands there, it puts what is quoted in its place. Text
// whose brackets or quotes are not balanced stays, so that it cannot reach into
// the members after it.
func (d *decoder) unframe(open, end byte) {
	if d.depth != 1 || d.i >= len(d.s) || d.s[d.i] != '"' {
		return
	}
	text := d.s[d.i:]
	n := tokenEnd(text, ",}")
	inner := unquoted(text[:n])
	if !balanced(inner) {
		return
	}
	if inner == "" || inner[0] != open || tokenEnd(inner, ",") < len(inner) {
		inner = string(open) + inner + string(end)
	}
	d.s = d.s[:d.i] + inner + text[n:]
}

// balanced tells whether text is whole values of JSV, with nothing left open
// and nothing closed that it did not open.
func balanced(text string) bool {
	var due []byte // the brackets that will close what is open
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			due = append(due, '}')
		case c == '[':
			due = append(due, ']')
		case c == '}' || c == ']':
			if len(due) == 0 || due[len(due)-1] != c {
				return false
			}
			due = due[:len(due)-1]
		}
	}
	return len(due) == 0 && !quoted
}

// tokenEnd gives the length of the value or name that text starts with: up to
// one of ends outside quotes and brackets, or all of it.
func tokenEnd(text, ends string) int {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case depth == 0 && strings.IndexByte(ends, c) >= 0:
			return i
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
	}
	return len(text)
}

func unquoted(text string) string {
	if len(text) < 2 || text[0] != '"' || text[len(text)-1] != '"' {
		return text
	}
	return strings.ReplaceAll(text[1:len(text)-1], `""`, `"`)
}
