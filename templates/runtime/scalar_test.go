package runtime

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"math/big"
	"math/rand"
	"strings"
	"testing"
	"time"
)

// scalar is what every scalar type offers.
type scalar interface {
	encoding.TextMarshaler
	json.Marshaler
	driver.Valuer
	String() string
}

type scalarPointer interface {
	encoding.TextUnmarshaler
	json.Unmarshaler
	sql.Scanner
}

func TestScalarMethods(t *testing.T) {
	t.Parallel()
	guid, _ := ParseGUID("7da74353-a40c-468e-93aa-7ff51f4f0e84")
	decimal, _ := ParseDecimal("-1.10")
	day, _ := ParseDateOnly("2020-01-02")
	clock, _ := ParseTimeOnly("13:04:05.5")
	tests := []struct {
		value      scalar
		into       scalarPointer
		text, json string
	}{
		{guid, new(GUID), "7da74353-a40c-468e-93aa-7ff51f4f0e84", `"7da74353a40c468e93aa7ff51f4f0e84"`},
		{decimal, new(Decimal), "-1.10", "-1.10"},
		{day, new(DateOnly), "2020-01-02", `"2020-01-02"`},
		{clock, new(TimeOnly), "13:04:05.5", `"PT13H4M5.5S"`},
		{Number("1e5"), new(Number), "1e5", "1e5"},
		{Char('é'), new(Char), "é", `"é"`},
	}
	for _, test := range tests {
		if got := test.value.String(); got != test.text {
			t.Errorf("String of %T is %s, not %s", test.value, got, test.text)
		}
		if got, err := test.value.MarshalText(); string(got) != test.text || err != nil {
			t.Errorf("text of %T is %s: %v", test.value, got, err)
		}
		if got, err := json.Marshal(test.value); string(got) != test.json || err != nil {
			t.Errorf("JSON of %T is %s, not %s: %v", test.value, got, test.json, err)
		}
		stored, err := test.value.Value()
		if err != nil || !driver.IsValue(stored) {
			t.Errorf("%T is stored as %v: %v", test.value, stored, err)
		}
		for name, read := range map[string]func() error{
			"text":  func() error { return test.into.UnmarshalText([]byte(test.text)) },
			"JSON":  func() error { return json.Unmarshal([]byte(test.json), test.into) },
			"null":  func() error { return json.Unmarshal([]byte("null"), test.into) },
			"SQL":   func() error { return test.into.Scan(stored) },
			"bytes": func() error { return test.into.Scan([]byte(test.text)) },
		} {
			if err := read(); err != nil {
				t.Errorf("%T from %s: %v", test.into, name, err)
			}
		}
		if got := test.into.(interface{ String() string }).String(); got != test.text {
			t.Errorf("%T comes back as %s, not %s", test.into, got, test.text)
		}
		for _, bad := range []error{
			test.into.UnmarshalText([]byte("12?")), test.into.UnmarshalJSON([]byte(`"12?"`)), test.into.Scan("12?"), test.into.Scan(struct{}{}),
			test.into.UnmarshalJSON([]byte(`"1" x`)),
		} {
			if bad == nil {
				t.Errorf("%T takes what it is not", test.into)
			}
		}
	}
}

func TestParseDecimal(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"0": "0", "-0": "0", "-0.0": "0.0", "007": "7", "1.10": "1.10", "1E5": "100000", "1.5E-3": "0.0015", "1,111.50": "1111.50", "+5": "5", ".5": "0.5", "5.": "5",
		"79228162514264337593543950335":        "79228162514264337593543950335",
		"-79228162514264337593543950335":       "-79228162514264337593543950335",
		"79228162514264337593543950335.4":      "79228162514264337593543950335",
		"7.9228162514264337593543950335":       "7.9228162514264337593543950335",
		"7.92281625142643375935439503355":      "7.922816251426433759354395034",
		"0.0000000000000000000000000001":       "0.0000000000000000000000000001",
		"0.00000000000000000000000000005":      "0.0000000000000000000000000000",
		"0.000000000000000000000000000051":     "0.0000000000000000000000000001",
		"1e-40":                                "0.0000000000000000000000000000",
		"0e99999999999":                        "0",
		"1" + strings.Repeat("0", 28):          "1" + strings.Repeat("0", 28),
		"0." + strings.Repeat("3", 200):        "0." + strings.Repeat("3", 28),
		"1" + strings.Repeat("0", 70) + "e-70": "1.0000000000000000000000000000",
	}
	for text, want := range tests {
		if got, err := ParseDecimal(text); err != nil || got.String() != want {
			t.Errorf("%s is %s, not %s: %v", text, got, want, err)
		}
	}
	for _, text := range []string{"", "x", "1x", "--1", "1.2.3", "e5", ".", "1e", "1e+", "0x1", "NaN", "79228162514264337593543950336", "1e29", "1e99999999999", "1_0"} {
		if got, err := ParseDecimal(text); err == nil {
			t.Errorf("%s is %s", text, got)
		}
	}
}

