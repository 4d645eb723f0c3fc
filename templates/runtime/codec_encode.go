package runtime

// maxDepth bounds how deep objects, lists and maps may nest, in writing (a value that
// holds itself ends in an error) and in reading (hostile text does).
const maxDepth = 512

// What emitted code calls for each type and member is not inlined: inlined, a package of
// 100 operations takes the compiler 1.4 times as long, and writing gains a tenth at most.

// encoder holds the choices and the state of one writing. Every encode function appends
// its value followed by ','; closing a container overwrites the last one.
type encoder struct {
	json     bool   // JSON instead of JSV
	safe     bool   // JSV that every server reads right, where it differs from what servers write
	depth    int    // of the containers that are open
	typeName string // of the class that the next object names, for an abstract type stands there
	err      error  // the first failure; what is written after it does not matter
	start    []byte // of a marshaling: where to write
}

// encodeError says why a value cannot be written.
type encodeError string

func (e encodeError) Error() string { return string(e) }

// fail keeps the first error.
func (e *encoder) fail(reason string) {
	if e.err == nil {
		e.err = encodeError(reason)
	}
}

// begin opens an object or a map. Types that can hold themselves must look at e.err
// after it and return, or a cyclic value would never end.
//
//go:noinline
func (e *encoder) begin(b []byte) []byte {
	e.enter()
	return append(b, '{')
}

// end closes what begin opened.
//
//go:noinline
func (e *encoder) end(b []byte) []byte {
	e.depth--
	return closeWith(b, '}')
}

// beginList opens a list.
//
//go:noinline
func (e *encoder) beginList(b []byte) []byte {
	e.enter()
	return append(b, '[')
}

// endList closes what beginList opened.
//
//go:noinline
func (e *encoder) endList(b []byte) []byte {
	e.depth--
	return closeWith(b, ']')
}

func (e *encoder) enter() {
	if e.depth++; e.depth > maxDepth {
		e.fail("the value nests deeper than 512 levels: does it hold itself?")
	}
}

// closeWith puts the bracket over the comma of the last value, if there was one.
func closeWith(b []byte, bracket byte) []byte {
	if last := len(b) - 1; b[last] == ',' {
		b[last] = bracket
	} else {
		b = append(b, bracket)
	}
	return append(b, ',')
}

// null writes an absent list element: an empty slot in JSV.
func (e *encoder) null(b []byte) []byte {
	if e.json {
		return append(b, "null,"...)
	}
	return append(b, ',')
}

// nullMap writes a list's element that is a map and absent: the word null in either format.
func (e *encoder) nullMap(b []byte) []byte { return append(b, "null,"...) }

// nullObject writes a list's element that is an object and absent: servers write an empty one.
func (e *encoder) nullObject(b []byte) []byte { return append(b, "{},"...) }

// endKey makes the value at b[start:] a map key: ':' for its ',', in quotes for JSON.
// Safe JSV quotes a date or a time of day as well, whose ':' would end the key early.
func (e *encoder) endKey(b []byte, start int) []byte {
	last := len(b) - 1
	if last < start {
		return b
	}
	bare := b[start] != '"' && b[start] != '{'
	if bare && (e.json || e.safe && hasTrigger(string(b[start:last]), triggerJSV)) {
		b = append(b, 0)
		copy(b[start+1:], b[start:])
		b[start] = '"'
		b[last+1] = '"'
		return append(b, ':')
	}
	b[last] = ':'
	return b
}

// finish ends a writing: b without the root's comma, or start as it was and the error.
//
//go:noinline
func (e *encoder) finish(start, b []byte) ([]byte, error) {
	if e.err != nil {
		return start, e.err
	}
	return b[:len(b)-1], nil
}

// addKey appends a member's name and ':'. The key holds both spellings, `"id":id:`.
//
//go:noinline
func addKey(b []byte, e *encoder, key string) []byte {
	if e.json {
		return append(b, key[:len(key)/2+1]...)
	}
	return append(b, key[len(key)/2+1:]...)
}

// addString appends a member unless its text is empty.
//
//go:noinline
func addString(b []byte, e *encoder, key, v string) []byte {
	if v == "" {
		return b
	}
	half := len(key)/2 + 1
	if e.json {
		b = append(b, key[:half]...)
		if mayEscape(v) {
			return append(appendJSONString(b, v), ',')
		}
		return append(append(append(b, '"'), v...), '"', ',')
	}
	b = append(b, key[half:]...)
	if hasTrigger(v, triggerJSV) {
		return append(appendQuoted(b, v), ',')
	}
	return append(append(b, v...), ',')
}

// addEnum appends a member unless its text is empty.
//
//go:noinline
func addEnum(b []byte, e *encoder, key, v string, texts []string) []byte {
	if v == "" {
		return b
	}
	if !e.json && !e.safe && !hasTrigger(v, triggerJSV) {
		return append(append(append(b, key[len(key)/2+1:]...), v...), ',')
	}
	return encodeEnum(v, texts, addKey(b, e, key), e)
}

// addBool appends a member, always.
//
//go:noinline
func addBool(b []byte, e *encoder, key string, v bool) []byte {
	return encodeBool(&v, addKey(b, e, key), e)
}

// addInt appends a member, always.
func addInt[T signed](b []byte, e *encoder, key string, v T) []byte {
	return appendInt(addKey(b, e, key), int64(v))
}

// addUint appends a member, always.
func addUint[T unsigned](b []byte, e *encoder, key string, v T) []byte {
	return appendUint(addKey(b, e, key), uint64(v))
}
