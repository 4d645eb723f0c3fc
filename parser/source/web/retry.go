package web

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// retry decides whether a request is sent again: where the way to the server failed, or
// where the server asks for patience. That a page itself fails (500) does not pass.
func (c *Client) retry(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	var elsewhere *redirected
	var cert *tls.CertificateVerificationError
	switch {
	case errors.As(err, &elsewhere), errors.As(err, &cert), errors.Is(err, errRedirects), isUnknownHost(err), errors.Is(err, http.ErrSchemeMismatch),
		errors.Is(err, errTooLarge), errors.Is(err, errTooMuch), isTimeout(err):
		return false, nil
	case err != nil:
		return true, nil
	}
	switch resp.StatusCode {
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		wait := retryAfter(resp)
		if wait > c.options.MaxWait {
			return false, nil
		}
		c.resume.Store(time.Now().Add(wait).UnixNano()) // the other requests would meet the same
		return true, nil
	case http.StatusBadGateway, http.StatusGatewayTimeout:
		return true, nil
	}
	return false, nil
}

// isUnknownHost tells whether the address names a host that there is not.
func isUnknownHost(err error) bool {
	var lookup *net.DNSError
	return errors.As(err, &lookup) && lookup.IsNotFound
}

// isTimeout tells whether the answer took longer than one may.
func isTimeout(err error) bool {
	var timed net.Error
	return errors.As(err, &timed) && timed.Timeout()
}

// retryAfter is how long the server asks to wait, 0 where it does not say.
func retryAfter(resp *http.Response) time.Duration {
	if resp.Header.Get("Retry-After") == "" {
		return 0
	}
	return retryablehttp.DefaultBackoff(0, 0, 0, resp)
}
