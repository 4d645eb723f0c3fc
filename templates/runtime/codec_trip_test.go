package runtime

func readAs[T any](text string, json bool, decode func(*T, *decoder)) (T, error) {
	var v T
	d := newDecoder(text, json)
	decode(&v, &d)
	return v, d.finish()
}

func writeAs[T any](v T, e encoder, encode func(*T, []byte, *encoder) []byte) (string, error) {
	b, err := e.finish(nil, encode(&v, nil, &e))
	return string(b), err
}

// roundTrip reads text and writes what it read.
type roundTrip func(text string, e encoder) (string, error)

func through[T any](encode func(*T, []byte, *encoder) []byte, decode func(*T, *decoder)) roundTrip {
	return func(text string, e encoder) (string, error) {
		v, err := readAs(text, e.json, decode)
		if err != nil {
			return "", err
		}
		return writeAs(v, e, encode)
	}
}
