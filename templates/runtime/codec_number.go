package runtime

import (
	"math"
	"strconv"
	"strings"
)

type signed interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~int
}

type unsigned interface {
	~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uint
}

func encodeInt[T signed](v *T, b []byte, e *encoder) []byte { return appendInt(b, int64(*v)) }

func encodeUint[T unsigned](v *T, b []byte, e *encoder) []byte { return appendUint(b, uint64(*v)) }

func appendInt(b []byte, v int64) []byte { return append(strconv.AppendInt(b, v, 10), ',') }

func appendUint(b []byte, v uint64) []byte { return append(strconv.AppendUint(b, v, 10), ',') }

func encodeBool(v *bool, b []byte, e *encoder) []byte {
	switch {
	case e.json && *v:
		return append(b, "true,"...)
	case e.json:
		return append(b, "false,"...)
	case *v:
		return append(b, "True,"...)
	}
	return append(b, "False,"...)
}

func encodeFloat64(v *float64, b []byte, e *encoder) []byte { return appendFloat(b, *v, 64, 'E') }

// encodeFloat32 has a small e in JSON, where the server formats it in another way than a double.
func encodeFloat32(v *float32, b []byte, e *encoder) []byte {
	if e.json {
		return appendFloat(b, float64(*v), 32, 'e')
	}
	return appendFloat(b, float64(*v), 32, 'E')
}

// appendFloat spells a number as .NET does: the fewest digits that read back, without an
// exponent from 0.0001 up to 17 digits (9 of a 32-bit one), else `1.5E+300`; the two
// outermost values have a small e.
func appendFloat(b []byte, v float64, bits int, exponent byte) []byte {
	most, fixedBelow, fixedFrom := math.MaxFloat64, 1e17, 1e-4
	if bits == 32 {
		most, fixedBelow, fixedFrom = math.MaxFloat32, 1e9, float64(float32(1e-4))
	}
	size := math.Abs(v)
	switch {
	case math.IsNaN(v):
		b = append(b, "NaN"...)
	case math.IsInf(v, 1):
		b = append(b, "Infinity"...)
	case math.IsInf(v, -1):
		b = append(b, "-Infinity"...)
	case size == most:
		b = strconv.AppendFloat(b, v, 'e', -1, bits)
	case size == 0 || size >= fixedFrom && size < fixedBelow:
		b = strconv.AppendFloat(b, v, 'f', -1, bits)
	default:
		b = strconv.AppendFloat(b, v, exponent, -1, bits)
	}
	return append(b, ',')
}

func decodeInt[T signed](v *T, d *decoder) {
	n := d.integer()
	if *v = T(n); int64(*v) != n {
		*v = 0
		d.noteToken("does not fit this integer")
	}
}

func decodeUint[T unsigned](v *T, d *decoder) {
	n := d.cardinal()
	if *v = T(n); uint64(*v) != n {
		*v = 0
		d.noteToken("does not fit this unsigned integer")
	}
}

// integer reads a signed number; 0 for none and for what is not one, which is noted.
func (d *decoder) integer() int64 {
	if n, ok := d.digits(); ok {
		return n
	}
	text := d.scalar()
	if text == "" {
		return 0
	}
	text, minus := cutMinus(text)
	n, err := strconv.ParseUint(text, 10, 64)
	switch {
	case text == "" || text[0] == '+' || err != nil && !isRange(err):
		d.noteToken("is not an integer")
	case err != nil || n > 1<<63 || n == 1<<63 && !minus:
		d.noteToken("does not fit an integer of 64 bits")
	case minus:
		return -int64(n)
	default:
		return int64(n)
	}
	return 0
}

// cardinal reads an unsigned number; 0 for none and for what is not one, which is noted.
func (d *decoder) cardinal() uint64 {
	if d.i < len(d.s) && d.s[d.i] != '-' {
		if n, ok := d.digits(); ok {
			return uint64(n)
		}
	}
	text := d.scalar()
	if text == "" {
		return 0
	}
	text, minus := cutMinus(text)
	n, err := strconv.ParseUint(text, 10, 64)
	switch {
	case text == "" || text[0] == '+' || err != nil && !isRange(err):
		d.noteToken("is not an integer")
	case err != nil || minus && n > 0:
		d.noteToken("does not fit an unsigned integer of 64 bits")
	default:
		return n
	}
	return 0
}

