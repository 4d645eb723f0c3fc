package runtime

import (
	"errors"
	"net/http"
	"net/url"
)

// checkRedirect does not follow where a request would arrive as a GET without its
// body, at another operation perhaps, nor where a body, with a password perhaps, would
// go to another service. Else it is net/http's rule of ten hops, or the caller's own,
// after every header that the client was given has been taken off a request that leaves
// the service: net/http withholds only Authorization and cookies, and not from
// subdomains, other ports, or plain HTTP on the same host.
func checkRedirect(next func(*http.Request, []*http.Request) error, header http.Header) func(*http.Request, []*http.Request) error {
	return func(r *http.Request, via []*http.Request) error {
		leaves := len(via) > 0 && !sameService(via[0].URL, r.URL)
		if leaves {
			for name := range header {
				r.Header.Del(name)
			}
			r.Header.Del("Authorization")
			r.Header.Del("Cookie")
			r.URL.User = nil
		}
		if len(via) > 0 && (via[0].Method != r.Method || leaves && via[0].ContentLength > 0) {
			return http.ErrUseLastResponse
		}
		if next != nil {
			return next(r, via)
		}
		if len(via) >= 10 {
			return errors.New("stopped after 10 redirects")
		}
		return nil
	}
}

// sameService tells whether what was sent to the first URL may be sent to the
// second: the same host and port, or the same host moved from HTTP to HTTPS.
func sameService(from, to *url.URL) bool {
	if from.Hostname() != to.Hostname() {
		return false
	}
	if from.Scheme == to.Scheme {
		return port(from) == port(to)
	}
	return from.Scheme == "http" && to.Scheme == "https" && port(from) == "80" && port(to) == "443"
}

func port(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	if u.Scheme == "https" {
		return "443"
	}
	return "80"
}
