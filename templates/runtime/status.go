package runtime

import "cmp"

// ResponseStatus is what a service says about an error, and about warnings of a success.
type ResponseStatus struct {
	ErrorCode  string // such as "NotFound": the name of the exception or of the rule
	Message    string
	StackTrace string          // only from services in debug mode
	Errors     []ResponseError // of single fields
	Meta       map[string]string
}

// ResponseError is what a service says about one field of a request.
type ResponseError struct {
	ErrorCode string
	FieldName string
	Message   string
	Meta      map[string]string
}

// How a host spells the names of members; hostNames is one of these.
const (
	namesCamel = iota
	namesPascal
	namesSnake
)

// statusHolders are the names of the member that holds a ResponseStatus, and
// statusMembers those of its members, as hosts spell them.
var (
	statusHolders = [...]string{namesCamel: "responseStatus", namesPascal: "ResponseStatus", namesSnake: "response_status"}
	statusMembers = [...][]string{
		namesCamel:  {"errorCode", "message", "stackTrace", "errors", "meta"},
		namesPascal: {"ErrorCode", "Message", "StackTrace", "Errors", "Meta"},
		namesSnake:  {"error_code", "message", "stack_trace", "errors", "meta"},
	}
)

func (v *ResponseStatus) encode(b []byte, e *encoder) []byte {
	names := statusMembers[hostNames]
	b = e.begin(b)
	b = addNamed(b, e, names[0], v.ErrorCode)
	b = addNamed(b, e, names[1], v.Message)
	b = addNamed(b, e, names[2], v.StackTrace)
	if v.Errors != nil {
		b = addName(b, e, names[3])
		b = e.beginList(b)
		for i := range v.Errors {
			b = v.Errors[i].encode(b, e)
		}
		b = e.endList(b)
	}
	b = addMeta(b, e, names[4], v.Meta)
	return e.end(b)
}

func (v *ResponseStatus) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(statusMembers[hostNames], k); k {
		case 0:
			decodeString(&v.ErrorCode, d)
		case 1:
			decodeString(&v.Message, d)
		case 2:
			decodeString(&v.StackTrace, d)
		case 3:
			v.decodeErrors(d)
		case 4:
			decodeMeta(&v.Meta, d)
		case unknownMember:
			d.skip()
		}
	}
}

func (v *ResponseStatus) decodeErrors(d *decoder) {
	if v.Errors = nil; !d.beginList() {
		return
	}
	list := []ResponseError{}
	for d.more() {
		list = append(list, ResponseError{})
		list[len(list)-1].decode(d)
	}
	v.Errors = list
}

// AppendJSV appends the value as JSV.
func (v ResponseStatus) AppendJSV(b []byte) ([]byte, error) {
	var e encoder
	return e.finish(b, v.encode(b, &e))
}

// MarshalJSV writes the value as JSV.
func (v ResponseStatus) MarshalJSV() ([]byte, error) {
	e := marshaling(FormatJSV)
	return e.marshaled(v.encode(e.start, e))
}

// UnmarshalJSV reads JSV; what cannot be read is in the *DecodeError, all else is read.
func (v *ResponseStatus) UnmarshalJSV(data []byte) error {
	return unmarshal(data, FormatJSV, v)
}

// AppendJSON appends the value as JSON.
func (v ResponseStatus) AppendJSON(b []byte) ([]byte, error) {
	e := encoder{json: true}
	return e.finish(b, v.encode(b, &e))
}

// MarshalJSON writes the value as JSON.
func (v ResponseStatus) MarshalJSON() ([]byte, error) {
	e := marshaling(FormatJSON)
	return e.marshaled(v.encode(e.start, e))
}

// UnmarshalJSON reads JSON; what cannot be read is in the *DecodeError, all else is read.
func (v *ResponseStatus) UnmarshalJSON(data []byte) error {
	return unmarshal(data, FormatJSON, v)
}

// errorMembers are the names of a ResponseError's members, as hosts spell them.
var errorMembers = [...][]string{
	namesCamel:  {"errorCode", "fieldName", "message", "meta"},
	namesPascal: {"ErrorCode", "FieldName", "Message", "Meta"},
	namesSnake:  {"error_code", "field_name", "message", "meta"},
}

func (v *ResponseError) encode(b []byte, e *encoder) []byte {
	names := errorMembers[hostNames]
	b = e.begin(b)
	b = addNamed(b, e, names[0], v.ErrorCode)
	b = addNamed(b, e, names[1], v.FieldName)
	b = addNamed(b, e, names[2], v.Message)
	b = addMeta(b, e, names[3], v.Meta)
	return e.end(b)
}

func (v *ResponseError) decode(d *decoder) {
	for k := d.begin(); k != endOfObject; {
		switch k = d.next(errorMembers[hostNames], k); k {
		case 0:
			decodeString(&v.ErrorCode, d)
		case 1:
			decodeString(&v.FieldName, d)
		case 2:
			decodeString(&v.Message, d)
		case 3:
			decodeMeta(&v.Meta, d)
		case unknownMember:
			d.skip()
		}
	}
}

// AppendJSV appends the value as JSV.
func (v ResponseError) AppendJSV(b []byte) ([]byte, error) {
	var e encoder
	return e.finish(b, v.encode(b, &e))
}

// MarshalJSV writes the value as JSV.
func (v ResponseError) MarshalJSV() ([]byte, error) {
	e := marshaling(FormatJSV)
	return e.marshaled(v.encode(e.start, e))
}

// UnmarshalJSV reads JSV; what cannot be read is in the *DecodeError, all else is read.
func (v *ResponseError) UnmarshalJSV(data []byte) error {
	return unmarshal(data, FormatJSV, v)
}

// AppendJSON appends the value as JSON.
func (v ResponseError) AppendJSON(b []byte) ([]byte, error) {
	e := encoder{json: true}
	return e.finish(b, v.encode(b, &e))
}

// MarshalJSON writes the value as JSON.
func (v ResponseError) MarshalJSON() ([]byte, error) {
	e := marshaling(FormatJSON)
	return e.marshaled(v.encode(e.start, e))
}

// UnmarshalJSON reads JSON; what cannot be read is in the *DecodeError, all else is read.
func (v *ResponseError) UnmarshalJSON(data []byte) error {
	return unmarshal(data, FormatJSON, v)
}

// addName appends a member's name and ':'.
func addName(b []byte, e *encoder, name string) []byte {
	if e.json {
		return append(append(append(b, '"'), name...), `":`...)
	}
	return append(append(b, name...), ':')
}

// addNamed appends a member unless its text is empty.
func addNamed(b []byte, e *encoder, name, v string) []byte {
	if v == "" {
		return b
	}
	return appendText(addName(b, e, name), e, v)
}

// addMeta appends a member that is a map, unless it is nil.
func addMeta(b []byte, e *encoder, name string, meta map[string]string) []byte {
	if meta == nil {
		return b
	}
	b = e.begin(addName(b, e, name))
	for _, k := range sortedKeys(meta, cmp.Compare[string]) {
		n := len(b)
		b = e.endKey(appendText(b, e, k), n)
		b = appendText(b, e, meta[k])
	}
	return e.end(b)
}

// decodeMeta is written out, for codecs as values would put the decoder on the heap.
func decodeMeta(v *map[string]string, d *decoder) {
	if *v = nil; !d.beginMap() {
		return
	}
	m := map[string]string{}
	for d.moreKeys() {
		var k, x string
		decodeString(&k, d)
		d.endKey()
		decodeString(&x, d)
		m[k] = x
	}
	*v = m
}
