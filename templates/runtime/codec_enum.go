package runtime

import (
	"slices"
	"strconv"
	"strings"
)

// encodeEnum writes an enum's text, raw in JSV even where it needs quotes, as servers do.
// Safe JSV quotes it there, which their readers undo. So does exact JSV for a text that is
// not of texts where it could not be found again.
func encodeEnum(text string, texts []string, b []byte, e *encoder) []byte {
	switch {
	case e.json,
		e.safe && (hasTrigger(text, triggerJSV) || hasOuterSpace(text)),
		!e.safe && isLostBare(text) && !slices.Contains(texts, text):
		return appendText(b, e, text)
	}
	return append(append(b, text...), ',')
}

// isLostBare tells whether a bare text would be read as another, or as several.
func isLostBare(text string) bool {
	return text != "" && (strings.IndexByte(`"{[`, text[0]) >= 0 || strings.ContainsAny(text, ",}]"))
}

// enum reads an enum's text: one of texts exactly, or in any case where only one fits, or its
// number, which ServiceStack's own clients for JavaScript send. Where there are no numbers,
// they count from 0. Unknown text and numbers are kept as they are. "" stands for none.
func (d *decoder) enum(texts []string, numbers []int64) string {
	text := d.scalar()
	if text == "" {
		return ""
	}
	behind := byte(0) // what follows the text
	if end := d.at + len(text); end < len(d.s) {
		behind = d.s[end]
	}
	for _, known := range texts {
		if known == text {
			return known
		}
		if len(known) > len(text) && known[len(text)] == behind && known[:len(text)] == text && d.goesOn(known) {
			return known
		}
	}
	if k := findFold(texts, text); k >= 0 {
		return texts[k]
	}
	if k := findNumber(numbers, len(texts), text); k >= 0 {
		return texts[k]
	}
	return text
}

// enumNamed is enum where values have names in C# besides their texts: servers and their
// clients take these too. texts win.
func (d *decoder) enumNamed(texts, names []string, numbers []int64) string {
	text := d.enum(texts, numbers)
	if text == "" || slices.Contains(texts, text) {
		return text
	}
	if k := find(names, text); k >= 0 {
		return texts[k]
	}
	return text
}

// findNumber gives the index of the value that has this number, -1 for none.
func findNumber(numbers []int64, values int, text string) int {
	n, err := strconv.ParseInt(text, 10, 64)
	switch {
	case err != nil:
		return -1
	case numbers != nil:
		return slices.Index(numbers, n)
	case n < 0 || n >= int64(values):
		return -1
	}
	return int(n)
}

// goesOn reports whether the bare token just read is the beginning of a known text that
// holds a ',' or a bracket, which servers write without quotes; then it is taken whole.
func (d *decoder) goesOn(known string) bool {
	end := d.at + len(known)
	if d.json || !strings.HasPrefix(d.s[d.at:], known) || end <= d.i || !d.endsAt(end) {
		return false
	}
	d.i = end
	return true
}

// flags reads a numeric enum: its number, or the names of its values joined by commas.
func (d *decoder) flags(names []string, values []int64) int64 {
	text := d.scalar()
	if text == "" {
		return 0
	}
	number, minus := cutMinus(text)
	if n, err := strconv.ParseUint(number, 10, 64); err == nil && number[0] != '+' {
		if minus {
			return -int64(n)
		}
		return int64(n)
	}
	var all int64
	for part := range strings.SplitSeq(text, ",") {
		k := find(names, strings.TrimSpace(part))
		if k < 0 || k >= len(values) {
			d.noteToken("is not a value of this enum")
			return 0
		}
		all |= values[k]
	}
	return all
}
