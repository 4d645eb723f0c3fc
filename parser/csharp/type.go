package csharp

import (
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
)

// ParseType reads one type as C# or .NET's reflection writes it: "int?",
// "List<Nullable<Byte>>", "Dictionary<string, List<Poco>>", "Paged`1", "Outer.Inner".
//
// The type comes out in one spelling: .NET's names as C#'s keywords ("Int32" is
// "int"), Nullable<T> as T that may be null, dictionaries and arrays under the names
// that package dto gives them, and other names without namespace and outer class. A
// type without its arguments ("List`1") has none; Nullable`1 then is "any".
//
// Servers print some types with brackets missing. Those that are open at the end
// ("Dictionary<string, List<Byte[]") are closed; where one is too many, the beginning
// is lost ("Inner>" is what is left of "List<Outer.Inner>"), and ok is false, as it is
// for text that is no type, with the type "any".
func ParseType(text string) (t dto.Type, ok bool) {
	r := typeReader{src: text}
	t, ok = r.typ()
	if r.space(); !ok || r.i < len(text) {
		return unknownType(), false
	}
	return t, true
}

func unknownType() dto.Type { return dto.Type{Name: "any"} }

// maxTypeDepth bounds how deep types may nest in each other, and the arguments of one.
const maxTypeDepth = 32

// typeReader reads one type expression. A type stands on one line: the reader
// never goes past a line end, so that a broken one cannot swallow what follows.
type typeReader struct {
	src    string
	i      int
	depth  int
	arrays int // how many "[]" the expression has
	// missing tells that brackets will be missing: then a comma can end the type.
	missing bool
}

// typ reads a type with the "[]" and "?" behind it.
func (r *typeReader) typ() (dto.Type, bool) {
	if r.depth++; r.depth > maxTypeDepth {
		return dto.Type{}, false
	}
	defer func() { r.depth-- }()
	r.space()
	var t dto.Type
	var ok bool
	if r.take("(") {
		t, ok = r.tuple()
	} else {
		t, ok = r.named()
	}
	for ok {
		switch r.space(); {
		case r.take("?"):
			t.Nullable = true
		case r.peek() == '[':
			dims := r.rank()
			if dims == 0 {
				return t, true
			}
			if r.arrays += dims; r.arrays > maxTypeDepth {
				return dto.Type{}, false
			}
			for range dims {
				t = dto.Type{Name: dto.ArrayOf, Args: []dto.Type{t}}
			}
		default:
			return t, true
		}
	}
	return dto.Type{}, false
}

// rank reads "[]", or "[,]", which travels as an array of arrays. It gives 0 and
// stays where it is before any other bracket; a bracket that the text's end cuts
// off is one of an array.
func (r *typeReader) rank() int {
	rest := r.src[r.i+1:]
	n := len(rest) - len(strings.TrimLeft(rest, " ,"))
	switch {
	case n < len(rest) && rest[n] == ']':
		r.i += n + len("[]")
	case n == len(rest):
		r.i = len(r.src)
	default:
		return 0
	}
	return 1 + strings.Count(rest[:n], ",")
}

// tuple reads "int Id, string Name)".
func (r *typeReader) tuple() (dto.Type, bool) {
	t := dto.Type{Name: "ValueTuple"}
	for {
		arg, ok := r.typ()
		if !ok {
			return dto.Type{}, false
		}
		t.Args = append(t.Args, arg)
		r.space()
		r.word()
		r.space()
		switch {
		case r.take(")"):
			return t, true
		case !r.take(","), len(t.Args) == maxTypeDepth:
			return dto.Type{}, false
		}
	}
}

// named reads "Name", "Name<A, B>", "Outer.Name`1" and "global::Namespace.Name".
func (r *typeReader) named() (dto.Type, bool) {
	r.take("'") // releases up to 5 mark type parameters
	name := r.word()
	for name != "" && (r.take(".") || r.take("+") || r.take("::")) {
		name = r.word()
	}
	if name == "" {
		return dto.Type{}, false
	}
	reflected := false
	if r.take("`") {
		reflected = r.word() != ""
	}
	var args []dto.Type
	ok := true
	r.space()
	switch {
	case r.take("<"):
		args, ok = r.arguments()
	case reflected && r.opensArguments():
		r.i++
		args, ok = r.reflectedArguments()
	}
	return neutral(name, args, reflected), ok
}

// opensArguments tells the bracket of "List`1[Item]" from that of an array.
func (r *typeReader) opensArguments() bool {
	rest := r.src[r.i:]
	return len(rest) > 1 && rest[0] == '[' && !strings.ContainsRune("], \n", rune(rest[1]))
}

// arguments reads "A, B>". A bracket that is missing is taken as read: in arguments
// of arguments, servers print "List<Byte[]" for "List<Byte[]>".
func (r *typeReader) arguments() ([]dto.Type, bool) {
	var args []dto.Type
	for {
		arg, ok := r.typ()
		if !ok || len(args) == maxTypeDepth {
			return nil, false
		}
		args = append(args, arg)
		r.space()
		switch {
		case r.take(">"):
			return args, true
		case r.peek() != ',':
			return args, r.canEnd()
		case r.missing && isMarker(r.wordBehindComma()):
			return args, true
		}
		r.i++
	}
}

// canEnd tells whether the type can be at its end though brackets are open: at the
// end of the line, or before a member's name.
func (r *typeReader) canEnd() bool {
	return r.i == len(r.src) || r.peek() == '\n' || r.peek() == '\r' || wordEnd(r.src, r.i) > r.i
}

// isMarker tells the interfaces that stand behind what a request returns.
func isMarker(name string) bool {
	return looksLikeInterface(name) && !isReference(dto.Type{Name: name})
}

func (r *typeReader) wordBehindComma() string {
	start := r.i + len(r.src[r.i:]) - len(strings.TrimLeft(r.src[r.i:], ", "))
	return r.src[start:wordEnd(r.src, start)]
}

// reflectedArguments reads "A,[B, Assembly, Version=…]]", .NET's own way.
func (r *typeReader) reflectedArguments() ([]dto.Type, bool) {
	var args []dto.Type
	for {
		r.space()
		qualified := r.take("[")
		arg, ok := r.typ()
		if !ok || len(args) == maxTypeDepth {
			return nil, false
		}
		args = append(args, arg)
		if qualified {
			n := strings.IndexAny(r.src[r.i:], "]\n")
			if n < 0 {
				return nil, false
			}
			r.i += n
			if !r.take("]") {
				return nil, false
			}
		}
		r.space()
		switch {
		case r.take("]"):
			return args, true
		case !r.take(","):
			return nil, false
		}
	}
}

func (r *typeReader) word() string {
	start := r.i
	r.i = wordEnd(r.src, r.i)
	return strings.TrimPrefix(r.src[start:r.i], "@")
}

func (r *typeReader) take(mark string) bool {
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
