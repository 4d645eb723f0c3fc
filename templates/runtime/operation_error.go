package runtime

import (
	"maps"
	"net/http"
	"strconv"
	"strings"
)

// Error is what a service answered instead of a value. A client gets it out of
// any error of a call with errors.As, and compares with errors.Is and
// ErrNotFound and its like; an implementation of API returns one to choose what
// the handler answers.
type Error struct {
	Operation  string // name of the operation that was called
	StatusCode int    // HTTP status; 200 where only the body tells that it failed
	Status     string // the reason phrase of the status line; "" when it had none
	ErrorCode  string // such as "NotFound" or "NotEmpty"; "" when the body was not ServiceStack's
	Message    string // for people
	StackTrace string // only servers in debug mode send one
	Errors     []ResponseError
	Meta       map[string]string
	Header     http.Header // of the answer, such as Retry-After
	Body       []byte      // of the answer, as it came, its first MiB; nil in errors made by an API
}

// statusError is a class of errors: its HTTP status.
type statusError int

// What errors.Is finds in the errors of a call. An implementation of API may
// return them as they are.
const (
	ErrNoContent       = statusError(http.StatusNoContent)  // the service answered nothing where a value was due
	ErrBadRequest      = statusError(http.StatusBadRequest) // the request is not valid: see Errors
	ErrUnauthorized    = statusError(http.StatusUnauthorized)
	ErrForbidden       = statusError(http.StatusForbidden)
	ErrNotFound        = statusError(http.StatusNotFound)
	ErrConflict        = statusError(http.StatusConflict)
	ErrTooManyRequests = statusError(http.StatusTooManyRequests)
	ErrUnavailable     = statusError(http.StatusServiceUnavailable)
)

func (e statusError) Error() string { return strings.ToLower(http.StatusText(int(e))) }

// Error tells operation, status, code, message and the fields that are wrong,
// on one line. It holds nothing of the request.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Operation != "" {
		b.WriteString(e.Operation + ": ")
	}
	b.WriteString(strconv.Itoa(e.StatusCode))
	if code := firstText(e.ErrorCode, e.Status, http.StatusText(e.StatusCode)); code != "" {
		b.WriteString(" " + oneLine(code))
	}
	if e.Message != "" {
		b.WriteString(": " + oneLine(e.Message))
	}
	for i := range e.Errors {
		if f := &e.Errors[i]; f.FieldName != "" && f.Message != e.Message {
			b.WriteString("; " + oneLine(f.FieldName+": "+firstText(f.Message, f.ErrorCode)))
		}
	}
	return b.String()
}

// FieldError gives the first error of a member, named as in C# and in any case:
// "CustomerId", or nil.
func (e *Error) FieldError(name string) *ResponseError {
	for i := range e.Errors {
		if strings.EqualFold(e.Errors[i].FieldName, name) {
			return &e.Errors[i]
		}
	}
	return nil
}

// metaBatchIndex is the key in Meta for which request of a batch failed.
const metaBatchIndex = "AutoBatchIndex"

// BatchIndex tells which of the requests that were sent together failed, counted
// from 0. It gives false for an error that is not of a batch.
func (e *Error) BatchIndex() (index int, ok bool) {
	text := firstText(e.Meta[metaBatchIndex], e.Header.Get("X-AutoBatch-Completed"))
	n, err := strconv.ParseUint(text, 10, 31)
	return int(n), err == nil
}

// markBatchIndex says which of the requests that were sent together failed.
func (e *Error) markBatchIndex(index int) {
	e.Meta = maps.Clone(e.Meta) // whoever made the error keeps theirs
	if e.Meta == nil {
		e.Meta = map[string]string{}
	}
	e.Meta[metaBatchIndex] = strconv.Itoa(index)
}

// Is finds the class of the error: errors.Is(err, ErrNotFound).
func (e *Error) Is(target error) bool {
	class, ok := target.(statusError)
	return ok && int(class) == e.StatusCode
}

func firstText(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// oneLine makes text of a stranger fit for a log: no line breaks or other
// control characters, and no more than a few hundred bytes.
func oneLine(s string) string {
	const most = 500
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}
