// This file stands in every generated package that is tried: its handler over an API that
// answers what was recorded.
package generated

//lint:file-ignore U1000 not every package has every kind of operation

import (
	"context"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"generated.example/recorded"
)

// recordedAPI answers the value or the error of one exchange.
type recordedAPI struct {
	answer *recorded.Exchange
	asked  int
	read   []byte // the request as it was read, where the servers answered it as it came
	failed error
}

// Serve gives a recorded call to the package's handler.
func Serve(x *recorded.Exchange) recorded.Served {
	api := &recordedAPI{answer: x}
	path := strings.NewReplacer("{", "%7B", "}", "%7D").Replace(x.Path)
	var body io.Reader
	if x.RequestBody != "" {
		body = strings.NewReader(x.RequestBody)
	}
	r := httptest.NewRequest(x.Method, path, body)
	for name, value := range x.RequestHeaders {
		r.Header.Set(name, value)
	}
	server := &http.Server{ErrorLog: log.New(io.Discard, "", 0)}
	w := httptest.NewRecorder()
	NewHandler(api, WithAuthenticator(recordedUser)).ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), http.ServerContextKey, server)))
	return recorded.Served{Status: w.Code, ContentType: w.Header().Get("Content-Type"), Body: w.Body.String(), Asked: api.asked, Read: string(api.read), Failure: api.failed}
}

// recordedUser knows the users of the recorded servers.
func recordedUser(r *http.Request) (*HandlerUser, error) {
	switch name, password, _ := r.BasicAuth(); {
	case name == "ann" && password == "p@ss-ann":
		return &HandlerUser{Name: name, Roles: []string{"User"}}, nil
	case name == "root" && password == "p@ss-root":
		return &HandlerUser{Name: name, Roles: []string{"Admin", "Manager"}, Permissions: []string{"CanShip"}}, nil
	}
	return nil, nil
}

// text gives the recorded answer to this call, or its error.
func (a *recordedAPI) text(ctx context.Context) (string, error) {
	a.asked++
	if a.answer.Status >= 400 {
		return "", a.error()
	}
	text := a.answer.Answer()
	if strings.HasSuffix(HandlerCallFrom(ctx).Request.URL.Path, "[]") {
		return elementOf(text, a.asked-1, a.inJSON()), nil
	}
	return text, nil
}

func (a *recordedAPI) inJSON() bool {
	return strings.HasPrefix(a.answer.ResponseHeaders["Content-Type"], "application/json")
}

// keep writes the request down in the answer's format.
func (a *recordedAPI) keep(jsv, json func() ([]byte, error)) {
	write := jsv
	if a.inJSON() {
		write = json
	}
	a.read, a.failed = write()
}

// error gives the recorded error.
func (a *recordedAPI) error() error {
	status := ResponseStatus{}
	d := newDecoder(a.answer.ResponseBody, a.inJSON())
	for k := d.begin(); k != endOfObject; {
		switch k = d.next([]string{"responseStatus"}, k); k {
		case 0:
			status.decode(&d)
		case unknownMember:
			d.skip()
		}
	}
	a.failed = d.finish()
	return &Error{StatusCode: a.answer.Status, ErrorCode: status.ErrorCode, Message: status.Message, Errors: status.Errors, Meta: status.Meta}
}

// elementOf gives one element of a list, as it is written.
func elementOf(list string, index int, json bool) string {
	d := newDecoder(list, json)
	d.beginList()
	for d.more() {
		start := d.i
		if d.skip(); index == 0 {
			return list[start:d.i]
		}
		index--
	}
	return ""
}

// recordedValue reads the recorded answer.
func recordedValue[T any](ctx context.Context, a *recordedAPI, decode func(*T, *decoder)) (T, error) {
	var v T
	text, err := a.text(ctx)
	if err != nil || a.answer.ResponseBodyOmitted != nil || !strings.HasPrefix(a.answer.ResponseHeaders["Content-Type"], "application/js") {
		return v, err
	}
	d := newDecoder(text, a.inJSON())
	decode(&v, &d)
	a.failed = d.finish()
	return v, nil
}

// recordedObject is for a class, which may have arguments.
func recordedObject[T any, P interface {
	*T
	UnmarshalJSV([]byte) error
	UnmarshalJSON([]byte) error
}](ctx context.Context, a *recordedAPI) (P, error) {
	return recordedPointer(recordedValue(ctx, a, func(v *T, d *decoder) {
		read := P(v).UnmarshalJSV
		if a.inJSON() {
			read = P(v).UnmarshalJSON
		}
		a.failed = read([]byte(d.s))
		d.i = len(d.s)
	}))
}

func recordedPointer[T any](v T, err error) (*T, error) { return &v, err }
