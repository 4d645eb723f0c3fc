package runtime

import (
	"net/http"
	"net/url"
	"strings"
)

// verbOf is the verb that counts: a POST may say in a header, in the query string or in
// a form that it stands for another.
func verbOf(r *http.Request, pairs requestPairs) string {
	const override = "X-HTTP-Method-Override"
	if r.Method != http.MethodPost {
		return r.Method
	}
	return strings.ToUpper(firstText(r.Header.Get(override), firstValue(pairs.query, override), firstValue(pairs.form, override), r.Method))
}

// firstValue gives the first value of a name, in any case.
func firstValue(values url.Values, name string) string {
	for key, list := range values {
		if strings.EqualFold(key, name) {
			return list[0]
		}
	}
	return ""
}

// outFormat is what the answer is written in. Where the URL does not say, the wanted type
// that stands first in Accept counts, and where that is any, the request's own. All else
// is answered in JSON, as by a ServiceStack host without its pages for people: "text/jsv",
// which no release knows there, text/html, application/xml, and no Accept at all.
func outFormat(named Format, r *http.Request, query url.Values) Format {
	switch strings.ToLower(firstValue(query, "format")) {
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
	case strings.Contains(accept, "*/*"):
		if f := formatOfMedia(r.Header.Get("Content-Type")); f != "" {
			return f
		}
	}
	return FormatJSON
}
