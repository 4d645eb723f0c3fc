package csharp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ssgen/ssgen/parser/leftout"
)

type tokenKind int

const (
	endOfText    tokenKind = iota
	wordToken              // a name, keyword or number; "@class" is one word
	textToken              // "…", @"…", """…""" or '…'
	docComment             // "/// …", to the end of the line, or "/** … */"
	plainComment           // "// …" and "/* … */"
	directive              // "#nullable enable", to the end of the line
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
	src string
	// noCommentEnd and its like are the offsets from which on a comment or a text of several lines was
	// sought and does not end, so that no stretch is searched twice.
	noCommentEnd, noTextEnd, noRawEnd int
	// unclosed is where the text on one line that was met last does not end.
	unclosed span
	// seen is how far tokens were looked at. What the last special one is hangs on more than
	// its own text, or it tells something of the whole file; special is an offset in it.
	seen, special int
}

// span is a stretch of the text, by offsets; an empty one is none.
type span struct{ start, end int }

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
	switch rest := l.src[i:]; {
	case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "/*"):
		if t := l.comment(i); t.end > 0 {
			return t
		}
	case rest[0] == '#' && l.beginsLine(i):
		return token{directive, i, l.lineEnd(i)}
	case strings.HasPrefix(rest, `"`), rest[0] == '\'', strings.HasPrefix(rest, `@"`), strings.HasPrefix(rest, `$"`):
		if end := l.textEnd(i); end > 0 {
			return token{textToken, i, end}
		}
	default:
		if end := wordEnd(l.src, i); end > i {
			return token{wordToken, i, end}
		}
	}
	_, size := utf8.DecodeRuneInString(l.src[i:])
	if strings.IndexByte(`/"'@$`, l.src[i]) >= 0 { // its end was not found
		l.special = max(l.special, i+size)
	}
	return token{markToken, i, i + size}
}

// comment reads the comment at the offset; the zero token when it does not end.
func (l *lexer) comment(i int) token {
	rest := l.src[i:]
	switch {
	case strings.HasPrefix(rest, "///") && !strings.HasPrefix(rest, "////"):
		return token{docComment, i, l.lineEnd(i)}
	case strings.HasPrefix(rest, "//"):
		return token{plainComment, i, l.lineEnd(i)}
	}
	end := l.seek("*/", i+2, &l.noCommentEnd)
	switch {
	case end == 0:
		return token{}
	case strings.HasPrefix(rest, "/**") && end > i+len("/**/"):
		return token{docComment, i, end}
	}
	return token{plainComment, i, end}
}

// seek gives the offset behind the next mark; 0 when there is none, which missing
// remembers.
func (l *lexer) seek(mark string, from int, missing *int) int {
	if *missing > 0 && from >= *missing || from > len(l.src) {
		return 0
	}
	n := strings.Index(l.src[from:], mark)
	if n < 0 {
		*missing = max(from, 1)
		return 0
	}
	return from + n + len(mark)
}

// maxText bounds how long a text on one line can be, in bytes.
const maxText = 1 << 14

// textEnd finds the end of the text that opens at the offset; 0 when it does not end.
func (l *lexer) textEnd(i int) int {
	switch rest := l.src[i:]; {
	case strings.HasPrefix(rest, `"""`):
		return l.seek(`"""`, i+len(`"""`), &l.noRawEnd)
	case rest[0] == '@':
		return l.verbatimEnd(i + len(`@"`))
	case rest[0] == '$':
		i++
	}
	if l.unclosed.start < i && i < l.unclosed.end {
		return 0
	}
	j := i + 1
	for ; j < min(len(l.src), i+maxText) && l.src[j] != '\n'; j++ {
		switch l.src[j] {
		case l.src[i]:
			return j + 1
		case '\\':
			j++
		}
	}
	l.unclosed = span{i, j}
	return 0
}

// verbatimEnd finds the quote that closes @"…", in which "" stands for a quote.
func (l *lexer) verbatimEnd(i int) int {
	for {
		end := l.seek(`"`, i, &l.noTextEnd)
		if end == 0 || !strings.HasPrefix(l.src[end:], `"`) {
			return end
		}
		i = end + 1
	}
}

// lineEnd gives the offset of the line's end: of its "\n", or of the text's end.
func (l *lexer) lineEnd(i int) int {
	if n := strings.IndexByte(l.src[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(l.src)
}

// beginsLine tells whether nothing but blanks stands before the offset on its line.
func (l *lexer) beginsLine(i int) bool {
	for i > 0 && (l.src[i-1] == ' ' || l.src[i-1] == '\t') {
		i--
	}
	return i == 0 || l.src[i-1] == '\n'
}

// wordEnd gives the end of the word that begins at the offset, which is the
// offset itself where no word begins.
func wordEnd(src string, i int) int {
	start := i
	if i+1 < len(src) && src[i] == '@' {
		i++
	}
	first := i
	for i < len(src) {
		r, size := utf8.DecodeRuneInString(src[i:])
		if r != '_' && r != '$' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		i += size
	}
	if i == first {
		return start
	}
	return i
}
