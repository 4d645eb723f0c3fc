package runtime

import (
	"math"
	"strings"
	"testing"
	"time"
)

// textOf writes any value in a format.
func textOf(t *testing.T, v any, e encoder) string {
	t.Helper()
	got, err := writeAs(v, e, encodeAny)
	if err != nil {
		t.Fatalf("%v: %v", v, err)
	}
	return got
}

func TestWriteText(t *testing.T) {
	t.Parallel()
	tests := []struct{ value, jsv, safe, json string }{
		{"", `""`, `""`, `""`},
		{"Hello World!", "Hello World!", "Hello World!", `"Hello World!"`},
		{"a:b", `"a:b"`, `"a:b"`, `"a:b"`},
		{"a,b", `"a,b"`, `"a,b"`, `"a,b"`},
		{"a{b", `"a{b"`, `"a{b"`, `"a{b"`},
		{"a}b", `"a}b"`, `"a}b"`, `"a}b"`},
		{"a[b", `"a[b"`, `"a[b"`, `"a[b"`},
		{"a]b", `"a]b"`, `"a]b"`, `"a]b"`},
		{"line1\nline2", "\"line1\nline2\"", "\"line1\nline2\"", `"line1\nline2"`},
		{"a\r", "\"a\r\"", "\"a\r\"", `"a\r"`},
		{"a\tb", "a\tb", "a\tb", `"a\tb"`},
		{" A ", " A ", `" A "`, `" A "`},
		{"\u00a0A", "\u00a0A", "\"\u00a0A\"", "\"\u00a0A\""},
		{`C:\dir`, `"C:\dir"`, `"C:\dir"`, `"C:\\dir"`},
		{"it's 100%", "it's 100%", "it's 100%", `"it's 100%"`},
		{"Bólido ✓ 😀", "Bólido ✓ 😀", "Bólido ✓ 😀", `"Bólido ✓ 😀"`},
		{`"`, `""""`, `""""`, `"\""`},
		{`""`, `""""""`, `""""""`, `"\"\""`},
		{`2" x 1"`, `"2"" x 1"""`, `"2"" x 1"""`, `"2\" x 1\""`},
		{"{Id:1,Name:x}", `"{Id:1,Name:x}"`, `"{Id:1,Name:x}"`, `"{Id:1,Name:x}"`},
		{"null", "null", "null", `"null"`},
		{"\x00\x01\b\f\x1f", "\x00\x01\b\f\x1f", "\x00\x01\b\f\x1f", `"\u0000\u0001\b\f\u001F"`},
		{"\x7f\u0080\u009f\u00a0", "\x7f\u0080\u009f\u00a0", "\"\x7f\u0080\u009f\u00a0\"", "\"\\u007F\\u0080\\u009F\u00a0\""},
		{"<b>&/\u2028", "<b>&/\u2028", "\"<b>&/\u2028\"", "\"<b>&/\u2028\""},
		{"eightlong,", `"eightlong,"`, `"eightlong,"`, `"eightlong,"`},
	}
	for _, test := range tests {
		list := []string{test.value}
		for _, f := range []struct {
			want string
			e    encoder
		}{{test.jsv, encoder{}}, {test.safe, encoder{safe: true}}, {test.json, encoder{json: true}}} {
			got := textOf(t, list, f.e)
			if got != "["+f.want+"]" {
				t.Errorf("%+v of %q is %s, not [%s]", f.e, test.value, got, f.want)
			}
			d := newDecoder(got, f.e.json)
			var back []string
			listDecode(&back, &d, codec[string]{decode: decodeString})
			if err := d.finish(); err != nil || len(back) != 1 || back[0] != test.value {
				t.Errorf("%s reads as %q: %v", got, back, err)
			}
		}
	}
}

