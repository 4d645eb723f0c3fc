package runtime

import (
	"context"
	"net/http"
	"strconv"
)

// responder reads a request, asks the API, and makes the answer ready.
type responder func(ctx context.Context, in *incoming) (reply, error)

// binding is one operation's way from a request to an answer.
type binding[Q, A any] struct {
	call   func(context.Context, *Q) (A, error)
	decode func(*Q, *decoder)

	write   func(A, Format) (reply, error)
	element func(A, []byte, *encoder) []byte // writes it into the list of a batch; nil answers nothing
}

func (b binding[Q, A]) respond(ctx context.Context, in *incoming) (reply, error) {
	if in.batch {
		return answerBatch(ctx, in, b)
	}
	q, err := readRequest(in, b.decode)
	if err != nil {
		return reply{}, err
	}
	a, err := b.call(ctx, q)
	if err != nil {
		return reply{}, err
	}
	return b.write(a, in.out)
}

// answer is for operations that answer an object. Nil is answered with 204.
func answer[Q, R any](
	call func(context.Context, *Q) (*R, error), decode func(*Q, *decoder), encode func(*R, []byte, *encoder) []byte,
) responder {
	write := func(r *R, out Format) (reply, error) {
		if r == nil {
			return reply{}, nil
		}
		return written(r, out, encode)
	}
	element := func(r *R, b []byte, e *encoder) []byte {
		if r == nil {
			return e.null(b)
		}
		return encode(r, b, e)
	}
	return binding[Q, *R]{call, decode, write, element}.respond
}

// answerValue is for operations that answer a list, a map or a scalar.
func answerValue[Q, R any](
	call func(context.Context, *Q) (R, error), decode func(*Q, *decoder), encode func(*R, []byte, *encoder) []byte,
) responder {
	write := func(r R, out Format) (reply, error) { return written(&r, out, encode) }
	element := func(r R, b []byte, e *encoder) []byte { return encode(&r, b, e) }
	return binding[Q, R]{call, decode, write, element}.respond
}

// answerVoid is for operations that answer nothing: 204.
func answerVoid[Q any](call func(context.Context, *Q) error, decode func(*Q, *decoder)) responder {
	nothing := func(ctx context.Context, q *Q) (struct{}, error) { return struct{}{}, call(ctx, q) }
	write := func(struct{}, Format) (reply, error) { return reply{}, nil }
	return binding[Q, struct{}]{nothing, decode, write, nil}.respond
}

// answerText is for operations that answer a text, which goes out as it is.
func answerText[Q any](call func(context.Context, *Q) (string, error), decode func(*Q, *decoder)) responder {
	write := func(text string, _ Format) (reply, error) {
		return reply{body: []byte(text), raw: true, charset: true}, nil
	}
	element := func(text string, b []byte, e *encoder) []byte { return encodeString(&text, b, e) }
	return binding[Q, string]{call, decode, write, element}.respond
}

// answerBytes is for operations that answer bytes, which go out as they are. Nil
// is answered with 204.
func answerBytes[Q any](call func(context.Context, *Q) ([]byte, error), decode func(*Q, *decoder)) responder {
	write := func(body []byte, _ Format) (reply, error) { return reply{body: body, raw: true}, nil }
	element := func(body []byte, b []byte, e *encoder) []byte { return encodeBytes(&body, b, e) }
	return binding[Q, []byte]{call, decode, write, element}.respond
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
