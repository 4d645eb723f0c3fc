package script

import (
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
)

// maxTypeDepth bounds how deep types may nest in each other.
const maxTypeDepth = 64

// typeReader reads one type expression. A type stands on one line: the reader
// never goes past a line end, so that a broken one cannot swallow what follows.
type typeReader struct {
	src    string
	i      int
	depth  int
	arrays int // how many "[]" the expression has
}

// readType reads the type that begins at the offset and tells where it ends.
func readType(src string, offset int) (dto.Type, int, bool) {
	r := typeReader{src: src, i: offset}
	t, ok := r.union()
	return t, r.i, ok
}

// union reads "A | null", "?A" and plain types. Literals of one kind are that
// kind; what mixes several kinds is "any".
func (r *typeReader) union() (dto.Type, bool) {
	if r.depth++; r.depth > maxTypeDepth {
		return dto.Type{}, false
	}
	defer func() { r.depth-- }()
	nullable := r.take("?")
	r.take("|")
	var found []dto.Type
	for {
		t, ok := r.postfix()
		if !ok {
			return dto.Type{}, false
		}
		if t.Name == "null" || t.Name == "undefined" {
			nullable = true
		} else if len(found) == 0 || found[0].String() != t.String() {
			found = append(found, t)
		}
		if !r.take("|") {
			break
		}
	}
	t := dto.Type{Name: "any"}
	if len(found) == 1 {
		t = found[0]
	}
	t.Nullable = t.Nullable || nullable
	return t, true
}

// postfix reads a type and the "[]" and "?" behind it.
func (r *typeReader) postfix() (dto.Type, bool) {
	t, ok := r.primary()
	for ok {
		switch {
		case r.take("["):
			if r.arrays++; r.arrays > maxTypeDepth || !r.take("]") {
				return t, false
			}
			t = dto.Type{Name: dto.ArrayOf, Args: []dto.Type{t}}
		case r.takeMark():
			t.Nullable = true
		default:
			return t, true
		}
	}
	return t, false
}

// takeMark takes the "?" of "number?" but not that of "name?: T".
func (r *typeReader) takeMark() bool {
	r.space()
	if strings.HasPrefix(r.src[r.i:], "?:") {
		return false
	}
	return r.take("?")
}

func (r *typeReader) primary() (dto.Type, bool) {
	switch r.space(); r.peek() {
	case '{':
		return r.braces()
	case '(':
		r.i++
		t, ok := r.union()
		return t, ok && r.take(")")
	case '\'', '"':
		return r.literal()
	default:
		return r.named()
	}
}

// braces reads "{ [index:K]: V; }"; an object type without it is an Object.
func (r *typeReader) braces() (dto.Type, bool) {
	r.i++
	if r.take("}") {
		return dto.Type{Name: "Object"}, true
	}
	if !r.take("[") || r.word() == "" || !r.take(":") {
		return dto.Type{}, false
	}
	key, ok := r.union()
	if !ok || !r.take("]") || !r.take(":") {
		return dto.Type{}, false
	}
	value, ok := r.union()
	if !r.take(";") {
		r.take(",")
	}
	return dto.Type{Name: dto.MapOf, Args: []dto.Type{key, value}}, ok && r.take("}")
}

func (r *typeReader) literal() (dto.Type, bool) {
	quote := r.src[r.i]
	for r.i++; r.i < len(r.src) && r.src[r.i] != '\n'; r.i++ {
		if r.src[r.i] == quote {
			r.i++
			return dto.Type{Name: "string"}, true
		}
	}
	return dto.Type{}, false
}

// named reads "Name", "Name<A, B>" and "outer.Name". The arity of a CLR name
// ("Tuple`2") is dropped.
func (r *typeReader) named() (dto.Type, bool) {
	name := r.word()
	for name != "" && r.peek() == '.' {
		r.i++
		name = r.word()
	}
	if name == "" {
		return dto.Type{}, false
	}
	for r.peek() == ' ' && r.i+1 < len(r.src) && 'A' <= r.src[r.i+1] && r.src[r.i+1] <= 'Z' {
		name += r.word() // F# has names with blanks
	}
	if r.peek() == '`' {
		r.i++
		r.word()
	}
	if !r.take("<") {
		return neutral(name, nil), true
	}
	var args []dto.Type
	for {
		arg, ok := r.union()
		if !ok {
			return dto.Type{}, false
		}
		args = append(args, arg)
		if r.take(">") {
			return neutral(name, args), true
		}
		if !r.take(",") {
			return dto.Type{}, false
		}
	}
}

func (r *typeReader) word() string {
	r.space()
	start := r.i
	r.i = wordEnd(r.src, r.i)
	return r.src[start:r.i]
}

func (r *typeReader) take(mark string) bool {
	r.space()
	if !strings.HasPrefix(r.src[r.i:], mark) {
		return false
	}
	r.i += len(mark)
	return true
}

func (r *typeReader) space() {
	for r.i < len(r.src) && (r.src[r.i] == ' ' || r.src[r.i] == '\t') {
		r.i++
	}
}

func (r *typeReader) peek() byte {
	if r.i < len(r.src) {
		return r.src[r.i]
	}
	return 0
}
