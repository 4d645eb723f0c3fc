package runtime

import "strings"

// mediaType is the format's name in Content-Type and Accept. The pages print
// "text/jsv", to which servers answer HTML.
func (f Format) mediaType() string {
	if f == FormatJSON {
		return "application/json"
	}
	return "application/jsv"
}

// otherOption is the option of a client that chooses the other format.
func (f Format) otherOption() string {
	if f == FormatJSON {
		return "WithFormat(FormatJSV)"
	}
	return "WithFormat(FormatJSON)"
}

// formatOfMedia reads a Content-Type: "" is none that this package knows.
func formatOfMedia(contentType string) Format {
	media, _, _ := strings.Cut(contentType, ";")
	switch media = strings.ToLower(strings.TrimSpace(media)); media {
	case "application/jsv", "text/jsv", "application/x-jsv", "text/x-jsv":
		return FormatJSV
	case "application/json", "text/json", "application/x-json", "text/x-json":
		return FormatJSON
	}
	if strings.HasPrefix(media, "application/") && strings.HasSuffix(media, "+json") {
		return FormatJSON
	}
	return ""
}
