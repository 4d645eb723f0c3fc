package runtime

import (
	"errors"
	"maps"
	"strings"
)

// RawValue is a value of an abstract type whose class this package does not know, or that
// does not name its class: the text of its object, as it came. It is written as it is in the
// format that it came in. JSON becomes JSV where JSV can say it; JSV does not become JSON, for
// it does not tell a text from a number.
type RawValue struct {
	Format Format // of Text: FormatJSV or FormatJSON
	Text   string // one object, "{…}"
}

// TypeName is the class that the object names, "Shop.Order" or "Shop.Order, Assembly"; "" for none.
func (v *RawValue) TypeName() string {
	d := newDecoder(v.Text, v.Format == FormatJSON)
	return d.typeName()
}

// UnmarshalTo reads the object into a value, such as one of the abstract type's classes.
func (v *RawValue) UnmarshalTo(value interface {
	UnmarshalJSV(data []byte) error
	UnmarshalJSON(data []byte) error
},
) error {
	if v.Format == FormatJSON {
		return UnmarshalJSONString(v.Text, value)
	}
	return UnmarshalJSVString(v.Text, value)
}

// MarshalJSV gives the object as JSV.
func (v RawValue) MarshalJSV() ([]byte, error) {
	var e encoder
	return e.finish(nil, v.encode(nil, &e))
}

// MarshalJSON gives the object as JSON.
func (v RawValue) MarshalJSON() ([]byte, error) { return marshalJSON(v.encode) }

func (v *RawValue) encodeSubtype(b []byte, e *encoder) []byte {
	if v == nil {
		return e.nullSubtype(b)
	}
	return v.encode(b, e)
}

func (v *RawValue) encode(b []byte, e *encoder) []byte {
	json := v.Format == FormatJSON
	switch {
	case !isObject(v.Text, json):
		e.fail("a RawValue must hold the text of one object: " + shortened(v.Text))
	case json == e.json:
		return append(append(b, v.Text...), ',')
	case e.json:
		e.fail("a value of the class " + shortened(v.TypeName()) + ", which this package does not know, came as JSV and cannot be written as JSON, for JSV does not tell texts from numbers")
	default:
		return v.encodeJSV(b, e)
	}
	return append(b, ',')
}

// encodeJSV writes JSON as JSV, in which a number, a truth value or a text is the same text
// that its type has there.
func (v *RawValue) encodeJSV(b []byte, e *encoder) []byte {
	var content any
	d := newDecoder(v.Text, true)
	decodeAny(&content, &d)
	err := d.finish()
	if err == nil && losesNull(content) {
		err = errors.New("a list ends in null, which JSV cannot say there")
	}
	if err != nil {
		e.fail("a value of the class " + shortened(v.TypeName()) + ", which this package does not know, cannot be written as JSV: " + err.Error())
		return append(b, ',')
	}
	return encodeAny(&content, b, e)
}

// losesNull tells whether a list in a value holds one null alone, or ends in null after an
// object: servers read no element there.
func losesNull(v any) bool {
	switch x := v.(type) {
	case []any:
		if last := len(x) - 1; last >= 0 && x[last] == nil {
			if last == 0 {
				return true
			}
			if _, object := x[last-1].(map[string]any); object {
				return true
			}
		}
		for i := range x {
			if losesNull(x[i]) {
				return true
			}
		}
	case map[string]any:
		for _, element := range x {
			if losesNull(element) {
				return true
			}
		}
	}
	return false
}

// isObject tells whether a text is one object and nothing else, as far as brackets and quotes go.
func isObject(text string, json bool) bool {
	if text == "" || text[0] != '{' {
		return false
	}
	d := newDecoder(text, json)
	d.skipNested()
	return !d.cut && d.i == len(text)
}

// raw takes the object at hand as the text it is. What is printed over many lines is written
// anew, for white space would become a part of its values.
func (d *decoder) raw() *RawValue {
	start, inJSON := d.i, d.json
	if d.json = d.opensJSON(); d.json {
		d.skipNested()
		v := &RawValue{FormatJSON, d.s[start:d.i]}
		if inJSON || d.cut || v.isJSON() {
			return v
		}
		d.i, d.json = start, false // JSV, with a name that needs quotes
	}
	v := &RawValue{Format: FormatJSV}
	switch {
	case d.pretty:
		class := d.typeName()
		var content any
		decodeAny(&content, d)
		nameClass(content, class)
		var e encoder
		text, err := e.finish(nil, encodeAny(&content, nil, &e))
		if err != nil {
			d.noteToken(err.Error())
		}
		v.Text = string(text)
	default:
		d.skipNested()
		v.Text = d.s[start:d.i]
	}
	return v
}

// nameClass gives an object the one name of its class that counts, whichever it has.
func nameClass(content any, class string) {
	m, _ := content.(map[string]any)
	maps.DeleteFunc(m, func(name string, _ any) bool { return strings.EqualFold(name, typeMember) })
	if m != nil && class != "" {
		m[typeMember] = class
	}
}

// isJSON tells whether all of the text is JSON.
func (v *RawValue) isJSON() bool {
	var content any
	d := newDecoder(v.Text, true)
	decodeAny(&content, &d)
	return d.finish() == nil
}

// opensJSON tells whether the object at hand is spelled as JSON: by the quotes of its first name.
func (d *decoder) opensJSON() bool {
	i := d.i + 1
	for i < len(d.s) && isSpace(d.s[i]) {
		i++
	}
	if i == len(d.s) || d.s[i] == '}' {
		return d.json
	}
	return d.s[i] == '"'
}
