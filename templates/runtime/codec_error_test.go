package runtime

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestErrorsTellThePlace(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{
			"{offset:1,results:[{},{},{},{id:a,total:{amount:abc},tags:[x]}]}",
			`results[3].total.amount at byte 48: "abc" is not a decimal`,
		},
		{
			`{"offset":1,"results":[{"id":"a\"]},b","total":{"amount":"abc"}}]}`,
			`results[0].total.amount at byte 57: "abc" is not a decimal`,
		},
		{"{offset:1x}", `offset at byte 8: "1x" is not an integer`},
		{"{offset:1", `offset at byte 9: the text ends inside an object`},
		{"{results:[{id:a}", `results[0] at byte 16: the text ends inside a list`},
		{`{results:[{id:"a}`, `results[0].id at byte 17: the text ends inside quotes`},
		{"{offset:1}x", `at byte 10: "x" comes after the end`},
		{"{offset:1,}", `at byte 10: a comma has no member after it`},
		{"{offset,total:1}", `at byte 1: "offset" is a member without a value`},
		{"[1]", `at byte 0: "[1]" is not an object`},
		{"x", `at byte 0: "x" is not an object`},
		{"{results:[{leadTime:P400000D}]}", `results[0].leadTime at byte 20: "P400000D" does not fit a time.Duration, which ends at 292 years`},
		{"{offset:99999999999}", `offset at byte 8: "99999999999" does not fit this integer`},
		{"{responseStatus:{meta:{a:1}x,message:m},offset:y}", `responseStatus.meta at byte 27: "x" stands between a value and the next (and 1 more)`},
	}
	for _, test := range tests {
		_, err := readAs(test.text, strings.HasPrefix(test.text, `{"`), (*orderPage).decode)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s\nerror: %v\nwant:  %s", test.text, err, test.want)
		}
	}
}

// TestErrorsLeaveTheRest reads all members beside those that cannot be read.
func TestErrorsLeaveTheRest(t *testing.T) {
	t.Parallel()
	text := `{offset:x,total:7,results:[{total:{amount:?},id:a},{leadTime:soon,id:b}],responseStatus:{message:m}}`
	v, err := readAs(text, false, (*orderPage).decode)
	var places *DecodeError
	if !errors.As(err, &places) || len(places.Places) != 3 || places.More != 0 {
		t.Fatalf("%v", err)
	}
	if v.Total != 7 || len(v.Results) != 2 || v.Results[0].ID != "a" || v.Results[1].ID != "b" || v.ResponseStatus.Message != "m" {
		t.Errorf("%+v", v)
	}
	for i, path := range []string{"offset", "results[0].total.amount", "results[1].leadTime"} {
		if places.Places[i].Path != path {
			t.Errorf("place %d is %s, not %s", i, places.Places[i].Path, path)
		}
	}
}

// TestErrorsAreBounded gives hostile text and finds that the error stays small.
func TestErrorsAreBounded(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"many":      "[" + strings.Repeat("x,", 100_000) + "x]",
		"long":      "[" + strings.Repeat("é", 100_000) + "]",
		"empty":     "[" + strings.Repeat(",", 1<<20) + "]",
		"deep":      strings.Repeat("[", 100_000),
		"deep maps": strings.Repeat("{a:", 100_000),
		"deep JSON": strings.Repeat(`{"a":[`, 100_000),
		"deep keys": strings.Repeat("{", 100_000),
		"long key":  "{" + strings.Repeat("k", 100_000) + ":[}",
	} {
		_, numbers := readAs(text, false, func(v *[]int32, d *decoder) {
			listDecode(v, d, codec[int32]{decode: decodeInt[int32]})
		})
		_, anything := readAs(text, false, decodeAny)
		_, item := readAs(text, false, (*treeItem).decode)
		for _, err := range []error{numbers, anything, item} {
			var e *DecodeError
			if err == nil && name != "many" && name != "long" {
				t.Errorf("%s is read", name)
			}
			if !errors.As(err, &e) {
				continue
			}
			if len(e.Places) > maxPlaces || len(e.Error()) > 1000 {
				t.Errorf("%s: %d places, %d bytes", name, len(e.Places), len(e.Error()))
			}
			for _, p := range e.Places {
				if len(p.Text) > maxPlaceText || !utf8.ValidString(p.Text) {
					t.Errorf("%s: text %q", name, p.Text)
				}
			}
		}
	}
}

// TestDepth reads and writes 512 levels and not one more.
func TestDepth(t *testing.T) {
	t.Parallel()
	for levels, fails := range map[int]bool{maxDepth: false, maxDepth + 1: true} {
		text := strings.Repeat("[", levels) + strings.Repeat("]", levels)
		v, err := readAs(text, false, decodeAny)
		if (err != nil) != fails {
			t.Errorf("%d levels: %v", levels, err)
		}
		if fails {
			v = []any{v}
		}
		if got, err := writeAs(v, encoder{}, encodeAny); (err != nil) != fails || !fails && got != text {
			t.Errorf("%d levels written: %v", levels, err)
		}
	}
}
