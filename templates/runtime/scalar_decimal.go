package runtime

import (
	"cmp"
	"database/sql/driver"
	"math"
	"math/bits"
	"strconv"
)

// Decimal is .NET's decimal: a whole number of 96 bits over a power of ten up to 10^28.
// The scale is kept, 1.10 is not 1.1: == compares both, Compare the values alone.
type Decimal struct {
	low      uint64
	high     uint32
	scale    uint8
	negative bool // never with zero
}

const maxDecimalScale = 28

// NewDecimal is unscaled / 10^scale: NewDecimal(110, 2) is 1.10. A scale outside 0 to 28 is
// moved to the nearest of these.
func NewDecimal(unscaled int64, scale int) Decimal {
	v := Decimal{low: uint64(unscaled), scale: uint8(min(max(scale, 0), maxDecimalScale)), negative: unscaled < 0}
	if unscaled < 0 {
		v.low = -v.low
	}
	return v
}

// ParseDecimal reads digits with an optional sign, fraction and exponent, and with commas
// between thousands. What has more digits than fit is rounded, half to even; what is too
// large is an error.
func ParseDecimal(s string) (Decimal, error) {
	v, reason := parseDecimal(s)
	if reason != "" {
		return Decimal{}, scalarError(s, reason)
	}
	return v, nil
}

// String is the value with all digits of its scale, never with an exponent.
func (v Decimal) String() string {
	var b [40]byte
	return string(v.append(b[:0]))
}

func (v Decimal) append(b []byte) []byte {
	if v.negative {
		b = append(b, '-')
	}
	var digits [32]byte
	d := v.appendDigits(digits[:0])
	scale := int(v.scale)
	if len(d) <= scale {
		b = append(b, '0', '.')
		for range scale - len(d) {
			b = append(b, '0')
		}
		return append(b, d...)
	}
	b = append(b, d[:len(d)-scale]...)
	if scale > 0 {
		b = append(append(b, '.'), d[len(d)-scale:]...)
	}
	return b
}

// appendDigits appends the whole number, in which the scale is not seen.
func (v Decimal) appendDigits(b []byte) []byte {
	if v.high == 0 {
		return strconv.AppendUint(b, v.low, 10)
	}
	const part = 1e19 // as many digits as a word holds
	quotient, rest := bits.Div64(uint64(v.high), v.low, part)
	b = strconv.AppendUint(b, quotient, 10)
	at := len(b)
	b = append(b, "0000000000000000000"...)
	for i := len(b) - 1; i >= at; i-- {
		b[i] = byte('0' + rest%10)
		rest /= 10
	}
	return b
}

// Float64 is the nearest floating-point number.
func (v Decimal) Float64() float64 {
	f, _ := parseFloat(v.String(), 64)
	return f
}

// IsZero reports a value of zero, of whatever scale.
func (v Decimal) IsZero() bool { return v.low == 0 && v.high == 0 }

// Sign is -1, 0 or 1.
func (v Decimal) Sign() int {
	switch {
	case v.IsZero():
		return 0
	case v.negative:
		return -1
	}
	return 1
}

// Compare orders by value, whatever the scales: -1, 0 or 1.
func (v Decimal) Compare(other Decimal) int {
	if c := cmp.Compare(v.Sign(), other.Sign()); c != 0 {
		return c
	}
	a, b := v.wide(), other.wide()
	for range int(other.scale) - int(v.scale) {
		a.times10()
	}
	for range int(v.scale) - int(other.scale) {
		b.times10()
	}
	for i := 2; i >= 0; i-- {
		if c := cmp.Compare(a[i], b[i]); c != 0 {
			return c * v.Sign()
		}
	}
	return 0
}

// wideInt is a whole number of 192 bits, the lowest word first: 96 bits times 10^28 fit.
type wideInt [3]uint64

func (v Decimal) wide() wideInt { return wideInt{v.low, uint64(v.high)} }

func (w *wideInt) times10() {
	var carry uint64
	for i := range w {
		high, low := bits.Mul64(w[i], 10)
		low, c := bits.Add64(low, carry, 0)
		w[i], carry = low, high+c
	}
}

// MarshalText is String.
func (v Decimal) MarshalText() ([]byte, error) { return v.append(nil), nil }

// UnmarshalText reads what ParseDecimal does.
func (v *Decimal) UnmarshalText(text []byte) (err error) {
	*v, err = ParseDecimal(string(text))
	return err
}

// MarshalJSON is the number, not in quotes.
func (v Decimal) MarshalJSON() ([]byte, error) { return v.append(nil), nil }

// UnmarshalJSON reads a number, in quotes or without; null leaves the value as it is.
func (v *Decimal) UnmarshalJSON(data []byte) error { return unmarshalJSON(data, v.decode) }

// Value is the text.
func (v Decimal) Value() (driver.Value, error) { return v.String(), nil }

// Scan takes a number or its text.
func (v *Decimal) Scan(source any) error {
	if f, ok := source.(float64); ok {
		source = strconv.FormatFloat(f, 'f', -1, 64)
	}
	return scanText(source, "Decimal", v.UnmarshalText)
}

