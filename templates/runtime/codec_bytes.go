package runtime

import (
	"encoding/base64"
	"strings"
)

// encodeBytes writes base64 with padding, bare in JSV; no bytes are no text at all.
func encodeBytes(v *[]byte, b []byte, e *encoder) []byte {
	if e.json && *v == nil {
		return e.null(b)
	}
	if e.json {
		b = append(b, '"')
	}
	b = base64.StdEncoding.AppendEncode(b, *v)
	if e.json {
		b = append(b, '"')
	}
	return append(b, ',')
}

// decodeBytes reads base64, white space in it allowed, or a list of numbers. An empty
// slot is no bytes, and only JSON's null is nil.
func decodeBytes(v *[]byte, d *decoder) {
	*v = nil
	d.startValue()
	rest := d.s[d.i:]
	switch {
	case rest != "" && rest[0] == '[':
		decodeByteList(v, d)
		return
	case d.json && strings.HasPrefix(rest, "null") && d.endsAt(d.i+4):
		d.i += 4
		return
	}
	text := strings.TrimSpace(d.text())
	if strings.ContainsAny(text, " \t") {
		text = strings.Map(dropSpace, text)
	}
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		d.noteToken("is not base64")
		return
	}
	*v = data
}

func dropSpace(r rune) rune {
	if r == ' ' || r == '\t' {
		return -1
	}
	return r
}

func decodeByteList(v *[]byte, d *decoder) {
	if !d.beginList() {
		return
	}
	list := []byte{}
	for d.more() {
		var x uint8
		decodeUint(&x, d)
		list = append(list, x)
	}
	*v = list
}
