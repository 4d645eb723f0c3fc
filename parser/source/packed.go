package source

import (
	"bytes"
	"compress/flate"
	"context"
	"io"
)

// Packed gives a source that holds its bytes compressed: pages of metadata shrink to a
// tenth. It keeps nothing on disk.
func Packed(name string, data []byte) (Source, error) {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	held := bytes.Clone(packed.Bytes())
	return New(name, func(context.Context) ([]byte, error) {
		return io.ReadAll(flate.NewReader(bytes.NewReader(held)))
	}), err
}
