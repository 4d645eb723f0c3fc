package runtime

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// The text of .NET's TimeSpan.MaxValue, which servers compute in floating point, and what
// it reads to. It and all beyond it stand for the longest Duration.
const (
	maxSpanText  = "P10675199DT2H48M5.4775391S"
	maxSpanTicks = 9223372036854775391
	ticksPerDay  = 24 * 3600 * ticksPerSecond
)

// encodeTimeSpan writes a duration as XML Schema spells it, to 100 ns. The longest and the
// shortest Duration stand for TimeSpan's own limits.
func encodeTimeSpan(v *time.Duration, b []byte, e *encoder) []byte {
	if e.json {
		return append(appendSpan(append(b, '"'), *v), `",`...)
	}
	return append(appendSpan(b, *v), ',')
}

// appendSpan leaves out what is zero: `P1DT2H3M4.5S`, `PT1H30M`, `-P1D`, `PT0S`.
func appendSpan(b []byte, v time.Duration) []byte {
	switch v {
	case math.MaxInt64:
		return append(b, maxSpanText...)
	case math.MinInt64:
		return append(append(b, '-'), maxSpanText...)
	}
	ticks := int64(v / 100)
	if ticks < 0 {
		b, ticks = append(b, '-'), -ticks
	}
	b = append(b, 'P')
	days, rest := ticks/ticksPerDay, ticks%ticksPerDay
	if days > 0 {
		b = append(strconv.AppendInt(b, days, 10), 'D')
	}
	if rest == 0 && days > 0 {
		return b
	}
	b = append(b, 'T')
	hours, minutes := rest/(3600*ticksPerSecond), rest/(60*ticksPerSecond)%60
	seconds, fraction := rest/ticksPerSecond%60, int(rest%ticksPerSecond)
	if hours > 0 {
		b = append(strconv.AppendInt(b, hours, 10), 'H')
	}
	if minutes > 0 {
		b = append(strconv.AppendInt(b, minutes, 10), 'M')
	}
	if seconds == 0 && fraction == 0 && rest > 0 {
		return b
	}
	b = strconv.AppendInt(b, seconds, 10)
	if fraction > 0 {
		b = appendDigits(append(b, '.'), fraction, 7)
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
	}
	return append(b, 'S')
}

// decodeTimeSpan reads `P1DT2H3M4.5S`, .NET's `1.02:03:04.5`, and a number of seconds.
func decodeTimeSpan(v *time.Duration, d *decoder) {
	*v = 0
	text := d.timeText()
	if text == "" {
		return
	}
	ticks, ok := parseSpan(text)
	switch {
	case !ok:
		d.noteToken("is not a duration")
	case ticks >= maxSpanTicks:
		*v = math.MaxInt64
	case ticks <= -maxSpanTicks:
		*v = math.MinInt64
	case ticks > math.MaxInt64/100 || ticks < math.MinInt64/100:
		d.noteToken("does not fit a time.Duration, which ends at 292 years")
	default:
		*v = time.Duration(ticks) * 100
	}
}

// timeText reads the token of a duration or a time of day. As a bare map key it may hold
// ':', so there it is the longest text that ends before a ':' and can be read.
func (d *decoder) timeText() string {
	if d.closer != ':' || d.i >= len(d.s) || d.s[d.i] == '"' {
		return d.scalar()
	}
	rest := d.s[d.i:min(len(d.s), d.i+40)]
	for end := len(rest) - 1; end > 0; end-- {
		if rest[end] != ':' {
			continue
		}
		if _, ok := parseSpan(rest[:end]); ok {
			d.at = d.i
			d.i += end
			return rest[:end]
		}
	}
	return d.scalar()
}

// parseSpan reads a duration in ticks of 100 ns.
func parseSpan(s string) (int64, bool) {
	unsignedText, minus := strings.CutPrefix(s, "-")
	var ticks int64
	ok := false
	switch {
	case strings.HasPrefix(unsignedText, "P"):
		ticks, ok = parseXMLSpan(unsignedText[1:])
	case strings.Contains(unsignedText, ":"):
		ticks, ok = parseClockSpan(unsignedText)
	default:
		ticks, ok = spanPart(unsignedText, ticksPerSecond)
	}
	if minus {
		ticks = -ticks
	}
	return ticks, ok
}

// parseXMLSpan reads what follows the P: [nD][T[nH][nM][n.fS]]. Months and years have no length, and are no duration.
func parseXMLSpan(s string) (total int64, ok bool) {
	units := "D"
	for s != "" {
		if s[0] == 'T' && !strings.Contains(units, "S") {
			units, s = "HMS", s[1:]
			continue
		}
		end := strings.IndexAny(s, "DHMS")
		if end < 0 {
			return 0, false
		}
		unit := s[end]
		at := strings.IndexByte(units, unit)
		if at < 0 || unit != 'S' && number20(s[:end]) < 0 {
			return 0, false
		}
		units = units[at+1:]
		ticks, ok := spanPart(s[:end], ticksOf(unit))
		if !ok || total > math.MaxInt64-ticks {
			return 0, false
		}
		total += ticks
		s = s[end+1:]
	}
	return total, true
}

// number20 reads a whole number of any length that fits; -1 for anything else.
func number20(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || s[0] == '+' || s[0] == '-' {
		return -1
	}
	return n
}

func ticksOf(unit byte) int64 {
	switch unit {
	case 'D':
		return ticksPerDay
	case 'H':
		return 3600 * ticksPerSecond
	case 'M':
		return 60 * ticksPerSecond
	}
	return ticksPerSecond
}

// parseClockSpan reads [d.]hh:mm[:ss[.f]].
func parseClockSpan(s string) (int64, bool) {
	var days int64
	if dot := strings.IndexByte(s, '.'); dot >= 0 && dot < strings.IndexByte(s, ':') {
		if days = number20(s[:dot]); days < 0 || days > math.MaxInt64/ticksPerDay {
			return 0, false
		}
		s = s[dot+1:]
	}
	parts := strings.SplitN(s, ":", 4)
	if len(parts) > 3 {
		return 0, false
	}
	hours, minutes := number(parts[0]), number(parts[1])
	if hours < 0 || hours > 23 || minutes < 0 || minutes > 59 {
		return 0, false
	}
	total := int64(hours)*3600*ticksPerSecond + int64(minutes)*60*ticksPerSecond
	if len(parts) == 3 {
		seconds, ok := spanPart(parts[2], ticksPerSecond)
		if !ok || seconds >= 60*ticksPerSecond {
			return 0, false
		}
		total += seconds
	}
	if days*ticksPerDay > math.MaxInt64-total {
		return 0, false
	}
	return total + days*ticksPerDay, true
}

// spanPart reads a number with an optional fraction, in ticks of the unit.
func spanPart(s string, unit int64) (int64, bool) {
	whole, fraction, dotted := strings.Cut(s, ".")
	n := number20(whole)
	if n < 0 || n > math.MaxInt64/unit {
		return 0, false
	}
	if !dotted {
		return n * unit, true
	}
	for i := 0; i < len(fraction); i++ {
		if fraction[i]-'0' > 9 {
			return 0, false
		}
	}
	ticks := int64(fractionTicks(fraction))
	if ticks < 0 || n*unit > math.MaxInt64-ticks {
		return 0, false
	}
	return n*unit + ticks, true
}
