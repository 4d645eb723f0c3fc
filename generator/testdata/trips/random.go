package trips

import (
	"encoding"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"time"
)

// Random makes values.
type Random struct {
	*rand.Rand
	Enums map[reflect.Type]reflect.Value
	// inURL leaves out what a URL does not carry: texts and lists that are empty are none there.
	inURL, json bool
	depth       int
}

// maxDepth is where values that hold their own kind end.
const maxDepth = 4

// Value makes a value of this type, which can be changed.
func (r *Random) Value(t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	r.fill(v)
	return v
}

func (r *Random) fill(v reflect.Value) {
	r.depth++
	defer func() { r.depth-- }()
	t := v.Type()
	if known, ok := r.Enums[t]; ok && t.Kind() == reflect.String {
		if known.Len() > 0 {
			v.Set(known.Index(r.IntN(known.Len())))
		}
		return
	}
	if r.scalar(v) {
		return
	}
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			r.fill(v.Field(i))
		}
	case reflect.Pointer:
		// An error's status in an answer would make it an error.
		if t.Elem().Name() != "ResponseStatus" && r.depth < maxDepth && r.IntN(3) > 0 {
			v.Set(r.Value(t.Elem()).Addr())
		}
	case reflect.Slice:
		r.list(v)
	case reflect.Map:
		if n := r.length(); n > 0 || !r.inURL && r.IntN(2) == 0 {
			v.Set(reflect.MakeMap(t))
			for range n {
				v.SetMapIndex(r.key(t.Key()), r.element(t.Elem()))
			}
		}
	case reflect.Interface:
		if t.NumMethod() == 0 {
			v.Set(reflect.ValueOf("any"))
		}
	default:
		r.plain(v)
	}
}

func (r *Random) list(v reflect.Value) {
	n := r.length()
	if n == 0 && (r.inURL || r.IntN(2) == 0) {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	if b, ok := v.Interface().([]byte); ok {
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		return
	}
	for i := range n {
		v.Index(i).Set(r.element(v.Type().Elem()))
	}
}

func (r *Random) length() int {
	if r.depth >= maxDepth {
		return 0
	}
	return r.IntN(4)
}

// element makes an element, which is not null: plain packages read none back.
func (r *Random) element(t reflect.Type) reflect.Value {
	if t.Kind() == reflect.Pointer {
		return r.Value(t.Elem()).Addr()
	}
	v := r.Value(t)
	if (t.Kind() == reflect.Slice || t.Kind() == reflect.Map) && v.IsNil() {
		if t.Kind() == reflect.Map {
			v.Set(reflect.MakeMap(t))
		} else {
			v.Set(reflect.MakeSlice(t, 0, 0))
		}
	}
	return v
}

// key makes a key that is not empty.
func (r *Random) key(t reflect.Type) reflect.Value {
	for {
		if v := r.Value(t); t.Kind() != reflect.String || v.Len() > 0 {
			return v
		}
	}
}

// request is never null: it is sent as it is, or as an empty list.
func (r *Random) request(t reflect.Type) any {
	v := reflect.New(t)
	v.Elem().Set(r.element(t))
	return v.Interface()
}

// answer is never nil where an object, a list or bytes are due: that is an answer of its own.
func (r *Random) answer(t reflect.Type) any { return r.element(t).Interface() }

// scalar makes a value of a type that is one text.
func (r *Random) scalar(v reflect.Value) bool {
	if at, ok := v.Addr().Interface().(*time.Time); ok {
		// JSON has milliseconds.
		*at = time.UnixMilli(r.Int64N(4e12) - 1e12).UTC()
		return true
	}
	if span, ok := v.Addr().Interface().(*time.Duration); ok {
		*span = time.Duration(r.Int64N(2e15)-1e15) * 100 // .NET's ticks
		return true
	}
	text, ok := v.Addr().Interface().(encoding.TextUnmarshaler)
	if !ok {
		return false
	}
	var s string
	switch v.Type().Name() {
	case "GUID":
		s = fmt.Sprintf("%016x%016x", r.Uint64(), r.Uint64())
	case "DateOnly":
		s = time.Unix(r.Int64N(4e9), 0).UTC().Format(time.DateOnly)
	case "TimeOnly":
		s = fmt.Sprintf("%02d:%02d:%02d", r.IntN(24), r.IntN(60), r.IntN(60))
	case "Decimal", "Number":
		s = fmt.Sprintf("%d.%02d", r.Int32()-1<<30, r.IntN(100))
	case "Char":
		s = string(alphabet[r.IntN(len(alphabet)-1)]) // the last one is two UTF-16 units
	default:
		panic("no random value for " + v.Type().String())
	}
	if err := text.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return true
}

// plain fills numbers, truth values and texts.
func (r *Random) plain(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.String:
		v.SetString(r.text())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(r.Uint64()) >> r.IntN(64)) // small ones as often as large ones
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.Uint64() >> r.IntN(64))
	case reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(r.Uint32() &^ (1 << 30)))) // finite
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(r.Uint64() &^ (1 << 62)))
	default:
		panic("no random value for " + v.Type().String())
	}
}

var alphabet = []rune("abcXYZ019 ,:;{}[]\"'\\/%&=+#?.*<>@~\t\n\r_-äß日\u2028😀")

// text makes a text; in a URL it is not empty.
func (r *Random) text() string {
	n := r.IntN(12)
	if r.inURL {
		n++
	}
	var b strings.Builder
	for range n {
		b.WriteRune(alphabet[r.IntN(len(alphabet))])
	}
	if r.IntN(20) == 0 {
		b.WriteString([]string{".json", ".jsv", "..", "%41", " "}[r.IntN(5)])
	}
	return b.String()
}

func (r *Random) failure() Failure {
	status := []int{400, 401, 403, 404, 409, 422, 429, 500, 503}[r.IntN(9)]
	f := Failure{Status: status, Code: fmt.Sprintf("Code%d", r.IntN(100)), Message: "m" + r.text()}
	if r.IntN(2) == 0 {
		f.Fields = "f" + r.text()
	}
	return f
}
