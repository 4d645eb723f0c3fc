// Package naming makes Go names out of an API's.
//
// Any text goes in, from a C# name to hostile bytes; exported Go identifiers that
// are unique in their scope come out. The same names give the same identifiers in
// any order, and a name that is added moves no other than those it clashes with.
// The package knows nothing of types or wire formats.
package naming

import (
	"fmt"
	"go/token"
	"strings"
	"unicode"
)

// Exported gives the exported Go identifier for a name: "orderId" is OrderID,
// "x-trace-id" XTraceID, "2fa" X2fa. It is "" when the name holds neither letter
// nor digit nor symbol.
func Exported(name string) string { return Style{}.Exported(name) }

// Join gives the words of a name in Go's spelling, to stand behind a prefix:
// unlike Exported's result it may begin with a digit.
func Join(name string) string { return Style{}.Join(name) }

// Exported is the package's Exported in this style.
func (s Style) Exported(name string) string {
	id := s.Join(name)
	if id == "" || token.IsExported(id) {
		return id
	}
	return "X" + id
}

// Join is the package's Join in this style.
func (s Style) Join(name string) string {
	words := Words(name)
	if len(words) == 0 {
		words = symbolWords(name)
	}
	shouting := len(words) > 1 && strings.ToUpper(name) == name
	var b strings.Builder
	for i, w := range words {
		if shouting {
			w = strings.ToLower(w)
		}
		w = s.spell(w)
		if i > 0 && endsInDigit(b.String()) && w[0] >= '0' && w[0] <= '9' {
			b.WriteByte('_')
		}
		b.WriteString(w)
	}
	return b.String()
}

// Local gives an unexported identifier for a name: "TKey" is tKey.
func Local(name string) string {
	id := Exported(name)
	n := 0
	for n < len(id) && id[n] >= 'A' && id[n] <= 'Z' {
		n++
	}
	if n > 1 && n < len(id) {
		n--
	}
	return strings.ToLower(id[:n]) + id[n:]
}

// Words splits a name where a separator stands or where its case says that a new
// word begins: "SIPUri" is SIP, Uri; "fooBar_1" is foo, Bar, 1.
func Words(name string) []string {
	var words []string
	var word []rune
	flush := func() {
		if len(word) > 0 {
			words = append(words, string(word))
			word = nil
		}
	}
	runes := []rune(strings.ToValidUTF8(name, " "))
	for i, r := range runes {
		switch {
		case r == '-' && len(word) == 0 && len(words) == 0 && i+1 < len(runes) && unicode.IsDigit(runes[i+1]):
			words = append(words, "Minus")
		case unicode.Is(unicode.Mn, r):
			// A combining mark is no letter to Go; the letter before it stays.
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush()
		case beginsWord(runes, i):
			flush()
			word = append(word, r)
		default:
			word = append(word, r)
		}
	}
	flush()
	return words
}

// beginsWord tells whether the letter at i begins a word by its case: an upper
// one after another kind, or the last of an upper run before a lower one.
func beginsWord(runes []rune, i int) bool {
	if i == 0 || !unicode.IsUpper(runes[i]) {
		return false
	}
	if !unicode.IsUpper(runes[i-1]) {
		return true
	}
	return i+1 < len(runes) && unicode.IsLower(runes[i+1])
}

// spell writes one word as Go does: an initialism in upper case, with the digits
// or the plural's s behind it, any other word with its first letter in upper case.
func (s Style) spell(word string) string {
	upper := strings.ToUpper(word)
	if known := s.initialism(upper); known != "" {
		return known
	}
	stem := strings.TrimRightFunc(upper, unicode.IsDigit)
	if known := s.initialism(stem); known != "" {
		return known + upper[len(stem):]
	}
	if one, ok := strings.CutSuffix(word, "s"); ok {
		if known := s.initialism(strings.ToUpper(one)); known != "" {
			return known + "s"
		}
	}
	r := []rune(word)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

func endsInDigit(s string) bool {
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// symbolWords names a text of symbols alone: "*" is Star, "<=" LessEqual, and one
// without a name here is its code point.
func symbolWords(text string) []string {
	var words []string
	for _, r := range strings.ToValidUTF8(text, "") {
		switch {
		case symbols[r] != "":
			words = append(words, symbols[r])
		case !unicode.IsSpace(r) && unicode.IsGraphic(r) && r != '_':
			words = append(words, fmt.Sprintf("U%04X", r))
		}
	}
	return words
}
