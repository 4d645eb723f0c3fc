package page

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

var hostName = regexp.MustCompile(`^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$`)

// BaseURL gives the address that the metadata page, or another page below the same
// base, stands under; "" when the link is not an absolute web address. User names,
// queries and fragments in it are dropped.
func BaseURL(link, page string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !hostName.MatchString(u.Host) {
		return ""
	}
	path, _, found := cutLast(u.EscapedPath(), page)
	if !found {
		return ""
	}
	return u.Scheme + "://" + u.Host + strings.TrimRight(path, "/")
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// hostURL is the address when all that is known is the sample's host.
func hostURL(host string) string {
	if !hostName.MatchString(host) {
		return ""
	}
	return "https://" + host
}

// tabURL is the address of an operation's page with the language tab.
func tabURL(base, operation, lang string) string {
	if base == "" {
		base = "https://HOST"
	}
	if operation == "" {
		operation = "NAME"
	}
	return base + "/jsv/metadata?op=" + url.QueryEscape(operation) + "&lang=" + lang
}

// DropBasePath takes the path below which the host lives off the routes. A proxy's
// path stands in the address alone, so that routes which do not all begin with the
// base path are left as they are.
func DropBasePath(base string, routes []model.Route) {
	u, err := url.Parse(base)
	if err != nil || u.Path == "" {
		return
	}
	for _, r := range routes {
		if r.Path != u.Path && !strings.HasPrefix(r.Path, u.Path+"/") {
			return
		}
	}
	for i := range routes {
		if routes[i].Path = routes[i].Path[len(u.Path):]; routes[i].Path == "" {
			routes[i].Path = "/"
		}
	}
}
