package script

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ssgen/ssgen/parser/leftout"
)

type tokenKind int

const (
	endOfText    tokenKind = iota
	wordToken              // a name, keyword or number: letters, digits, "_" and "$"
	textToken              // a quoted string on one line
	blockComment           // "/* … */" and "/** … */"
	lineComment            // "// …"
	markToken              // any other character
)

// token is a piece of the text, by its offsets.
type token struct {
	kind       tokenKind
	start, end int
}

// lexer cuts text into tokens, on demand and from any offset. It accepts every
// text; reading a text from front to back takes linear time.
type lexer struct {
	src      string
	comments commentScanner
	// seen is how far tokens were looked at. What the last special one is hangs on more than
	// its own text, or it tells something of the whole file; special is an offset in it.
	seen, special int
}

func newLexer(src string) *lexer {
	return &lexer{src: src, comments: newCommentScanner(src)}
}

// at gives the first token at or behind the offset.
func (l *lexer) at(i int) token {
	t := l.read(i)
	l.seen = max(l.seen, t.end)
	return t
}

func (l *lexer) read(i int) token {
	for i < len(l.src) {
		r, size := utf8.DecodeRuneInString(l.src[i:])
		if !leftout.IsSpace(r) {
			break
		}
		i += size
	}
	if i >= len(l.src) {
		return token{endOfText, len(l.src), len(l.src)}
	}
	rest := l.src[i:]
	switch {
	case strings.HasPrefix(rest, "//"):
		return token{lineComment, i, l.lineEnd(i)}
	case strings.HasPrefix(rest, "/*"):
		end, plain := l.comments.end(i)
		if !plain {
			l.special = max(l.special, i+1)
		}
		if end > 0 {
			return token{blockComment, i, end}
		}
	case rest[0] == '"' || rest[0] == '\'':
		if end := l.textEnd(i); end > 0 {
			return token{textToken, i, end}
		}
	default:
		if end := wordEnd(l.src, i); end > i {
			return token{wordToken, i, end}
		}
	}
	_, size := utf8.DecodeRuneInString(rest)
	if rest[0] == '"' || rest[0] == '\'' { // its end was not found
		l.special = max(l.special, i+size)
	}
	return token{markToken, i, i + size}
}

// maxText bounds how long a quoted string can be, in bytes: names, verbs and the
// texts of enums are short.
const maxText = 1024

// textEnd finds the end of the quoted string that opens at the offset; 0 when it
// does not close on its line.
func (l *lexer) textEnd(open int) int {
	for i := open + 1; i < min(len(l.src), open+maxText) && l.src[i] != '\n'; i++ {
		switch l.src[i] {
		case l.src[open]:
			return i + 1
		case '\\':
			i++
		}
	}
	return 0
}

// lineEnd gives the offset of the line's end: of its "\n", or of the text's end.
func (l *lexer) lineEnd(i int) int {
	if n := strings.IndexByte(l.src[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(l.src)
}

// wordEnd gives the end of the word that begins at the offset, which is the
// offset itself where no word begins.
func wordEnd(src string, i int) int {
	for i < len(src) {
		r, size := utf8.DecodeRuneInString(src[i:])
		if r != '_' && r != '$' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		i += size
	}
	return i
}
