package runtime

import (
	"cmp"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"
)

// TestReadNames finds members exactly, in any case where only one fits, in either format,
// in any order, and skips all others.
func TestReadNames(t *testing.T) {
	t.Parallel()
	tests := map[string]textPair{
		"{left:a,right:b}":                                  {"a", "b"},
		"{right:b,left:a}":                                  {"a", "b"},
		"{LEFT:a,Right:b}":                                  {"a", "b"},
		`{"left":"a","right":"b"}`:                          {"a", "b"},
		` { "Right" : "b" , "LEFT" : "a" } `:                {"a", "b"},
		"{left:a,\r\n right:b}":                             {"a", "b"},
		"{left:a,left:b}":                                   {Left: "b"},
		"{lef:x,left2:y,__type:\"Ns.Pair, Asm\",left:a}":    {Left: "a"},
		`{left:a,__type:x,zz:{q:[1,"]}",{}]},right:b}`:      {"a", "b"},
		`{"zz":{"q":["]}\"",null]},"left":"a"}`:             {Left: "a"},
		`{"left":null,"right":"null"}`:                      {Right: "null"},
		"{left:null,right:}":                                {Left: "null"},
		"{left:\u200b,right:\"\u200b\"}":                    {},
		`{"l\u0065ft":"a\u00e9\ud83d\ude00\ud800\n\/\"\q"}`: {Left: "aé😀\ufffd\n/\"\\q"},
		`{left:{x:1},right:[a,"b,c"]}`:                      {"{x:1}", `[a,"b,c"]`},
		`{left:a:b,right:a"b[c{d]e}`:                        {"a:b", `a"b[c{d]e`},
		`{left:"a""b",right:"{c}"}`:                         {`a"b`, "{c}"},
		`{"left":5,"right":true}`:                           {"5", "true"},
		"{left:\"C:\\dir\",right:back\\slash}":              {`C:\dir`, `back\slash`},
		"{\n\tleft: a,\n\tright: b\n}":                      {"a", "b"},
	}
	for text, want := range tests {
		for _, isJSON := range []bool{false, true} {
			if got, err := readAs(text, isJSON, (*textPair).decode); err != nil || got != want {
				t.Errorf("%s (JSON expected: %v)\nreads as %+v: %v", text, isJSON, got, err)
			}
		}
	}
	got, err := readAs("{FOOBAR:a,fooBar1:b,FOO_BAR:c}", false, (*casedNames).decode)
	if err != nil || got.FooBar != "a" || got.FooBar1 != "b" || got.FooUnderBar != "c" {
		t.Errorf("%+v: %v", got, err)
	}
	if k := find([]string{"text", "Text"}, "TEXT"); k != unknownMember {
		t.Errorf("two names that fit answer %d", k)
	}
}

// keyed tries a map with one entry in each format.
func keyed[K comparable](t *testing.T, key K, compare func(a, b K) int, encode func(*K, []byte, *encoder) []byte, decode func(*K, *decoder), jsv, safe, json string) {
	t.Helper()
	write := func(v *map[K]int32, b []byte, e *encoder) []byte {
		b = e.begin(b)
		var few [fewKeys]K
		for _, k := range inOrder(few[:0], *v, compare) {
			x := (*v)[k]
			n := len(b)
			b = e.endKey(encode(&k, b, e), n)
			b = encodeInt(&x, b, e)
		}
		return e.end(b)
	}
	read := func(v *map[K]int32, d *decoder) {
		if *v = nil; !d.beginMap() {
			return
		}
		m := map[K]int32{}
		for d.moreKeys() {
			var k K
			decode(&k, d)
			d.endKey()
			var x int32
			decodeInt(&x, d)
			m[k] = x
		}
		*v = m
	}
	want := map[K]int32{key: 7}
	for _, f := range []struct {
		text string
		e    encoder
	}{{jsv, encoder{}}, {safe, encoder{safe: true}}, {json, encoder{json: true}}} {
		got, err := writeAs(want, f.e, write)
		if err != nil || got != f.text {
			t.Errorf("%+v is %s, not %s: %v", f.e, got, f.text, err)
		}
		back, err := readAs(f.text, f.e.json, read)
		if err != nil || !reflect.DeepEqual(back, want) {
			t.Errorf("%s reads as %v: %v", f.text, back, err)
		}
	}
}

