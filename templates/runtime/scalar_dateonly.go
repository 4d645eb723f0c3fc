package runtime

import (
	"cmp"
	"database/sql/driver"
	"time"
)

// DateOnly is .NET's DateOnly: a day of no time zone, as the days since 0001-01-01, which
// is the zero value. Days can be compared, subtracted, and moved by adding.
type DateOnly int32

const (
	unixDay    = 719162 // 1970-01-01
	maxDayOnly = 3652058
)

// DateOnlyOf is the day that t's clock shows in t's location.
func DateOnlyOf(t time.Time) DateOnly {
	year, month, day := t.Date()
	return DateOnly(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/86400 + unixDay)
}

// ParseDateOnly reads yyyy-MM-dd, and the date part of what a date and time can be.
func ParseDateOnly(s string) (DateOnly, error) {
	if t, ok := parseDate(s); ok {
		return t.dateOnly(), nil
	}
	return 0, scalarError(s, "is not a date")
}

func (t dateText) dateOnly() DateOnly {
	return DateOnlyOf(time.Date(t.year, time.Month(t.month), t.day, 0, 0, 0, 0, time.UTC))
}

// Time is the day's midnight in a location.
func (v DateOnly) Time(location *time.Location) time.Time {
	year, month, day := v.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, location)
}

// Date is the day's year, month and day of the month.
func (v DateOnly) Date() (year int, month time.Month, day int) {
	return time.Unix((int64(v)-unixDay)*86400, 0).UTC().Date()
}

// String is yyyy-MM-dd.
func (v DateOnly) String() string {
	year, month, day := v.Date()
	return string(appendDate(nil, year, int(month), day))
}

// IsZero reports 0001-01-01, the zero value.
func (v DateOnly) IsZero() bool { return v == 0 }

// Compare orders by time: -1, 0 or 1.
func (v DateOnly) Compare(other DateOnly) int { return cmp.Compare(v, other) }

// MarshalText is String.
func (v DateOnly) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads what ParseDateOnly does.
func (v *DateOnly) UnmarshalText(text []byte) (err error) {
	*v, err = ParseDateOnly(string(text))
	return err
}

// MarshalJSON is the text in quotes.
func (v DateOnly) MarshalJSON() ([]byte, error) { return marshalJSON(v.encode) }

// UnmarshalJSON reads a quoted text; null leaves the value as it is.
func (v *DateOnly) UnmarshalJSON(data []byte) error { return unmarshalJSON(data, v.decode) }

// Value is the text, yyyy-MM-dd.
func (v DateOnly) Value() (driver.Value, error) { return v.String(), nil }

// Scan takes a time, of which it is the day, or text.
func (v *DateOnly) Scan(source any) error {
	if t, ok := source.(time.Time); ok {
		*v = DateOnlyOf(t)
		return nil
	}
	return scanText(source, "DateOnly", v.UnmarshalText)
}

func (v *DateOnly) encode(b []byte, e *encoder) []byte {
	if *v < 0 || *v > maxDayOnly {
		e.fail("a day beyond the years 1 to 9999 cannot be written")
		return append(b, ',')
	}
	year, month, day := v.Date()
	if e.json {
		return append(appendDate(append(b, '"'), year, int(month), day), `",`...)
	}
	return append(appendDate(b, year, int(month), day), ',')
}

func (v *DateOnly) decode(d *decoder) {
	*v = 0
	if t, ok := d.dateText(); ok {
		*v = t.dateOnly()
	}
}
