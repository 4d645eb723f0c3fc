package runtime

import (
	"context"
	"fmt"
	"io"
	"math"
	"net/http"
	"strings"
)

// ClientOption changes how a Client speaks; give it to NewClient for all calls, or
// to With for one.
type ClientOption func(*clientSettings)

// defaultMaxResponse is how much of an answer is read at most, in bytes.
const defaultMaxResponse = 64 << 20

// decodeHandler is what WithDecodeErrorHandler sets.
type decodeHandler func(context.Context, *DecodeError)

// WithHTTPClient makes calls go through this client: its transport, timeout and
// cookie jar. Redirects that leave the service's host lose all credentials and
// headers of options whatever it says, and are not followed with a body; its own
// CheckRedirect is asked after that.
func WithHTTPClient(client *http.Client) ClientOption {
	return func(s *clientSettings) {
		if client != nil {
			s.caller = client
		}
	}
}

// WithMiddleware wraps what sends requests: wrap is given the transport so far and
// returns one that does more. It is called once, here; its result is called for
// every request, repeated and redirected ones included, with all headers set.
// OperationFrom(r.Context()) tells the operation and its route. What is given
// later is called first.
func WithMiddleware(wrap func(http.RoundTripper) http.RoundTripper) ClientOption {
	return func(s *clientSettings) {
		if wrap != nil {
			s.middleware = append(s.middleware, wrap)
		}
	}
}

// WithHeader sends a header with every call, in place of any of this name; an
// empty value takes it away. Content-Length and Content-Type stay as the body has them.
func WithHeader(name, value string) ClientOption {
	return func(s *clientSettings) {
		if http.CanonicalHeaderKey(name) == "Authorization" {
			s.tokens = nil
		}
		if s.header.Del(name); value != "" {
			s.header.Set(name, value)
		}
	}
}

// WithFormat chooses what the client writes and asks for.
func WithFormat(format Format) ClientOption {
	return func(s *clientSettings) {
		if s.format = format; format != FormatJSV && format != FormatJSON {
			s.problem = fmt.Errorf("format %q is neither FormatJSV nor FormatJSON", string(format))
		}
	}
}

// WithVerb calls operations with this verb in place of their own: "PUT".
func WithVerb(verb string) ClientOption {
	return func(s *clientSettings) { s.verb = strings.ToUpper(verb) }
}

// WithMaxResponse is how much of an answer is read at most, in bytes after
// decompression; a longer one is an error. Zero or less sets the default of 64 MiB.
func WithMaxResponse(bytes int64) ClientOption {
	return func(s *clientSettings) {
		if s.maxResponse = min(bytes, math.MaxInt64-1); bytes <= 0 {
			s.maxResponse = defaultMaxResponse
		}
	}
}

// WithDecodeErrorHandler is told of members of an answer that cannot be read; the
// call then gives the response, without them, and no error. So a member that the
// service changed is a line in a log, not an outage. OperationFrom(ctx) tells
// whose answer it is.
func WithDecodeErrorHandler(handle func(ctx context.Context, err *DecodeError)) ClientOption {
	return func(s *clientSettings) { s.unreadable = handle }
}

// WithFile sends a file with the call, in a form with the members that are not in
// the path: as field "file" perhaps, named as the service is to see it. Several
// make one form. The content is read as it is sent, never kept in memory, and read
// again when the call is repeated; *os.File, *bytes.Reader and *strings.Reader are
// such contents. Its type is told by the name's extension, else by its beginning.
//
// It is meant for With: every call of the client would send the file.
func WithFile(field, name string, content io.ReaderAt, size int64) ClientOption {
	return func(s *clientSettings) { s.files = append(s.files, upload{field, name, content, size}) }
}
