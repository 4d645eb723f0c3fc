package runtime

import "strings"

// fill appends the path for these members, percent-encoded, and tells how many
// of the variables have a value. It gives false where the path cannot say what
// the members hold; another route, or the predefined one, can.
func (t pathTemplate) fill(b []byte, members []member) (path []byte, set int, ok bool) {
	for i, s := range t {
		var n int
		if s.isWildcard() {
			b, n, ok = t.fillWildcard(b, i, members)
		} else {
			b, n, ok = s.fill(b, members, i == len(t)-1, t.endsAt(i, members))
		}
		if set += n; !ok {
			return nil, 0, false
		}
	}
	if len(t) == 0 {
		b = append(b, '/')
	}
	return b, set, true
}

// endsAt tells whether the path of these members ends with the segment: what may follow
// is empty.
func (t pathTemplate) endsAt(at int, members []member) bool {
	if at < len(t)-2 || at == len(t)-1 {
		return at == len(t)-1
	}
	p := t[at+1][0]
	m := findMember(members, p.text)
	return len(t[at+1]) == 1 && (p.kind == wildcardPart || p.optional) && (m == nil || m.text == "")
}

// fill appends one segment with its '/': last of the template's, end of the path's. A
// segment of several parts is told apart by its dots, so no value in it may hold one.
func (s pathSegment) fill(b []byte, members []member, last, end bool) ([]byte, int, bool) {
	if s.isLiteral() {
		return appendEscaped(append(b, '/'), s[0].text), 0, true
	}
	set := 0
	text := make([]string, len(s))
	for i, p := range s {
		if text[i] = p.text; p.kind == literalPart {
			continue
		}
		m := findMember(members, p.text)
		switch {
		case m != nil && m.text != "":
			text[i] = m.text
			set++
		case p.optional && last && len(s) == 1:
			return b, 0, true
		case !strings.EqualFold(p.text, ignoredVariable):
			return b, 0, false
		}
		if len(s) > 1 && strings.Contains(text[i], ".") {
			return b, 0, false
		}
	}
	whole := strings.Join(text, ".")
	if leadsElsewhere(whole) || end && s[len(s)-1].kind != literalPart && formatOfExtension(whole) != noExtension {
		return b, 0, false
	}
	return appendEscaped(append(b, '/'), whole), set, true
}

// fillWildcard appends the segments of a wildcard. None at all is a value as
// well. An empty segment would be lost, for servers join what it parts; one
// that equals the literal after the wildcard would end it early.
func (t pathTemplate) fillWildcard(b []byte, at int, members []member) ([]byte, int, bool) {
	m := findMember(members, t[at][0].text)
	if m == nil || m.text == "" {
		return b, 0, true
	}
	last := at == len(t)-1
	for rest, more := m.text, true; more; {
		var segment string
		segment, rest, more = strings.Cut(rest, "/")
		if segment == "" || leadsElsewhere(segment) || !last && strings.EqualFold(segment, t[at+1][0].text) {
			return b, 0, false
		}
		b = appendEscaped(append(b, '/'), segment)
	}
	// Here the server keeps an extension in the value, but still answers in the
	// format that it names.
	return b, 1, !last || formatOfExtension(m.text) != foreignExtension
}

// leadsElsewhere tells the segments that clients and servers resolve before any
// route is looked at, percent-encoded or not.
func leadsElsewhere(segment string) bool { return segment == "." || segment == ".." }

type extension byte

const (
	noExtension      extension = iota
	ownExtension               // a format that this package reads
	foreignExtension           // one that it does not
)

// formatOfExtension tells whether a path that ends in this text ends in the name
// of a format. ServiceStack takes ".json" off "/orders/report.json" before it
// looks for a route, and answers in that format.
func formatOfExtension(text string) extension {
	switch strings.ToLower(text[strings.LastIndexByte(text, '.')+1:]) {
	case "json", "jsv":
		if strings.Contains(text, ".") {
			return ownExtension
		}
	case "xml", "csv", "html", "jsonl", "soap11", "soap12", "x-msgpack", "x-protobuf", "protobuf", "msgpack", "wire":
		if strings.Contains(text, ".") {
			return foreignExtension
		}
	}
	return noExtension
}

// appendEscaped percent-encodes all but the characters that mean nothing
// anywhere in a URL, in the path and in the query alike.
func appendEscaped(b []byte, s string) []byte {
	const digits = "0123456789ABCDEF"
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '.', c == '_', c == '~':
			b = append(b, c)
		default:
			b = append(b, '%', digits[c>>4], digits[c&15])
		}
	}
	return b
}
