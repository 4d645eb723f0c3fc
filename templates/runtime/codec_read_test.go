package runtime

import (
	"math"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
)

// readText reads one value that is the only element of a list, so that it ends as values do.
func readText[T any](text string, json bool, decode func(*T, *decoder)) (T, error) {
	list, err := readAs("["+text+"]", json, func(v *[]T, d *decoder) { listDecode(v, d, codec[T]{decode: decode}) })
	if len(list) != 1 {
		var none T
		return none, err
	}
	return list[0], err
}

func TestReadDates(t *testing.T) {
	t.Parallel()
	server, utc := ServerTime(), time.UTC
	tests := []struct {
		text string
		want time.Time
	}{
		{"2020-01-02", time.Date(2020, 1, 2, 0, 0, 0, 0, server)},
		{"2020-01-02T03:04:05", time.Date(2020, 1, 2, 3, 4, 5, 0, server)},
		{"2020-01-02T03:04:05Z", time.Date(2020, 1, 2, 3, 4, 5, 0, utc)},
		{`"2020-01-02T03:04:05Z"`, time.Date(2020, 1, 2, 3, 4, 5, 0, utc)},
		{" 2020-01-02T03:04:05Z ", time.Date(2020, 1, 2, 3, 4, 5, 0, utc)},
		{"2020-01-02T03:04:05.1Z", time.Date(2020, 1, 2, 3, 4, 5, 100_000_000, utc)},
		{"2020-01-02T03:04:05.1234567Z", time.Date(2020, 1, 2, 3, 4, 5, 123_456_700, utc)},
		{"2020-01-02T03:04:05.123456789Z", time.Date(2020, 1, 2, 3, 4, 5, 123_456_800, utc)},
		{"2020-01-02T03:04:05+02:00", time.Date(2020, 1, 2, 1, 4, 5, 0, utc)},
		{"2020-01-02T03:04:05.678-07:00", time.Date(2020, 1, 2, 10, 4, 5, 678_000_000, utc)},
		{"2020-01-02T03:04:05+0200", time.Date(2020, 1, 2, 1, 4, 5, 0, utc)},
		{"2020-01-02 03:04:05", time.Date(2020, 1, 2, 3, 4, 5, 0, server)},
		{"2020-01-02 03:04:05Z", time.Date(2020, 1, 2, 3, 4, 5, 0, utc)},
		{"2020-01-02 03:04", time.Date(2020, 1, 2, 3, 4, 0, 0, server)},
		{"20200102", time.Date(2020, 1, 2, 0, 0, 0, 0, server)},
		{"2011-8-4", time.Date(2011, 8, 4, 0, 0, 0, 0, server)},
		{"28/06/2015", time.Date(2015, 6, 28, 0, 0, 0, 0, server)},
		{"6/28/2015", time.Date(2015, 6, 28, 0, 0, 0, 0, server)},
		{"01/02/2020", time.Date(2020, 2, 1, 0, 0, 0, 0, server)},
		{"2020/1/2", time.Date(2020, 1, 2, 0, 0, 0, 0, server)},
		{"01/02/2020 03:04:05", time.Date(2020, 1, 2, 3, 4, 5, 0, server)},
		{"1/2/2020 3:04:05 PM", time.Date(2020, 1, 2, 15, 4, 5, 0, server)},
		{"1/2/2020 12:04 am", time.Date(2020, 1, 2, 0, 4, 0, 0, server)},
		{`"Thu, 02 Jan 2020 03:04:05 GMT"`, time.Date(2020, 1, 2, 3, 4, 5, 0, utc)},
		{"2020-01-02T03:04:05.678", time.Date(2020, 1, 2, 3, 4, 5, 678_000_000, server)},
		{"2020-01-02 03:04:05.6780000Z", time.Date(2020, 1, 2, 3, 4, 5, 678_000_000, utc)},
		{"2020-01-02T03:04:05.12Z", time.Date(2020, 1, 2, 3, 4, 5, 120_000_000, utc)},
		{"2020-01-02T03:04:05.123Z", time.Date(2020, 1, 2, 3, 4, 5, 123_000_000, utc)},
		{"2020-01-02T03:04:05.1234Z", time.Date(2020, 1, 2, 3, 4, 5, 123_400_000, utc)},
		{"2020-01-02T03:04:05.12345Z", time.Date(2020, 1, 2, 3, 4, 5, 123_450_000, utc)},
		{"2020-01-02T03:04:05.123456Z", time.Date(2020, 1, 2, 3, 4, 5, 123_456_000, utc)},
		{"2020-01-02T03:04:05.1230000+05:30", time.Date(2020, 1, 1, 21, 34, 5, 123_000_000, utc)},
		{"0001-01-01", time.Time{}},
		{"9999-12-31T23:59:59.9999999Z", time.Date(9999, 12, 31, 23, 59, 59, 999_999_900, utc)},
		{"/Date(1577934245000)/", time.Date(2020, 1, 2, 3, 4, 5, 0, utc)},
		{`\/Date(1577934245000-0000)\/`, time.Date(2020, 1, 2, 3, 4, 5, 0, server)},
		{"/Date(1577934245000+0530)/", time.Date(2020, 1, 2, 3, 4, 5, 0, utc)},
		{"/Date(-1)/", time.UnixMilli(-1)},
		{"/Date(253402300800000)/", time.Date(9999, 12, 31, 23, 59, 59, 999_999_900, utc)},
		{"", time.Time{}},
		{"null", time.Time{}},
	}
	for _, test := range tests {
		got, err := readText(test.text, false, decodeDateTime)
		if err != nil || !got.Equal(test.want) {
			t.Errorf("%s reads as %v, not %v: %v", test.text, got, test.want, err)
		}
		if l := test.want.Location(); (l == server || l == utc && strings.HasSuffix(test.text, "Z")) && got.Location() != l {
			t.Errorf("%s is in %v, not %v", test.text, got.Location(), l)
		}
		inJSON, err := readText(`"`+strings.Trim(test.text, `"`)+`"`, true, decodeDateTime)
		if err != nil || !inJSON.Equal(test.want) {
			t.Errorf("%s reads as %v in JSON, not %v: %v", test.text, inJSON, test.want, err)
		}
		offset, err := readText(test.text, false, decodeDateTimeOffset)
		if err != nil || !offset.Equal(test.want) || offset.Location() == server {
			t.Errorf("%s reads as %v with an offset: %v", test.text, offset, err)
		}
	}
	for _, text := range []string{
		"x", "2020-13-01", "2020-02-30", "2020-00-01", "0000-01-01", "2020-01-02T24:00:00", "2020-01-02T03:60:00", "2020-01-02T03:04:61",
		"2020-01-02T03:04:05+15:00", "2020-01-02T03:04:05.Z", "2020-01-02T", "2020-01-02X03:04:05", "1577934245", "/Date()/", "/Date(1",
		"/Date(x)/", "/Date(1+Z)/", "/Date(999999999999999999)/", "/Date(-62135596800001)/", "2020-1", "1-2-3", "2020-01-02T-1:00:00", "--1-01-01",
		"1/2/2020 13:04:05 PM", "1/2/2020 0:04:05 AM", "13/13/2020 03:04", `"Thu, 32 Jan 2020 03:04:05 GMT"`, `"Thu, 02 Jan 2020 03:04:05"`, "02 Jan 2020",
	} {
		if got, err := readText(text, false, decodeDateTime); err == nil {
			t.Errorf("%s reads as %v", text, got)
		}
	}
}

