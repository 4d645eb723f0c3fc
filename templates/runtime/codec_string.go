package runtime

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bits of the trigger table: which bytes forbid writing a string as it is.
const (
	triggerJSV  = 1 // the nine that make a JSV string need quotes
	triggerJSON = 2 // what JSON escapes; 0xC2 leads the control characters U+0080 to U+009F
)

var triggers = [256]uint8{
	0x00: triggerJSON, 0x01: triggerJSON, 0x02: triggerJSON, 0x03: triggerJSON,
	0x04: triggerJSON, 0x05: triggerJSON, 0x06: triggerJSON, 0x07: triggerJSON,
	0x08: triggerJSON, 0x09: triggerJSON, '\n': triggerJSV | triggerJSON, 0x0b: triggerJSON,
	0x0c: triggerJSON, '\r': triggerJSV | triggerJSON, 0x0e: triggerJSON, 0x0f: triggerJSON,
	0x10: triggerJSON, 0x11: triggerJSON, 0x12: triggerJSON, 0x13: triggerJSON,
	0x14: triggerJSON, 0x15: triggerJSON, 0x16: triggerJSON, 0x17: triggerJSON,
	0x18: triggerJSON, 0x19: triggerJSON, 0x1a: triggerJSON, 0x1b: triggerJSON,
	0x1c: triggerJSON, 0x1d: triggerJSON, 0x1e: triggerJSON, 0x1f: triggerJSON,
	'"': triggerJSV | triggerJSON, '\\': triggerJSON, 0x7f: triggerJSON, 0xc2: triggerJSON,
	':': triggerJSV, ',': triggerJSV, '{': triggerJSV, '}': triggerJSV, '[': triggerJSV, ']': triggerJSV,
}

// hasTrigger reports whether a byte of s has the bit. Eight table look-ups at a time
// measured faster than a byte loop, word tricks and strings.ContainsAny.
func hasTrigger(s string, bit uint8) bool {
	t := &triggers
	n := len(s)
	if n < 8 {
		if n < 4 {
			return n > 0 && (t[s[0]]|t[s[n>>1]]|t[s[n-1]])&bit != 0
		}
		last := s[n-4:]
		return (t[s[0]]|t[s[1]]|t[s[2]]|t[s[3]]|t[last[0]]|t[last[1]]|t[last[2]]|t[last[3]])&bit != 0
	}
	last := s[n-8:]
	for len(s) > 8 {
		if (t[s[0]]|t[s[1]]|t[s[2]]|t[s[3]]|t[s[4]]|t[s[5]]|t[s[6]]|t[s[7]])&bit != 0 {
			return true
		}
		s = s[8:]
	}
	return (t[last[0]]|t[last[1]]|t[last[2]]|t[last[3]]|t[last[4]]|t[last[5]]|t[last[6]]|t[last[7]])&bit != 0
}

// mayEscape reports whether JSON might escape a byte of s: no false no, and a needless yes
// only for text beyond ASCII.
func mayEscape(s string) bool {
	if len(s) < 8 {
		return hasTrigger(s, triggerJSON)
	}
	last := s[len(s)-8:]
	for len(s) > 8 {
		if escapeIn(word(s)) {
			return true
		}
		s = s[8:]
	}
	return escapeIn(word(last))
}

// escapeIn reports a control character, a quote, a backslash, or what is beyond ASCII.
func escapeIn(x uint64) bool {
	low := x & lows
	none := ((low ^ '"'*ones) + lows) & ((low ^ '\\'*ones) + lows) & (low + 0x60*ones)
	return (^none|(x+ones)|x)&highs != 0
}

func encodeString(v *string, b []byte, e *encoder) []byte { return appendText(b, e, *v) }

// appendText appends a string value.
func appendText(b []byte, e *encoder, s string) []byte {
	switch {
	case e.json:
		return append(appendJSONString(b, s), ',')
	case s == "" || hasTrigger(s, triggerJSV) || e.safe && !isMember(b) && hasOuterSpace(s):
		return append(appendQuoted(b, s), ',')
	}
	b = append(b, s...)
	return append(b, ',')
}

// isMember reports whether the value to come is a member's, whose white space servers keep.
func isMember(b []byte) bool { return len(b) > 0 && b[len(b)-1] == ':' }

// hasOuterSpace reports white space at either end, which the server's reader of string[] trims off.
func hasOuterSpace(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(first) || unicode.IsSpace(last)
}

// appendQuoted appends s in JSV's quotes: inner ones doubled, nothing else touched.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		b = append(append(b, s[:i+1]...), '"')
		s = s[i+1:]
	}
	return append(append(b, s...), '"')
}

// appendJSONString appends s as ServiceStack spells it: short escapes where JSON has them,
// \u00XX with capital digits for other control characters, all else as it is.
func appendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	if !mayEscape(s) {
		return append(append(b, s...), '"')
	}
	done := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if triggers[c]&triggerJSON == 0 {
			continue
		}
		width := 1
		if c == 0xc2 {
			if i+1 == len(s) || s[i+1]-0x80 > 0x1f {
				continue
			}
			c, width = s[i+1], 2
		}
		b = appendEscape(append(b, s[done:i]...), c)
		i += width - 1
		done = i + 1
	}
	return append(append(b, s[done:]...), '"')
}

// appendEscape appends one escaped character below U+0100.
func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	case '\f':
		return append(b, `\f`...)
	case '\b':
		return append(b, `\b`...)
	}
	const digits = "0123456789ABCDEF"
	return append(b, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
}

// decodeString reads text. An empty slot is "", and so is a lone U+200B, .NET's own
// mark of an empty string, which leaks from servers.
func decodeString(v *string, d *decoder) {
	if *v = d.text(); *v == "\u200b" {
		*v = ""
	}
}
