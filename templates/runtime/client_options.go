package runtime

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Client calls the operations of the API over HTTP: a method an operation. It may
// be used by many goroutines at once, and never changes; With derives another.
type Client struct {
	// settings are what a function returns so that no way of printing a Client,
	// %s and %+v included, shows a token.
	settings func() *clientSettings
}

type clientSettings struct {
	base        string // without a '/' at its end
	problem     error  // why no call can be made: what is wrong with base or format
	caller      *http.Client
	http        *http.Client // caller, with redirects under our rule
	format      Format
	verb        string // "" for the operation's own
	header      http.Header
	maxResponse int64
}

// ClientOption changes how a Client speaks; give it to NewClient or With.
type ClientOption func(*clientSettings)

// defaultMaxResponse is how much of an answer is read at most, in bytes.
const defaultMaxResponse = 64 << 20

// NewClient gives a client of the service at baseURL, such as DefaultBaseURL:
// scheme, host, and the path that the service lives under. A base URL that cannot
// be used is told by the first call.
//
// Unless options say otherwise it uses http.DefaultTransport, sets no timeout
// (the context of a call does) and reads answers up to 64 MiB.
func NewClient(baseURL string, options ...ClientOption) *Client {
	s := &clientSettings{format: hostFormat, header: http.Header{}, caller: &http.Client{}, maxResponse: defaultMaxResponse}
	s.base, s.problem = cleanBase(baseURL)
	if u, err := url.Parse(s.base); s.problem == nil && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		s.problem = errors.New("base URL: it must begin with http:// or https:// and a host")
	}
	return (&Client{func() *clientSettings { return s }}).with(options)
}

// WithHTTPClient makes calls go through this client: its transport, timeout and
// cookie jar. Redirects that leave the service's host lose all credentials and
// headers of options whatever it says; its own CheckRedirect is asked after that.
func WithHTTPClient(client *http.Client) ClientOption {
	return func(s *clientSettings) {
		if client != nil {
			s.caller = client
		}
	}
}

// WithBearerToken sends "Authorization: Bearer token": a JWT or an API key. An
// empty token takes the header away.
func WithBearerToken(token string) ClientOption {
	if token == "" {
		return WithHeader("Authorization", "")
	}
	return WithHeader("Authorization", "Bearer "+token)
}

// WithBasicAuth sends user name and password with every call.
func WithBasicAuth(user, password string) ClientOption {
	return WithHeader("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(user+":"+password)))
}

// WithHeader sends a header with every call, in place of any of this name; an
// empty value takes it away. Content-Length and Content-Type stay as the body has them.
func WithHeader(name, value string) ClientOption {
	return func(s *clientSettings) {
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
		if s.maxResponse = bytes; bytes <= 0 {
			s.maxResponse = defaultMaxResponse
		}
	}
}

// with gives a client like c on which these options are set as well.
func (c *Client) with(options []ClientOption) *Client {
	s := clientSettings{problem: errors.New("the client was not made by NewClient"), caller: &http.Client{}}
	if c.settings != nil {
		s = *c.settings()
	}
	if s.header = s.header.Clone(); s.header == nil {
		s.header = http.Header{}
	}
	for _, option := range options {
		if option != nil {
			option(&s)
		}
	}
	h := *s.caller
	h.CheckRedirect = checkRedirect(s.caller.CheckRedirect, s.header)
	s.http = &h
	return &Client{func() *clientSettings { return &s }}
}
