package runtime

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"strings"
)

// errorReply writes an error as ServiceStack does: its status, and
// {responseStatus:{errorCode:…,message:…,errors:[]}}. What the API did not make
// for clients is logged, and tells them nothing.
func errorReply(err error, operation string, format Format, w http.ResponseWriter, r *http.Request) reply {
	if errors.Is(err, ErrNoContent) {
		return reply{}
	}
	e := clientError(err)
	if e == nil {
		logError(r, operation, err)
		e = &Error{StatusCode: http.StatusInternalServerError, Message: "The server could not answer this request"}
	}
	if e.StatusCode < 400 || e.StatusCode > 599 {
		e.StatusCode = http.StatusInternalServerError
	}
	var batch *batchError
	if errors.As(err, &batch) {
		e.markBatchIndex(batch.index)
	}
	copyHeaders(w.Header(), e.Header)
	status := ResponseStatus{
		ErrorCode: firstText(e.ErrorCode, codeOfStatus(e.StatusCode)),
		Message:   firstText(e.Message, http.StatusText(e.StatusCode)),
		Errors:    append([]ResponseError{}, e.Errors...), // ServiceStack writes an empty list
		Meta:      e.Meta,
	}
	out := encoder{json: format == FormatJSON}
	b := out.begin(nil)
	b = status.encode(addName(b, &out, statusHolders[hostNames]), &out)
	b, err = out.finish(nil, out.end(b))
	if err != nil {
		logError(r, operation, err)
		b = []byte{}
	}
	return reply{status: e.StatusCode, body: b}
}

// copyHeaders takes over what clients act on. The rest of an error's header may be another
// server's: an error of a client, passed on.
func copyHeaders(to, from http.Header) {
	for _, name := range []string{"Retry-After", "Www-Authenticate"} {
		if values := from.Values(name); len(values) > 0 {
			to[name] = values
		}
	}
}

// noSuchOperation is what predefined routes answer for a name that they do not know.
func noSuchOperation() error {
	return &Error{StatusCode: http.StatusMethodNotAllowed, ErrorCode: "NotImplementedException", Message: "The operation does not exist for this service"}
}

// clientError is a copy of what a client may know of an error; nil is nothing.
func clientError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		known := *e
		return &known
	}
	var class statusError
	if errors.As(err, &class) {
		return &Error{StatusCode: int(class), Message: err.Error()}
	}
	return nil
}

// codeOfStatus is the error code for a status that came without one: "NotFound".
func codeOfStatus(status int) string {
	return strings.ReplaceAll(http.StatusText(status), " ", "")
}

// fieldErrors tells the members that could not be read as ServiceStack does.
func fieldErrors(d *DecodeError) []ResponseError {
	var list []ResponseError
	for _, p := range d.Places {
		if p.Path != "" {
			message := fmt.Sprintf("'%s' is an Invalid value for '%s'", unquoted(p.Text), p.Path)
			list = append(list, ResponseError{ErrorCode: "SerializationException", FieldName: p.Path, Message: message})
		}
	}
	return list
}

// bindError makes the error that ServiceStack answers when a request cannot be read.
func bindError(err error, message string) error {
	if err == nil {
		return nil
	}
	e := badRequest(message)
	var d *DecodeError
	if errors.As(err, &d) {
		e.Errors = fieldErrors(d)
	}
	return e
}

// logError writes to the log of the server that runs the handler, where net/http
// writes as well.
func logError(r *http.Request, operation string, err error) {
	printf := log.Printf
	if s, ok := r.Context().Value(http.ServerContextKey).(*http.Server); ok && s.ErrorLog != nil {
		printf = s.ErrorLog.Printf
	}
	printf("%s: %v", operation, err)
}