// TestDecimalOrder compares with exact arithmetic.
func TestDecimalOrder(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewSource(1))
	var all []Decimal
	for range 300 {
		v := Decimal{low: random.Uint64() >> random.Intn(64), high: random.Uint32() >> random.Intn(32), scale: uint8(random.Intn(29))}
		v.negative = random.Intn(2) == 0 && !v.IsZero()
		all = append(all, v, NewDecimal(random.Int63n(100)-50, random.Intn(3)))
	}
	for _, a := range all {
		again, err := ParseDecimal(a.String())
		if err != nil || again != a {
			t.Fatalf("%+v reads as %+v: %v", a, again, err)
		}
		for _, b := range all {
			x, _ := new(big.Rat).SetString(a.String())
			y, _ := new(big.Rat).SetString(b.String())
			if got := a.Compare(b); got != x.Cmp(y) {
				t.Fatalf("%s against %s is %d", a, b, got)
			}
		}
	}
}

func TestParseGUID(t *testing.T) {
	t.Parallel()
	const want = "40dfa5a2-8054-4b3e-b7f5-06e61ff387ef"
	for _, text := range []string{
		"40DFA5A2-8054-4b3e-B7F5-06E61FF387EF", "40dfa5a280544b3eb7f506e61ff387ef", "{40dfa5a2-8054-4b3e-b7f5-06e61ff387ef}", "(40dfa5a2-8054-4b3e-b7f5-06e61ff387ef)",
	} {
		if g, err := ParseGUID(text); err != nil || g.String() != want {
			t.Errorf("%s is %s: %v", text, g, err)
		}
	}
	for _, text := range []string{"", "x", want + "0", "{" + want + ")", "40dfa5a2x8054-4b3e-b7f5-06e61ff387ef", "g" + want[1:], "{40dfa5a280544b3eb7f506e61ff387ef}"} {
		if g, err := ParseGUID(text); err == nil {
			t.Errorf("%s is %s", text, g)
		}
	}
}

func TestDays(t *testing.T) {
	t.Parallel()
	if got := DateOnly(maxDayOnly).String(); got != "9999-12-31" {
		t.Errorf("the last day is %s", got)
	}
	day := DateOnlyOf(time.Date(2024, 2, 28, 23, 0, 0, 0, time.FixedZone("", -5*3600)))
	if got := (day + 2).String(); got != "2024-03-01" {
		t.Errorf("two days later is %s", got)
	}
	if got := day.Time(ServerTime()); got.Location() != ServerTime() || got.Hour() != 0 || DateOnlyOf(got) != day {
		t.Errorf("its midnight is %v", got)
	}
	for _, n := range []DateOnly{0, 1, unixDay - 1, unixDay, maxDayOnly} {
		if back, err := ParseDateOnly(n.String()); back != n || err != nil {
			t.Errorf("%d is %s and back %d: %v", n, n, back, err)
		}
	}
}

// TestChars reads and writes each char bare, as servers do, and quoted where safe JSV does.
func TestChars(t *testing.T) {
	t.Parallel()
	type pair struct {
		C Char
		D int32
	}
	encode := func(v *pair, b []byte, e *encoder) []byte {
		b = e.begin(b)
		b = v.C.encode(addKey(b, e, `"c":c:`), e)
		return e.end(addInt(b, e, `"d":d:`, v.D))
	}
	decode := func(v *pair, d *decoder) {
		for k := d.begin(); k != endOfObject; {
			switch k = d.next([]string{"c", "d"}, k); k {
			case 0:
				v.C.decode(d)
			case 1:
				decodeInt(&v.D, d)
			case unknownMember:
				d.skip()
			}
		}
	}
	for c := Char(0); c < 0xd800; c++ {
		for _, e := range []encoder{{}, {safe: true}, {json: true}} {
			text, err := writeAs(pair{c, 7}, e, encode)
			if err != nil {
				t.Fatal(err)
			}
			if back, err := readAs(text, e.json, decode); err != nil && c != 0x200b || back != (pair{c, 7}) && c != 0x200b {
				t.Errorf("%q reads as %v: %v", text, back, err)
			}
		}
	}
}
