package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
)

// incoming is what a request says about its members, before the request type is known.
type incoming struct {
	operation  *Operation
	body       string
	bodyFormat Format
	params     string // an object in JSV, every value quoted: path, query string, form
	bodyWins   bool   // on predefined routes the query string fills only what the body leaves open
	strict     bool
	batch      bool // the body is a list of requests
	out        Format
	header     http.Header // of the answer
	upload     *multipart.Form
}

// read takes in a whole request. Later ones win: body, path, query string, form. A form
// in the URL's encoding has been read before.
func (h *handler) read(w http.ResponseWriter, r *http.Request, m *match, pairs requestPairs, out Format) (*incoming, error) {
	in := &incoming{operation: m.endpoint.operation, bodyWins: m.predefined, strict: h.strict, batch: m.batch, out: out, header: w.Header()}
	if pairs.queryErr != nil {
		return nil, badRequest("the query string cannot be read: " + pairs.queryErr.Error())
	}
	switch media := mediaOf(r); {
	case pairs.form != nil:
	case media == mediaMultipart:
		if err := in.readUpload(w, r, h.maxRequest); err != nil {
			return nil, err
		}
		pairs.form = in.upload.Value
	default:
		var err error
		if in.body, err = readBody(w, r, h.maxRequest); err != nil {
			return nil, err
		}
		if in.bodyFormat = bodyFormat(media, m, in.body); in.bodyFormat == "" {
			return nil, unsupportedMedia("Content-Type", media)
		}
	}
	in.params = paramsObject(m.values, pairs.query, pairs.form)
	return in, nil
}

func readBody(w http.ResponseWriter, r *http.Request, most int64) (string, error) {
	if r.Body == nil || r.Body == http.NoBody {
		return "", nil
	}
	if encoding := r.Header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		return "", unsupportedMedia("Content-Encoding", encoding)
	}
	var b bytes.Buffer
	if announced := min(r.ContentLength, most, 1<<20); announced > 0 { // and believable
		b.Grow(int(announced) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(http.MaxBytesReader(w, r.Body, most)); err != nil {
		return "", brokenBody(err)
	}
	return b.String(), nil
}

// brokenBody tells a body that is too long from one that does not come whole.
func brokenBody(err error) error {
	var tooLong *http.MaxBytesError
	if errors.As(err, &tooLong) {
		return &Error{StatusCode: http.StatusRequestEntityTooLarge, ErrorCode: "RequestEntityTooLarge",
			Message: fmt.Sprintf("the request's body is longer than %d bytes", tooLong.Limit)}
	}
	return badRequest("the request's body broke off")
}

func unsupportedMedia(header, value string) error {
	return &Error{StatusCode: http.StatusUnsupportedMediaType, ErrorCode: "UnsupportedMediaType",
		Message: fmt.Sprintf("%s %q is not read here: send application/jsv, application/json or a form, as it is", header, value)}
}

func mediaOf(r *http.Request) string {
	media, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	return strings.ToLower(strings.TrimSpace(media))
}

// bodyFormat is what a body is written in. On the predefined routes it is what the path
// says; on others what the Content-Type says, else the path, else what it looks like. ""
// is none that this package reads.
func bodyFormat(media string, m *match, body string) Format {
	switch f := formatOfMedia(media); {
	case m.predefined && m.format != "":
		return m.format
	case body == "":
		return FormatJSV
	case media != "" && (f != "" || m.format == ""):
		return f
	case m.format != "":
		return m.format
	case strings.HasPrefix(body, `{"`) || strings.HasPrefix(body, `[{"`):
		return FormatJSON
	}
	return FormatJSV
}

func badRequest(message string) *Error {
	return &Error{StatusCode: http.StatusBadRequest, ErrorCode: "SerializationException", Message: message}
}
