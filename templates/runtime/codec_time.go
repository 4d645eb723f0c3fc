package runtime

import (
	"strconv"
	"time"
)

const (
	minYear, maxYear = 1, 9999

	ticksPerSecond = 10_000_000 // a tick is 100 ns
	minUnixMilli   = -62135596800000
	maxUnixMilli   = 253402300800000 // how JSON rounds DateTime.MaxValue: year 10000
	zoneMilli      = 14 * 3600 * 1000
)

// wallClock is t as its clock shows it, carried by a UTC time, and the offset from UTC in minutes:
// .NET's offsets have no seconds, as those of the server's own zone may before 1900.
func wallClock(t time.Time) (wall time.Time, offset int) {
	_, seconds := t.Zone()
	offset = seconds / 60
	if !isServerTime(&t) {
		seconds = offset * 60
	}
	return t.UTC().Add(time.Duration(seconds) * time.Second), offset
}

func tickOf(wall time.Time) int { return wall.Nanosecond() / 100 }

// isMaxValue reports DateTime.MaxValue, whatever the zone.
func isMaxValue(wall time.Time) bool {
	return wall.Year() == maxYear && wall.YearDay() == 365 && wall.Nanosecond()/100 == ticksPerSecond-1 &&
		wall.Hour() == 23 && wall.Minute() == 59 && wall.Second() == 59
}

// encodeDateTime writes a .NET DateTime: UTC as Z, any other location by its offset, and
// midnight as a bare date whatever its zone (safe JSV keeps UTC's). JSON has milliseconds.
func encodeDateTime(v *time.Time, b []byte, e *encoder) []byte {
	wall, offset := wallClock(*v)
	if year := wall.Year(); year < minYear || year > maxYear {
		e.fail("a date of the year " + strconv.Itoa(year) + " cannot be written: years go from 1 to 9999")
		return append(b, ',')
	}
	if isUnplaced(v) {
		_, err := serverLocation()
		e.fail("a time cannot be written: it " + err.Error())
		return append(b, ',')
	}
	if e.json && !hostISODates {
		return appendJSONDateTime(b, v, wall, offset)
	}
	if e.json {
		b = append(b, '"')
	}
	b = appendDateTime(b, wall, offset, v.Location() == time.UTC, e.safe && !e.json)
	if e.json {
		b = append(b, '"')
	}
	return append(b, ',')
}

// appendDateTime appends the text that JSV has. In safe mode a UTC midnight has its zone,
// for servers read a bare date as their own midnight; not so year 1, which stands for none.
func appendDateTime(b []byte, wall time.Time, offset int, utc, safe bool) []byte {
	year, month, day := wall.Date()
	hour, minute, second := wall.Clock()
	tick := tickOf(wall)
	b = appendDate(b, year, int(month), day)
	if hour|minute|second|tick == 0 && !(safe && utc && year > 1) {
		return b
	}
	b = appendClock(append(b, 'T'), hour, minute, second)
	if tick > 0 {
		b = appendDigits(append(b, '.'), tick, 7)
	}
	if utc {
		return append(b, 'Z')
	}
	return appendOffset(b, offset, true)
}

// appendJSONDateTime appends `"\/Date(ms)\/"`, with -0000 for a time without a zone and
// ±hhmm for one that is local to the server.
func appendJSONDateTime(b []byte, v *time.Time, wall time.Time, offset int) []byte {
	milli := int64(maxUnixMilli)
	switch {
	case isMaxValue(wall):
	case isServerTime(v) && wall.Unix() == minUnixMilli/1000 && wall.Nanosecond() == 0:
		milli = minUnixMilli
	default:
		milli = unixMilli(v)
	}
	b = strconv.AppendInt(append(b, `"\/Date(`...), milli, 10)
	switch v.Location() {
	case time.UTC:
	case ServerTime():
		b = append(b, "-0000"...)
	default:
		b = appendOffset(b, offset, false)
	}
	return append(b, `)\/",`...)
}

// unixMilli drops what is below a millisecond towards 1970, in the floating point in which .NET does so.
func unixMilli(v *time.Time) int64 {
	ticks := v.Unix()*ticksPerSecond + int64(v.Nanosecond()/100)
	if ticks%10_000 == 0 {
		return ticks / 10_000
	}
	return int64(float64(ticks) / 10_000)
}

