package sample

import (
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// maxDepth bounds how deep values may nest in each other. Servers stop at 50.
const maxDepth = 128

// reader is a recursive descent over compact JSV, or over JSON, between whose
// tokens blanks may stand.
type reader struct {
	src   string
	i     int
	json  bool
	depth int
	place func(offset int) diag.Pos
	diags diag.List
}

// root reads the whole text as one value.
func (r *reader) root() (*Value, diag.List) {
	r.i = skipBlanks(r.src, 0)
	end := len(strings.TrimRight(r.src, " \t\r\n"))
	if r.i >= end {
		return nil, nil
	}
	r.src = r.src[:end]
	v := r.value(0)
	if r.i < end {
		r.damaged(r.i, "text follows the sample's end")
	}
	return &v, r.diags
}

// damaged reports what is wrong at the offset; what was read before it stands.
// Only the first damage is worth a warning: the others follow from it.
func (r *reader) damaged(offset int, what string) {
	if len(r.diags) == 0 {
		r.diags.Warn("sample-damaged", r.place(offset), "save the page again, whole", "the sample is damaged: %s", what)
	}
}

// peek gives the byte at hand; 0 at the end, and for a NUL, which no caller asks for.
func (r *reader) peek() byte {
	if r.i < len(r.src) {
		return r.src[r.i]
	}
	return 0
}

func (r *reader) take(c byte) bool {
	if r.i < len(r.src) && r.src[r.i] == c {
		r.i++
		return true
	}
	return false
}

// blank goes past blanks where they are layout.
func (r *reader) blank() {
	if r.json {
		r.i = skipBlanks(r.src, r.i)
	}
}

// value reads one value inside the bracket that ends with the given byte; 0 is
// the root.
func (r *reader) value(closing byte) Value {
	r.blank()
	v := Value{Kind: Text, Pos: r.place(r.i)}
	switch c := r.peek(); {
	case (c == '{' || c == '[') && r.depth >= maxDepth:
		r.damaged(r.i, "values nest too deep")
		r.i = len(r.src)
	case c == '{':
		r.object(&v)
	case c == '[':
		r.list(&v)
	case c == '"':
		v.Text, v.Quoted = r.quoted(), true
	default:
		v.Text = r.bare(closing)
	}
	r.blank()
	return v
}

// bare reads text without quotes. In an object "]" is text, in a list "}" is.
func (r *reader) bare(closing byte) string {
	start := r.i
	for r.i < len(r.src) {
		c := r.src[r.i]
		if c == closing && c != 0 || c == ',' && closing != 0 || r.json && (c == '}' || c == ']') && closing != 0 {
			break
		}
		r.i++
	}
	if r.json {
		return strings.TrimRight(r.src[start:r.i], " \t\r\n")
	}
	return r.src[start:r.i]
}

// quoted reads quoted text: with doubled quotes in JSV, with backslashes in JSON.
func (r *reader) quoted() string {
	start := r.i
	text, end, ok := unquote(r.src, r.i, r.json)
	if r.i = end; !ok {
		r.damaged(start, "quoted text has no end")
	}
	return text
}

func (r *reader) list(v *Value) {
	start := r.i
	v.Kind = List
	r.i++
	r.depth++
	defer func() { r.depth-- }()
	r.blank()
	if r.take(']') {
		return
	}
	for {
		v.Elems = append(v.Elems, r.value(']'))
		r.toSeparator(']')
		if r.take(']') {
			return
		}
		if !r.take(',') {
			r.damaged(start, `a list has no "]"`)
			return
		}
	}
}

// toSeparator goes to the next comma or to the closing bracket, past text that
// does not belong behind a value.
func (r *reader) toSeparator(closing byte) {
	start := r.i
	for r.i < len(r.src) && r.src[r.i] != ',' && r.src[r.i] != closing {
		r.i++
	}
	if r.i > start && r.i < len(r.src) {
		r.damaged(start, "text stands between a value and the next")
	}
}

func (r *reader) object(v *Value) {
	start, outer := r.i, r.json
	v.Kind = Object
	r.i++
	r.depth++
	r.json = r.json || isJSONName(r.src, r.i)
	defer func() { r.depth--; r.json = outer }()
	textAt := -1 // where the last member's value begins, if it is bare text
	for {
		r.blank()
		if r.take('}') {
			return
		}
		if r.i >= len(r.src) {
			r.damaged(start, `an object has no "}"`)
			return
		}
		textAt = r.member(v, textAt)
		r.toSeparator('}')
		r.take(',')
	}
}

// member reads "name:value" and tells where the value begins if it is bare text,
// -1 if not. An entry without a ":" carries on the text before it: servers write
// an enum's text bare even if it holds a comma.
func (r *reader) member(v *Value, textAt int) int {
	start := r.i
	name, ok := r.name()
	if ok {
		m := Member{Name: name, Pos: r.place(start)}
		textAt = r.i
		m.Value = r.value('}')
		v.Members = append(v.Members, m)
		if m.Value.Kind != Text || m.Value.Quoted || r.json {
			return -1
		}
		return textAt
	}
	if textAt < 0 {
		r.damaged(start, "a member has no value")
		return -1
	}
	v.Members[len(v.Members)-1].Value.Text = r.src[textAt:r.i]
	return textAt
}

// name reads a name and the ":" behind it. Without a ":" it gives the text up to
// the next comma or bracket.
func (r *reader) name() (string, bool) {
	start := r.i
	switch {
	case r.peek() == '"':
		name := r.quoted()
		r.blank()
		return name, r.take(':')
	case r.peek() == '{' && !r.json: // a map whose key is an object
		if end := objectEnd(r.src, r.i); end > 0 {
			r.i = end
			return r.src[start:end], r.take(':')
		}
	}
	r.i += len(timestamp.FindString(r.src[r.i:])) // written bare although it holds ":"
	for r.i < len(r.src) && !strings.ContainsRune(":,}", rune(r.src[r.i])) {
		r.i++
	}
	return strings.Trim(r.src[start:r.i], " \t\r\n"), r.take(':')
}

func skipBlanks(s string, i int) int {
	for i < len(s) && isBlank(s[i]) {
		i++
	}
	return i
}