func TestKeys(t *testing.T) {
	t.Parallel()
	text := func(key, jsv, json string) {
		keyed(t, key, cmp.Compare[string], encodeString, decodeString, jsv, jsv, json)
	}
	text("", `{"":7}`, `{"":7}`)
	text("a:b", `{"a:b":7}`, `{"a:b":7}`)
	text("a b", `{a b:7}`, `{"a b":7}`)
	text(`a"b`, `{"a""b":7}`, `{"a\"b":7}`)
	text(`"1st`, `{"""1st":7}`, `{"\"1st":7}`)
	text(`\`, `{\:7}`, `{"\\":7}`)
	keyed(t, true, compareBool, encodeBool, decodeBool, "{True:7}", "{True:7}", `{"true":7}`)
	keyed(t, int32(-5), cmp.Compare[int32], encodeInt[int32], decodeInt[int32], "{-5:7}", "{-5:7}", `{"-5":7}`)
	keyed(t, uint8(5), cmp.Compare[uint8], encodeUint[uint8], decodeUint[uint8], "{5:7}", "{5:7}", `{"5":7}`)
	keyed(t, 1.5, cmp.Compare[float64], encodeFloat64, decodeFloat64, "{1.5:7}", "{1.5:7}", `{"1.5":7}`)
	keyed(t, float32(0.1), cmp.Compare[float32], encodeFloat32, decodeFloat32, "{0.1:7}", "{0.1:7}", `{"0.1":7}`)
	keyed(t, NewDecimal(110, 2), Decimal.Compare, (*Decimal).encode, (*Decimal).decode, "{1.10:7}", "{1.10:7}", `{"1.10":7}`)
	guid, _ := ParseGUID("7da74353a40c468e93aa7ff51f4f0e84")
	keyed(t, guid, GUID.Compare, (*GUID).encode, (*GUID).decode,
		"{7da74353a40c468e93aa7ff51f4f0e84:7}", "{7da74353a40c468e93aa7ff51f4f0e84:7}", `{"7da74353a40c468e93aa7ff51f4f0e84":7}`)
	when := time.Date(2012, 1, 1, 10, 0, 0, 0, time.UTC)
	keyed(t, when, time.Time.Compare, encodeDateTime, decodeDateTime,
		"{2012-01-01T10:00:00Z:7}", `{"2012-01-01T10:00:00Z":7}`, `{"\/Date(1325412000000)\/":7}`)
	keyed(t, when, time.Time.Compare, encodeDateTimeOffset, decodeDateTimeOffset,
		"{2012-01-01T10:00:00.0000000+00:00:7}", `{"2012-01-01T10:00:00.0000000+00:00":7}`, `{"\/Date(1325412000000)\/":7}`)
	keyed(t, DateOnly(5), DateOnly.Compare, (*DateOnly).encode, (*DateOnly).decode, "{0001-01-06:7}", "{0001-01-06:7}", `{"0001-01-06":7}`)
	keyed(t, TimeOnly(time.Hour), cmp.Compare[TimeOnly], (*TimeOnly).encode, (*TimeOnly).decode, "{PT1H:7}", "{PT1H:7}", `{"PT1H":7}`)
	keyed(t, time.Minute, cmp.Compare[time.Duration], encodeTimeSpan, decodeTimeSpan, "{PT1M:7}", "{PT1M:7}", `{"PT1M":7}`)
	keyed(t, regionEnum("us-east"), cmp.Compare[regionEnum], (*regionEnum).encode, (*regionEnum).decode, "{us-east:7}", "{us-east:7}", `{"us-east":7}`)
	keyed(t, regionEnum("ap,south"), cmp.Compare[regionEnum], (*regionEnum).encode, (*regionEnum).decode,
		"{ap,south:7}", `{"ap,south":7}`, `{"ap,south":7}`)
	keyed(t, Char('x'), Char.Compare, (*Char).encode, (*Char).decode, "{x:7}", "{x:7}", `{"x":7}`)
}

func TestEnums(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]regionEnum{
		"eu west": "eu west", "EU WEST": "eu west", `"ap,south"`: "ap,south", "ap,south": "ap,south", "ap": "ap", "7": "7", "": "", " us-east ": "us-east",
	} {
		v, err := readAs("{region:"+text+",tiny:B}", false, (*enumHolder).decode)
		if err != nil || v.Region != want || v.Tiny != "B" {
			t.Errorf("%s reads as %q: %v", text, v.Region, err)
		}
	}
	if v, err := readText("VALUE", false, (*caseEnum).decode); v != "VALUE" || err != nil {
		t.Errorf("text that two values have in another case reads as %s: %v", v, err)
	}
	for text, want := range map[string]accessFlags{"3": 3, `"Read, Write"`: 3, `"read,WRITE"`: 3, "Execute": 4, "-1": -1, "": 0, "null": 0, "99": 99} {
		if v, err := readAs("{access:"+text+"}", false, (*enumHolder).decode); v.Access != want || err != nil {
			t.Errorf("%s reads as %d: %v", text, v.Access, err)
		}
	}
	if v, err := readAs("{access:Nope}", false, (*enumHolder).decode); err == nil {
		t.Errorf("Nope reads as %d", v.Access)
	}
}

// TestUnknownEnumTexts finds texts again that are no value of the enum, in every format,
// as a member and an element. A known one is raw in exact JSV, as servers write it.
func TestUnknownEnumTexts(t *testing.T) {
	t.Parallel()
	region := codec[regionEnum]{encode: (*regionEnum).encode, decode: (*regionEnum).decode}
	for _, text := range []regionEnum{"Mauve", "x,y", "x}y", `x"y`, `"x"`, "{x}", "[x", "x:y", "é", "99", "ap,south", "ap"} {
		for _, e := range []encoder{{}, {safe: true}, {json: true}} {
			member := enumHolder{Region: text, Tiny: "B"}
			jsv, err := writeAs(member, e, (*enumHolder).encode)
			if got, reading := readAs(jsv, e.json, (*enumHolder).decode); got != member || err != nil || reading != nil {
				t.Errorf("%q is written %s, %v, and reads as %+v, %v", text, jsv, err, got, reading)
			}
			list := []regionEnum{text, "us-east"}
			elements, err := writeAs(list, e, listCodec(region).encode)
			if got, reading := readAs(elements, e.json, listCodec(region).decode); !reflect.DeepEqual(got, list) || err != nil || reading != nil {
				t.Errorf("%q is written %s, %v, and reads as %q, %v", text, elements, err, got, reading)
			}
		}
	}
	for text, want := range map[regionEnum]string{"ap,south": "{region:ap,south,access:0}", "x,y": `{region:"x,y",access:0}`, "x:y": "{region:x:y,access:0}"} {
		if got, err := writeAs(enumHolder{Region: text}, encoder{}, (*enumHolder).encode); got != want || err != nil {
			t.Errorf("have %s, want %s: %v", got, want, err)
		}
	}
}

// TestUnknownEnumTextsInURLs sends such texts as a path variable, in a query string and in
// a form, and reads them as the handler does.
func TestUnknownEnumTextsInURLs(t *testing.T) {
	t.Parallel()
	for _, text := range []regionEnum{"Mauve", "x,y", "x}y", `x"y`, `"x"`, "{x}", "[x", "x]", "[x]", "x:y", "é", "99", "ap,south", "ap", "a&b=c", "a+b %2F/?#", " x "} {
		want := enumHolder{Region: text, Access: 1 << 40, Tiny: "B"}
		jsv, err := writeAs(want, encoder{safe: true}, (*enumHolder).encode)
		if err != nil {
			t.Fatal(err)
		}
		members := readMembers(jsv)
		query, err := url.ParseQuery(string(appendQuery(nil, members))[1:])
		if err != nil {
			t.Fatal(err)
		}
		form := url.Values{}
		for _, m := range members {
			form.Set(m.name, m.text)
		}
		for place, object := range map[string]string{"path": paramsObject(members), "query": paramsObject(nil, query), "form": paramsObject(nil, nil, form)} {
			d := newDecoder(object, false)
			d.pairs = true
			var got enumHolder
			got.decode(&d)
			if err := d.finish(); got != want && got.Region != regionEnum(strings.TrimSpace(string(text))) || err != nil {
				t.Errorf("%q in the %s, as %s, reads as %+v: %v", text, place, object, got, err)
			}
		}
	}
}

// TestLists reads lists with and without brackets, with empty slots, and nulls of each kind.
func TestLists(t *testing.T) {
	t.Parallel()
	texts := func(v *[]string, d *decoder) { listDecode(v, d, codec[string]{decode: decodeString}) }
	for text, want := range map[string][]string{
		"": nil, "[]": {}, "[ ]": {}, `[""]`: {""}, "[a]": {"a"}, "[a,,b]": {"a", "", "b"}, "[,]": {"", ""}, "[a,]": {"a", ""}, "a,b": {"a", "b"}, `"a,b",c`: {"a,b", "c"},
		"[a, b]": {"a", " b"}, `["a", "b"]`: {"a", "b"}, "[[a,b]]": {"[a,b]"}, "[{a:1},{b:2}]": {"{a:1}", "{b:2}"}, `["a\"b"]`: {`a"b`},
	} {
		if got, err := readAs(text, false, texts); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q reads as %q: %v", text, got, err)
		}
	}
	page, err := readAs("{offset:1,results:{id:a,lines:{quantity:2},tags:x},total:2}", false, (*orderPage).decode)
	if err != nil || len(page.Results) != 1 || len(page.Results[0].Lines) != 1 || page.Results[0].Lines[0].Quantity != 2 ||
		len(page.Results[0].Tags) != 1 || page.Total != 2 {
		t.Errorf("%+v: %v", page, err)
	}
	type pair = codec[*textPair]
	pairs := pointerCodec(codec[textPair]{encode: (*textPair).encode, decode: (*textPair).decode})
	numbers := pointerCodec(codec[int32]{encode: encodeInt[int32], decode: decodeInt[int32]})
	for _, e := range []encoder{{}, {json: true}} {
		null := map[bool]string{false: "[,5]", true: "[null,5]"}[e.json]
		five := int32(5)
		if got, _ := writeAs([]*int32{nil, &five}, e, func(v *[]*int32, b []byte, e *encoder) []byte { return listEncode(v, b, e, numbers) }); got != null {
			t.Errorf("a null number is %s", got)
		}
		if got, _ := writeAs([]*textPair{nil}, e, func(v *[]*textPair, b []byte, e *encoder) []byte { return listEncode(v, b, e, pair(pairs)) }); got != "[{}]" {
			t.Errorf("a null object is %s", got)
		}
	}
}

