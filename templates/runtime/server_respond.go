package runtime

import (
	"context"
	"net/http"
	"strconv"
)

// responder reads a request, asks the API, and makes the answer ready.
type responder func(ctx context.Context, in *incoming) (reply, error)

// answer is for operations that answer an object. Nil is answered with 204.
func answer[Q, R any](
	call func(context.Context, *Q) (*R, error), decode func(*Q, *decoder), encode func(*R, []byte, *encoder) []byte,
) responder {
	return func(ctx context.Context, in *incoming) (reply, error) {
		r, err := ask(ctx, in, call, decode)
		if err != nil || r == nil {
			return reply{}, err
		}
		return written(r, in.out, encode)
	}
}

// answerValue is for operations that answer a list, a map or a scalar.
func answerValue[Q, R any](
	call func(context.Context, *Q) (R, error), decode func(*Q, *decoder), encode func(*R, []byte, *encoder) []byte,
) responder {
	return func(ctx context.Context, in *incoming) (reply, error) {
		r, err := ask(ctx, in, call, decode)
		if err != nil {
			return reply{}, err
		}
		return written(&r, in.out, encode)
	}
}

// answerVoid is for operations that answer nothing: 204.
func answerVoid[Q any](call func(context.Context, *Q) error, decode func(*Q, *decoder)) responder {
	return func(ctx context.Context, in *incoming) (reply, error) {
		q, err := readRequest(in, decode)
		if err == nil {
			err = call(ctx, q)
		}
		return reply{}, err
	}
}

// answerText is for operations that answer a text, which goes out as it is.
func answerText[Q any](call func(context.Context, *Q) (string, error), decode func(*Q, *decoder)) responder {
	return func(ctx context.Context, in *incoming) (reply, error) {
		text, err := ask(ctx, in, call, decode)
		return reply{body: []byte(text), charset: true}, err
	}
}

// answerBytes is for operations that answer bytes, which go out as they are. Nil
// is answered with 204.
func answerBytes[Q any](call func(context.Context, *Q) ([]byte, error), decode func(*Q, *decoder)) responder {
	return func(ctx context.Context, in *incoming) (reply, error) {
		b, err := ask(ctx, in, call, decode)
		return reply{body: b}, err
	}
}

func ask[Q, R any](ctx context.Context, in *incoming, call func(context.Context, *Q) (R, error), decode func(*Q, *decoder)) (R, error) {
	q, err := readRequest(in, decode)
	if err != nil {
		var none R
		return none, err
	}
	return call(ctx, q)
}

// written writes a value as ServiceStack does, byte for byte.
func written[R any](v *R, format Format, encode func(*R, []byte, *encoder) []byte) (reply, error) {
	e := encoder{json: format == FormatJSON}
	b, err := e.finish(nil, encode(v, nil, &e))
	return reply{body: b}, err
}

// unimplemented is what the methods of Unimplemented return.
func unimplemented(operation string) error {
	return &Error{Operation: operation, StatusCode: http.StatusNotImplemented, ErrorCode: "NotImplemented", Message: operation + " is not implemented"}
}

// reply is an answer made ready to be written.
type reply struct {
	status  int // 0 is 200, or 204 where body is nil
	body    []byte
	charset bool // raw text says its charset whatever the format
}

func (a reply) write(w http.ResponseWriter, format Format) {
	h := w.Header()
	h.Add("Vary", "Accept")
	if a.body == nil && a.status == 0 {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	contentType := format.mediaType()
	if a.charset || format == FormatJSON {
		contentType += "; charset=utf-8"
	}
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(len(a.body)))
	if a.status != 0 {
		w.WriteHeader(a.status)
	}
	w.Write(a.body) // an error here is the client's going away
}
