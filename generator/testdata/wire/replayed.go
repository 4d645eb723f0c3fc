package recorded

import (
	"net/http"
	"strings"
)

// Call is a recorded request and its answer, as a client has them.
type Call struct {
	Method, Path string
	Header       http.Header
	Body         string
	Status       int
	Reason       string
	AnswerHeader http.Header
	Answer       string
}

// Outcome tells what a typed client made of an exchange.
type Outcome struct {
	// Exception tells why no typed client makes this request; "" where one does.
	Exception string
	// Options are what the call needed besides its request.
	Options []string
	// Body tells how its body compares, "" where there is none; Answer what the call gave.
	Body, Answer string
	// Problems are differences that nothing explains.
	Problems []string
}

// Exception tells by the request alone why no typed client makes it.
func (x *Call) Exception() string {
	accept, media := x.Header.Get("Accept"), Media(x.Header)
	switch {
	case accept == "":
		return "asks for no type by Accept"
	case accept != "application/jsv" && accept != "application/json":
		return "asks for " + accept
	case media != "" && media != accept && media != "multipart/form-data":
		return "sends " + media
	case x.Header.Get("X-Http-Method-Override") != "":
		return "overrides its verb in a header"
	case x.Body != "" && (x.Method == "GET" || x.Method == "DELETE"):
		return "sends a body with " + x.Method
	case strings.HasPrefix(x.Path, "/api/"):
		return "calls the route /api/NAME"
	case strings.HasPrefix(x.Path, "/jsv/") && accept != "application/jsv", strings.HasPrefix(x.Path, "/json/") && accept != "application/json":
		return "asks for one format on the other's predefined route"
	}
	return ""
}

// Media is the type of a body, without its parameters.
func Media(h http.Header) string {
	media, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	return media
}
