package runtime

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// The files dynamic….go do not travel: they lend the codec and the handler to ssgen's own
// server, which answers operations that no Go type was generated for.

// DynamicOperation is an operation that always answers the same. Kind says how: by a
// value, a text or bytes as they are, or by nothing.
type DynamicOperation struct {
	Operation Operation
	Kind      DynamicKind
	Value     DynamicValue
	Content   []byte // the text, or the bytes
}

// DynamicKind tells how an operation answers.
type DynamicKind int

// The kinds of answers.
const (
	DynamicVoid DynamicKind = iota
	DynamicObject
	DynamicText
	DynamicBytes
)

// DynamicValue is a value of which the shape is known at run time alone: an object or a map
// where Members is not nil, a list where Elems is not nil, else a scalar as encodeAny takes
// it, or a DynamicOffset or a DynamicBare.
type DynamicValue struct {
	Members []DynamicMember
	Elems   []DynamicValue
	Scalar  any
}

// DynamicMember is one member of an object, in its order on the wire.
type DynamicMember struct {
	Name  string
	Value DynamicValue
}

// DynamicOffset is a DateTimeOffset.
type DynamicOffset time.Time

// DynamicBare is a text that JSV has without quotes, whatever is in it: a date of a host that
// writes ISO 8601 in JSON.
type DynamicBare string

// NewDynamicHandler serves operations as NewHandler of a generated package would.
func NewDynamicHandler(operations []DynamicOperation, options ...HandlerOption) http.Handler {
	endpoints := make([]endpoint, len(operations))
	for i := range operations {
		o := &operations[i]
		endpoints[i] = endpoint{&o.Operation, func() served { return dynamicRequest{o} }}
	}
	return newHandler(nil, endpoints, options)
}

// dynamicRequest is a request of which nothing is kept.
type dynamicRequest struct{ of *DynamicOperation }

func (dynamicRequest) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		if k = d.next(nil, k); k == unknownMember {
			d.skip()
		}
	}
}

func (r dynamicRequest) serve(ctx context.Context, _ API) (response, error) {
	switch r.of.Kind {
	case DynamicObject:
		return response{value: &r.of.Value}, nil
	case DynamicText:
		return textResponse(string(r.of.Content), nil)
	case DynamicBytes:
		if call := HandlerCallFrom(ctx); call != nil {
			call.Header.Set("Content-Type", "application/octet-stream") // which all clients take for bytes
		}
		return bytesResponse(r.of.Content, nil)
	}
	return noResponse(nil)
}

// Append writes the value in a format.
func (v *DynamicValue) Append(b []byte, format Format) ([]byte, error) {
	e := encoder{json: format == FormatJSON}
	return e.finish(b, v.encode(b, &e))
}

func (v *DynamicValue) encode(b []byte, e *encoder) []byte {
	switch {
	case v.Members != nil:
		if b = e.begin(b); e.err != nil {
			return b
		}
		for i := range v.Members {
			start := len(b)
			b = e.endKey(appendText(b, e, v.Members[i].Name), start)
			b = v.Members[i].Value.encode(b, e)
		}
		return e.end(b)
	case v.Elems != nil:
		if b = e.beginList(b); e.err != nil {
			return b
		}
		for i := range v.Elems {
			b = v.Elems[i].encode(b, e)
		}
		return e.endList(b)
	}
	switch x := v.Scalar.(type) {
	case DynamicOffset:
		t := time.Time(x)
		return encodeDateTimeOffset(&t, b, e)
	case DynamicBare:
		if e.json {
			return appendText(b, e, string(x))
		}
		return append(append(b, x...), ',')
	}
	return encodeAny(&v.Scalar, b, e)
}

// ParseDynamic reads the text of a scalar in JSV, as it is behind any quotes, by the name of
// its type in C#. What has no such type is a text.
func ParseDynamic(typeName, text string) (any, error) {
	switch typeName {
	case "bool":
		return dynamic(decodeBool, text)
	case "sbyte", "short", "int", "long":
		return dynamic(decodeInt[int64], text)
	case "byte", "ushort", "uint", "ulong":
		return dynamic(decodeUint[uint64], text)
	case "float":
		return dynamic(decodeFloat32, text)
	case "double":
		return dynamic(decodeFloat64, text)
	case "decimal":
		return dynamic((*Decimal).decode, text)
	case "Number":
		return dynamic((*Number).decode, text)
	case "DateTime":
		return dynamic(decodeDateTime, text)
	case "DateTimeOffset":
		v, err := dynamic(decodeDateTimeOffset, text)
		if err != nil {
			return nil, err
		}
		return DynamicOffset(v.(time.Time)), nil
	case "TimeSpan":
		return dynamic(decodeTimeSpan, text)
	case "DateOnly":
		return dynamic((*DateOnly).decode, text)
	case "TimeOnly":
		return dynamic((*TimeOnly).decode, text)
	case "Guid":
		return dynamic((*GUID).decode, text)
	case "char":
		return dynamic((*Char).decode, text)
	case "byte[]":
		return dynamic(decodeBytes, text)
	}
	return text, nil
}

// dynamic reads a text with a function that decodes. Text in quotes is read by all of them.
func dynamic[T any](decode func(*T, *decoder), text string) (any, error) {
	var v T
	d := newDecoder(string(appendQuoted(nil, text)), false)
	decode(&v, &d)
	if d.finish() != nil {
		return nil, errors.New("the text is not of this type")
	}
	return v, nil
}
