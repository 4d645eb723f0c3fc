package runtime

import (
	"context"
	"net/http"
	"strconv"
)

// What serves a call is told of each operation by methods of its request type, called
// through interfaces: generic functions would be compiled anew for each operation, and
// a package of 100 operations took the compiler half as long again.

// endpoint is one operation with its request type.
type endpoint struct {
	operation *Operation
	request   func() served // a new one
}

// served is a request type on the server's side: how it is read, and who answers it.
type served interface {
	decode(*decoder)
	serve(ctx context.Context, api API) (response, error)
}

// response is what an API answered.
type response struct {
	value   encodable // nil where raw is all, and where there is none
	raw     []byte    // a text, or bytes, which go out as they are; nil answers nothing
	isRaw   bool
	charset bool // raw says its charset whatever the format
	void    bool // no value was due
}

// encodable is what writes itself.
type encodable interface {
	encode(b []byte, e *encoder) []byte
}

// respond reads a request, asks the API, and makes the answer ready.
func (p *endpoint) respond(ctx context.Context, api API, in *incoming) (reply, error) {
	if in.batch {
		return p.respondToBatch(ctx, api, in)
	}
	q := p.request()
	if err := readRequest(in, q); err != nil {
		return reply{}, err
	}
	r, err := q.serve(ctx, api)
	if err != nil {
		return reply{}, err
	}
	return r.reply(in.out)
}

// reply writes a value as ServiceStack does, byte for byte. None at all is answered
// with 204.
func (r *response) reply(format Format) (reply, error) {
	switch {
	case r.isRaw:
		return reply{body: r.raw, raw: true, charset: r.charset}, nil
	case r.value == nil:
		return reply{}, nil
	}
	e := marshaling(format)
	b, err := e.marshaled(r.value.encode(e.start, e))
	return reply{body: b}, err
}

// encode writes the value into the list that answers a batch.
func (r *response) encode(b []byte, e *encoder) []byte {
	if r.value == nil {
		return e.null(b)
	}
	return r.value.encode(b, e)
}

// valueResponse is the response of an operation that answers what needs a function to be
// written: a list, a map, a scalar, an object of a generic type; nil is none.
func valueResponse[R any](v *R, encode func(*R, []byte, *encoder) []byte) response {
	if v == nil {
		return response{}
	}
	return response{value: &encodedBy[R]{v, encode}}
}

type encodedBy[R any] struct {
	value *R
	by    func(*R, []byte, *encoder) []byte
}

func (v *encodedBy[R]) encode(b []byte, e *encoder) []byte { return v.by(v.value, b, e) }

// textResponse is the response of an operation that answers a text, which goes out as it is.
func textResponse(text string, err error) (response, error) {
	return response{value: &encodedBy[string]{&text, encodeString}, raw: []byte(text), isRaw: true, charset: true}, err
}

// bytesResponse is the response of an operation that answers bytes, which go out as they are.
func bytesResponse(data []byte, err error) (response, error) {
	return response{value: &encodedBy[[]byte]{&data, encodeBytes}, raw: data, isRaw: true}, err
}

// noResponse is the response of an operation that answers none.
func noResponse(err error) (response, error) { return response{void: true}, err }

// unimplemented is what the methods of Unimplemented return.
func unimplemented(operation string) error {
	return &Error{Operation: operation, StatusCode: http.StatusNotImplemented, ErrorCode: "NotImplemented", Message: operation + " is not implemented"}
}

// reply is an answer made ready to be written.
type reply struct {
	status      int // 0 is 200, or 204 where body is nil
	body        []byte
	contentType string // "" is that of the format
	raw         bool   // the API may have said what the content is
	charset     bool   // raw text says its charset whatever the format
}

func (a reply) write(w http.ResponseWriter, format Format) {
	h := w.Header()
	h.Add("Vary", "Accept")
	if a.body == nil && a.status == 0 {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	contentType := firstText(a.contentType, format.mediaType())
	if a.contentType == "" && (a.charset || format == FormatJSON) {
		contentType += "; charset=utf-8"
	}
	if a.raw {
		contentType = firstText(h.Get("Content-Type"), contentType)
	}
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(len(a.body)))
	if a.status != 0 {
		w.WriteHeader(a.status)
	}
	w.Write(a.body) // an error here is the client's going away
}
