package saved

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"unicode/utf8"
)

// tidy gives a document as it is kept. JSON gets a line a value, in the server's order and
// with every character as it came; the time at which a document was made, which nothing
// needs, is left out, so that only what says something of the API makes a difference.
// Pages stay as they came.
func tidy(file string, data []byte) []byte {
	switch {
	case strings.HasSuffix(file, ".json"):
		if text, ok := indented(data); ok {
			return text
		}
	case !strings.HasSuffix(file, ".html"):
		return dateLine.ReplaceAll(data, []byte("$1"))
	}
	return data
}

// dateLine is what listings say of the time in the comment at their top.
var dateLine = regexp.MustCompile(`\A((?:\x{FEFF})?[^\n]*Options:[^\n]*\n)[^\n\w]*Date: \d[^\n]*\n`)

// indented writes JSON in lines, and drops app.json's "date".
func indented(data []byte) ([]byte, bool) {
	text := bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(text) || !json.Valid(text) {
		return nil, false
	}
	var b bytes.Buffer
	if json.Indent(&b, dateless(text), "", "  ") != nil {
		return nil, false
	}
	b.WriteByte('\n')
	return b.Bytes(), true
}

// dateless drops the member "date" of an object. What it holds stays as it was written.
func dateless(text []byte) []byte {
	d := json.NewDecoder(bytes.NewReader(text))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return text
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for d.More() {
		start := d.InputOffset()
		key, err := d.Token()
		var value json.RawMessage
		if err != nil || d.Decode(&value) != nil {
			return text
		}
		if name, _ := key.(string); strings.EqualFold(name, "date") && isText(value) {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.Write(bytes.TrimLeft(text[start:d.InputOffset()], ", \t\r\n"))
	}
	b.WriteByte('}')
	return b.Bytes()
}

func isText(value json.RawMessage) bool { return len(value) > 0 && value[0] == '"' }
