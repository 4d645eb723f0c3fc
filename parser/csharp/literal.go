package csharp

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// literal gives the text that a literal stands for: "a\n", @"c:\", """raw""".
func literal(s string) string {
	s = strings.TrimPrefix(s, "$")
	switch {
	case strings.HasPrefix(s, `"""`) && len(s) >= 2*len(`"""`):
		return strings.TrimSpace(s[len(`"""`) : len(s)-len(`"""`)])
	case strings.HasPrefix(s, `@"`):
		return strings.ReplaceAll(s[len(`@"`):len(s)-1], `""`, `"`)
	case len(s) < 2:
		return s
	}
	s = s[1 : len(s)-1]
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i += unescape(&b, s[i+1:])
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// unescape writes what the escape behind a backslash stands for and gives its length.
func unescape(b *strings.Builder, s string) int {
	switch c := s[0]; c {
	case 'n':
		b.WriteByte('\n')
	case 'r':
		b.WriteByte('\r')
	case 't':
		b.WriteByte('\t')
	case 'u', 'U', 'x':
		return unescapeCode(b, s)
	default:
		if i := strings.IndexByte("0abvfe", c); i >= 0 {
			c = "\x00\a\b\v\f\x1b"[i]
		}
		b.WriteByte(c)
	}
	return 1
}

// unescapeCode reads four hexadecimal digits, eight, or up to four. Two that make
// a surrogate pair are one character.
func unescapeCode(b *strings.Builder, s string) int {
	digits := 4
	if s[0] == 'U' {
		digits = 8
	}
	n := 1
	for n < len(s) && n <= digits && strings.IndexByte("0123456789abcdefABCDEF", s[n]) >= 0 {
		n++
	}
	code, err := strconv.ParseUint(s[1:n], 16, 32)
	if err != nil || s[0] != 'x' && n <= digits {
		b.WriteByte(s[0])
		return 1
	}
	r := rune(code)
	if r >= 0xD800 && r < 0xDC00 && len(s) >= n+6 && s[n:n+2] == `\u` {
		if low, err := strconv.ParseUint(s[n+2:n+6], 16, 16); err == nil && low >= 0xDC00 && low < 0xE000 {
			b.WriteRune((r-0xD800)<<10 + rune(low-0xDC00) + 0x10000)
			return n + 6
		}
	}
	if code > utf8.MaxRune {
		r = utf8.RuneError
	}
	b.WriteRune(r)
	return n
}
