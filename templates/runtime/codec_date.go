package runtime

import (
	"strconv"
	"strings"
	"time"
)

// zoneKind says what a date's text tells of its zone.
type zoneKind uint8

const (
	noZone    zoneKind = iota
	utcZone            // Z
	fixedZone          // ±hh:mm
)

// dateText is a date as it is written: the clock of its zone, a tick being 100 ns.
type dateText struct {
	year, month, day           int
	hour, minute, second, tick int
	zone                       zoneKind
	offset                     int  // minutes
	milli                      bool // written as /Date(ms)/
}

// parseDate reads the forms that servers write and read: yyyy-MM-dd, with a time after T or
// a space, with up to seven digits of a second (more are rounded), with Z or an offset;
// yyyyMMdd, y-M-d, d/M/yyyy in ten characters, M/d/yyyy in fewer or with a time behind it, which
// may say AM or PM; `Thu, 02 Jan 2020 03:04:05 GMT`; and /Date(ms±hhmm)/.
func parseDate(s string) (dateText, bool) {
	if len(s) > 6 && (s[0] == '/' || s[0] == '\\') {
		return parseMilliDate(s)
	}
	if len(s) > 4 && s[3] == ',' {
		return parseHTTPDate(s)
	}
	end := 10
	if len(s) < end || s[4] != '-' || s[7] != '-' {
		if end = strings.IndexAny(s, "Tt "); end < 0 {
			end = len(s)
		}
	} else if end < len(s) && s[end] != 'T' && s[end] != ' ' && s[end] != 't' {
		return dateText{}, false
	}
	t, ok := parseDay(s[:end], end < len(s))
	if !ok || end == len(s) {
		return t, ok
	}
	clock := s[end+1:]
	if s[4] != '-' {
		clock = clock24(clock)
	}
	rest, ok := t.parseClock(clock)
	if !ok {
		return dateText{}, false
	}
	if !t.parseZone(strings.TrimLeft(rest, " ")) {
		return dateText{}, false
	}
	return t, true
}

// parseDay reads a date; timed says that a time follows it.
func parseDay(s string, timed bool) (t dateText, ok bool) {
	switch {
	case len(s) == 10 && s[4] == '-' && s[7] == '-':
		t.year, t.month, t.day = number(s[:4]), number(s[5:7]), number(s[8:])
	case len(s) == 8 && number(s) >= 0:
		t.year, t.month, t.day = number(s[:4]), number(s[4:6]), number(s[6:])
	default:
		return parseLooseDay(s, timed)
	}
	return t, t.isDay()
}

// parseLooseDay reads three numbers between - or /. Servers take ten characters with the year
// at the end for day and month, and anything else with it there for month and day.
func parseLooseDay(s string, timed bool) (t dateText, ok bool) {
	separator := "/"
	if strings.IndexByte(s, '-') >= 0 {
		separator = "-"
	}
	first, rest, _ := strings.Cut(s, separator)
	second, third, found := strings.Cut(rest, separator)
	a, b, c := number(first), number(second), number(third)
	switch {
	case !found || a < 0 || b < 0 || c < 0:
		return t, false
	case len(first) == 4:
		t.year, t.month, t.day = a, b, c
	case len(third) != 4:
		return t, false
	default:
		t.year, t.month, t.day = c, a, b
		if len(s) == 10 && b <= 12 && !timed {
			t.month, t.day = b, a
		}
	}
	return t, t.isDay()
}

// clock24 turns a time as America writes it, "3:04:05 PM", into "15:04:05"; any other stays.
func clock24(s string) string {
	hour, rest, _ := strings.Cut(s, ":")
	if len(hour) == 1 {
		hour = "0" + hour
	}
	h := number(hour)
	clock, half, found := strings.Cut(rest, " ")
	after := strings.EqualFold(half, "PM")
	switch {
	case !found || !after && !strings.EqualFold(half, "AM"):
		return hour + ":" + rest
	case h < 1 || h > 12:
		return ""
	case after && h < 12:
		h += 12
	case !after && h == 12:
		h = 0
	}
	return string(appendDigits(nil, h, 2)) + ":" + clock
}

// parseHTTPDate reads a date as headers of HTTP have it.
func parseHTTPDate(s string) (t dateText, ok bool) {
	u, err := time.Parse("Mon, 02 Jan 2006 15:04:05 GMT", s)
	if err != nil || u.Year() < minYear {
		return t, false
	}
	year, month, day := u.Date()
	t = dateText{year: year, month: int(month), day: day, zone: utcZone}
	t.hour, t.minute, t.second = u.Clock()
	return t, true
}

