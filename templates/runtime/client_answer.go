package runtime

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"
)

// maxErrorBody is how much of an error's body is read and kept, in bytes.
const maxErrorBody = 1 << 20

// clientAnswer is what a server answered to one request.
type clientAnswer struct {
	ctx        context.Context // of the call
	operation  string
	asked      Format
	status     int
	reason     string
	header     http.Header
	body       []byte
	nested     bool           // it was an element of a list
	raw        *http.Response // the whole answer, its body not read, for who asked so
	unreadable decodeHandler
}

func newAnswer(ctx context.Context, operation string, s *clientSettings, r *http.Response) *clientAnswer {
	_, reason, _ := strings.Cut(r.Status, " ")
	return &clientAnswer{
		ctx: ctx, operation: operation, asked: s.format, status: r.StatusCode, reason: reason, header: r.Header, unreadable: s.unreadable,
	}
}

// result is what became of a call: an answer of status 2xx, or an error.
func (a *clientAnswer) result(operation *Operation, err error) (*clientAnswer, error) {
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", operation.Name, err)
	case !a.succeeded():
		return nil, a.failure()
	}
	return a, nil
}

func (a *clientAnswer) succeeded() bool { return a.status >= 200 && a.status <= 299 }

// format is what the body is written in: "" for neither JSV nor JSON.
func (a *clientAnswer) format() Format {
	contentType := a.header.Get("Content-Type")
	if contentType == "" {
		return a.asked
	}
	return formatOfMedia(contentType)
}

// checkValue tells why an answer of status 2xx holds no value.
func (a *clientAnswer) checkValue() error {
	if a.status == http.StatusNoContent || len(a.body) == 0 || string(bytes.TrimSpace(a.body)) == "null" {
		return a.noContent()
	}
	if a.format() == "" {
		return a.failure()
	}
	return a.checkHidden()
}

func (a *clientAnswer) noContent() error { return fmt.Errorf("%s: %w", a.operation, ErrNoContent) }

// checkHidden finds the failure in an answer of status 2xx: a responseStatus with
// an error code, or a page for people where no page was asked for.
func (a *clientAnswer) checkHidden() error {
	if a.isPage() {
		return a.failure()
	}
	if !bytes.Contains(a.body, []byte("esponseStatus")) && !bytes.Contains(a.body, []byte("esponse_status")) {
		return nil
	}
	if e := a.failure(); e.ErrorCode != "" {
		return e
	}
	return nil
}

func (a *clientAnswer) isPage() bool {
	media := strings.ToLower(a.header.Get("Content-Type"))
	return strings.HasPrefix(media, "text/html") || strings.HasPrefix(media, "application/xhtml")
}

// failure makes the error that an answer stands for. Of a body in JSV or JSON
// only responseStatus counts: the rest is the response type with its defaults.
func (a *clientAnswer) failure() *Error {
	e := &Error{Operation: a.operation, StatusCode: a.status, Status: a.reason, Header: a.header, Body: a.body}
	var holder statusHolder
	if format := a.format(); format != "" && len(a.body) > 0 {
		d := newDecoder(string(a.body), format == FormatJSON)
		holder.decode(&d)
		d.finish() // what could be read of an error is better than none
	}
	if s := holder.status; s != nil {
		e.ErrorCode, e.Message, e.StackTrace, e.Errors, e.Meta = s.ErrorCode, s.Message, s.StackTrace, s.Errors, s.Meta
	}
	if e.ErrorCode == "" && e.Message == "" {
		e.Message = a.advice()
	}
	return e
}

// advice says what to do about an answer that is not the service's own.
func (a *clientAnswer) advice() string {
	media, _, _ := strings.Cut(a.header.Get("Content-Type"), ";")
	switch {
	case len(a.body) == 0 && a.status == http.StatusNotFound:
		return "the server has no such route: compare the base URL, and the path it lives under, with the service's metadata page"
	case a.status >= 300 && a.status < 400:
		return fmt.Sprintf("the server answered a redirect to %q, which was not followed: check the base URL", a.location())
	case a.isPage() && a.status < 300:
		return "the answer is an HTML page, not " + a.asked.mediaType() +
			": a sign-in page stands in between, or the server does not speak this format: " + a.asked.otherOption() + " chooses the other"
	case a.isPage():
		return "the answer is an HTML page, not the service's own: check the base URL and what stands between here and the server; Body holds the page"
	case a.status >= 400 && strings.EqualFold(media, "text/plain"):
		line, _, _ := strings.Cut(strings.TrimSpace(string(a.body)), "\n")
		return strings.TrimSpace(line)
	case a.format() == "" && len(a.body) > 0:
		return fmt.Sprintf("the answer is %q, not %s: check the base URL; Body holds it", media, a.asked.mediaType())
	}
	return ""
}

// location is where a redirect leads, without what may repeat the request's members.
func (a *clientAnswer) location() string {
	where, _, _ := strings.Cut(a.header.Get("Location"), "?")
	return where
}

// statusHolder reads the one member of an answer that tells of an error.
type statusHolder struct{ status *ResponseStatus }

func (h *statusHolder) decode(d *decoder) {
	names := []string{"responseStatus", "response_status"} // in any case
	for k := d.begin(); k != endOfObject; {
		if k = d.next(names, k); k >= 0 {
			if d.present() {
				h.status = new(ResponseStatus)
				h.status.decode(d)
			}
		} else if k == unknownMember {
			d.skip()
		}
	}
}
