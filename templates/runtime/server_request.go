package runtime

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// incoming is what a request says about its members, before the request type is known.
type incoming struct {
	operation  *Operation
	body       string
	bodyFormat Format
	params     string // an object in JSV, every value quoted: path, query string, form
	bodyWins   bool   // on predefined routes the query string fills only what the body leaves open
	out        Format
}

// read takes in a whole request. Later ones win: body, path, query string, form.
func (h *handler) read(w http.ResponseWriter, r *http.Request, m *match, out Format) (*incoming, error) {
	in := &incoming{operation: m.endpoint.operation, bodyWins: m.predefined, out: out}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, badRequest("the query string cannot be read: " + err.Error())
	}
	body, err := readBody(w, r, h.maxRequest)
	if err != nil {
		return nil, err
	}
	var form url.Values
	if media := mediaOf(r); media == "application/x-www-form-urlencoded" {
		if form, err = url.ParseQuery(body); err != nil {
			return nil, badRequest("the form cannot be read: " + err.Error())
		}
	} else if body != "" {
		in.body = body
		if in.bodyFormat = bodyFormat(media, m.format, body); in.bodyFormat == "" {
			return nil, &Error{StatusCode: http.StatusUnsupportedMediaType, ErrorCode: "UnsupportedMediaType",
				Message: fmt.Sprintf("Content-Type %q is not read here: send application/jsv, application/json or a URL-encoded form", media)}
		}
	}
	in.params = paramsObject(m.values, query, form)
	return in, nil
}

func readBody(w http.ResponseWriter, r *http.Request, most int64) (string, error) {
	if r.Body == nil || r.Body == http.NoBody {
		return "", nil
	}
	var b strings.Builder
	b.Grow(int(max(0, min(r.ContentLength, most, 1<<20)))) // as announced, where that is believable
	if _, err := io.Copy(&b, http.MaxBytesReader(w, r.Body, most)); err != nil {
		var tooLong *http.MaxBytesError
		if errors.As(err, &tooLong) {
			return "", &Error{StatusCode: http.StatusRequestEntityTooLarge, ErrorCode: "RequestEntityTooLarge",
				Message: fmt.Sprintf("the request's body is longer than %d bytes", most)}
		}
		return "", badRequest("the request's body broke off")
	}
	return b.String(), nil
}

func mediaOf(r *http.Request) string {
	media, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	return strings.ToLower(strings.TrimSpace(media))
}

// bodyFormat is what a body is written in: what its Content-Type says, else what
// the path says, else what it looks like. "" is none that this package reads.
func bodyFormat(media string, named Format, body string) Format {
	if media != "" {
		if f := formatOfMedia(media); f != "" || named == "" {
			return f
		}
	}
	if named != "" {
		return named
	}
	if strings.HasPrefix(body, `{"`) || strings.HasPrefix(body, `[{"`) {
		return FormatJSON
	}
	return FormatJSV
}

// readRequest decodes a request type. What cannot be read is an error that names
// the members: unlike ServiceStack, which drops a bad member of a body in silence.
func readRequest[Q any](in *incoming, decode func(*Q, *decoder)) (*Q, error) {
	q := new(Q)
	if in.bodyWins {
		if err := readParamsInto(in, q, decode); err != nil {
			return nil, err
		}
		return q, readBodyInto(in, q, decode)
	}
	if err := readBodyInto(in, q, decode); err != nil {
		return nil, err
	}
	return q, readParamsInto(in, q, decode)
}

func readBodyInto[Q any](in *incoming, q *Q, decode func(*Q, *decoder)) error {
	if in.body == "" {
		return nil
	}
	d := newDecoder(in.body, in.bodyFormat == FormatJSON)
	decode(q, &d)
	return bindError(d.finish(), fmt.Sprintf("Could not deserialize '%s' request using %s", in.bodyFormat.mediaType(), in.operation.Name))
}

func readParamsInto[Q any](in *incoming, q *Q, decode func(*Q, *decoder)) error {
	if in.params == "" {
		return nil
	}
	d := newDecoder(in.params, false)
	d.pairs = true
	decode(q, &d)
	return bindError(d.finish(), fmt.Sprintf("Unable to bind to request '%s'", in.operation.Name))
}

func badRequest(message string) *Error {
	return &Error{StatusCode: http.StatusBadRequest, ErrorCode: "SerializationException", Message: message}
}
