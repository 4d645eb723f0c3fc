package runtime

import (
	"context"
	"mime/multipart"
	"net/http"
)

// HandlerCall is the HTTP exchange in which a handler calls an implementation of API;
// HandlerCallFrom gives it. In a batch, all calls share one.
type HandlerCall struct {
	Operation *Operation
	Request   *http.Request // its body has been read
	User      *HandlerUser  // who calls; nil without WithAuthenticator, and where nobody needs to be signed in

	// Header is that of the answer, to add to before the method returns. The handler
	// writes Content-Type and Content-Length itself; only the Content-Type of an
	// operation that answers plain text or bytes may be set here.
	Header http.Header

	// Files are the uploaded ones by the field's name, nil when there are none. They are
	// gone when the method returns.
	Files map[string][]*multipart.FileHeader
}

// handlerCallKey finds the HandlerCall in a context.
type handlerCallKey struct{}

// HandlerCallFrom gives the exchange that an implementation of API is called in, nil where
// no handler calls it.
func HandlerCallFrom(ctx context.Context) *HandlerCall {
	call, _ := ctx.Value(handlerCallKey{}).(*HandlerCall)
	return call
}
