package runtime

import (
	"strings"
	"unicode/utf8"
)

// text reads a value as text: a bare token as it is, a quoted one without its quotes, an
// object or list as the text it is.
func (d *decoder) text() string {
	s, start, closer := d.s, d.i, d.closer
	if start >= len(s) || closer == 0 {
		return d.anyText()
	}
	switch c := s[start]; {
	case c == '"':
		d.at = start
		if d.json {
			return d.quotedPlainly()
		}
		return d.quoted()
	case d.json || d.pretty || c == '{' || c == '[':
		return d.anyText()
	}
	comma := byte(',')
	if closer == ':' { // a key may hold commas
		comma = ':'
	}
	commas, closers := uint64(comma)*ones, uint64(closer)*ones
	i := start
	for i+8 <= len(s) {
		x := word(s[i : i+8])
		if found := zeros(x^commas) | zeros(x^closers); found != 0 {
			i += firstByte(found)
			d.at, d.i = start, i
			return s[start:i]
		}
		i += 8
	}
	for i < len(s) && s[i] != comma && s[i] != closer {
		i++
	}
	d.at, d.i = start, i
	return s[start:i]
}

// quotedPlainly is quoted for JSON's short texts without escapes.
func (d *decoder) quotedPlainly() string {
	start := d.i + 1
	rest := d.s[start:]
	for i := 0; i+8 < len(rest) && i < 64; i += 8 {
		x := word(rest[i : i+8])
		if found := zeros(x^'"'*ones) | zeros(x^'\\'*ones); found != 0 {
			i += firstByte(found)
			if rest[i] != '"' || rest[i+1] == '"' {
				break
			}
			d.i = start + i + 1
			return rest[:i]
		}
	}
	return d.quoted()
}

// anyText is text for all but the bare values of compact JSV.
func (d *decoder) anyText() string {
	if d.json || d.pretty {
		d.startValue()
	}
	s, i := d.s, d.i
	d.at = i
	if i >= len(s) {
		return ""
	}
	switch c := s[i]; {
	case c == '"' && (d.closer != 0 || d.json || d.quoteCloses(i)):
		return d.quoted()
	case (c == '{' || c == '[') && d.closer != 0:
		d.skipNested()
		return s[i:d.i]
	}
	d.i = d.bareEnd(i)
	text := s[i:d.i]
	if d.json && text == "null" {
		return ""
	}
	return text
}

// quoteCloses reports whether a root text that begins with a quote also ends with one.
func (d *decoder) quoteCloses(i int) bool {
	rest := strings.TrimRight(d.s[i:], " \t\r\n")
	return len(rest) > 1 && rest[len(rest)-1] == '"'
}

// bareEnd finds where the bare token at i ends.
func (d *decoder) bareEnd(i int) int {
	s, closer := d.s, d.closer
	switch {
	case d.json:
		for i < len(s) && s[i] != ',' && s[i] != '}' && s[i] != ']' && s[i] != ':' && !isSpace(s[i]) {
			i++
		}
	case closer == 0:
		i = len(s)
	case closer == ':':
		for i < len(s) && s[i] != ':' {
			i++
		}
	case d.pretty:
		for i < len(s) && s[i] != ',' && s[i] != closer && s[i] != '\n' && s[i] != '\r' {
			i++
		}
	default:
		for i < len(s) && s[i] != ',' && s[i] != closer {
			i++
		}
	}
	return i
}

// quoted reads the quoted text at hand. Doubled quotes are one quote in either format,
// for valid JSON never has two in a row; a backslash escapes in JSON alone.
func (d *decoder) quoted() string {
	s, start := d.s, d.i+1
	doubled := false
	for i := start; ; {
		n := strings.IndexByte(s[i:], '"')
		if n < 0 {
			d.i = len(s)
			d.noteCut("the text ends inside quotes")
			return s[start:]
		}
		if d.json && strings.IndexByte(s[i:i+n], '\\') >= 0 {
			return d.quotedJSON(start)
		}
		i += n + 1
		if i < len(s) && s[i] == '"' {
			doubled = true
			i++
			continue
		}
		d.i = i
		if doubled {
			return strings.ReplaceAll(s[start:i-1], `""`, `"`)
		}
		return s[start : i-1]
	}
}

