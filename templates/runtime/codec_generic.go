package runtime

import (
	"cmp"
	"slices"
)

// codec is how the values of a type parameter are written and read.
type codec[T any] struct {
	encode func(*T, []byte, *encoder) []byte
	decode func(*T, *decoder)
	absent func(*T) bool // whether an object leaves the value out; nil: never
	null   func(*T) bool // whether a list has an empty slot for it, and a map nothing; nil: never
	unset  func(*T) bool // whether a map leaves it out although encode writes it in a list; nil: never
	hollow bool          // whether {} in a list, which servers write for null, leaves the element zero
}

// isAbsent reports whether an object leaves the value out.
func (t codec[T]) isAbsent(v *T) bool { return t.absent != nil && t.absent(v) }

// isUnset reports whether a map leaves the value out: what is nil. Empty text stays.
func (t codec[T]) isUnset(v *T) bool {
	return t.null != nil && t.null(v) || t.unset != nil && t.unset(v)
}

// pointerCodec is the codec of pointers, of which nil is absent.
func pointerCodec[T any](t codec[T]) codec[*T] {
	isNil := func(v **T) bool { return *v == nil }
	return codec[*T]{
		encode: func(v **T, b []byte, e *encoder) []byte {
			if *v != nil {
				return t.encode(*v, b, e)
			}
			return encodeNil(t, b, e)
		},
		decode: func(v **T, d *decoder) {
			if *v = nil; d.present() {
				*v = new(T)
				t.decode(*v, d)
			}
		},
		absent: isNil,
		unset:  isNil,
	}
}

// objectCodec is pointerCodec for objects of which every null is kept.
func objectCodec[T any](t codec[T]) codec[*T] {
	c := pointerCodec(t)
	c.hollow = true
	return c
}

// textCodec is the codec of texts of which every null is kept: "" is a text.
func textCodec() codec[*string] {
	isNil := func(v **string) bool { return *v == nil }
	return codec[*string]{
		encode: func(v **string, b []byte, e *encoder) []byte {
			if *v == nil {
				return e.null(b)
			}
			return encodeString(*v, b, e)
		},
		decode: func(v **string, d *decoder) {
			if *v = nil; d.presentString() {
				*v = new(string)
				decodeString(*v, d)
			}
		},
		absent: isNil,
		unset:  isNil,
	}
}

// encodeNil writes a nil element as servers do: {} for an object, an empty slot for all else.
func encodeNil[T any](t codec[T], b []byte, e *encoder) []byte {
	start := len(b)
	if b = t.encode(new(T), b, e); b[start] == '{' {
		return e.nullObject(b[:start])
	}
	return e.null(b[:start])
}

// listCodec is the codec of lists, of which nil is absent.
func listCodec[T any](t codec[T]) codec[[]T] {
	isNil := func(v *[]T) bool { return *v == nil }
	return codec[[]T]{
		encode: func(v *[]T, b []byte, e *encoder) []byte { return listEncode(v, b, e, t) },
		decode: func(v *[]T, d *decoder) { listDecode(v, d, t) },
		absent: isNil,
		null:   isNil,
	}
}

// mapCodec is the codec of maps with text for keys, of which nil is absent.
func mapCodec[T any](t codec[T]) codec[map[string]T] {
	isNil := func(v *map[string]T) bool { return *v == nil }
	return codec[map[string]T]{
		encode: func(v *map[string]T, b []byte, e *encoder) []byte {
			if *v == nil {
				return e.nullMap(b)
			}
			return mapEncode(v, b, e, t)
		},
		decode: func(v *map[string]T, d *decoder) { mapDecode(v, d, t) },
		absent: isNil,
		unset:  isNil,
	}
}

func listEncode[T any](v *[]T, b []byte, e *encoder, t codec[T]) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range *v {
		x := &(*v)[i]
		if t.null != nil && t.null(x) {
			b = e.null(b)
			continue
		}
		b = t.encode(x, b, e)
	}
	return e.endList(b)
}

func listDecode[T any](v *[]T, d *decoder, t codec[T]) {
	if *v = nil; !d.beginList() {
		return
	}
	list := []T{}
	for d.more() {
		list = append(list, *new(T))
		if !t.hollow || !d.emptyObject() {
			t.decode(&list[len(list)-1], d)
		}
	}
	*v = list
}

func mapEncode[T any](v *map[string]T, b []byte, e *encoder, t codec[T]) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	for _, k := range sortedKeys(*v, cmp.Compare[string]) {
		x := (*v)[k]
		if t.isUnset(&x) {
			continue
		}
		n := len(b)
		b = e.endKey(encodeString(&k, b, e), n)
		b = t.encode(&x, b, e)
	}
	return e.end(b)
}

func mapDecode[T any](v *map[string]T, d *decoder, t codec[T]) {
	if *v = nil; !d.beginMap() {
		return
	}
	m := map[string]T{}
	for d.moreKeys() {
		var k string
		decodeString(&k, d)
		d.endKey()
		var x T
		t.decode(&x, d)
		m[k] = x
	}
	*v = m
}

// sortedKeys answers a map's keys in order, so that one value is always the same bytes.
func sortedKeys[K comparable, V any](m map[K]V, compare func(a, b K) int) []K {
	all := make([]K, 0, len(m))
	for k := range m {
		all = append(all, k)
	}
	slices.SortFunc(all, compare)
	return all
}

// compareBool puts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
