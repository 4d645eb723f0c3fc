package runtime

import (
	"cmp"
	"database/sql/driver"
	"strings"
	"unicode/utf8"
)

// Char is .NET's char: one UTF-16 unit, so a character up to U+FFFF. A rune constant is one: 'A'.
type Char rune

// String is the character.
func (v Char) String() string { return string(rune(v)) }

// Compare orders by code: -1, 0 or 1.
func (v Char) Compare(other Char) int { return cmp.Compare(v, other) }

// MarshalText is the character.
func (v Char) MarshalText() ([]byte, error) { return utf8.AppendRune(nil, rune(v)), nil }

// UnmarshalText takes one character; no text is the character 0.
func (v *Char) UnmarshalText(text []byte) error {
	c, ok := parseChar(string(text))
	if !ok {
		return scalarError(string(text), "is not one character")
	}
	*v = c
	return nil
}

func parseChar(s string) (Char, bool) {
	if s == "" {
		return 0, true
	}
	r, n := utf8.DecodeRuneInString(s)
	return Char(r), n == len(s) && r <= 0xffff
}

// MarshalJSON is the character in quotes.
func (v Char) MarshalJSON() ([]byte, error) { return marshalJSON(v.encode) }

// UnmarshalJSON reads one character in quotes; null leaves the value as it is.
func (v *Char) UnmarshalJSON(data []byte) error { return unmarshalJSON(data, v.decode) }

// Value is the character as text.
func (v Char) Value() (driver.Value, error) { return v.String(), nil }

// Scan takes text of one character.
func (v *Char) Scan(source any) error { return scanText(source, "Char", v.UnmarshalText) }

// encode writes the character bare in JSV, even a ',' or a '"', as servers do; safe JSV
// puts such a one in quotes, which their readers undo.
func (v *Char) encode(b []byte, e *encoder) []byte {
	if *v < 0 || *v > 0xffff {
		e.fail("a char ends at U+FFFF")
		return append(b, ',')
	}
	if e.json || e.safe && (*v < utf8.RuneSelf && triggers[*v]&triggerJSV != 0) {
		return appendText(b, e, string(rune(*v)))
	}
	return append(utf8.AppendRune(b, rune(*v)), ',')
}

func (v *Char) decode(d *decoder) {
	*v = 0
	if !d.json && d.bareChar(v) {
		return
	}
	text := d.text()
	if text == "\u200b" {
		return
	}
	var ok bool
	if *v, ok = parseChar(text); !ok {
		*v = 0
		d.noteToken("is not one character")
	}
}

// bareChar reads a JSV char that is bare although it is a quote, a comma or a bracket.
// Servers leave no slot empty for a char, so what could be one is the character if
// another terminator follows.
func (d *decoder) bareChar(v *Char) bool {
	d.startValue()
	rest := d.s[d.i:]
	if rest == "" || !strings.ContainsRune(`",:{}[]`, rune(rest[0])) || d.closer == 0 {
		return false
	}
	if rest[0] == '"' {
		if _, n := utf8.DecodeRuneInString(rest[1:]); len(rest) > n+1 && rest[n+1] == '"' && d.endsAt(d.i+n+2) {
			return false // one character in quotes
		}
		if strings.HasPrefix(rest, `""""`) || strings.HasPrefix(rest, `""`) && d.endsAt(d.i+2) {
			return false
		}
	}
	if len(rest) < 2 || !d.endsAt(d.i+1) {
		return false
	}
	*v = Char(rest[0])
	d.at = d.i
	d.i++
	return true
}