// digits is the short way of integer: up to 18 bare digits with a terminator right
// after them. It reads nothing when that is not what stands there.
func (d *decoder) digits() (int64, bool) {
	s, i := d.s, d.i
	minus := i < len(s) && s[i] == '-'
	if minus {
		i++
	}
	first := i
	var n int64
	for i < len(s) && s[i]-'0' <= 9 {
		n = n*10 + int64(s[i]-'0')
		i++
	}
	if i == first || i-first > 18 || i == len(s) || s[i] != ',' && s[i] != d.closer {
		return 0, false
	}
	if minus {
		n = -n
	}
	d.at, d.i = d.i, i
	return n, true
}

// cutMinus cuts a leading minus, also the U+2212 that some cultures of servers write.
func cutMinus(text string) (string, bool) {
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		return rest, true
	}
	return strings.CutPrefix(text, "\u2212")
}

func isRange(err error) bool {
	e, ok := err.(*strconv.NumError)
	return ok && e.Err == strconv.ErrRange
}

func decodeFloat64(v *float64, d *decoder) { *v = d.float(64) }

func decodeFloat32(v *float32, d *decoder) { *v = float32(d.float(32)) }

// float reads a number with or without a fraction or an exponent; 0 for none and for what is not one.
func (d *decoder) float(bits int) float64 {
	text := d.scalar()
	if text == "" {
		return 0
	}
	f, ok := parseFloat(text, bits)
	if !ok {
		d.noteToken("is not a number")
	}
	return f
}

// parseFloat reads what .NET reads: thousands commas in the integer part, NaN and the
// infinities by name, and what is too large as an infinity.
func parseFloat(text string, bits int) (float64, bool) {
	switch text {
	case "NaN":
		return math.NaN(), true
	case "Infinity", "+Infinity", "∞":
		return math.Inf(1), true
	case "-Infinity", "-∞":
		return math.Inf(-1), true
	}
	text, ok := plainNumber(text)
	if !ok {
		return 0, false
	}
	f, err := strconv.ParseFloat(text, bits)
	return f, err == nil || isRange(err)
}

// plainNumber checks that text is decimal digits with at most a sign, a fraction and an
// exponent, for strconv takes more than that, and drops thousands commas.
func plainNumber(text string) (string, bool) {
	if rest, ok := strings.CutPrefix(text, "\u2212"); ok {
		text = "-" + rest
	}
	commas := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == ',' && i > 0 && text[i-1]-'0' <= 9:
			commas = true
		case c-'0' > 9 && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E':
			return "", false
		}
	}
	if !commas {
		return text, true
	}
	if last := strings.LastIndexByte(text, ','); strings.ContainsAny(text[:last], ".eE") {
		return "", false
	}
	return strings.ReplaceAll(text, ",", ""), true
}

// decodeBool reads True and true, and what .NET takes besides; an empty slot is false.
func decodeBool(v *bool, d *decoder) {
	if rest := d.s[d.i:]; len(rest) > 5 {
		if (rest[:4] == "True" || rest[:4] == "true") && (rest[4] == ',' || rest[4] == d.closer) {
			*v = true
			d.at, d.i = d.i, d.i+4
			return
		}
		if (rest[:5] == "False" || rest[:5] == "false") && (rest[5] == ',' || rest[5] == d.closer) {
			*v = false
			d.at, d.i = d.i, d.i+5
			return
		}
	}
	*v = false
	switch text := d.scalar(); text {
	case "True", "true", "1", "t", "T", "y", "Y", "on":
		*v = true
	case "False", "false", "0", "f", "F", "n", "N", "off", "":
	default:
		switch {
		case strings.EqualFold(text, "true"):
			*v = true
		case !strings.EqualFold(text, "false"):
			d.noteToken("is not a boolean")
		}
	}
}