func (v *Decimal) encode(b []byte, e *encoder) []byte { return append(v.append(b), ',') }

func (v *Decimal) decode(d *decoder) {
	*v = Decimal{}
	if text := d.scalar(); text != "" {
		parsed, reason := parseDecimal(text)
		if reason != "" {
			d.noteToken(reason)
			return
		}
		*v = parsed
	}
}

// decimalText is what a decimal's text says: its digits without leading zeros, as many as
// can matter, and the scale.
type decimalText struct {
	negative bool
	digits   [64]byte // values, not characters
	n        int
	sticky   bool // a digit beyond those kept was not zero
	dropped  int  // how many there were
	scale    int
}

// shortDecimal reads up to 18 digits with a sign and a point, which is what nearly all are.
func shortDecimal(s string) (v Decimal, ok bool) {
	i := 0
	if s != "" && s[0] == '-' {
		i = 1
	}
	if len(s) > 18 {
		return v, false
	}
	first, point := i, -1
	for ; i < len(s); i++ {
		switch digit := s[i] - '0'; {
		case digit <= 9:
			v.low = v.low*10 + uint64(digit)
		case s[i] == '.' && point < 0:
			point = i
		default:
			return v, false
		}
	}
	if point >= 0 {
		v.scale = uint8(len(s) - 1 - point)
		first++
	}
	v.negative = s != "" && s[0] == '-' && v.low != 0
	return v, len(s) > first
}

// parseDecimal reads a decimal, or answers why it cannot.
func parseDecimal(s string) (Decimal, string) {
	if v, ok := shortDecimal(s); ok {
		return v, ""
	}
	var t decimalText
	if !t.parse(s) {
		return Decimal{}, "is not a decimal"
	}
	v, ok := t.decimal()
	if !ok {
		return Decimal{}, "is too large for a decimal"
	}
	return v, ""
}

func (t *decimalText) parse(s string) bool {
	s, ok := plainNumber(s)
	if !ok || s == "" {
		return false
	}
	if s[0] == '-' || s[0] == '+' {
		t.negative = s[0] == '-'
		s = s[1:]
	}
	seen, dotted := false, false
	i := 0
	for ; i < len(s) && s[i]|0x20 != 'e'; i++ {
		switch c := s[i] - '0'; {
		case c <= 9:
			seen = true
			t.add(c, dotted)
		case s[i] == '.' && !dotted:
			dotted = true
		default:
			return false
		}
	}
	if i == len(s) || !seen {
		return seen
	}
	exponent, err := strconv.Atoi(s[i+1:])
	if err != nil && !isRange(err) {
		return false
	}
	t.scale -= min(max(exponent, -1<<20), 1<<20)
	return true
}

// add takes the next digit.
func (t *decimalText) add(digit byte, fraction bool) {
	if fraction {
		t.scale++
	}
	switch {
	case t.n == 0 && digit == 0:
	case t.n < len(t.digits):
		t.digits[t.n] = digit
		t.n++
	default:
		t.dropped++
		t.sticky = t.sticky || digit != 0
	}
}

// decimal makes the value, rounding what is finer than a decimal can be.
func (t *decimalText) decimal() (Decimal, bool) {
	n, scale := t.n, t.scale-t.dropped
	if n == 0 {
		return Decimal{scale: uint8(min(max(scale, 0), maxDecimalScale))}, true
	}
	for ; scale < 0; scale++ {
		if n == len(t.digits) || n > 29 {
			return Decimal{}, false
		}
		t.digits[n] = 0
		n++
	}
	drop := max(0, scale-maxDecimalScale, n-29)
	for ; drop <= scale; drop++ {
		if drop > n {
			return Decimal{scale: maxDecimalScale}, true
		}
		if v, ok := t.coefficient(n-drop, n); ok {
			v.scale = uint8(scale - drop)
			v.negative = t.negative && !v.IsZero()
			return v, true
		}
	}
	return Decimal{}, false
}

// coefficient is the number of the first keep of n digits, rounded by the others; false
// where it needs more than 96 bits.
func (t *decimalText) coefficient(keep, n int) (Decimal, bool) {
	var w wideInt
	for _, digit := range t.digits[:keep] {
		w.times10()
		w.add(uint64(digit))
	}
	if keep < n && t.roundsUp(keep, n) {
		w.add(1)
	}
	return Decimal{low: w[0], high: uint32(w[1])}, w[1] <= math.MaxUint32 && w[2] == 0
}

func (t *decimalText) roundsUp(keep, n int) bool {
	next := t.digits[keep]
	if next != 5 {
		return next > 5
	}
	for _, digit := range t.digits[keep+1 : n] {
		if digit != 0 {
			return true
		}
	}
	return t.sticky || keep > 0 && t.digits[keep-1]%2 == 1
}

func (w *wideInt) add(n uint64) {
	var carry uint64
	w[0], carry = bits.Add64(w[0], n, 0)
	w[1], carry = bits.Add64(w[1], 0, carry)
	w[2] += carry
}
