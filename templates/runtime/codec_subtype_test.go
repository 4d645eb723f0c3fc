package runtime

import (
	"errors"
	"strings"
	"testing"
)

// probeShape is an abstract type in the shape that is emitted. It is made by hand, as all of
// these tests: no recording shows abstract types.
type probeShape interface {
	isProbeShape()
	encodeSubtype(b []byte, e *encoder) []byte
}

var subtypesProbeShape = []string{"Test.Square", "Unspaced"}

func encodeProbeShape(v *probeShape, b []byte, e *encoder) []byte {
	if *v == nil {
		return e.nullSubtype(b)
	}
	return (*v).encodeSubtype(b, e)
}

func decodeProbeShape(v *probeShape, d *decoder) {
	*v = nil
	switch d.subtype(subtypesProbeShape) {
	case 0, 1:
		x := new(probeSquare)
		x.decode(d)
		*v = x
	case unnamedSubtype, otherSubtype:
		*v = d.raw()
	}
}

func (*RawValue) isProbeShape() {}

// probeSquare is a class of probeShape and holds others.
type probeSquare struct {
	Name  string
	Inner probeShape
	All   []probeShape
}

func (*probeSquare) isProbeShape() {}

func (v *probeSquare) encodeSubtype(b []byte, e *encoder) []byte {
	if v == nil {
		return e.nullSubtype(b)
	}
	e.typeName = "Test.Square, Test"
	return v.encode(b, e)
}

func (v *probeSquare) encode(b []byte, e *encoder) []byte {
	if b = e.beginSubtype(b); e.err != nil {
		return b
	}
	b = addString(b, e, `"name":name:`, v.Name)
	if v.Inner != nil {
		b = encodeProbeShape(&v.Inner, addKey(b, e, `"inner":inner:`), e)
	}
	if v.All != nil {
		b = listEncode(&v.All, addKey(b, e, `"all":all:`), e, codecOfProbeShape())
	}
	return e.end(b)
}

func (v *probeSquare) decode(d *decoder) {
	keys := []string{"name", "inner", "all"}
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(keys, k); k {
		case 0:
			decodeString(&v.Name, d)
		case 1:
			decodeProbeShape(&v.Inner, d)
		case 2:
			listDecode(&v.All, d, codecOfProbeShape())
		case unknownMember:
			d.skipBeside([]string{"Test.Corner"}, "is a class that extends Square")
		}
	}
}

func codecOfProbeShape() codec[probeShape] {
	isNil := func(v *probeShape) bool { return *v == nil }
	return codec[probeShape]{encode: encodeProbeShape, decode: decodeProbeShape, absent: isNil, unset: isNil, hollow: true}
}

func TestSubtypes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{name:a,__type:"Test.Square, Elsewhere",all:[{__type:Test.Square},{},{__type:Test.Other,x:[1]}]}`: `{__type:"Test.Square, Test",name:a,all:[{__type:"Test.Square, Test"},{},{__type:Test.Other,x:[1]}]}`,
		`{__type:My.Unspaced,inner:{__type:"Unspaced"}}`:                                                   `{__type:"Test.Square, Test",inner:{__type:"Test.Square, Test"}}`,
		`{inner:{__type:Q,"a:b":x}}`:                                                                       `{inner:{__type:Q,"a:b":x}}`, `{inner:{"a:b":x}}`: `{inner:{"a:b":x}}`, `{inner:{"a:b":1}}`: `{inner:{"a:b":1}}`,
		"{\n\t__tYpe:,\n\t__tYpe: Test.Square\n}": `{__type:"Test.Square, Test"}`, `{__type:,name:a,__type:Test.Square}`: `{__type:"Test.Square, Test",name:a}`,
		"{\n\t__TYPE: Q,\n\t__type: Test.Square\n}": `{__type:Q}`,
		`{name:a}`: `{name:a}`, `{}`: `{}`, `{__type:Test.Square,inner:}`: `{__type:"Test.Square, Test"}`,
	} {
		v, err := readAs(text, false, decodeProbeShape)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got, err := writeAs(v, encoder{}, encodeProbeShape); err != nil || got != want {
			t.Errorf("%s becomes %s: %v", text, got, err)
		}
	}
}

// TestOtherClass notes a class that extends the one that is read, and no other name.
func TestOtherClass(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{__type:"Test.Corner, Test",name:a,angle:1}`: `__type at byte 8: "Test.Corner, Test" is a class that extends Square`,
		`{name:a, __TYPE : Test.Corner}`:              `__TYPE at byte 17: " Test.Corner" is a class that extends Square`,
		`{"name":"a", "__type" : "Test.Corner"}`:      `__type at byte 24: "Test.Corner" is a class that extends Square`,
		`{__type:Test.Square,name:a}`:                 ``, `{x__type:Test.Corner,name:a}`: ``, `{name:a,type:Test.Corner}`: ``, `{name:a,x:{__type:Test.Corner}}`: ``, `{name:a,__type:}`: ``,
	} {
		v, err := readAs(text, text[1] == '"', (*probeSquare).decode)
		if v.Name != "a" || (err == nil) != (want == "") || err != nil && err.Error() != want {
			t.Errorf("%s: %+v, %v", text, v, err)
		}
	}
}

// FuzzSubtypes reads values of an abstract type, and writes and reads what was read again.
func FuzzSubtypes(f *testing.F) {
	for _, seed := range []string{
		`{name:a,__type:"Test.Square, B",all:[{__type:Test.Square},{},{__type:Test.Other,x:[1]}]}`, `{"name":"a","__type":"Test.Square","inner":{"x":"\"}","__type":"Q"}}`,
		"{\n\tname: a,\n\t__type: Test.Square,\n\tinner: \n\t{\n\t\tz: 1\n\t}\n}", `{__type:`, `{__type:Test.Square,inner:[1]}`, "{inner:{", "{__type:N`1[[A, B]],all:[,{}]}",
	} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, isJSON bool) {
		v, err := readAs(text, isJSON, decodeProbeShape)
		if err != nil {
			var places *DecodeError
			if !errors.As(err, &places) {
				t.Fatal(err)
			}
			return
		}
		e := encoder{json: isJSON}
		first, err := writeAs(v, e, encodeProbeShape)
		if err != nil {
			return // text in the other format
		}
		again, err := readAs(first, isJSON, decodeProbeShape)
		if err != nil {
			t.Fatalf("%q is written as %q: %v", text, first, err)
		}
		// An object whose first name has quotes, as an empty one needs in JSV too, is JSON
		// wherever it can be, and loses the blanks beside its values.
		mayBeJSON := strings.Contains(first, `{"`)
		if second, err := writeAs(again, e, encodeProbeShape); err != nil || second != first && !mayBeJSON {
			t.Fatalf("%q: %v\nfirst  %q\nsecond %q", text, err, first, second)
		}
	})
}

// TestDeepNames finds the name of a class behind deep values, in time.
func TestDeepNames(t *testing.T) {
	t.Parallel()
	const open, end = `{inner:`, `,__type:Test.Square}`
	text := strings.Repeat(open, 500) + "{__type:Test.Square}" + strings.Repeat(end, 500)
	if v, err := readAs(text, false, decodeProbeShape); err != nil || v.(*probeSquare).Inner == nil {
		t.Errorf("%v", err)
	}
}
