package contest

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ssgen/ssgen/testdata/bench/internal/documents"
)

// The names of ssgen's cases.
const (
	JSV            = "ssgen JSV"
	JSON           = "ssgen JSON"
	JSVMarshal     = "ssgen MarshalJSV"
	JSVString      = "ssgen JSV, no copy"
	JSONString     = "ssgen JSON, no copy"
	JSVOtherOrder  = "ssgen JSV, members reversed"
	JSONOtherOrder = "ssgen JSON, members reversed"
)

// ssgen is what a generated type can do.
type ssgen[S any] interface {
	*S
	AppendJSV([]byte) ([]byte, error)
	AppendJSON([]byte) ([]byte, error)
	MarshalJSV() ([]byte, error)
	UnmarshalJSV([]byte) error
	UnmarshalJSON([]byte) error
}

// stringReaders are a generated package's functions that read without a copy of the text.
type stringReaders struct {
	jsv  func(text string, v interface{ UnmarshalJSV([]byte) error }) error
	json func(text string, v interface{ UnmarshalJSON([]byte) error }) error
}

func addSsgen[S any, PS ssgen[S]](d *Document, v *S, noCopy stringReaders) error {
	value := PS(v)
	jsv, err := value.AppendJSV(nil)
	if err != nil {
		return err
	}
	json, err := value.AppendJSON(nil)
	if err != nil {
		return err
	}
	d.JSV, d.JSON = len(jsv), len(json)
	buffer := make([]byte, 0, 2*len(json))
	d.encode(JSV, func() (err error) { buffer, err = value.AppendJSV(buffer[:0]); return err })
	d.encode(JSON, func() (err error) { buffer, err = value.AppendJSON(buffer[:0]); return err })
	d.encode(JSVMarshal, func() (err error) { Sink, err = value.MarshalJSV(); return err })

	addReader(d, JSV, func(to PS) error { return to.UnmarshalJSV(jsv) }, jsv, json)
	addReader(d, JSON, func(to PS) error { return to.UnmarshalJSON(json) }, jsv, json)
	jsvText, jsonText := string(jsv), string(json)
	addReader(d, JSVString, func(to PS) error { return noCopy.jsv(jsvText, to) }, jsv, json)
	addReader(d, JSONString, func(to PS) error { return noCopy.json(jsonText, to) }, jsv, json)
	jsvReversed, jsonReversed := []byte(documents.Reverse(string(jsv))), []byte(documents.Reverse(string(json)))
	if len(jsvReversed) != len(jsv) || bytes.Equal(jsvReversed, jsv) {
		return errors.New("reversing members failed")
	}
	addReader(d, JSVOtherOrder, func(to PS) error { return to.UnmarshalJSV(jsvReversed) }, jsv, json)
	addReader(d, JSONOtherOrder, func(to PS) error { return to.UnmarshalJSON(jsonReversed) }, jsv, json)
	return nil
}

// addReader adds a way of reading, with the check that what it reads is written as before.
func addReader[S any, PS ssgen[S]](d *Document, name string, read func(PS) error, jsv, json []byte) {
	d.decode(name, func() error {
		to := PS(new(S))
		Keep = to
		return read(to)
	})
	d.check(name, func() error {
		to := PS(new(S))
		if err := read(to); err != nil {
			return err
		}
		gotJSV, err := to.AppendJSV(nil)
		if err != nil {
			return err
		}
		gotJSON, err := to.AppendJSON(nil)
		if err != nil {
			return err
		}
		if !bytes.Equal(gotJSV, jsv) || !bytes.Equal(gotJSON, json) {
			return fmt.Errorf("is written as\n%s\ninstead of\n%s", gotJSV, jsv)
		}
		return nil
	})
}

// Sink and Keep take what operations give, so that no compiler leaves the work out and
// every value that is read outlives the call.
var (
	Sink []byte
	Keep any
)
