package runtime

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
)

// Client calls the operations of the API over HTTP: a method an operation. It may
// be used by many goroutines at once, and never changes; With derives another.
//
// A call that fails gives an error that errors.As finds an *Error in where the
// service answered, and that wraps the network's or the context's error where it
// did not. After a *DecodeError alone there is a response as well: with all of it
// that could be read.
type Client struct {
	// settings are what a function returns so that no way of printing a Client,
	// %s and %+v included, shows a token.
	settings func() *clientSettings
}

type clientSettings struct {
	base        string // without a '/' at its end
	problem     error  // why no call can be made: what is wrong with base or format
	caller      *http.Client
	jar         http.CookieJar // in place of caller's; nil for that
	middleware  []func(http.RoundTripper) http.RoundTripper
	http        *http.Client // caller, with the middleware and with redirects under our rule
	format      Format
	verb        string // "" for the operation's own
	header      http.Header
	tokens      *tokenSource // nil: none; what it gives is the Authorization header
	retry       *retrier     // nil: no second attempt
	files       []upload     // what makes the body a form with files
	maxResponse int64
	unreadable  decodeHandler
	element     *clientAnswer // what answers instead of the service: an element of a batch's answer
}

// NewClient gives a client of the service at baseURL, such as DefaultBaseURL:
// scheme, host, and the path that the service lives under. A base URL that cannot
// be used is told by the first call.
//
// Unless options say otherwise it uses http.DefaultTransport, sets no timeout
// (the context of a call does), tries once and reads answers up to 64 MiB.
func NewClient(baseURL string, options ...ClientOption) *Client {
	s := &clientSettings{format: hostFormat, header: http.Header{}, caller: &http.Client{}, maxResponse: defaultMaxResponse}
	s.base, s.problem = cleanBase(baseURL)
	if u, err := url.Parse(s.base); s.problem == nil && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		s.problem = errors.New("base URL: it must begin with http:// or https:// and a host")
	}
	return (&Client{func() *clientSettings { return s }}).with(options)
}

// With gives a client like the one that api is, with more options, for one call or
// for many. It shares connections, cookies, tokens and the retry budget with api.
// An api that is no Client is given back as it is.
//
//	order, err := With(api, WithHeader("X-Trace", id)).GetOrder(ctx, request)
func With(api API, options ...ClientOption) API {
	if c, ok := api.(*Client); ok {
		return c.with(options)
	}
	return api
}

// with gives a client like c on which these options are set as well.
func (c *Client) with(options []ClientOption) *Client {
	s := clientSettings{problem: noClient(), caller: &http.Client{}}
	if c.settings != nil {
		s = *c.settings()
	}
	caller, wrapped := s.caller, len(s.middleware)
	s.middleware, s.files = slices.Clone(s.middleware), slices.Clone(s.files)
	if s.header = s.header.Clone(); s.header == nil {
		s.header = http.Header{}
	}
	for _, option := range options {
		if option != nil {
			option(&s)
		}
	}
	transport := s.caller.Transport
	if s.http != nil && s.caller == caller {
		transport = s.http.Transport // with the middleware so far, which is made once
	} else {
		wrapped = 0
	}
	s.http = s.newHTTPClient(transport, s.middleware[wrapped:])
	return &Client{func() *clientSettings { return &s }}
}

func noClient() error { return errors.New("the client was not made by NewClient") }

func (s *clientSettings) newHTTPClient(transport http.RoundTripper, middleware []func(http.RoundTripper) http.RoundTripper) *http.Client {
	h := *s.caller
	if transport == nil {
		transport = http.DefaultTransport
	}
	for _, wrap := range middleware {
		transport = wrap(transport)
	}
	h.Transport = transport
	h.CheckRedirect = checkRedirect(s.caller.CheckRedirect, s.header)
	if s.jar != nil {
		h.Jar = s.jar
	}
	return &h
}
