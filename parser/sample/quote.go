package sample

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// triggers are the characters that make JSV quote a text.
const triggers = "\":,{}[]\r\n"

// unquote reads the quoted text that opens at the offset and gives the offset
// behind it. Text without an end is read to the end of the source.
func unquote(src string, open int, json bool) (text string, end int, ok bool) {
	var b strings.Builder
	for i := open + 1; i < len(src); i++ {
		switch {
		case src[i] == '"' && !json && strings.HasPrefix(src[i+1:], `"`):
			b.WriteByte('"')
			i++
		case src[i] == '"':
			return b.String(), i + 1, true
		case src[i] == '\\' && json && i+1 < len(src):
			i += unescape(&b, src[i+1:])
		default:
			b.WriteByte(src[i])
		}
	}
	return b.String(), len(src), false
}

// unescape writes what the JSON escape behind a backslash stands for and gives
// its length. An unknown escape stands for its character.
func unescape(b *strings.Builder, s string) int {
	switch s[0] {
	case 'u':
		return unescapeUnicode(b, s)
	case 'n':
		b.WriteByte('\n')
	case 'r':
		b.WriteByte('\r')
	case 't':
		b.WriteByte('\t')
	case 'b':
		b.WriteByte('\b')
	case 'f':
		b.WriteByte('\f')
	default:
		b.WriteByte(s[0])
	}
	return 1
}

func unescapeUnicode(b *strings.Builder, s string) int {
	r, ok := hex4(s)
	if !ok {
		b.WriteByte('u')
		return 1
	}
	n := len("u0000")
	if utf16.IsSurrogate(r) && strings.HasPrefix(s[n:], `\u`) {
		if low, ok := hex4(s[n+1:]); ok && utf16.DecodeRune(r, low) != utf8.RuneError {
			b.WriteRune(utf16.DecodeRune(r, low))
			return n + 1 + n
		}
	}
	b.WriteRune(r) // a lone surrogate becomes U+FFFD
	return n
}

// hex4 reads the digits of "u0000".
func hex4(s string) (rune, bool) {
	if len(s) < len("u0000") || s[0] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[1:5]) {
		d := strings.IndexByte("0123456789abcdef", c|0x20)
		if c < 'A' {
			d = strings.IndexByte("0123456789", c)
		}
		if d < 0 {
			return 0, false
		}
		r = r<<4 | rune(d)
	}
	return r, true
}

// isJSONName tells whether the text at the offset is a quoted name that JSV would
// not have quoted: then the object is JSON that a custom serializer wrote.
func isJSONName(src string, i int) bool {
	i = skipBlanks(src, i)
	if i >= len(src) || src[i] != '"' {
		return false
	}
	n := strings.IndexAny(src[i+1:], triggers)
	if n <= 0 || src[i+1+n] != '"' {
		return false
	}
	end := skipBlanks(src, i+1+n+1)
	return end < len(src) && src[end] == ':'
}

// objectEnd gives the offset behind the object that opens at the given one, 0 if
// it does not end soon. Brackets inside quotes do not count.
func objectEnd(src string, open int) int {
	const maxKey = 4096
	depth, quoted := 0, false
	for i := open; i < min(len(src), open+maxKey); i++ {
		switch c := src[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}
