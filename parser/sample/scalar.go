package sample

import (
	"regexp"
	"strings"
)

// What ServiceStack's scalars look like, in both formats and all handlers.
var (
	guid      = regexp.MustCompile(`^(?i:[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$`)
	date      = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	timestamp = regexp.MustCompile(`^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?`)
	roundTrip = regexp.MustCompile(`\.\d{7}[+-]\d\d:\d\d$`)
	zoned     = regexp.MustCompile(`[+-]\d\d:\d\d$`)
	dateJSON  = regexp.MustCompile(`^/Date\(-?\d+([+-]\d{4})?\)/$`)
	duration  = regexp.MustCompile(`^-?P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$`)
	clock     = regexp.MustCompile(`^-?(\d+\.)?\d\d:\d\d:\d\d(\.\d+)?$`)
	number    = regexp.MustCompile(`^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$`)
)

// minOffset is how JSON writes the default DateTimeOffset. The default DateTime
// has a "-0000" before the bracket.
const minOffset = "/Date(-62135596800000)/"

// Scalar tells what type a text gives away: "DateTime", "DateTimeOffset",
// "DateOnly", "TimeSpan" (which TimeOnly looks like too), "Guid", "byte[]",
// "char", "bool", "number" or "string". It is "" for all else: enums, text that
// a live server filled in, empty slots, and values that are no scalars.
//
// JSV writes the default DateTime and DateOnly alike, "0001-01-01": that is
// "DateTime". Only JSON's sample settles it.
func (v *Value) Scalar() string {
	if v.Kind != Text {
		return ""
	}
	s := v.Text
	switch {
	case s == "String":
		return "string"
	case s == "AA==": // one zero byte; no other sample of bytes exists
		return "byte[]"
	case s == "\x00" || s == "\uFFFD": // browsers copy a NUL as U+FFFD
		return "char"
	case guid.MatchString(s):
		return "Guid"
	case clock.MatchString(s) || duration.MatchString(s) && strings.ContainsAny(s, "0123456789"):
		return "TimeSpan"
	case !v.Quoted && (strings.EqualFold(s, "true") || strings.EqualFold(s, "false")):
		return "bool"
	case !v.Quoted && (number.MatchString(s) || s == "NaN" || s == "Infinity" || s == "-Infinity"):
		return "number"
	}
	return v.dateScalar()
}

func (v *Value) dateScalar() string {
	s := v.Text
	switch {
	case s == minOffset:
		return "DateTimeOffset"
	case dateJSON.MatchString(s):
		return "DateTime"
	case date.MatchString(s) && v.Quoted:
		return "DateOnly"
	case date.MatchString(s):
		return "DateTime"
	case len(timestamp.FindString(s)) != len(s) || s == "":
		return ""
	case roundTrip.MatchString(s) || v.Quoted && zoned.MatchString(s):
		return "DateTimeOffset"
	}
	return "DateTime"
}