func (t *dateText) isDay() bool {
	return t.year >= minYear && t.month >= 1 && t.month <= 12 && t.day >= 1 && t.day <= daysIn(t.year, t.month)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// parseClock reads hh:mm, hh:mm:ss or hh:mm:ss.fffffff and answers what follows.
func (t *dateText) parseClock(s string) (rest string, ok bool) {
	if len(s) < 5 || s[2] != ':' {
		return s, false
	}
	t.hour, t.minute, rest = number(s[:2]), number(s[3:5]), s[5:]
	if len(rest) > 2 && rest[0] == ':' {
		t.second, rest = number(rest[1:3]), rest[3:]
		if rest != "" && rest[0] == '.' {
			end := 1
			for end < len(rest) && rest[end]-'0' <= 9 {
				end++
			}
			if t.tick = fractionTicks(rest[1:end]); t.tick < 0 {
				return s, false
			}
			rest = rest[end:]
		}
	}
	return rest, t.hour|t.minute|t.second >= 0 && t.hour < 24 && t.minute < 60 && t.second < 60
}

// fractionTicks reads the digits of a fraction of a second, rounded to 100 ns; -1 for none.
// It stays below a second, so that the last tick of a day does not become the next day.
func fractionTicks(digits string) int {
	if digits == "" {
		return -1
	}
	ticks := 0
	for i := range 7 {
		ticks *= 10
		if i < len(digits) {
			ticks += int(digits[i] - '0')
		}
	}
	if len(digits) > 7 && digits[7] >= '5' && ticks < ticksPerSecond-1 {
		ticks++
	}
	return ticks
}

// parseZone reads nothing, Z, ±hh:mm, ±hhmm or ±hh.
func (t *dateText) parseZone(s string) bool {
	if s == "" {
		return true
	}
	if s == "Z" || s == "z" {
		t.zone = utcZone
		return true
	}
	sign := 1
	switch s[0] {
	case '-':
		sign = -1
	case '+':
	default:
		return false
	}
	hours, minutes := 0, 0
	switch {
	case len(s) == 6 && s[3] == ':':
		hours, minutes = number(s[1:3]), number(s[4:])
	case len(s) == 5:
		hours, minutes = number(s[1:3]), number(s[3:])
	case len(s) == 3:
		hours = number(s[1:])
	default:
		return false
	}
	t.zone = fixedZone
	t.offset = sign * (hours*60 + minutes)
	return hours >= 0 && minutes >= 0 && minutes < 60 && hours*60+minutes <= 14*60
}

// number reads a few digits and nothing else; -1 for anything else.
func number(s string) int {
	if s == "" || len(s) > 8 {
		return -1
	}
	n := 0
	for i := 0; i < len(s); i++ {
		digit := s[i] - '0'
		if digit > 9 {
			return -1
		}
		n = n*10 + int(digit)
	}
	return n
}

// dateInJSON reads `"\/Date(…)\/"` at the beginning of s where it stands, for the escapes
// would make every date of a document a copy. It answers how long it is, 0 for anything else.
func dateInJSON(s string) (t dateText, length int) {
	if !strings.HasPrefix(s, `"\/Date(`) {
		return t, 0
	}
	end := strings.Index(s[:min(len(s), 48)], `)\/"`)
	if end < 0 {
		return t, 0
	}
	t, ok := parseMilliDate(s[1 : end+3])
	if !ok {
		return t, 0
	}
	return t, end + 4
}

// parseMilliDate reads /Date(ms)/, UTC; /Date(ms-0000)/, of no zone; /Date(ms±hhmm)/, of that offset.
func parseMilliDate(s string) (t dateText, ok bool) {
	body, ok := strings.CutPrefix(strings.TrimPrefix(s, `\`), "/Date(")
	if !ok {
		return t, false
	}
	if body, ok = strings.CutSuffix(body, ")/"); !ok {
		if body, ok = strings.CutSuffix(body, `)\/`); !ok {
			return t, false
		}
	}
	zone := ""
	if i := strings.LastIndexAny(body, "+-"); i > 0 {
		body, zone = body[:i], body[i:]
	}
	milli, err := strconv.ParseInt(body, 10, 64)
	if err != nil || body[0] == '+' || milli < minUnixMilli-zoneMilli || milli > maxUnixMilli+zoneMilli {
		return t, false
	}
	var z dateText
	if !z.parseZone(zone) || zone == "Z" || zone == "z" {
		return t, false
	}
	switch zone {
	case "":
		z.zone = utcZone
	case "-0000":
		z.zone = noZone
	}
	if t, ok = dateOfMilli(milli, z.offset); !ok {
		return t, false
	}
	t.zone, t.offset, t.milli = z.zone, z.offset, true
	return t, true
}

// dateOfMilli is the clock at an instant, minutes away from UTC.
func dateOfMilli(milli int64, minutes int) (t dateText, ok bool) {
	if milli == maxUnixMilli { // DateTime.MaxValue, rounded up
		return dateText{
			year: maxYear, month: 12, day: 31, hour: 23, minute: 59, second: 59, tick: ticksPerSecond - 1,
		}, true
	}
	wall := time.UnixMilli(milli).UTC().Add(time.Duration(minutes) * time.Minute)
	year, month, day := wall.Date()
	t.year, t.month, t.day = year, int(month), day
	t.hour, t.minute, t.second = wall.Clock()
	t.tick = tickOf(wall)
	return t, year >= minYear && year <= maxYear
}