// TestTriggers tries each byte at each place of the eight that are looked at together.
func TestTriggers(t *testing.T) {
	t.Parallel()
	for c := range 256 {
		want := strings.IndexByte("\":,{}[]\r\n", byte(c)) >= 0
		for length := 1; length < 20; length++ {
			for at := range length {
				s := strings.Repeat("x", at) + string([]byte{byte(c)}) + strings.Repeat("x", length-at-1)
				if hasTrigger(s, triggerJSV) != want {
					t.Fatalf("%q: %v", s, !want)
				}
			}
		}
	}
}

func TestWriteNumbers(t *testing.T) {
	t.Parallel()
	tests := []struct {
		value     any
		jsv, json string
	}{
		{100000.0, "100000", "100000"},
		{1e14, "100000000000000", "100000000000000"},
		{1e15, "1000000000000000", "1000000000000000"},
		{1234567890123456.0, "1234567890123456", "1234567890123456"},
		{1e16, "10000000000000000", "10000000000000000"},
		{12345678901234567.0, "12345678901234568", "12345678901234568"},
		{1e17, "1E+17", "1E+17"},
		{1.2345678901234568e17, "1.2345678901234568E+17", "1.2345678901234568E+17"},
		{0.001, "0.001", "0.001"},
		{0.0001, "0.0001", "0.0001"},
		{0.00001, "1E-05", "1E-05"},
		{0.000012345, "1.2345E-05", "1.2345E-05"},
		{1e-7, "1E-07", "1E-07"},
		{1.5e300, "1.5E+300", "1.5E+300"},
		{-1e15, "-1000000000000000", "-1000000000000000"},
		{math.Copysign(0, -1), "-0", "-0"},
		{4.9e-324, "5E-324", "5E-324"},
		{math.MaxFloat64, "1.7976931348623157e+308", "1.7976931348623157e+308"},
		{-math.MaxFloat64, "-1.7976931348623157e+308", "-1.7976931348623157e+308"},
		{0.1, "0.1", "0.1"},
		{100.25, "100.25", "100.25"},
		{math.NaN(), "NaN", "NaN"},
		{math.Inf(1), "Infinity", "Infinity"},
		{math.Inf(-1), "-Infinity", "-Infinity"},
		{float32(1.1), "1.1", "1.1"},
		{float32(16777216), "16777216", "16777216"},
		{float32(1e-7), "1E-07", "1e-07"},
		{float32(math.MaxFloat32), "3.4028235e+38", "3.4028235e+38"},
		{int32(math.MinInt32), "-2147483648", "-2147483648"},
		{int64(math.MaxInt64), "9223372036854775807", "9223372036854775807"},
		{uint64(math.MaxUint64), "18446744073709551615", "18446744073709551615"},
		{uint8(255), "255", "255"},
		{true, "True", "true"},
		{false, "False", "false"},
		{NewDecimal(110, 2), "1.10", "1.10"},
		{Number("007.50"), "007.50", "007.50"},
	}
	for _, test := range tests {
		if got := textOf(t, test.value, encoder{}); got != test.jsv {
			t.Errorf("%v in JSV is %s, not %s", test.value, got, test.jsv)
		}
		if got := textOf(t, test.value, encoder{json: true}); got != test.json {
			t.Errorf("%v in JSON is %s, not %s", test.value, got, test.json)
		}
	}
}