// quotedJSON reads text with escapes, whose first character is at start.
func (d *decoder) quotedJSON(start int) string {
	s, i := d.s, start
	b := make([]byte, 0, 32)
	for i < len(s) {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			b, i = appendUnescaped(b, s, i)
		case c != '"':
			b = append(b, c)
			i++
		case i+1 < len(s) && s[i+1] == '"':
			b = append(b, '"')
			i += 2
		default:
			d.i = i + 1
			return string(b)
		}
	}
	d.i = len(s)
	d.noteCut("the text ends inside quotes")
	return string(b)
}

// appendUnescaped appends what the escape at s[i] stands for and answers where it ends.
// One that JSON does not know stays as it is.
func appendUnescaped(b []byte, s string, i int) ([]byte, int) {
	const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	if k := strings.IndexByte(from, s[i+1]); k >= 0 {
		return append(b, to[k]), i + 2
	}
	unit, ok := hexUnit(s[i:])
	if !ok {
		return append(b, '\\'), i + 1
	}
	i += 6
	if unit >= 0xd800 && unit < 0xe000 {
		low, ok := hexUnit(s[i:])
		if !ok || unit >= 0xdc00 || low < 0xdc00 || low >= 0xe000 {
			return utf8.AppendRune(b, utf8.RuneError), i
		}
		unit = (unit-0xd800)<<10 + (low - 0xdc00) + 0x10000
		i += 6
	}
	return utf8.AppendRune(b, unit), i
}

// hexUnit reads `\uXXXX` at the beginning of s.
func hexUnit(s string) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	var unit rune
	for _, c := range []byte(s[2:6]) {
		digit, ok := hexDigit(c)
		if !ok {
			return 0, false
		}
		unit = unit<<4 | rune(digit)
	}
	return unit, true
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c-'0' <= 9:
		return c - '0', true
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

// scalar reads the token of a value that is no text: without white space around it, and
// "" for null as for an empty slot.
func (d *decoder) scalar() string {
	text := d.text()
	if text == "" {
		return ""
	}
	if first, last := text[0], text[len(text)-1]; first-'!' > '~'-'!' || last-'!' > '~'-'!' {
		text = strings.Trim(text, " \t\r\n\v\f\u00a0\u0085\u200b")
		if text == "" && d.closer == ']' {
			d.noteToken("is blank")
		}
	}
	if text == "null" {
		return ""
	}
	return text
}

// skip goes past a value.
func (d *decoder) skip() {
	d.startValue()
	if d.i >= len(d.s) {
		return
	}
	switch d.s[d.i] {
	case '"':
		d.skipQuoted()
	case '{', '[':
		d.skipNested()
	default:
		d.i = d.bareEnd(d.i)
	}
}

// skipQuoted goes past quoted text without making it.
func (d *decoder) skipQuoted() {
	s := d.s
	for i := d.i + 1; i < len(s); i++ {
		switch {
		case d.json && s[i] == '\\':
			i++
		case s[i] != '"':
		case i+1 < len(s) && s[i+1] == '"':
			i++
		default:
			d.i = i + 1
			return
		}
	}
	d.i = len(s)
	d.noteCut("the text ends inside quotes")
}

// skipNested goes past an object or a list by counting its kind of brackets outside quotes, as servers do.
func (d *decoder) skipNested() {
	s := d.s
	opening := s[d.i]
	closing := opening + 2 // in ASCII '}' stands two after '{', and ']' after '['
	level := 0
	for i := d.i; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			d.i = i
			if d.skipQuoted(); d.cut {
				return
			}
			i = d.i - 1
		case c == opening:
			level++
		case c == closing:
			if level--; level == 0 {
				d.i = i + 1
				return
			}
		}
	}
	d.i = len(s)
	d.noteCut("the text ends inside brackets")
}
