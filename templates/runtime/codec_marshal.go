package runtime

import "sync"

// encoders holds encoders (*encoder) between writings, each with the buffer that it wrote
// into, for growing a fresh one takes three times as long as writing into one that fits.
var encoders sync.Pool

// maxScratch bounds the buffers that are kept, so that one large value does not stay.
const maxScratch = 1 << 18

// marshaling gives an encoder whose start is an empty buffer, to write one value behind it.
//
//go:noinline
func marshaling(format Format) *encoder {
	e, ok := encoders.Get().(*encoder)
	if !ok {
		e = new(encoder)
	}
	e.json = format == FormatJSON
	return e
}

// marshaled answers what was written in a slice of its own of that very size, and takes
// the encoder back.
//
//go:noinline
func (e *encoder) marshaled(b []byte) (data []byte, err error) {
	b, err = e.finish(e.start, b)
	if err == nil {
		data = make([]byte, len(b))
		copy(data, b)
	}
	*e = encoder{}
	if cap(b) <= maxScratch {
		e.start = b[:0]
	}
	encoders.Put(e)
	return data, err
}

// unmarshal reads a value from a copy of the data, which its strings are then parts of.
//
//go:noinline
func unmarshal(data []byte, format Format, v decodable) error {
	return unmarshalText(string(data), format, v)
}

// decoders holds decoders (*decoder) between readings, for what is called through an
// interface needs one on the heap.
var decoders sync.Pool

func unmarshalText(text string, format Format, v decodable) error {
	d, ok := decoders.Get().(*decoder)
	if !ok {
		d = new(decoder)
	}
	*d = newDecoder(text, format == FormatJSON)
	v.decode(d)
	err := d.finish()
	*d = decoder{} // it must not keep the text
	decoders.Put(d)
	return err
}
