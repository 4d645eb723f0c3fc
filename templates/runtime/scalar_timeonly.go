package runtime

import (
	"cmp"
	"database/sql/driver"
	"time"
)

// TimeOnly is .NET's TimeOnly: a time of day as the duration since midnight, to 100 ns,
// below 24 hours. TimeOnly(13*time.Hour + 30*time.Minute) is half past one.
type TimeOnly time.Duration

// ParseTimeOnly reads hh:mm, hh:mm:ss, hh:mm:ss.fffffff, and PT13H30M as services write it.
func ParseTimeOnly(s string) (TimeOnly, error) {
	if v, ok := parseTimeOnly(s); ok {
		return v, nil
	}
	return 0, scalarError(s, "is not a time of day")
}

func parseTimeOnly(s string) (TimeOnly, bool) {
	ticks, ok := parseSpan(s)
	if !ok || ticks < 0 || ticks >= ticksPerDay {
		return 0, false
	}
	return TimeOnly(ticks * 100), true
}

// String is hh:mm:ss, with the digits of a fraction that are not zero.
func (v TimeOnly) String() string {
	t := time.Unix(0, int64(v)).UTC()
	b := appendClock(nil, t.Hour(), t.Minute(), t.Second())
	if tick := tickOf(t); tick > 0 {
		b = appendDigits(append(b, '.'), tick, 7)
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
	}
	return string(b)
}

// IsZero reports midnight, the zero value.
func (v TimeOnly) IsZero() bool { return v == 0 }

// Compare orders by time: -1, 0 or 1.
func (v TimeOnly) Compare(other TimeOnly) int { return cmp.Compare(v, other) }

// MarshalText is String.
func (v TimeOnly) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads what ParseTimeOnly does.
func (v *TimeOnly) UnmarshalText(text []byte) (err error) {
	*v, err = ParseTimeOnly(string(text))
	return err
}

// MarshalJSON is the text as services write it, such as "PT13H30M".
func (v TimeOnly) MarshalJSON() ([]byte, error) { return marshalJSON(v.encode) }

// UnmarshalJSON reads a quoted text that ParseTimeOnly does; null leaves the value as it is.
func (v *TimeOnly) UnmarshalJSON(data []byte) error { return unmarshalJSON(data, v.decode) }

// Value is String.
func (v TimeOnly) Value() (driver.Value, error) { return v.String(), nil }

// Scan takes a time, of which it is the clock, or text.
func (v *TimeOnly) Scan(source any) error {
	if t, ok := source.(time.Time); ok {
		hour, minute, second := t.Clock()
		*v = TimeOnly(time.Duration(hour*3600+minute*60+second)*time.Second + time.Duration(tickOf(t)*100))
		return nil
	}
	return scanText(source, "TimeOnly", v.UnmarshalText)
}

func (v *TimeOnly) encode(b []byte, e *encoder) []byte {
	span := time.Duration(*v)
	if span < 0 || span >= 24*time.Hour {
		e.fail("a time of day lies between 0 and 24 hours, not at " + span.String())
		return append(b, ',')
	}
	return encodeTimeSpan(&span, b, e)
}

func (v *TimeOnly) decode(d *decoder) {
	*v = 0
	if text := d.timeText(); text != "" {
		var ok bool
		if *v, ok = parseTimeOnly(text); !ok {
			d.noteToken("is not a time of day")
		}
	}
}
