package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
)

const maxRedirects = 5

var errRedirects = errors.New("redirects in circles")

// redirected is a redirect to where the client does not go.
type redirected struct{ to *url.URL }

func (r *redirected) Error() string { return "redirect to " + origin(r.to) }

// follow decides about a redirect: within the host only, for whoever answers elsewhere
// is not whom the caller trusts.
func (c *Client) follow(req *http.Request, via []*http.Request) error {
	switch {
	case !sameHost(via[len(via)-1].URL, req.URL):
		return &redirected{req.URL}
	case len(via) > maxRedirects:
		return errRedirects
	}
	return nil
}

// sameHost tells whether whoever may be asked at one address may be asked at the other:
// the same scheme, name and port, or the same name with TLS where there was none.
func sameHost(from, to *url.URL) bool {
	if !strings.EqualFold(from.Hostname(), to.Hostname()) {
		return false
	}
	if from.Scheme == "http" && to.Scheme == "https" {
		return true
	}
	return from.Scheme == to.Scheme && port(from) == port(to)
}

func port(u *url.URL) string {
	switch p := u.Port(); {
	case p != "":
		return p
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}

func origin(u *url.URL) string { return u.Scheme + "://" + u.Host }
