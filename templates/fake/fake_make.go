package fake

import (
	"encoding"
	"fmt"
	"math/rand/v2"
	"reflect"

	api "github.com/ssgen/ssgen/templates/runtime"
)

// How much is made for one answer at most: classes within classes, and values in all.
// Types that hold each other would have no end.
const (
	maxDepth  = 6
	maxValues = 5000
)

// maker makes values of any type, by chance.
type maker struct {
	kinds  kinds
	random *rand.Rand
	nulls  bool // what may be nil is so here and there
	within []reflect.Type
	values int
}

// fillWhole makes a whole answer, which is never nil and tells of no error.
func (m *maker) fillWhole(v reflect.Value, name string) {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	m.fill(v, name)
	clearStatus(v)
	if v.Kind() == reflect.Interface && v.IsNil() && reflect.TypeFor[*api.RawValue]().Implements(v.Type()) {
		v.Set(reflect.ValueOf(&api.RawValue{Format: api.FormatJSON, Text: "{}"}))
	}
}

// fill makes a value; name is that of the member which it is for.
func (m *maker) fill(v reflect.Value, name string) {
	m.values++
	if kind, ok := m.kinds[v.Type()]; ok {
		if made := kind(m, name); made.IsValid() {
			v.Set(made)
		}
		return
	}
	if m.fillOwn(v, name) {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		m.fillStruct(v)
	case reflect.Pointer:
		m.fillPointer(v, name)
	case reflect.Slice:
		m.fillSlice(v, name)
	case reflect.Map:
		m.fillMap(v, name)
	default:
		m.fillScalar(v, name)
	}
}

// fillOwn makes a value of a type of the user's, which reads itself: of a number, of a GUID
// or of a word, whichever it takes. It tells whether the type is one.
func (m *maker) fillOwn(v reflect.Value, name string) bool {
	if !v.CanAddr() {
		return false
	}
	own, ok := v.Addr().Interface().(encoding.TextUnmarshaler)
	if !ok {
		return false
	}
	n := 1 + m.random.IntN(99)
	for _, text := range []string{fmt.Sprint(n), fmt.Sprintf("%08x-0000-4000-8000-%012x", n, n), fmt.Sprintf("%s %d", name, n)} {
		if own.UnmarshalText([]byte(text)) == nil {
			return true
		}
	}
	v.SetZero()
	return true
}

func (m *maker) fillScalar(v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(m.text(name))
	case reflect.Bool:
		v.SetBool(m.random.IntN(2) == 0)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Int:
		v.SetInt(int64(1 + m.random.IntN(99)))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uint:
		v.SetUint(uint64(1 + m.random.IntN(99)))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(m.random.IntN(400)) / 4)
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(m.text(name)))
		}
	}
}

// text is a word that tells whose value it is: "DisplayName 17".
func (m *maker) text(name string) string { return fmt.Sprintf("%s %d", name, 1+m.random.IntN(99)) }

func (m *maker) fillStruct(v reflect.Value) {
	m.within = append(m.within, v.Type())
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() && !isStatus(f) {
			m.fill(v.Field(i), f.Name)
		}
	}
	m.within = m.within[:len(m.within)-1]
}

func (m *maker) fillPointer(v reflect.Value, name string) {
	if m.ends(v.Type().Elem()) || m.nulls && m.random.IntN(4) == 0 {
		return
	}
	v.Set(reflect.New(v.Type().Elem()))
	m.fill(v.Elem(), name)
}

func (m *maker) fillSlice(v reflect.Value, name string) {
	v.Set(reflect.MakeSlice(v.Type(), 0, 2))
	if m.ends(v.Type().Elem()) {
		return
	}
	m.within = append(m.within, v.Type())
	for range 1 + m.random.IntN(2) {
		element := reflect.New(v.Type().Elem()).Elem()
		m.fillElement(element, name)
		v.Set(reflect.Append(v, element))
	}
	m.within = m.within[:len(m.within)-1]
}

func (m *maker) fillMap(v reflect.Value, name string) {
	v.Set(reflect.MakeMap(v.Type()))
	if m.ends(v.Type().Elem()) {
		return
	}
	m.within = append(m.within, v.Type())
	key, element := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
	m.fill(key, name)
	m.fillElement(element, name)
	v.SetMapIndex(key, element)
	m.within = m.within[:len(m.within)-1]
}

// fillElement makes an element of a list or map, which is never nil.
func (m *maker) fillElement(v reflect.Value, name string) {
	nulls := m.nulls
	m.nulls = false
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	m.nulls = nulls
	m.fill(v, name)
}

// ends tells that no value of a type is made here: it is one that this stands in, or
// enough has been made.
func (m *maker) ends(t reflect.Type) bool {
	if m.values >= maxValues || len(m.within) >= maxDepth {
		return true
	}
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	for _, outer := range m.within {
		if outer == t {
			return true
		}
	}
	return false
}
