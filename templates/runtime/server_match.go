package runtime

import (
	"net/http"
	"net/url"
	"strings"
)

// userRoute is one route of an operation, read once when the handler is made.
type userRoute struct {
	endpoint  *endpoint
	route     *Route
	path      pathTemplate
	variables int
}

// match is what a request asks for: the operation, what its path says about
// members, and the format that its path names.
type match struct {
	endpoint   *endpoint
	values     []member
	format     Format // "" where the path names none
	predefined bool
	batch      bool // the body is a list of requests: /json/reply/Name[]
}

// name gives the operation's name, "" for an unknown one.
func (m *match) name() string {
	if m.endpoint == nil {
		return ""
	}
	return m.endpoint.operation.Name
}

func (h *handler) addRoute(e *endpoint, r *Route) {
	path, err := parsePath(r.pattern())
	if err != nil {
		return
	}
	u := userRoute{endpoint: e, route: r, path: path}
	for _, s := range path {
		for _, p := range s {
			if p.kind != literalPart {
				u.variables++
			}
		}
	}
	key := ""
	if len(path) > 0 && path[0].isLiteral() {
		key = strings.ToLower(path[0][0].text)
	}
	h.routes[key] = append(h.routes[key], u)
}

// find finds the operation for a verb and a URL: first among the routes, with a
// format's extension taken off as ServiceStack does and then with it, and then
// among the predefined ones.
func (h *handler) find(verb string, u *url.URL) (match, bool) {
	segments, ok := h.segments(u)
	if !ok {
		return match{}, false
	}
	bare, format := cutFormat(segments)
	if m, ok := h.findRoute(verb, bare, segments); ok {
		m.format = format
		return m, true
	}
	if m, ok := h.findRoute(verb, segments, segments); ok {
		return m, true
	}
	return h.findPredefined(bare, format)
}

// segments gives the decoded segments of the path below the base path. Empty
// ones do not count.
func (h *handler) segments(u *url.URL) ([]string, bool) {
	path := u.EscapedPath()
	if n := len(h.base); n > 0 {
		if len(path) < n || !strings.EqualFold(path[:n], h.base) || len(path) > n && path[n] != '/' {
			return nil, false
		}
		path = path[n:]
	}
	segments := strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
	for i, s := range segments {
		text, err := url.PathUnescape(s)
		if err != nil {
			return nil, false
		}
		segments[i] = text
	}
	return segments, true
}

// cutFormat takes the extension that names a format off the last segment.
func cutFormat(segments []string) ([]string, Format) {
	if len(segments) == 0 {
		return segments, ""
	}
	last := len(segments) - 1
	name, extension, _ := cutLast(segments[last])
	var format Format
	switch strings.ToLower(extension) {
	case "jsv":
		format = FormatJSV
	case "json":
		format = FormatJSON
	default:
		return segments, ""
	}
	bare := append([]string(nil), segments...)
	if bare[last] = name; name == "" {
		bare = bare[:last]
	}
	return bare, format
}

func cutLast(s string) (before, after string, found bool) {
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// findRoute finds the best of the routes that match: the one whose wildcard takes
// least, then the one with fewest variables, then one for just this verb, then the
// first. A wildcard takes the whole path, extension and all.
func (h *handler) findRoute(verb string, segments, whole []string) (match, bool) {
	var found match
	best := -1
	for _, key := range bucketsOf(segments) {
		for i := range h.routes[key] {
			u := &h.routes[key][i]
			if !u.allows(verb) {
				continue
			}
			values, wild, ok := u.path.match(segments, whole)
			if !ok {
				continue
			}
			if score := u.score(verb, wild); score > best {
				best, found = score, match{endpoint: u.endpoint, values: values}
			}
		}
	}
	return found, best >= 0
}

func bucketsOf(segments []string) []string {
	if len(segments) == 0 || segments[0] == "" {
		return []string{""}
	}
	return []string{strings.ToLower(segments[0]), ""}
}

// allows tells whether the route answers this verb. HEAD is answered where GET is.
func (u *userRoute) allows(verb string) bool {
	return u.route.allows(verb) || verb == http.MethodHead && u.route.allows(http.MethodGet)
}

func (u *userRoute) score(verb string, wild int) int {
	score := max(100-wild, 1)*1000 + max(10-u.variables, 1)*100 + 1
	if len(u.route.Verbs) == 1 && u.route.allows(verb) {
		score += 9
	}
	return score
}

// findPredefined finds /jsv/reply/Name, /json/oneway/Name and /api/Name, each with
// or without the extension of a format, and with [] for a batch. One of an unknown
// operation has no endpoint.
func (h *handler) findPredefined(segments []string, extension Format) (match, bool) {
	m := match{predefined: true, format: extension}
	name := ""
	switch {
	case len(segments) == 2 && strings.EqualFold(segments[0], "api"):
		if name = segments[1]; m.format == "" {
			m.format = FormatJSON
		}
	case len(segments) == 3 && (strings.EqualFold(segments[1], "reply") || strings.EqualFold(segments[1], "oneway")):
		name = segments[2]
		switch strings.ToLower(segments[0]) {
		case "jsv":
			m.format = FormatJSV
		case "json":
			m.format = FormatJSON
		default:
			return match{}, false
		}
	default:
		return match{}, false
	}
	name, m.batch = strings.CutSuffix(name, "[]")
	m.endpoint = h.byName[strings.ToLower(name)]
	return m, true
}
