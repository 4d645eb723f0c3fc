package runtime

import "sync"

// scratch holds buffers (*[]byte) between writings, for growing a fresh one
// takes three times as long as writing into one that fits.
var scratch sync.Pool

// maxScratch bounds the buffers that are kept, so that one large value does not stay.
const maxScratch = 1 << 18

// marshalWith answers what appendTo appends, in a slice of its own of that very size.
func marshalWith(appendTo func([]byte) ([]byte, error)) ([]byte, error) {
	buffer, ok := scratch.Get().(*[]byte)
	if !ok {
		buffer = new([]byte)
	}
	b, err := appendTo((*buffer)[:0])
	var data []byte
	if err == nil {
		data = make([]byte, len(b))
		copy(data, b)
	}
	if cap(b) <= maxScratch {
		*buffer = b[:0]
		scratch.Put(buffer)
	}
	return data, err
}
