// Package money holds types of a user's own, as they stand for scalars in a generated package.
package money

import (
	"fmt"
	"strconv"
	"strings"
)

// Amount is an amount of money; its text is a number with two digits behind the point.
type Amount struct{ cents int64 }

// Cents makes an amount.
func Cents(n int64) Amount { return Amount{n} }

// IsZero tells of no money at all.
func (a Amount) IsZero() bool { return a.cents == 0 }

// MarshalText writes the amount.
func (a Amount) MarshalText() ([]byte, error) {
	if a.cents < 0 {
		return nil, fmt.Errorf("an amount of %d cents", a.cents)
	}
	return fmt.Appendf(nil, "%d.%02d", a.cents/100, a.cents%100), nil
}

// UnmarshalText reads what MarshalText writes, with fewer digits too.
func (a *Amount) UnmarshalText(text []byte) error {
	whole, part, _ := strings.Cut(string(text), ".")
	n, err := strconv.ParseInt(whole+(part + "00")[:2], 10, 64)
	a.cents = n
	return err
}

// Ticket is a text that begins with "T-" where it travels.
type Ticket string

// MarshalText writes the prefix.
func (t Ticket) MarshalText() ([]byte, error) { return []byte("T-" + string(t)), nil }

// UnmarshalText wants the prefix.
func (t *Ticket) UnmarshalText(text []byte) error {
	rest, ok := strings.CutPrefix(string(text), "T-")
	if !ok {
		return fmt.Errorf("%q is no ticket", text)
	}
	*t = Ticket(rest)
	return nil
}

// Key is a key of eight bytes, that can be compared.
type Key [8]byte

// MarshalText writes 32 digits.
func (k Key) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%032x", k[:]), nil }

// UnmarshalText reads the last 16 of 32 digits.
func (k *Key) UnmarshalText(text []byte) error {
	digits := strings.ReplaceAll(string(text), "-", "")
	if len(digits) != 32 {
		return fmt.Errorf("%q is no key", text)
	}
	for i := range k {
		n, err := strconv.ParseUint(digits[16+2*i:18+2*i], 16, 8)
		if err != nil {
			return err
		}
		k[i] = byte(n)
	}
	return nil
}
