package runtime

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of what a DecodeError holds, whatever the text.
const (
	maxPlaces    = 16
	maxPlaceText = 64
)

// DecodeError says what of a text could not be read. All else of it was read.
type DecodeError struct {
	Places []DecodePlace // in the order of the text, at most 16
	More   int           // how many there were beyond those
}

// DecodePlace is one place of a text that could not be read.
type DecodePlace struct {
	Path   string // to the value, as in orders[3].price.amount; "" at the root
	Offset int    // in bytes from the beginning of the text
	Text   string // what stands there, at most 64 bytes; "" where something is missing
	Reason string // what is wrong, as in "is not a decimal"
}

// Error tells the first place and how many follow.
func (e *DecodeError) Error() string {
	if len(e.Places) == 0 {
		return "the text cannot be read"
	}
	text := e.Places[0].String()
	if more := len(e.Places) - 1 + e.More; more > 0 {
		text += " (and " + strconv.Itoa(more) + " more)"
	}
	return text
}

// String is `path at byte N: "text" reason`.
func (p DecodePlace) String() string {
	var b strings.Builder
	if p.Path != "" {
		b.WriteString(p.Path + " ")
	}
	b.WriteString("at byte " + strconv.Itoa(p.Offset) + ": ")
	if p.Text != "" {
		b.WriteString(strconv.Quote(p.Text) + " ")
	}
	b.WriteString(p.Reason)
	return b.String()
}

// decodeNote is a place before its path is known.
type decodeNote struct {
	offset       int
	text, reason string
}

// note keeps what is wrong at an offset.
func (d *decoder) note(offset int, text, reason string) {
	if len(d.places) == maxPlaces {
		d.beyond++
		return
	}
	d.places = append(d.places, decodeNote{offset, text, reason})
}

// noteToken notes the scalar that was just read, without its quotes.
func (d *decoder) noteToken(reason string) {
	text := d.s[d.at:d.i]
	if n := len(text); n > 1 && text[0] == '"' && text[n-1] == '"' {
		text = text[1 : n-1]
	}
	d.note(d.at, text, reason)
}

// noteCut notes, once, that the text ends too early.
func (d *decoder) noteCut(reason string) {
	if !d.cut {
		d.cut = true
		d.note(len(d.s), "", reason)
	}
}

// decodeError finds the paths of what was noted, by reading the text once more.
func (d *decoder) decodeError() *DecodeError {
	e := &DecodeError{Places: make([]DecodePlace, 0, len(d.places)), More: d.beyond}
	for _, n := range d.places {
		e.Places = append(e.Places, DecodePlace{
			Path: pathAt(d.s, n.offset, d.json), Offset: n.offset, Text: shortened(n.text), Reason: n.reason,
		})
	}
	return e
}

// shortened cuts text to what a message can hold, at the end of a character.
func shortened(text string) string {
	if len(text) <= maxPlaceText {
		return strings.Clone(text)
	}
	end := maxPlaceText - len("…")
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
