package runtime

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
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
	s := clientSettings{base: baseURL, format: hostFormat}
	t, err := s.newTarget(request)
	return t.verb, t.url, err
}

// target is a request made ready to be sent.
type target struct {
	operation *Operation
	verb, url string
	route     string   // as the service publishes it, or the predefined one
	leftovers []member // those that the path does not hold
	body      []byte   // nil when the URL says it all
	form      *form    // in place of body
	raw       bool     // the answer's body is not to be read
}

// newTarget makes a request ready. Its members are read apart only where they can stand in
// the URL or in a form.
func (s *clientSettings) newTarget(r request) (t target, err error) {
	if err = checkRequest(r); err != nil {
		return target{}, err
	}
	t.operation = r.operation()
	t.verb = firstText(s.verb, t.operation.verb())
	apart := len(s.files) > 0 || t.urlHoldsMembers()
	var text []byte
	var members []member
	if apart {
		if text, err = encodeRequest(r, FormatJSV); err != nil {
			return target{}, err
		}
		members = readMembers(string(text))
	}
	path := t.choosePath(members, s.format)
	if bodyless(t.verb) {
		t.url = s.base + string(appendQuery(path, t.leftovers))
		return t, nil
	}
	if !apart || s.format != FormatJSV {
		if text, err = encodeRequest(r, s.format); err != nil {
			return target{}, err
		}
	}
	t.url, t.body = s.base+string(path), text
	return t, nil
}

// urlHoldsMembers tells whether members of the request can stand in the URL.
func (t *target) urlHoldsMembers() bool {
	return bodyless(t.verb) || slices.ContainsFunc(t.operation.Routes, func(r Route) bool {
		return r.allows(t.verb) && strings.Contains(r.Path, "{")
	})
}

// encodeRequest writes a request in the safe spelling, which every release
// reads as it was meant.
func encodeRequest(r request, format Format) ([]byte, error) {
	e := marshaling(format)
	e.safe = true
	b, err := e.marshaled(r.encode(e.start, e))
	if err != nil {
		err = fmt.Errorf("%s: %w", r.operation().Name, err)
	}
	return b, err
}

// choosePath gives the path to use, and keeps its route and what it does not hold.
func (t *target) choosePath(members []member, format Format) []byte {
	var best []byte
	var chosen pathTemplate // none of the predefined route
	most := -1
	for i := range t.operation.Routes {
		route := &t.operation.Routes[i]
		if !route.allows(t.verb) {
			continue
		}
		template, err := parsePath(route.pattern())
		if err != nil {
			continue
		}
		if path, set, ok := template.fill(nil, members); ok && set > most {
			best, chosen, most = path, template, set
			t.route = route.Path
		}
	}
	if most < 0 {
		t.route = "/" + string(format) + "/reply/" + t.operation.Name
		best = appendEscaped([]byte("/"+string(format)+"/reply/"), t.operation.Name)
	}
	for _, m := range members {
		if !chosen.uses(m.name) {
			t.leftovers = append(t.leftovers, m)
		}
	}
	return best
}

// appendQuery appends members, in the order of the type.
func appendQuery(b []byte, members []member) []byte {
	sep := byte('?')
	for _, m := range members {
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
