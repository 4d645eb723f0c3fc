package runtime

import "fmt"

// scalarError says that text is not a value of a scalar type.
func scalarError(text, reason string) error {
	return &DecodeError{Places: []DecodePlace{{Text: shortened(text), Reason: reason}}}
}

// marshalJSON is MarshalJSON of a scalar.
func marshalJSON(encode func([]byte, *encoder) []byte) ([]byte, error) {
	e := encoder{json: true}
	return e.finish(nil, encode(nil, &e))
}

// unmarshalJSON is UnmarshalJSON of a scalar.
func unmarshalJSON(data []byte, decode func(*decoder)) error {
	if string(data) == "null" {
		return nil
	}
	d := newDecoder(string(data), true)
	decode(&d)
	return d.finish()
}

// scanText is Scan of a scalar that is read from its text.
func scanText(source any, name string, unmarshal func([]byte) error) error {
	switch x := source.(type) {
	case string:
		return unmarshal([]byte(x))
	case []byte:
		return unmarshal(x)
	case int64, float64:
		return unmarshal(fmt.Append(nil, x))
	}
	return fmt.Errorf("a database value of type %T is not a %s", source, name)
}
