package web

import (
	"errors"
	"net/url"
	"slices"
	"strings"
)

// ParseAddress reads the address of a server or of a page.
func ParseAddress(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return nil, errors.New("is no valid URL") // its own words repeat the address, password and all
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, errors.New("is no http or https URL")
	case u.Hostname() == "":
		return nil, errors.New("names no host")
	}
	u.Host = strings.ToLower(u.Host)
	return u, nil
}

// plainKeys are what a query may tell without giving a secret away.
var plainKeys = [...]string{"op", "lang", "format", "includetypes", "excludetypes", "view"}

// IsPlain tells whether an address's query has no key but those that metadata pages have
// in theirs; the values of others may be secrets.
func IsPlain(u *url.URL) bool {
	for pair := range strings.SplitSeq(u.RawQuery, "&") {
		key, _, _ := strings.Cut(pair, "=")
		if pair != "" && !isPlainKey(key) {
			return false
		}
	}
	return true
}

// isPlainKey tells plain keys, as they stand in an address, whatever their case.
func isPlainKey(key string) bool {
	plain, err := url.QueryUnescape(key)
	return err == nil && slices.Contains(plainKeys[:], strings.ToLower(plain))
}

// Name writes an address for people to read: without user, password and fragment, and
// with "…" for values of its query that may be secrets.
func Name(u *url.URL) string {
	bare := *u
	bare.User, bare.Fragment, bare.RawFragment = nil, "", ""
	pairs := strings.Split(bare.RawQuery, "&")
	for i, pair := range pairs {
		key, _, found := strings.Cut(pair, "=")
		if found && !isPlainKey(key) {
			pairs[i] = key + "=…"
		} else if !found && key != "" {
			pairs[i] = "…"
		}
	}
	bare.RawQuery = ""
	bare.ForceQuery = false
	if query := strings.Join(pairs, "&"); query != "" {
		return bare.String() + "?" + query
	}
	return bare.String()
}

// Redacted is Name for text that may be no address: what cannot be read is cut at the
// first mark behind which a secret may stand.
func Redacted(text string) string {
	if u, err := url.Parse(text); err == nil {
		return Name(u)
	}
	scheme, rest, found := strings.Cut(text, "://")
	if !found {
		return "…"
	}
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		rest = rest[at+1:]
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i] + "/…"
	}
	return scheme + "://" + rest
}
