package runtime

import (
	"reflect"
	"testing"
)

// nulls is what a package with every null in sight has: pointers to texts and objects.
type nulls struct {
	Text  *string
	Texts []*string
	Pairs []*textPair
	Count uint8
}

func (v *nulls) encode(b []byte, e *encoder) []byte {
	b = e.begin(b)
	if v.Text != nil {
		b = encodeString(v.Text, addKey(b, e, `"text":text:`), e)
	}
	texts := listCodec(textCodec())
	if !texts.isAbsent(&v.Texts) {
		b = texts.encode(&v.Texts, addKey(b, e, `"texts":texts:`), e)
	}
	pairs := listCodec(objectCodec(codec[textPair]{encode: (*textPair).encode}))
	if !pairs.isAbsent(&v.Pairs) {
		b = pairs.encode(&v.Pairs, addKey(b, e, `"pairs":pairs:`), e)
	}
	b = addUint(b, e, `"count":count:`, v.Count)
	return e.end(b)
}

func (v *nulls) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next([]string{"text", "texts", "pairs", "count"}, k); k {
		case 0:
			textCodec().decode(&v.Text, d)
		case 1:
			listDecode(&v.Texts, d, textCodec())
		case 2:
			listDecode(&v.Pairs, d, objectCodec(codec[textPair]{decode: (*textPair).decode}))
		case 3:
			decodeUint(&v.Count, d)
		case unknownMember:
			d.skip()
		}
	}
}

// TestExactNulls finds every null again: "" is a text, and {} in a list an object that
// is null.
func TestExactNulls(t *testing.T) {
	t.Parallel()
	empty, null := "", "null"
	for _, test := range []struct {
		value     nulls
		jsv, json string
	}{
		{nulls{}, "{count:0}", `{"count":0}`},
		{nulls{Text: &empty, Texts: []*string{nil, &empty}}, `{text:"",texts:[,""],count:0}`, `{"text":"","texts":[null,""],"count":0}`},
		{nulls{Text: &null, Texts: []*string{}}, `{text:null,texts:[],count:0}`, `{"text":"null","texts":[],"count":0}`},
		{nulls{Pairs: []*textPair{nil, {Left: "a"}}, Count: 255}, `{pairs:[{},{left:a}],count:255}`, `{"pairs":[{},{"left":"a"}],"count":255}`},
	} {
		for text, e := range map[string]encoder{test.jsv: {}, test.json: {json: true}} {
			if got, err := writeAs(test.value, e, (*nulls).encode); got != text || err != nil {
				t.Errorf("have %s, want %s: %v", got, text, err)
			}
			if got, err := readAs(text, e.json, (*nulls).decode); !reflect.DeepEqual(got, test.value) || err != nil {
				t.Errorf("%s reads as %+v: %v", text, got, err)
			}
		}
	}
	v, err := readAs(`{"text":null,"texts":[null],"pairs":[null]}`, true, (*nulls).decode)
	if err != nil || v.Text != nil || len(v.Texts) != 1 || v.Texts[0] != nil || len(v.Pairs) != 1 || v.Pairs[0] != nil {
		t.Errorf("%+v: %v", v, err)
	}
}

// TestNilInMaps leaves out what is nil, as servers do.
func TestNilInMaps(t *testing.T) {
	t.Parallel()
	empty := ""
	texts := mapCodec(textCodec())
	v := map[string]*string{"a": nil, "b": &empty}
	if got, err := writeAs(v, encoder{}, texts.encode); got != `{b:""}` || err != nil {
		t.Errorf("%s: %v", got, err)
	}
	var none *string
	if got, err := writeAs(none, encoder{json: true}, textCodec().encode); got != "null" || err != nil {
		t.Errorf("%s: %v", got, err)
	}
}
