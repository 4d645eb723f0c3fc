package native

import (
	"errors"
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

// clrType is a type as .NET's reflection and ServiceStack write it, taken apart:
// "Nullable`1[]", "List<Dictionary<String,Item>>", "Outer.Inner".
type clrType struct {
	name string // without arity; "[]" for an array of args[0]
	// arity is the number behind the backtick, or of the arguments.
	arity    int
	args     []*clrType
	nullable bool // "int?"
}

// maxTypeDepth bounds how deep types may nest in each other, and how many
// parameters one may have.
const maxTypeDepth = 32

// parseCLR takes a type's text apart. Brackets that are still open at the end are
// closed, for ServiceStack prints arrays in nested arguments as "List<Byte[]".
func parseCLR(text string) (*clrType, error) {
	p := clrParser{s: text}
	t, err := p.typ(0)
	if err == nil && p.i < len(p.s) && strings.Trim(p.s[p.i:], "> ") != "" {
		err = errors.New("text behind the type")
	}
	return t, err
}

type clrParser struct {
	s string
	i int
}

func (p *clrParser) typ(depth int) (*clrType, error) {
	if depth > maxTypeDepth {
		return nil, errors.New("nested too deep")
	}
	p.skip(" ")
	start := p.i
	for p.i < len(p.s) && !strings.ContainsRune("<>,[]? ", rune(p.s[p.i])) {
		p.i++
	}
	// Releases up to 5 mark type parameters: 'T.
	t := &clrType{name: strings.TrimPrefix(p.s[start:p.i], "'")}
	if t.name == "" {
		return nil, errors.New("a name is missing")
	}
	if name, arity, ok := strings.Cut(t.name, "`"); ok {
		if n := atoi(arity, 0); n > 0 && n <= maxTypeDepth {
			t.name, t.arity = name, n
		}
	}
	if p.skip("<") {
		if err := p.arguments(t, depth); err != nil {
			return nil, err
		}
	}
	return p.suffixes(t)
}

func (p *clrParser) arguments(t *clrType, depth int) error {
	for {
		arg, err := p.typ(depth + 1)
		if err != nil {
			return err
		}
		t.args = append(t.args, arg)
		p.skip(" ")
		if !p.skip(",") {
			break
		}
	}
	t.arity = len(t.args)
	p.skip(">")
	return nil
}

// suffixes reads "?", "[]" and "[,]", which travels as an array of arrays.
func (p *clrParser) suffixes(t *clrType) (*clrType, error) {
	for rank := 0; ; {
		switch {
		case p.skip("?"):
			t.nullable = true
		case strings.HasPrefix(p.s[p.i:], "["):
			end := strings.IndexByte(p.s[p.i:], ']')
			if end < 0 || strings.Trim(p.s[p.i+1:p.i+end], ", ") != "" {
				return t, nil
			}
			dims := 1 + strings.Count(p.s[p.i:p.i+end], ",")
			if rank += dims; rank > maxTypeDepth {
				return nil, errors.New("nested too deep")
			}
			for range dims {
				t = &clrType{name: model.Array, arity: 1, args: []*clrType{t}}
			}
			p.i += end + 1
		default:
			return t, nil
		}
	}
}

func (p *clrParser) skip(token string) bool {
	if strings.HasPrefix(p.s[p.i:], token) {
		p.i += len(token)
		return true
	}
	return false
}

// clrName gives the name that a declaration has: "Paged`1".
func (t *clrType) clrName() string {
	if t.arity == 0 {
		return t.name
	}
	return t.name + "`" + strconv.Itoa(t.arity)
}

// close gives the innermost type its arguments where the text has none: a
// property prints them apart, "Nullable`1[]" with genericArgs ["Int32"].
func (t *clrType) close(args []string) {
	for t.isArray() {
		t = t.args[0]
	}
	if len(t.args) > 0 || len(args) == 0 {
		return
	}
	for _, text := range args {
		arg, err := parseCLR(text)
		if err != nil {
			arg = &clrType{name: text}
		}
		t.args = append(t.args, arg)
	}
	t.arity = len(t.args)
}

// depth counts the levels of arguments.
func (t *clrType) depth() int {
	deepest := 0
	for _, arg := range t.args {
		deepest = max(deepest, arg.depth())
	}
	return 1 + deepest
}

// isArray tells an array from a text that could not be taken apart.
func (t *clrType) isArray() bool { return t.name == model.Array && len(t.args) == 1 }

// isSystem tells the namespaces of .NET. "Systematic.Api" is a user's.
func isSystem(namespace string) bool {
	return namespace == "System" || strings.HasPrefix(namespace, "System.")
}

func atoi(s string, missing int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return missing
	}
	return n
}
