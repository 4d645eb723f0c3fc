package runtime

import (
	"errors"
	"testing"
	"unsafe"
)

// UnmarshalJSV and UnmarshalJSON are as emitted for every type.
func (v *treeItem) UnmarshalJSV(data []byte) error {
	d := newDecoder(string(data), false)
	v.decode(&d)
	return d.finish()
}

func (v *treeItem) UnmarshalJSON(data []byte) error {
	d := newDecoder(string(data), true)
	v.decode(&d)
	return d.finish()
}

// copied is a type whose text has to be copied, as that of a generic type.
type copied string

func (v *copied) UnmarshalJSV(data []byte) error {
	*v = copied(data)
	return nil
}

func (v *copied) UnmarshalJSON(data []byte) error { return v.UnmarshalJSV(data) }

func TestUnmarshalString(t *testing.T) {
	t.Parallel()
	const jsv, json = "{id:1,name:a name,children:[{name:b}]}", `{"id":1,"name":"a name","children":[{"name":"b"}]}`
	for _, tt := range []struct {
		text string
		read func(string, *treeItem) error
	}{
		{jsv, func(s string, v *treeItem) error { return UnmarshalJSVString(s, v) }},
		{json, func(s string, v *treeItem) error { return UnmarshalJSONString(s, v) }},
	} {
		var v treeItem
		if err := tt.read(tt.text, &v); err != nil || v.ID != 1 || v.Name != "a name" || v.Children[0].Name != "b" {
			t.Errorf("%s: %+v, %v", tt.text, v, err)
		}
		from, to := uintptr(unsafe.Pointer(unsafe.StringData(tt.text))), uintptr(unsafe.Pointer(unsafe.StringData(v.Name)))
		if to < from || to >= from+uintptr(len(tt.text)) {
			t.Errorf("%s: the name is no part of the text", tt.text)
		}
		var places *DecodeError
		if err := tt.read(tt.text+"x", &v); !errors.As(err, &places) {
			t.Errorf("%sx: %v", tt.text, err)
		}
	}
	var c copied
	if err := errors.Join(UnmarshalJSVString("a", &c), UnmarshalJSONString("b", &c)); err != nil || c != "b" {
		t.Errorf("%q: %v", c, err)
	}
}
