package runtime

import (
	"fmt"
	"strings"
	"time"
)

// encodeAny writes a value of C#'s type object by the Go type it has: the scalars of this
// package, Go's own, lists and string maps of any, and generated types.
func encodeAny(v *any, b []byte, e *encoder) []byte {
	switch x := (*v).(type) {
	case nil:
		return e.null(b)
	case string:
		return appendText(b, e, x)
	case bool:
		return encodeBool(&x, b, e)
	case []any:
		return encodeAnys(x, b, e)
	case map[string]any:
		return encodeAnyMap(x, b, e)
	case []string:
		return listEncode(&x, b, e, codec[string]{encode: encodeString})
	case map[string]string:
		return mapEncode(&x, b, e, codec[string]{encode: encodeString})
	case []byte:
		return encodeBytes(&x, b, e)
	case time.Time:
		return encodeDateTime(&x, b, e)
	case time.Duration:
		return encodeTimeSpan(&x, b, e)
	}
	if b, ok := encodeAnyNumber(*v, b, e); ok {
		return b
	}
	return encodeAnyScalar(*v, b, e)
}

func encodeAnyNumber(v any, b []byte, e *encoder) ([]byte, bool) {
	switch x := v.(type) {
	case int:
		return appendInt(b, int64(x)), true
	case int8:
		return appendInt(b, int64(x)), true
	case int16:
		return appendInt(b, int64(x)), true
	case int32:
		return appendInt(b, int64(x)), true
	case int64:
		return appendInt(b, x), true
	case uint:
		return appendUint(b, uint64(x)), true
	case uint8:
		return appendUint(b, uint64(x)), true
	case uint16:
		return appendUint(b, uint64(x)), true
	case uint32:
		return appendUint(b, uint64(x)), true
	case uint64:
		return appendUint(b, x), true
	case float32:
		return encodeFloat32(&x, b, e), true
	case float64:
		return encodeFloat64(&x, b, e), true
	}
	return b, false
}

// encodeAnyScalar writes this package's scalars and what generated types are: those by
// pointer write into b, those by value write their text in one piece.
func encodeAnyScalar(v any, b []byte, e *encoder) []byte {
	switch x := v.(type) {
	case Decimal:
		return x.encode(b, e)
	case Number:
		return x.encode(b, e)
	case GUID:
		return x.encode(b, e)
	case DateOnly:
		return x.encode(b, e)
	case TimeOnly:
		return x.encode(b, e)
	case Char:
		return x.encode(b, e)
	case interface {
		encodeSubtype([]byte, *encoder) []byte
	}:
		return x.encodeSubtype(b, e)
	case interface {
		encode([]byte, *encoder) []byte
	}:
		return x.encode(b, e)
	case interface {
		AppendJSV([]byte) ([]byte, error)
		AppendJSON([]byte) ([]byte, error)
	}:
		appendTo := x.AppendJSV
		if e.json {
			appendTo = x.AppendJSON
		}
		data, err := appendTo(b)
		if err != nil {
			e.fail(err.Error())
			return append(b, ',')
		}
		return append(data, ',')
	}
	e.fail(fmt.Sprintf("a value of type %T cannot be written", v))
	return append(b, ',')
}

func encodeAnys(v []any, b []byte, e *encoder) []byte {
	if b = e.beginList(b); e.err != nil {
		return b
	}
	for i := range v {
		if e.err != nil {
			break
		}
		b = encodeAny(&v[i], b, e)
	}
	return e.endList(b)
}

func encodeAnyMap(v map[string]any, b []byte, e *encoder) []byte {
	if b = e.begin(b); e.err != nil {
		return b
	}
	for _, k := range sortedKeys(v, compareMember) {
		x := v[k]
		if e.err != nil {
			break
		}
		if x == nil {
			continue
		}
		n := len(b)
		b = e.endKey(encodeString(&k, b, e), n)
		b = encodeAny(&x, b, e)
	}
	return e.end(b)
}

// compareMember orders names, __type before all others.
func compareMember(a, b string) int {
	if (a == typeMember) != (b == typeMember) {
		return -compareBool(a == typeMember, b == typeMember)
	}
	return strings.Compare(a, b)
}

// decodeAny reads a value of C#'s type object: map[string]any, []any, or a scalar, which is
// text in JSV, for JSV does not tell numbers from text, and string, bool or Number in JSON.
func decodeAny(v *any, d *decoder) {
	*v = nil
	if !d.presentString() {
		return
	}
	switch c := d.s[d.i]; {
	case c == '{':
		*v = d.anyMap()
	case c == '[':
		*v = d.anyList()
	case d.json && c != '"':
		*v = d.anyLiteral()
	default:
		var text string
		decodeString(&text, d)
		*v = text
	}
}

// anyLiteral reads true, false or a number. Other bare text is taken as it is: a quoted
// name makes a value look like JSON, and JSV's names may have quotes too.
func (d *decoder) anyLiteral() any {
	switch text := d.text(); text {
	case "true":
		return true
	case "false":
		return false
	default:
		if isNumber(text) {
			return Number(text)
		}
		if d.asked {
			d.noteToken("is not a JSON value")
		}
		return text
	}
}

func (d *decoder) anyMap() any {
	if !d.beginMap() {
		return nil
	}
	m := map[string]any{}
	for d.moreKeys() {
		var k string
		decodeString(&k, d)
		d.endKey()
		var x any
		decodeAny(&x, d)
		m[k] = x
	}
	return m
}

func (d *decoder) anyList() any {
	if !d.beginList() {
		return nil
	}
	list := []any{}
	for d.more() {
		var x any
		decodeAny(&x, d)
		list = append(list, x)
	}
	return list
}
