package fake

import (
	"context"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"

	api "github.com/ssgen/ssgen/templates/runtime"
)

// unmarshaler is every class and enum of the package.
type unmarshaler interface {
	UnmarshalJSV(data []byte) error
	UnmarshalJSON(data []byte) error
}

// readSample reads an answer that a page shows. It fails where the text is not of the
// type, for pages show all sorts of things.
func readSample[Q, R any](call func(api.API, context.Context, *Q) (R, error), contentType, text string) (response R, err error) {
	v := reflect.ValueOf(&response).Elem()
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		err = unmarshal(contentType, text, v.Interface())
	} else {
		client := &http.Client{Transport: sampleTransport(contentType, text)}
		response, err = call(api.NewClient("http://sample.invalid", api.WithHTTPClient(client)), context.Background(), new(Q))
	}
	clearStatus(v)
	return response, err
}

func unmarshal(contentType, text string, into any) error {
	u, ok := into.(unmarshaler)
	switch {
	case !ok:
		return errors.ErrUnsupported
	case contentType == "application/json":
		return u.UnmarshalJSON([]byte(text))
	}
	return u.UnmarshalJSV([]byte(text))
}

// sampleTransport gets the sample as the answer to everything.
func sampleTransport(contentType, text string) transport {
	return func(r *http.Request) (*http.Response, error) {
		closeBody(r)
		return &http.Response{
			Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
			Header: http.Header{"Content-Type": {contentType}}, ContentLength: int64(len(text)), Body: io.NopCloser(strings.NewReader(text)),
		}, nil
	}
}

type transport func(*http.Request) (*http.Response, error)

func (t transport) RoundTrip(r *http.Request) (*http.Response, error) { return t(r) }

// clearStatus takes away what tells of an error: samples show it filled in, which in an
// answer would mean that the operation failed.
func clearStatus(v reflect.Value) {
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return
	}
	for i := range v.NumField() {
		if isStatus(v.Type().Field(i)) && v.Field(i).CanSet() {
			v.Field(i).SetZero()
		}
	}
}

func isStatus(f reflect.StructField) bool {
	return f.Name == "ResponseStatus" || f.Type == reflect.TypeFor[*api.ResponseStatus]()
}
