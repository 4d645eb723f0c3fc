package web

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/ssgen/ssgen/parser/source"
)

// What came of a request that brought nothing, for errors.Is.
var (
	// ErrAbsent: the server has nothing there.
	ErrAbsent = errors.New("not there")
	// ErrRefused: the server has it and not for this caller, or sends the caller elsewhere.
	ErrRefused = errors.New("refused")
	// ErrNoAnswer: the server could not be reached, or gave up, or took too long.
	ErrNoAnswer = errors.New("no answer")
	// ErrSlow is ErrNoAnswer of a server that is there and took too long.
	ErrSlow = fmt.Errorf("%w in time", ErrNoAnswer)
	// ErrUnfit: the answer is none that a metadata page can have.
	ErrUnfit = errors.New("unfit answer")
)

const (
	hintCredentials = "give credentials of a user who may see it: --bearer, --basic, --api-key, --cookie or --header"
	hintLater       = "try again later"
)

// problem says in one line why there is no answer; the text of the server or of a
// library never gets into it unless it is known to hold no secret.
func (c *Client) problem(ctx context.Context, name string, resp *http.Response, body []byte, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	fail := func(kind error, hint, format string, args ...any) error {
		return &source.Error{Name: name, Problem: fmt.Sprintf(format, args...), Hint: hint, Err: kind}
	}
	var elsewhere *redirected
	var cert *tls.CertificateVerificationError
	switch {
	case errors.As(err, &elsewhere):
		return fail(ErrRefused, "give the other address if it is the API's", "redirects to another host, %s, which is not followed", origin(elsewhere.to))
	case errors.Is(err, errRedirects):
		return fail(ErrRefused, "open it in a browser to see where it leads", "redirects more than %d times", maxRedirects)
	case errors.Is(err, errTooLarge):
		return fail(ErrUnfit, "open it in a browser to see what it is", "answers with more than %s, which no metadata does", size(c.options.MaxBytes))
	case errors.Is(err, errTooMuch):
		return fail(ErrUnfit, "name the operations that you need with --only", "all answers together are more than %s", size(c.options.MaxTotal))
	case errors.As(err, &cert):
		return fail(ErrNoAnswer, "make its authority known, such as with SSL_CERT_FILE", "the server's certificate is not trusted: %v", cert.Err)
	case isUnknownHost(err):
		return fail(ErrNoAnswer, "check the address", "there is no such host")
	case errors.Is(err, http.ErrSchemeMismatch):
		return fail(ErrNoAnswer, "give the address with http:// if that is what the server speaks", "the server does not speak TLS there")
	case isTimeout(err):
		return fail(ErrSlow, "try again later, or give each answer more time with --answer-timeout", "no whole answer within %v", c.options.AnswerTimeout)
	case err != nil:
		return fail(ErrNoAnswer, hintLater, "no answer%s: %v", c.tries(), inner(err))
	}
	return c.status(fail, resp, body)
}

// status says what an answer means that has no body to read.
func (c *Client) status(fail func(error, string, string, ...any) error, resp *http.Response, body []byte) error {
	code := resp.StatusCode
	said := strings.TrimSpace(fmt.Sprintf("%d %s", code, http.StatusText(code)))
	switch {
	case code == http.StatusUnauthorized:
		return fail(ErrRefused, hintCredentials, "the server wants a login (%s)", said)
	case code == http.StatusForbidden && bytes.Contains(body, []byte("Metadata Not Available")):
		return fail(ErrRefused, "ask for it to be switched on, or for saved pages", "the server has its metadata switched off (%s)", said)
	case code == http.StatusForbidden:
		return fail(ErrRefused, hintCredentials, "the server does not show it to this caller (%s)", said)
	case code == http.StatusTooManyRequests, code == http.StatusServiceUnavailable:
		hint := "try again later, with a lower --rate"
		if wait := retryAfter(resp); wait > c.options.MaxWait {
			return fail(ErrNoAnswer, hint, "the server asks to wait for %v (%s)", wait.Round(time.Second), said)
		}
		return fail(ErrNoAnswer, hint, "the server is too busy (%s)%s", said, c.tries())
	case code == http.StatusBadGateway, code == http.StatusGatewayTimeout:
		return fail(ErrNoAnswer, hintLater, "what stands before the server cannot reach it (%s)%s", said, c.tries())
	case code == http.StatusNotFound, code == http.StatusGone, code == http.StatusMethodNotAllowed, code == http.StatusNotAcceptable:
		return fail(ErrAbsent, "check the address; a host may live below a path such as /api", "nothing is there (%s)", said)
	case code >= 500:
		return fail(ErrUnfit, "open it in a browser to see why", "the server failed (%s)", said)
	}
	return fail(ErrUnfit, "open it in a browser to see why", "the server answers with %s", said)
}

// tries tells that the request was sent more than once.
func (c *Client) tries() string {
	if c.options.Retries <= 0 {
		return ""
	}
	return fmt.Sprintf(", in %d tries", c.options.Retries+1)
}

// inner drops the address that net/http puts before its errors.
func inner(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

func size(bytes int64) string {
	switch {
	case bytes >= 1<<30:
		return fmt.Sprintf("%d GB", bytes>>30)
	case bytes >= 1<<20:
		return fmt.Sprintf("%d MB", bytes>>20)
	}
	return fmt.Sprintf("%d bytes", bytes)
}
