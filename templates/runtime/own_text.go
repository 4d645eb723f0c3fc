package runtime

import (
	"encoding"
	"fmt"
)

// ownText is a pointer to a type of the user's that stands for a scalar: its text is what
// travels.
type ownText[T any] interface {
	*T
	encoding.TextMarshaler
	encoding.TextUnmarshaler
}

// encodeOwnText writes the text of a type that stands for a text, a GUID, a date or a time.
func encodeOwnText[T any, P ownText[T]](v P, b []byte, e *encoder) []byte {
	return appendText(b, e, string(writeOwn(v, e)))
}

// encodeOwnNumber writes the text of a type that stands for a number, which is never quoted;
// no text is null.
func encodeOwnNumber[T any, P ownText[T]](v P, b []byte, e *encoder) []byte {
	text := string(writeOwn(v, e))
	if text == "" {
		return e.null(b)
	}
	if e.err == nil && !isNumber(text) {
		e.fail(shortened(text) + ", which " + nameOf[T]() + " writes, is not a number")
	}
	return append(append(b, text...), ',')
}

func writeOwn[T any, P ownText[T]](v P, e *encoder) []byte {
	text, err := v.MarshalText()
	if err != nil {
		e.fail(nameOf[T]() + ": " + err.Error())
	}
	return text
}

// decodeOwnText reads such a text; none at all gives the zero value.
func decodeOwnText[T any, P ownText[T]](v P, d *decoder) {
	*v = *new(T)
	if text := d.text(); text != "" {
		readOwn[T](v, text, d)
	}
}

// decodeOwnNumber reads such a number, quoted or bare; none at all gives the zero value.
func decodeOwnNumber[T any, P ownText[T]](v P, d *decoder) {
	*v = *new(T)
	text := d.scalar()
	if text == "" {
		return
	}
	plain, ok := plainNumber(text)
	if _, number := parseFloat(text, 64); !ok || !number {
		d.noteToken("is not a number")
		return
	}
	readOwn[T](v, plain, d)
}

func readOwn[T any, P ownText[T]](v P, text string, d *decoder) {
	if v.UnmarshalText([]byte(text)) != nil {
		*v = *new(T)
		d.noteToken("is nothing that " + nameOf[T]() + " reads")
	}
}

func nameOf[T any]() string { return fmt.Sprintf("%T", *new(T)) }