// encodeDateTimeOffset writes a .NET DateTimeOffset: always seven digits and an offset.
func encodeDateTimeOffset(v *time.Time, b []byte, e *encoder) []byte {
	wall, offset := wallClock(*v)
	if year := wall.Year(); year < minYear || year > maxYear {
		e.fail("a date of the year " + strconv.Itoa(year) + " cannot be written: years go from 1 to 9999")
		return append(b, ',')
	}
	if e.json && !hostISODates {
		milli := v.UnixMilli()
		if hostClockOffsets {
			milli += int64(offset) * 60_000
		}
		b = strconv.AppendInt(append(b, `"\/Date(`...), milli, 10)
		if offset != 0 {
			b = appendOffset(b, offset, false)
		}
		return append(b, `)\/",`...)
	}
	if e.json {
		b = append(b, '"')
	}
	year, month, day := wall.Date()
	hour, minute, second := wall.Clock()
	b = append(appendDate(b, year, int(month), day), 'T')
	b = append(appendClock(b, hour, minute, second), '.')
	b = appendOffset(appendDigits(b, tickOf(wall), 7), offset, true)
	if e.json {
		b = append(b, '"')
	}
	return append(b, ',')
}

func appendDate(b []byte, year, month, day int) []byte {
	b = append(appendDigits(b, year, 4), '-')
	b = append(appendDigits(b, month, 2), '-')
	return appendDigits(b, day, 2)
}

func appendClock(b []byte, hour, minute, second int) []byte {
	b = append(appendDigits(b, hour, 2), ':')
	b = append(appendDigits(b, minute, 2), ':')
	return appendDigits(b, second, 2)
}

// appendOffset appends minutes from UTC as ±hh:mm or ±hhmm.
func appendOffset(b []byte, minutes int, colon bool) []byte {
	if minutes < 0 {
		b, minutes = append(b, '-'), -minutes
	} else {
		b = append(b, '+')
	}
	b = appendDigits(b, minutes/60, 2)
	if colon {
		b = append(b, ':')
	}
	return appendDigits(b, minutes%60, 2)
}

// appendDigits appends n with leading zeros, width digits wide.
func appendDigits(b []byte, n, width int) []byte {
	const zeros = "0000000"
	b = append(b, zeros[:width]...)
	for i := len(b) - 1; n > 0 && i >= len(b)-width; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return b
}

// decodeDateTime reads a .NET DateTime. Text without a zone, a bare date too, is in ServerTime.
func decodeDateTime(v *time.Time, d *decoder) {
	*v = time.Time{}
	switch t, ok := d.dateText(); {
	case ok && t.zone == noZone:
		*v = d.serverTime(t)
	case ok:
		*v = d.dateTime(t)
	}
}

// decodeDateTimeOffset reads a .NET DateTimeOffset. Without an offset, and with a zero one, it is UTC.
func decodeDateTimeOffset(v *time.Time, d *decoder) {
	*v = time.Time{}
	if t, ok := d.dateText(); ok {
		if t.zone != fixedZone || t.offset == 0 {
			t.zone = utcZone
		}
		*v = d.dateTime(t)
		if hostClockOffsets && t.milli && t.zone == fixedZone {
			*v = v.Add(time.Duration(-t.offset) * time.Minute)
		}
	}
}

// dateText reads the date at hand; false for none and, with a note, for what is no date.
func (d *decoder) dateText() (dateText, bool) {
	if d.closer == ':' && d.i < len(d.s) && d.s[d.i] != '"' {
		return d.dateKey()
	}
	raw := d.json
	if raw && d.pastSpace('"') {
		if t, n := dateInJSON(d.s[d.i:]); n > 0 {
			d.at = d.i
			d.i += n
			return t, true
		}
	}
	text := d.scalar()
	if text == "" {
		return dateText{}, false
	}
	t, ok := parseDate(text)
	if !ok {
		d.noteToken("is not a date")
	}
	return t, ok
}

// pastSpace skips white space and reports whether c follows.
func (d *decoder) pastSpace(c byte) bool {
	d.skipSpace()
	return d.i < len(d.s) && d.s[d.i] == c
}

// dateKey reads a bare date that is a map's key. Its own ':' are what a key ends with, so
// it is the longest text that ends before a ':' and is a date.
func (d *decoder) dateKey() (dateText, bool) {
	rest := d.s[d.i:min(len(d.s), d.i+48)]
	d.at = d.i
	for end := len(rest) - 1; end > 0; end-- {
		if rest[end] != ':' {
			continue
		}
		if t, ok := parseDate(rest[:end]); ok {
			d.i += end
			return t, true
		}
	}
	d.i = d.bareEnd(d.i)
	d.noteToken("is not a date")
	return dateText{}, false
}

// dateTime places a date in the zone that it has, or else in UTC.
func (d *decoder) dateTime(t dateText) time.Time {
	if t.zone == fixedZone {
		return t.in(d.fixedZone(t.offset))
	}
	return t.in(time.UTC)
}

// fixedZone makes a location, or takes the last one again.
func (d *decoder) fixedZone(minutes int) *time.Location {
	if minutes == 0 {
		return &zeroZone
	}
	name := zoneName(minutes)
	if d.zone == nil || d.zone.String() != name {
		d.zone = time.FixedZone(name, minutes*60)
	}
	return d.zone
}

func zoneName(minutes int) string {
	var b [8]byte
	return string(appendOffset(b[:0], minutes, true))
}
