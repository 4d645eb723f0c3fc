// This file stands in every generated package that is tried: its operations by the
// paths at which they are called, and the types of their bodies.
package generated

//lint:file-ignore U1000 not every package has every kind of operation

import (
	"net/url"
	"reflect"
	"strings"

	"generated.example/recorded"
)

// RecordedOperation finds the operation that answers a call as the package's own handler does,
// and whether it is called with a list of requests.
func RecordedOperation(method, target string) (name string, batch bool) {
	u, err := url.Parse(target)
	if err != nil {
		return "", false
	}
	if u.Path, batch = strings.CutSuffix(u.Path, "[]"); batch {
		u.RawPath = ""
	}
	m, ok := NewHandler(Unimplemented{}).(*handler).find(method, u)
	if !ok {
		return "", false
	}
	return m.name(), batch
}

// recordedList is for the bodies of a batch.
func recordedList[T any](encode func(*T, []byte, *encoder) []byte, decode func(*T, *decoder)) recorded.Type {
	element := codec[T]{encode: encode, decode: decode}
	return recordedType(
		func(v *[]T, b []byte, e *encoder) []byte { return listEncode(v, b, e, element) },
		func(v *[]T, d *decoder) { listDecode(v, d, element) },
	)
}

// errorBody is what services answer errors with.
type errorBody struct{ status *recordedStatus }

func (v *errorBody) encode(b []byte, e *encoder) []byte {
	b = e.begin(b)
	if v.status != nil {
		b = v.status.encode(addKey(b, e, `"responseStatus":responseStatus:`), e)
	}
	return e.end(b)
}

func (v *errorBody) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next([]string{"responseStatus"}, k); k {
		case 0:
			v.status = new(recordedStatus)
			v.status.decode(d)
		case unknownMember:
			d.skip()
		}
	}
}

// recordedMethods is for a type with arguments, whose codec is put together inside its
// methods.
func recordedMethods[T interface {
	AppendJSV([]byte) ([]byte, error)
	AppendJSON([]byte) ([]byte, error)
}, P interface {
	*T
	UnmarshalJSV([]byte) error
	UnmarshalJSON([]byte) error
}]() recorded.Type {
	read := func(text string, form recorded.Form) (T, error) {
		var v T
		if form == recorded.JSON {
			return v, P(&v).UnmarshalJSON([]byte(text))
		}
		return v, P(&v).UnmarshalJSV([]byte(text))
	}
	return recorded.Type{
		Rewrite: func(text string, from, to recorded.Form) (string, error) {
			v, err := read(text, from)
			if err != nil {
				return "", err
			}
			write := v.AppendJSV
			if to == recorded.JSON {
				write = v.AppendJSON
			}
			b, err := write(nil)
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