func TestReadDurations(t *testing.T) {
	t.Parallel()
	tests := map[string]time.Duration{
		"PT1H": time.Hour, "PT0S": 0, "PT": 0, "P": 0, "": 0, "-PT90M": -90 * time.Minute, "-P1D": -24 * time.Hour,
		"P1DT2H3M4.567S": 26*time.Hour + 3*time.Minute + 4567*time.Millisecond,
		"01:02:03":       time.Hour + 2*time.Minute + 3*time.Second, "01:02": 62 * time.Minute,
		`"01:02:03"`:         time.Hour + 2*time.Minute + 3*time.Second,
		"1.02:03:04.5":       26*time.Hour + 3*time.Minute + 4500*time.Millisecond,
		"-1.00:00:00":        -24 * time.Hour,
		"90":                 90 * time.Second,
		"1.5":                1500 * time.Millisecond,
		"31536000":           365 * 24 * time.Hour,
		"PT0.00000015S":      200,
		maxSpanText:          math.MaxInt64,
		"-" + maxSpanText:    math.MinInt64,
		"P106751DT23H47M16S": 9223372036 * time.Second,
	}
	for text, want := range tests {
		if got, err := readText(text, false, decodeTimeSpan); err != nil || got != want {
			t.Errorf("%s reads as %v, not %v: %v", text, got, want, err)
		}
		if got, err := readText(`"`+strings.Trim(text, `"`)+`"`, true, decodeTimeSpan); err != nil || got != want {
			t.Errorf("%s reads as %v in JSON, not %v: %v", text, got, want, err)
		}
	}
	for _, text := range []string{
		"x", "P1Y", "P1M", "PT1.5H", "PT1X", "P1", "PT1", "1H", "P1H", "PTT1S", "PTT", "PT1SS", "PT1S1M", "PT-1S", "25:00:00", "00:60:00", "00:00:60", "1:2:3:4",
		"P106752D", "P99999999999999999999D", "9223372037", "1e3", "PT1.S", "::", ":", "-", "1.-02:03:04",
	} {
		if got, err := readText(text, false, decodeTimeSpan); err == nil {
			t.Errorf("%s reads as %v", text, got)
		}
	}
	for _, text := range []string{"PT24H", "-PT1S", "24:00:00", "P1D"} {
		if got, err := readText(text, false, (*TimeOnly).decode); err == nil {
			t.Errorf("%s reads as %v", text, got)
		}
	}
}

