// This file stands in every generated package that is tried: its types by the names
// that the API has for them, over the functions that callers cannot reach.
package generated

import (
	"reflect"

	"generated.example/recorded"
)

func recordedType[T any](encode func(*T, []byte, *encoder) []byte, decode func(*T, *decoder)) recorded.Type {
	read := func(text string, form recorded.Form) (T, error) {
		var v T
		d := newDecoder(text, form == recorded.JSON)
		decode(&v, &d)
		return v, d.finish()
	}
	return recorded.Type{
		Rewrite: func(text string, from, to recorded.Form) (string, error) {
			v, err := read(text, from)
			if err != nil {
				return "", err
			}
			e := encoder{json: to == recorded.JSON, safe: to == recorded.SafeJSV}
			b, err := e.finish(nil, encode(&v, nil, &e))
			return string(b), err
		},
		Equal: func(a string, of recorded.Form, b string, in recorded.Form) bool {
			x, err := read(a, of)
			if err != nil {
				return false
			}
			y, err := read(b, in)
			return err == nil && reflect.DeepEqual(x, y)
		},
	}
}
