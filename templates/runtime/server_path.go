package runtime

import (
	"strconv"
	"strings"
)

// match reads the segments of a path by the template: the variables' values, and
// how many segments a wildcard took.
func (t pathTemplate) match(segments, whole []string) (values []member, wild int, ok bool) {
	at := 0
	for i, s := range t {
		if s.isWildcard() {
			end := len(segments)
			if i+1 < len(t) {
				for end = at; end < len(segments) && !strings.EqualFold(segments[end], t[i+1][0].text); end++ {
				}
			}
			taken := segments[at:end]
			if i == len(t)-1 {
				taken = whole[at:]
			}
			values, wild, at = append(values, member{s[0].text, strings.Join(taken, "/")}), len(taken), end
			continue
		}
		if at == len(segments) {
			return values, wild, i == len(t)-1 && len(s) == 1 && s[0].optional
		}
		if values, ok = s.match(values, segments[at]); !ok {
			return nil, 0, false
		}
		at++
	}
	return values, wild, at == len(segments)
}

// match reads one segment. Of several parts, the first may hold dots of its own.
func (s pathSegment) match(values []member, text string) ([]member, bool) {
	for i := len(s) - 1; i >= 0; i-- {
		value, before := text, ""
		if i > 0 {
			var found bool
			if before, value, found = cutLast(text); !found {
				return nil, false
			}
		}
		p := s[i]
		switch {
		case p.kind == literalPart:
			if !strings.EqualFold(p.text, value) {
				return nil, false
			}
		case value == "" || !p.accepts(value):
			return nil, false
		case !strings.EqualFold(p.text, ignoredVariable):
			values = append(values, member{p.text, value})
		}
		text = before
	}
	return values, true
}

// accepts checks a constraint; one that is not known here accepts all.
func (p pathPart) accepts(value string) bool {
	var err error
	switch strings.ToLower(p.constraint) {
	case "int":
		_, err = strconv.ParseInt(value, 10, 32)
	case "long":
		_, err = strconv.ParseInt(value, 10, 64)
	case "bool":
		return strings.EqualFold(value, "true") || strings.EqualFold(value, "false")
	case "alpha":
		return strings.IndexFunc(value, func(r rune) bool { return !('a' <= r|0x20 && r|0x20 <= 'z') }) < 0
	}
	return err == nil
}