// TestNestedCodecs puts codecs of lists and maps together.
func TestNestedCodecs(t *testing.T) {
	t.Parallel()
	maps := listCodec(mapCodec(listCodec(stringCodec())))
	for text, isJSON := range map[string]bool{
		`[{a:[x,"y,z"],b:[]},null,{}]`: false, `[{"a":["x","y,z"],"b":[]},null,{}]`: true,
	} {
		var v []map[string][]string
		d := newDecoder(text, isJSON)
		maps.decode(&v, &d)
		if err := d.finish(); err != nil || len(v) != 3 || len(v[0]["a"]) != 2 || v[0]["b"] == nil || v[1] != nil || v[2] == nil {
			t.Errorf("%s reads as %v: %v", text, v, err)
		}
		if got, err := writeAs(v, encoder{json: isJSON}, maps.encode); got != text || err != nil {
			t.Errorf("%s is written as %s: %v", text, got, err)
		}
	}
	var none []map[string][]string
	if !maps.isAbsent(&none) || !maps.null(&none) {
		t.Error("a nil list is there")
	}
}

// TestAny reads and writes values of no declared type.
func TestAny(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		json bool
		want any
	}{
		{"{a:1,b:[x,,{c:d}],e:\"\"}", false, map[string]any{"a": "1", "b": []any{"x", nil, map[string]any{"c": "d"}}, "e": ""}},
		{`{"a":1,"b":[true,null,"x"],"c":-1.5e3}`, true, map[string]any{"a": Number("1"), "b": []any{true, nil, "x"}, "c": Number("-1.5e3")}},
		{"x", false, "x"},
		{`{"a b":s,"c":[t,{d:e}]}`, false, map[string]any{"a b": "s", "c": []any{"t", map[string]any{"d": "e"}}}},
		{"null", true, nil},
		{"null", false, "null"},
	}
	for _, test := range tests {
		got, err := readAs(test.text, test.json, decodeAny)
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s reads as %#v: %v", test.text, got, err)
		}
	}
	mixed := map[string]any{"Id": 1, "__type": "Ns.T, Asm", "list": []any{nil, &textPair{Left: "a"}, ResponseError{Message: "m"}, []string{"x,y"}, map[string]string{"k": "v"}, []byte("hi")}}
	const jsv = `{__type:"Ns.T, Asm",Id:1,list:[,{left:a},{message:m},["x,y"],{k:v},aGk=]}`
	if got := textOf(t, mixed, encoder{}); got != jsv {
		t.Errorf("have %s\nwant %s", got, jsv)
	}
}
