package runtime

import (
	"bytes"
	"database/sql/driver"
	"encoding/hex"
)

// GUID is .NET's Guid, its bytes in the order in which they are written.
type GUID [16]byte

// ParseGUID reads 32 hexadecimal digits in any case, bare or as 8-4-4-4-12, and the latter in braces or parentheses.
func ParseGUID(s string) (GUID, error) {
	if g, ok := parseGUID(s); ok {
		return g, nil
	}
	return GUID{}, scalarError(s, "is not a GUID")
}

func parseGUID(s string) (g GUID, ok bool) {
	if n := len(s); n == 38 && (s[0] == '{' && s[37] == '}' || s[0] == '(' && s[37] == ')') {
		s = s[1:37]
	}
	dashed := len(s) == 36
	if !dashed && len(s) != 32 || dashed && (s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-') {
		return g, false
	}
	i := 0
	for k := range g {
		if dashed && (k == 4 || k == 6 || k == 8 || k == 10) {
			i++
		}
		high, okHigh := hexDigit(s[i])
		low, okLow := hexDigit(s[i+1])
		if !okHigh || !okLow {
			return GUID{}, false
		}
		g[k] = high<<4 | low
		i += 2
	}
	return g, true
}

// appendGUID appends lower-case digits, with dashes or without.
func appendGUID(b []byte, g *GUID, dashed bool) []byte {
	if !dashed {
		return hex.AppendEncode(b, g[:])
	}
	b = append(hex.AppendEncode(b, g[:4]), '-')
	b = append(hex.AppendEncode(b, g[4:6]), '-')
	b = append(hex.AppendEncode(b, g[6:8]), '-')
	b = append(hex.AppendEncode(b, g[8:10]), '-')
	return hex.AppendEncode(b, g[10:])
}

// String is 8-4-4-4-12 in lower case, whatever the service writes.
func (g GUID) String() string { return string(appendGUID(nil, &g, true)) }

// Compare orders by bytes, which is the order of the texts: -1, 0 or 1.
func (g GUID) Compare(other GUID) int { return bytes.Compare(g[:], other[:]) }

// IsZero reports the GUID of sixteen zeros, .NET's Guid.Empty.
func (g GUID) IsZero() bool { return g == GUID{} }

// MarshalText is String.
func (g GUID) MarshalText() ([]byte, error) { return appendGUID(nil, &g, true), nil }

// UnmarshalText reads what ParseGUID does.
func (g *GUID) UnmarshalText(text []byte) (err error) {
	*g, err = ParseGUID(string(text))
	return err
}

// MarshalJSON is the text as the service writes it, in quotes.
func (g GUID) MarshalJSON() ([]byte, error) { return marshalJSON(g.encode) }

// UnmarshalJSON reads a quoted text that ParseGUID does; null leaves the value as it is.
func (g *GUID) UnmarshalJSON(data []byte) error { return unmarshalJSON(data, g.decode) }

// Value is the text, 8-4-4-4-12.
func (g GUID) Value() (driver.Value, error) { return g.String(), nil }

// Scan takes text that ParseGUID does, or 16 bytes.
func (g *GUID) Scan(source any) error {
	if raw, ok := source.([]byte); ok && len(raw) == len(g) {
		copy(g[:], raw)
		return nil
	}
	return scanText(source, "GUID", g.UnmarshalText)
}

func (g *GUID) encode(b []byte, e *encoder) []byte {
	if e.json {
		return append(appendGUID(append(b, '"'), g, hostDashedGUID), `",`...)
	}
	return append(appendGUID(b, g, hostDashedGUID), ',')
}

func (g *GUID) decode(d *decoder) {
	*g = GUID{}
	if text := d.scalar(); text != "" {
		var ok bool
		if *g, ok = parseGUID(text); !ok {
			d.noteToken("is not a GUID")
		}
	}
}
