package goir

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

// Sample is an answer that a page shows, as one line of compact text.
type Sample struct {
	// ContentType is "application/jsv" or "application/json".
	ContentType string
	Text        string
}

// sampleOf gives the sample of an operation that answers a value, nil where no page has
// one that can be read. Pages show raw texts and bytes by the name of their type alone,
// "(string)".
func sampleOf(op *model.Operation, kind ResponseKind) *Sample {
	s := op.ResponseSample
	if s == nil || kind != Object && kind != Value {
		return nil
	}
	body := strings.TrimSpace(s.Body)
	if strings.HasPrefix(body, "(") {
		return nil
	}
	switch media, _, _ := strings.Cut(s.ContentType, ";"); media {
	case "text/jsv", "application/jsv":
		return &Sample{ContentType: "application/jsv", Text: compactJSV(body)}
	case "application/json":
		var b bytes.Buffer
		if json.Compact(&b, []byte(body)) == nil {
			return &Sample{ContentType: media, Text: b.String()}
		}
	}
	return nil
}

// compactJSV takes away what pages lay JSV out with: line breaks with what they indent, and
// the blank behind a colon. Text in quotes stays as it is.
func compactJSV(text string) string {
	var b strings.Builder
	quoted, gap := false, false
	for _, c := range []byte(text) {
		switch {
		case c == '"':
			quoted = !quoted // a doubled one opens again at once
		case quoted:
		case c == '\n', c == '\r', c == '\t', c == ' ' && gap:
			gap = true
			continue
		}
		gap = !quoted && c == ':'
		b.WriteByte(c)
	}
	return b.String()
}
