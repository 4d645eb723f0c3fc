package runtime

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// RequestURL gives the verb and the URL with which a client sends this request
// to a service at baseURL, such as DefaultBaseURL. An empty baseURL gives the path
// alone.
//
// Of the routes that allow the operation's verb and whose variables all have a
// value, the one with most variables is taken, and of equals the first; where
// there is none, the predefined route /jsv/reply/Name or /json/reply/Name. What
// the path does not hold stands in the query string if the verb has no body.
//
// A request that cannot be written, such as a duration that no TimeSpan holds,
// is an error; so is a baseURL with a query or a fragment.
func RequestURL(baseURL string, request request) (verb, url string, err error) {
	if baseURL, err = cleanBase(baseURL); err != nil {
		return "", "", err
	}
	t, err := newTarget(baseURL, request, "", hostFormat)
	return t.verb, t.url, err
}

// target is a request made ready to be sent.
type target struct {
	verb, url string
	body      []byte // nil when the URL says it all
}

func newTarget(base string, r request, verb string, format Format) (target, error) {
	op := r.operation()
	if verb == "" {
		verb = op.verb()
	}
	verb = strings.ToUpper(verb)
	text, err := encodeRequest(r, FormatJSV)
	if err != nil {
		return target{}, fmt.Errorf("%s: %w", op.Name, err)
	}
	members := readMembers(string(text))
	path, route := op.choosePath(verb, members, format)
	if bodyless(verb) {
		return target{verb: verb, url: base + string(appendQuery(path, members, route))}, nil
	}
	if format == FormatJSON {
		if text, err = encodeRequest(r, FormatJSON); err != nil {
			return target{}, fmt.Errorf("%s: %w", op.Name, err)
		}
	}
	return target{verb: verb, url: base + string(path), body: text}, nil
}

// encodeRequest writes a request in the safe spelling, which every release
// reads as it was meant.
func encodeRequest(r request, format Format) ([]byte, error) {
	e := encoder{json: format == FormatJSON, safe: true}
	return e.finish(nil, r.encode(nil, &e))
}

// choosePath gives the path to use and its template, which is empty for the
// predefined route.
func (o *Operation) choosePath(verb string, members []member, format Format) ([]byte, pathTemplate) {
	var best []byte
	var chosen pathTemplate
	most := -1
	for i := range o.Routes {
		if !o.Routes[i].allows(verb) {
			continue
		}
		t, err := parsePath(o.Routes[i].pattern())
		if err != nil {
			continue
		}
		if path, set, ok := t.fill(nil, members); ok && set > most {
			best, chosen, most = path, t, set
		}
	}
	if most < 0 {
		return appendEscaped([]byte("/"+string(format)+"/reply/"), o.Name), nil
	}
	return best, chosen
}

// appendQuery appends the members that the path does not hold, in the order of
// the type.
func appendQuery(b []byte, members []member, path pathTemplate) []byte {
	sep := byte('?')
	for _, m := range members {
		if path.uses(m.name) {
			continue
		}
		b = appendEscaped(append(b, sep), m.name)
		b = appendEscaped(append(b, '='), m.text)
		sep = '&'
	}
	return b
}

// cleanBase takes the last '/' off a base URL. What it refuses would put the
// path of a request into a query, or its members into a fragment that is never
// sent.
func cleanBase(base string) (string, error) {
	u, err := url.Parse(base)
	if err != nil {
		return "", fmt.Errorf("base URL: %w", withoutURL(err))
	}
	if u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || u.Opaque != "" {
		return "", errors.New("base URL: it has a query or a fragment: give scheme, host and path only, as in https://example.org/api")
	}
	return strings.TrimRight(strings.TrimSuffix(base, "#"), "/"), nil
}

// withoutURL takes the URL out of an error: its query holds members of requests,
// and its user part may hold a password.
func withoutURL(err error) error {
	var e *url.Error
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
