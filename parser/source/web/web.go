// Package web asks one server for pages and documents over HTTP.
//
// Addresses of one host go in, answers come out: whole, unpacked, as UTF-8, and no
// larger than any metadata is. It is a polite caller: few requests a second, few tries,
// and waits where the server asks for it. Credentials are sent to that host alone; no
// redirect leads away from it, and no error or name that comes out of here shows one.
// The package never looks into what it brings.
package web

import (
	"context"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-retryablehttp"
	"golang.org/x/time/rate"

	"github.com/ssgen/ssgen/parser/source"
)

// DefaultRate is how many requests a second a server is asked at most.
const DefaultRate = 10

// Options are how to ask. The zero value of each field stands for its default.
type Options struct {
	// Header goes with every request: credentials, and what else the host wants.
	Header http.Header
	// Rate is the most requests a second, those that are tried again included; DefaultRate.
	Rate float64
	// Agent names the caller to the server; "ssgen".
	Agent string
	// AnswerTimeout is how long one answer may take from the request to its last byte; 30 s.
	AnswerTimeout time.Duration
	// Retries is how often more a request is sent that gets no answer or one that asks
	// for patience (429, 502, 503, 504); 3, and -1 for never.
	Retries int
	// RetryWait is the pause before the first further try; it doubles with each; 500 ms.
	RetryWait time.Duration
	// MaxWait is the longest pause that a server can ask for (Retry-After); 60 s.
	MaxWait time.Duration
	// MaxBytes is how large one answer may be, unpacked; source.MaxBytes.
	MaxBytes int64
	// MaxTotal is how large all answers may be together; 2 GB.
	MaxTotal int64
	// Transport carries the requests; http.DefaultTransport's settings, with the proxy
	// of the environment.
	Transport http.RoundTripper
}

// Client asks one host. It may be used from several goroutines.
type Client struct {
	host    *url.URL
	options Options
	http    *retryablehttp.Client
	pace    *rate.Limiter
	total   atomic.Int64
	resume  atomic.Int64 // when the server wants to be asked again, in Unix nanoseconds
}

// Answer is what the server answered with.
type Answer struct {
	// URL is where the answer came from, after redirects; it is of the same host.
	URL *url.URL
	// Name is the address that was asked for, without secrets.
	Name string
	// Body is text as UTF-8, as far as the server tells how it is encoded.
	Body []byte
}

// New gives a client for the host of an address. The user name and password that the
// address may hold go with every request, unless the options have an Authorization.
func New(address *url.URL, o Options) *Client {
	c := &Client{host: address, options: withDefaults(o)}
	if c.options.Header.Get("Authorization") == "" && address.User != nil {
		password, _ := address.User.Password()
		r := http.Request{Header: c.options.Header}
		r.SetBasicAuth(address.User.Username(), password)
	}
	c.pace = rate.NewLimiter(rate.Limit(c.options.Rate), 1)
	c.http = &retryablehttp.Client{
		HTTPClient: &http.Client{
			Transport: c.options.Transport, Timeout: c.options.AnswerTimeout, CheckRedirect: c.follow,
		},
		RetryWaitMin: c.options.RetryWait, RetryWaitMax: c.options.MaxWait, RetryMax: max(c.options.Retries, 0),
		CheckRetry: c.retry, Backoff: retryablehttp.DefaultBackoff, ErrorHandler: retryablehttp.PassthroughErrorHandler,
		PrepareRetry: func(r *http.Request) error { return c.wait(r.Context()) },
	}
	return c
}

func withDefaults(o Options) Options {
	if o.Header = o.Header.Clone(); o.Header == nil {
		o.Header = http.Header{}
	}
	setDefault(&o.Rate, DefaultRate)
	setDefault(&o.Agent, "ssgen")
	setDefault(&o.AnswerTimeout, 30*time.Second)
	setDefault(&o.Retries, 3)
	setDefault(&o.RetryWait, 500*time.Millisecond)
	setDefault(&o.MaxWait, time.Minute)
	setDefault(&o.MaxBytes, source.MaxBytes)
	setDefault(&o.MaxTotal, 2<<30)
	if o.Transport == nil {
		t := http.DefaultTransport.(*http.Transport).Clone()
		t.MaxIdleConnsPerHost = 8
		o.Transport = t
	}
	return o
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// wait keeps to the rate, and to the time that the server asked for of whichever request.
func (c *Client) wait(ctx context.Context) error {
	delay := c.pace.Reserve().Delay()
	for {
		turn := time.NewTimer(delay)
		select {
		case <-ctx.Done():
			turn.Stop()
			return ctx.Err()
		case <-turn.C:
		}
		if delay = time.Until(time.Unix(0, c.resume.Load())); delay <= 0 {
			return nil
		}
	}
}

// Close lets go of connections that wait for another request.
func (c *Client) Close() { c.http.HTTPClient.CloseIdleConnections() }

// Get asks for an address of the client's host. The error is the context's cause, or a
// *source.Error that wraps one of ErrAbsent, ErrRefused, ErrNoAnswer and ErrUnfit.
func (c *Client) Get(ctx context.Context, u *url.URL) (*Answer, error) {
	name := Name(u)
	if !sameHost(c.host, u) {
		return nil, &source.Error{Name: name, Problem: "is not of the host " + c.host.Host, Hint: "ask for it by itself", Err: ErrRefused}
	}
	bare := *u
	bare.User, bare.Fragment = nil, ""
	req, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, bare.String(), nil)
	if err != nil {
		return nil, &source.Error{Name: name, Problem: "is no address that can be asked for", Err: ErrRefused}
	}
	for key, values := range c.options.Header {
		req.Header[key] = values
	}
	req.Header.Set("User-Agent", c.options.Agent)
	req.Header.Set("Accept", "*/*")
	var body []byte
	req.SetResponseHandler(func(r *http.Response) (err error) {
		body, err = c.read(r)
		return err
	})
	if err := c.wait(ctx); err != nil {
		return nil, context.Cause(ctx)
	}
	resp, err := c.http.Do(req)
	if resp != nil {
		defer resp.Body.Close()
	}
	if err != nil || resp.StatusCode < 200 || resp.StatusCode > 299 {
		return nil, c.problem(ctx, name, resp, body, err)
	}
	return &Answer{URL: resp.Request.URL, Name: name, Body: decode(body, resp.Header.Get("Content-Type"))}, nil
}