func TestReadScalars(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"True": true, "true": true, "TRUE": true, "1": true, "t": true, "on": true, `"True"`: true, " true ": true,
		"False": false, "false": false, "0": false, "off": false, "": false, "null": false,
	} {
		if got, err := readText(text, false, decodeBool); err != nil || got != want {
			t.Errorf("%s reads as %v: %v", text, got, err)
		}
	}
	for text, want := range map[string]int64{
		"5": 5, "05": 5, " 5 ": 5, "-5": -5, "\u22125": -5, `"7"`: 7, "": 0, "null": 0, "-0": 0, "\u00a05": 5,
		"9223372036854775807": math.MaxInt64, "-9223372036854775808": math.MinInt64,
	} {
		if got, err := readText(text, false, decodeInt[int64]); err != nil || got != want {
			t.Errorf("%s reads as %v: %v", text, got, err)
		}
		if got, err := readText(`"`+strings.Trim(text, `"`)+`"`, true, decodeInt[int64]); err != nil || got != want {
			t.Errorf("%s in quotes reads as %v in JSON: %v", text, got, err)
		}
	}
	for _, text := range []string{"+5", "5.0", "5e3", "0x10", "1_000", "9223372036854775808", "-9223372036854775809", "-", "--5", "{}", "[5]", "5 5"} {
		if got, err := readText(text, false, decodeInt[int64]); err == nil {
			t.Errorf("%s reads as %v", text, got)
		}
	}
	for _, text := range []string{"128", "-129"} {
		if got, err := readText(text, false, decodeInt[int8]); err == nil {
			t.Errorf("%s reads as %v", text, got)
		}
	}
	for _, text := range []string{"-1", "256", "18446744073709551616", "+1"} {
		if got, err := readText(text, false, decodeUint[uint8]); err == nil {
			t.Errorf("%s reads as %v", text, got)
		}
	}
	for text, want := range map[string]float64{
		"1E+17": 1e17, "1.": 1, ".5": 0.5, `"1,111.5"`: 1111.5, "1e400": math.Inf(1), "-Infinity": math.Inf(-1), "-0.5": -0.5,
	} {
		if got, err := readText(text, false, decodeFloat64); err != nil || got != want {
			t.Errorf("%s reads as %v: %v", text, got, err)
		}
	}
	for _, text := range []string{"inf", "nan", "0x1p-2", "1_0", `"1.5,5"`, `",5"`, "1e", ".", "e5", "--1"} {
		if got, err := readText(text, false, decodeFloat64); err == nil {
			t.Errorf("%s reads as %v", text, got)
		}
	}
	for text, want := range map[string]string{"AQIDBA==": "\x01\x02\x03\x04", `"AQID"`: "\x01\x02\x03", "AQ ID": "\x01\x02\x03", "[1,2,255]": "\x01\x02\xff"} {
		if got, err := readText(text, false, decodeBytes); err != nil || string(got) != want || got == nil {
			t.Errorf("%s reads as %v: %v", text, got, err)
		}
	}
}

// TestPrettySample reads the sample of a metadata page, printed over many lines, as the
// value that its compact form is.
func TestPrettySample(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../testdata/pages/InviteChatMember.txt")
	if err != nil {
		t.Fatal(err)
	}
	sample := string(page[strings.LastIndex(string(page), "\n{\n")+1:])
	compact := regexp.MustCompile(`\r?\n\t*`).ReplaceAllString(strings.ReplaceAll(sample, ": ", ":"), "")
	for _, text := range []string{sample, strings.ReplaceAll(sample, "\n", "\r\n"), strings.ReplaceAll(sample, "\t", "    ")} {
		printed, err := readAs(text, false, decodeAny)
		if err != nil {
			t.Fatal(err)
		}
		want, err := readAs(compact, false, decodeAny)
		if err != nil || !reflect.DeepEqual(printed, want) {
			t.Errorf("%v\nprinted: %v\ncompact: %v", err, printed, want)
		}
	}
	members := want(t, compact)["members"].([]any)[0].(map[string]any)
	if members["isOriginalMember"] != "False" || members["applicationData"].(map[string]any)["String"] != "String" {
		t.Errorf("the sample reads as %v", members)
	}
}

func want(t *testing.T, text string) map[string]any {
	t.Helper()
	v, err := readAs(text, false, decodeAny)
	if err != nil {
		t.Fatal(err)
	}
	return v.(map[string]any)
}

func TestPrettyTexts(t *testing.T) {
	t.Parallel()
	text := "{\n\tcustomerId:  two spaces ,\n\tnumbers: \n\t[\n\t\t1,\n\t\t2\n\t],\n\twhere: {},\n\ttags: [],\n\ttake: 5\n}"
	v, err := readAs(text, false, (*findDeskOrders).decode)
	if err != nil || v.CustomerID != " two spaces " || len(v.Numbers) != 2 || v.Where == nil || v.Tags == nil || *v.Take != 5 {
		t.Errorf("%+v: %v", v, err)
	}
}
