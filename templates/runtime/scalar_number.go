package runtime

import (
	"cmp"
	"database/sql/driver"
	"strconv"
	"strings"
)

// Number is a number whose kind is not known, as it is written: a page in JavaScript does
// not tell int from decimal. "" is no number at all and left out.
type Number string

// Int64 is the number as an integer, or an error where it is none or does not fit.
func (v Number) Int64() (int64, error) { return strconv.ParseInt(string(v), 10, 64) }

// Float64 is the nearest floating-point number, or an error where the text is no number.
func (v Number) Float64() (float64, error) {
	f, ok := parseFloat(string(v), 64)
	if !ok {
		return 0, scalarError(string(v), "is not a number")
	}
	return f, nil
}

// String is the number as it is written.
func (v Number) String() string { return string(v) }

// Compare orders by value where both are numbers, else by text: -1, 0 or 1.
func (v Number) Compare(other Number) int {
	a, okA := parseFloat(string(v), 64)
	b, okB := parseFloat(string(other), 64)
	if okA && okB && a != b {
		return cmp.Compare(a, b)
	}
	return cmp.Compare(v, other)
}

// isNumber reports whether text can stand on the wire as a number.
func isNumber(text string) bool {
	if strings.IndexByte(text, ',') >= 0 || strings.HasPrefix(text, "+") {
		return false
	}
	_, ok := parseFloat(text, 64)
	return ok
}

// MarshalText is the number as it is written.
func (v Number) MarshalText() ([]byte, error) {
	if v != "" && !isNumber(string(v)) {
		return nil, scalarError(string(v), "is not a number")
	}
	return []byte(v), nil
}

// UnmarshalText takes a number, or no text.
func (v *Number) UnmarshalText(text []byte) error {
	if len(text) > 0 && !isNumber(string(text)) {
		return scalarError(string(text), "is not a number")
	}
	*v = Number(text)
	return nil
}

// MarshalJSON is the number, null for none.
func (v Number) MarshalJSON() ([]byte, error) { return marshalJSON(v.encode) }

// UnmarshalJSON reads a number, in quotes or without; null leaves the value as it is.
func (v *Number) UnmarshalJSON(data []byte) error { return unmarshalJSON(data, v.decode) }

// Value is the text, nil for none.
func (v Number) Value() (driver.Value, error) {
	if v == "" {
		return nil, nil
	}
	return string(v), nil
}

// Scan takes a number or its text; a database's null is no number.
func (v *Number) Scan(source any) error {
	if source == nil {
		*v = ""
		return nil
	}
	return scanText(source, "Number", v.UnmarshalText)
}

func (v *Number) encode(b []byte, e *encoder) []byte {
	if *v == "" {
		return e.null(b)
	}
	if !isNumber(string(*v)) {
		e.fail(strconv.Quote(shortened(string(*v))) + " is not a number")
	}
	return append(append(b, *v...), ',')
}

func (v *Number) decode(d *decoder) {
	text := d.scalar()
	if text != "" && !isNumber(text) {
		d.noteToken("is not a number")
		text = ""
	}
	*v = Number(text)
}