func TestWriteTimes(t *testing.T) {
	t.Parallel()
	day := func(loc *time.Location) time.Time { return time.Date(2024, 1, 2, 0, 0, 0, 0, loc) }
	clock := time.Date(2012, 3, 20, 7, 53, 48, 872073999, time.UTC)
	east := time.FixedZone("", 3600)
	tests := []struct {
		value           any
		jsv, safe, json string
	}{
		{day(time.UTC), "2024-01-02", "2024-01-02T00:00:00Z", `"\/Date(1704153600000)\/"`},
		{day(ServerTime()), "2024-01-02", "2024-01-02", `"\/Date(1704153600000-0000)\/"`},
		{day(east), "2024-01-02", "2024-01-02", `"\/Date(1704150000000+0100)\/"`},
		{time.Time{}, "0001-01-01", "0001-01-01", `"\/Date(-62135596800000)\/"`},
		{clock, "2012-03-20T07:53:48.8720739Z", "2012-03-20T07:53:48.8720739Z", `"\/Date(1332230028872)\/"`},
		{clock.In(east), "2012-03-20T08:53:48.8720739+01:00", "2012-03-20T08:53:48.8720739+01:00", `"\/Date(1332230028872+0100)\/"`},
		{clock.Truncate(time.Second).In(ServerTime()), "2012-03-20T07:53:48+00:00", "2012-03-20T07:53:48+00:00", `"\/Date(1332230028000-0000)\/"`},
		{time.Unix(-1, 500).UTC(), "1969-12-31T23:59:59.0000005Z", "1969-12-31T23:59:59.0000005Z", `"\/Date(-999)\/"`},
		{time.Duration(0), "PT0S", "PT0S", `"PT0S"`},
		{time.Millisecond, "PT0.001S", "PT0.001S", `"PT0.001S"`},
		{25*time.Hour + time.Minute + 1001*time.Millisecond, "P1DT1H1M1.001S", "P1DT1H1M1.001S", `"P1DT1H1M1.001S"`},
		{26*time.Hour + 3*time.Minute + 4*time.Second + 567000100, "P1DT2H3M4.5670001S", "P1DT2H3M4.5670001S", `"P1DT2H3M4.5670001S"`},
		{-24 * time.Hour, "-P1D", "-P1D", `"-P1D"`},
		{100 * time.Nanosecond, "PT0.0000001S", "PT0.0000001S", `"PT0.0000001S"`},
		{99 * time.Nanosecond, "PT0S", "PT0S", `"PT0S"`},
		{90 * time.Second, "PT1M30S", "PT1M30S", `"PT1M30S"`},
		{time.Duration(math.MaxInt64), maxSpanText, maxSpanText, `"` + maxSpanText + `"`},
		{time.Duration(math.MinInt64), "-" + maxSpanText, "-" + maxSpanText, `"-` + maxSpanText + `"`},
		{TimeOnly(13*time.Hour + 13*time.Minute + 13*time.Second), "PT13H13M13S", "PT13H13M13S", `"PT13H13M13S"`},
		{DateOnlyOf(day(east)), "2024-01-02", "2024-01-02", `"2024-01-02"`},
		{DateOnly(0), "0001-01-01", "0001-01-01", `"0001-01-01"`},
		{map[string]any{"t": clock}, "{t:2012-03-20T07:53:48.8720739Z}", "{t:2012-03-20T07:53:48.8720739Z}", `{"t":"\/Date(1332230028872)\/"}`},
	}
	for _, test := range tests {
		for _, f := range []struct {
			want string
			e    encoder
		}{{test.jsv, encoder{}}, {test.safe, encoder{safe: true}}, {test.json, encoder{json: true}}} {
			if got := textOf(t, test.value, f.e); got != f.want {
				t.Errorf("%+v of %v is %s, not %s", f.e, test.value, got, f.want)
			}
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	t.Parallel()
	values := []any{
		time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC),
		TimeOnly(-1), TimeOnly(24 * time.Hour), DateOnly(-1), DateOnly(maxDayOnly + 1), Char('😀'), Number("1x"), struct{}{},
	}
	for _, v := range values {
		if got, err := writeAs(any([]any{v}), encoder{}, encodeAny); err == nil {
			t.Errorf("%v is written as %s", v, got)
		}
	}
	loop := []any{nil}
	loop[0] = loop
	if _, err := writeAs(any(loop), encoder{}, encodeAny); err == nil {
		t.Error("a list that holds itself is written")
	}
	item := &treeItem{}
	item.Parent = item
	if _, err := writeAs(item, encoder{}, func(v **treeItem, b []byte, e *encoder) []byte { return (*v).encode(b, e) }); err == nil {
		t.Error("an item that is its own parent is written")
	}
}
