package runtime

import (
	"net/http"
	"strings"
)

// verbOf is the verb that counts: a POST may say in a header or in the query
// string that it stands for another.
func verbOf(r *http.Request) string {
	const override = "X-HTTP-Method-Override"
	if r.Method == http.MethodPost {
		if verb := firstText(r.Header.Get(override), queryValue(r, override)); verb != "" {
			return strings.ToUpper(verb)
		}
	}
	return r.Method
}

// queryValue gives the first value of a name, in any case, in the query string.
func queryValue(r *http.Request, name string) string {
	if r.URL.RawQuery == "" {
		return ""
	}
	for key, values := range r.URL.Query() {
		if strings.EqualFold(key, name) {
			return values[0]
		}
	}
	return ""
}

// outFormat is what the answer is written in. Where the URL does not say, the
// wanted type that stands first in Accept counts; none that this package writes
// is answered in what the request came in, and else in JSON where ServiceStack
// would answer a page for people.
func outFormat(named Format, r *http.Request) Format {
	switch strings.ToLower(queryValue(r, "format")) {
	case "jsv":
		return FormatJSV
	case "json":
		return FormatJSON
	}
	if named != "" {
		return named
	}
	accept := strings.ToLower(strings.Join(r.Header.Values("Accept"), ","))
	jsv, json := strings.Index(accept, "application/jsv"), strings.Index(accept, "application/json")
	switch {
	case jsv >= 0 && (json < 0 || jsv < json):
		return FormatJSV
	case json >= 0:
		return FormatJSON
	case accept == "" || strings.HasPrefix(accept, "*/*"):
		if f := formatOfMedia(r.Header.Get("Content-Type")); f != "" {
			return f
		}
	}
	return FormatJSON
}
