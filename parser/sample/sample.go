// Package sample reads the example bodies of metadata pages, pretty-printed or
// compact JSV and JSON, into values with positions.
//
// A body's text, its content type and its place come in; one value comes out, or
// nil with a diagnostic that says why. The package never decides which type a
// value has: samples show wire names and shapes, and a scalar only hints at its
// type. Damaged text gives what could be read, and one warning.
package sample

import (
	"strings"
	"unicode"

	"github.com/ssgen/ssgen/parser/diag"
)

// Kind tells what a Value is.
type Kind int

// The kinds. A Marker stands for a body that is not a DTO: "(string)" and the like.
const (
	Object Kind = iota
	List
	Text
	Marker
)

// Value is one value of a sample.
type Value struct {
	Kind Kind
	// Text is unescaped text; for a Marker "string", "byte[]", "Stream" or "HttpWebResponse".
	Text    string
	Quoted  bool     // a JSON string, or quoted JSV text
	Members []Member // of an Object, in the order of the text
	Elems   []Value  // of a List; an empty slot is a Text that is "" and not Quoted
	Pos     diag.Pos
}

// Member is one member of an object, or one entry of a map.
type Member struct {
	Name  string
	Value Value
	Pos   diag.Pos
}

// Parse reads a body by its content type and, where that is no help, by its first
// bytes; at is the place of its first byte. An empty body gives nil and no
// diagnostic. XML and CSV are not read: they give nil and a note. A list or
// object under text/csv is JSON, which is what most servers print there.
func Parse(body, contentType string, at diag.Pos) (*Value, diag.List) {
	trimmed := strings.TrimFunc(body, unicode.IsSpace)
	start := strings.Index(body, trimmed)
	place := diag.NewLines(body, at).Pos(start)
	if name, ok := marker(trimmed); ok {
		return &Value{Kind: Marker, Text: name, Pos: place}, nil
	}
	contentType = strings.ToLower(contentType)
	nested := strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "[")
	switch {
	case trimmed == "":
		return nil, nil
	case strings.HasPrefix(trimmed, "{Unable to show"):
		return nil, noExample(trimmed, place)
	case strings.Contains(contentType, "jsv"), contentType == "" && !looksLikeJSON(trimmed):
		return ParseJSV(body, at)
	case strings.Contains(contentType, "json") || nested:
		return ParseJSON(body, at)
	case strings.HasPrefix(trimmed, "<"):
		return nil, notRead("XML", place)
	default:
		return nil, notRead(contentType, place)
	}
}

// marker knows what servers print in every format for answers that are no DTOs.
func marker(s string) (string, bool) {
	switch s {
	case "(string)", "(byte[])", "(Stream)", "(HttpWebResponse)":
		return s[1 : len(s)-1], true
	}
	return "", false
}

// looksLikeJSON tells JSON from JSV by the quote before the first name.
func looksLikeJSON(s string) bool {
	s = strings.TrimLeft(s, "[ \t\r\n")
	rest, ok := strings.CutPrefix(s, "{")
	return ok && strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), `"`)
}

func noExample(body string, place diag.Pos) diag.List {
	var diags diag.List
	reason, _, _ := strings.Cut(body, "\n")
	diags.Warn("sample-missing", place, "save the page's JSV or JSON tab as well", "the server printed an error in place of the sample: %q", strings.TrimSpace(reason))
	return diags
}

func notRead(format string, place diag.Pos) diag.List {
	return diag.List{{Severity: diag.Note, Code: "sample-format", Pos: place,
		Message: "samples in " + format + " are not read", Hint: "the JSV and JSON tabs tell more"}}
}

// ParseJSV reads a JSV body, as pages print it or as it travels. JSON that a
// custom serializer wrote into it is read as JSON.
func ParseJSV(body string, at diag.Pos) (*Value, diag.List) {
	lines := diag.NewLines(body, at)
	r := &reader{place: lines.Pos, src: body}
	if isPretty(body) {
		u := unformat(body)
		r.src = u.out.String()
		r.place = func(i int) diag.Pos { return lines.Pos(u.origin(i)) }
	}
	return r.root()
}

// ParseJSON reads a JSON body. It accepts what ServiceStack writes beyond JSON:
// empty slots in lists.
func ParseJSON(body string, at diag.Pos) (*Value, diag.List) {
	r := &reader{place: diag.NewLines(body, at).Pos, src: body, json: true}
	return r.root()
}
