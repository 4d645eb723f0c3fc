package runtime

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// jsvSeeds and jsonSeeds are small texts that hold every kind of token.
var (
	jsvSeeds = []string{
		"{}", "[]", "", "x", "null", "{a:x", "{a:x,}", "{a:\"x\"\"y\",b:[1,,2],c:{d:e}}", "{\n\tid: 1,\n\tname: x\n}", "{char:,,string:x}", `{char:","}`,
		"{d:{\"a:b\":1,c:d},lli:[[1],,[2]],js:[[a,\"b,c\"],[]],dl:{Red:[x]},ds:{a:{id:1}},dd:{2020-01-02T03:04:05Z:1},ls:[{},{id:1}],hs:[,\"\"]}",
		"{region:ap,south,tiny:A,access:\"Read, Write\"}", `{e:"0,0",region:"x}y"}`, "{g:7da74353a40c468e93aa7ff51f4f0e84,m:-1.10,ts:P1DT2H,e:Second,f:\"A, B\",ti:PT1H,by:AAE=,o:[1,{}]}",
		"1,2,3", "a:1,b:2", "[{}]", "{{a:b}:c}", "{results:[{id:1},{id:2},],responseStatus:{errors:[{}]}}", `{"id":1,"name":"x\ny"}`,
	}
	jsonSeeds = []string{
		"{}", "[]", `""`, "null", "true", "1.5e3", `"a\u00e9\ud83d\ude00\n"`, `{"a":[1,null,{"b":"c"}],"d":{"":""}}`, " { \"a\" : [ 1 , 2 ] } ", `["a\"b","c\\"]`, `{"a":1}x`,
		`{"id":1,"name":"x","children":[{"id":2}],"meta":{"a":"b"}}`, `{"t":"\/Date(1577934245000-0000)\/","to":"\/Date(1577934245000+0530)\/"}`, "{id:1}", `"\ud800"`, `{"a":1,"a":2}`,
	}
)

// fuzzed reads text as several types and checks what holds for any text: errors are
// bounded, and what was read without one is written and read the same.
func fuzzed(t *testing.T, text string, isJSON bool) {
	for name, trip := range map[string]roundTrip{
		"every type":     through((*exactProbe).encode, (*exactProbe).decode),
		"page of orders": through((*orderPage).encode, (*orderPage).decode),
		"tree":           through((*treeItem).encode, (*treeItem).decode),
		"enums":          through((*enumHolder).encode, (*enumHolder).decode),
	} {
		e := encoder{json: isJSON}
		first, err := trip(text, e)
		if err != nil {
			var places *DecodeError
			if errors.As(err, &places) && (len(places.Places) > maxPlaces || !utf8.ValidString(text) != !utf8.ValidString(err.Error()) && utf8.ValidString(text)) {
				t.Fatalf("%v", err)
			}
			continue
		}
		second, err := trip(first, e)
		if err != nil || second != first {
			t.Fatalf("%s of %q: %v\nfirst  %q\nsecond %q", name, text, err, first, second)
		}
	}
}

func FuzzJSV(f *testing.F) {
	for _, seed := range jsvSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fuzzed(t, text, false)
		if v, err := readAs(text, false, decodeAny); err == nil && v != nil {
			if _, err := writeAs(v, encoder{}, encodeAny); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzJSON compares with encoding/json on every text that is JSON.
func FuzzJSON(f *testing.F) {
	for _, seed := range jsonSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fuzzed(t, text, true)
		v, err := readAs(text, true, decodeAny)
		if !json.Valid([]byte(text)) || !utf8.ValidString(text) || strings.Contains(text, "\u200b") || strings.Contains(text, `\u200`) {
			return
		}
		want := standard(t, text)
		if err != nil && strings.Count(text, "{")+strings.Count(text, "[") > maxDepth {
			return
		}
		if err != nil || !reflect.DeepEqual(v, want) {
			t.Fatalf("%q: %v\nours         %#v\nencoding/json %#v", text, err, v, want)
		}
		again, err := writeAs(v, encoder{json: true}, encodeAny)
		if err != nil || !json.Valid([]byte(again)) {
			t.Fatalf("%q is written as %q: %v", text, again, err)
		}
	})
}

// standard reads text with encoding/json, its numbers as this package's.
func standard(t *testing.T, text string) any {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Token(); err != io.EOF {
		t.Fatal(err)
	}
	return withNumbers(v)
}

func withNumbers(v any) any {
	switch x := v.(type) {
	case json.Number:
		return Number(x)
	case []any:
		for i := range x {
			x[i] = withNumbers(x[i])
		}
	case map[string]any:
		for k := range x {
			x[k] = withNumbers(x[k])
		}
	}
	return v
}

// FuzzStrings writes any text in each format and finds it again, as an element, a member
// and a key.
func FuzzStrings(f *testing.F) {
	for _, seed := range []string{"", "a", `"`, `""`, "a,b", " x ", "\r\n", "\\", "null", "\u200c", "[x]", "{y:z}", "\x00", "é😀", "\xc2k"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "\u200b" {
			return
		}
		want := map[string]any{"k": []any{s, s, "x"}, "v": s, s + "k": "x", "n": map[string]any{s: "y"}}
		for _, e := range []encoder{{}, {safe: true}, {json: true}} {
			text, err := writeAs(any(want), e, encodeAny)
			if err != nil {
				t.Fatal(err)
			}
			got, err := readAs(text, e.json, decodeAny)
			if err != nil || !reflect.DeepEqual(got, any(want)) {
				t.Fatalf("%+v %q: %v\nread %#v\nwant %#v", e, text, err, got, want)
			}
			if e.json && utf8.ValidString(s) && !bytes.Equal([]byte(text), []byte(strings.ToValidUTF8(text, ""))) {
				t.Fatalf("%q is not UTF-8", text)
			}
		}
	})
}
