package runtime

import (
	"fmt"
	"strings"
)

// pathTemplate is a route's path, split on '/'. A segment that holds a variable
// is split further on '.', as "{Id}.{Ext}" is; any other is one literal.
type pathTemplate []pathSegment

type pathSegment []pathPart

type pathPart struct {
	kind       partKind
	text       string // the literal, or the variable's name
	constraint string // "int" of "{Id:int}"; "" for none
	optional   bool   // "{Id?}"
}

type partKind byte

const (
	literalPart  partKind = iota
	variablePart          // one segment, or what stands between two dots of it
	wildcardPart          // the rest of the path or up to the next literal, '/' and all
)

// ignoredVariable is the name of a placeholder that takes any text and fills nothing.
const ignoredVariable = "ignore"

// parsePath reads a route's path, such as "/odd/{Id}.{Ext}", "/files/{Path*}" or
// "/people/{Id:int?}". A path that no ServiceStack release accepts is an error:
// such a route is never used.
func parsePath(text string) (pathTemplate, error) {
	var t pathTemplate
	for segment, rest, more := cutOutside(text, '/'); ; segment, rest, more = cutOutside(rest, '/') {
		if segment != "" {
			s, err := parseSegment(segment)
			if err != nil {
				return nil, fmt.Errorf("route %q: %w", text, err)
			}
			t = append(t, s)
		}
		if !more {
			break
		}
	}
	if err := t.checkWildcards(); err != nil {
		return nil, fmt.Errorf("route %q: %w", text, err)
	}
	return t, nil
}

func parseSegment(text string) (pathSegment, error) {
	if !strings.ContainsAny(text, "{}") {
		if text == "." || text == ".." {
			return nil, fmt.Errorf("segment %q leads elsewhere", text)
		}
		return pathSegment{{text: text}}, nil
	}
	var s pathSegment
	for part, rest, more := cutOutside(text, '.'); ; part, rest, more = cutOutside(rest, '.') {
		p, err := parsePart(part)
		if err != nil {
			return nil, err
		}
		s = append(s, p)
		if !more {
			return s, nil
		}
	}
}

func parsePart(text string) (pathPart, error) {
	if !strings.ContainsAny(text, "{}") {
		return pathPart{text: text}, nil
	}
	inner, opened := strings.CutPrefix(text, "{")
	inner, closed := strings.CutSuffix(inner, "}")
	name, constraint, _ := strings.Cut(inner, ":")
	if !opened || !closed || strings.ContainsAny(name, "{}") {
		return pathPart{}, fmt.Errorf("%q mixes text and variable", text)
	}
	p := pathPart{kind: variablePart}
	name, _, _ = strings.Cut(name, "=")
	constraint, _, _ = strings.Cut(constraint, "=")
	p.constraint, p.optional = strings.CutSuffix(constraint, "?")
	if s, ok := strings.CutSuffix(name, "?"); ok {
		name, p.optional = s, true
	}
	if s := strings.Trim(name, "*"); s != name {
		name, p.kind = s, wildcardPart
	}
	if p.text = strings.TrimSpace(name); p.text == "" {
		return pathPart{}, fmt.Errorf("%q names no variable", text)
	}
	return p, nil
}

// checkWildcards refuses what ServiceStack refuses: a wildcard that shares its
// segment, and one that is followed by anything but a literal. A second one
// would make the first ambiguous.
func (t pathTemplate) checkWildcards() error {
	seen := false
	for i, s := range t {
		for _, p := range s {
			if p.kind != wildcardPart {
				continue
			}
			if len(s) > 1 || seen || i+1 < len(t) && !t[i+1].isLiteral() {
				return fmt.Errorf("wildcard {%s*} stands neither at the end nor before a literal", p.text)
			}
			seen = true
		}
	}
	return nil
}

func (s pathSegment) isLiteral() bool { return len(s) == 1 && s[0].kind == literalPart }

func (s pathSegment) isWildcard() bool { return s[0].kind == wildcardPart }

// uses tells whether a variable of the path has this name, in any case.
func (t pathTemplate) uses(name string) bool {
	for _, s := range t {
		for _, p := range s {
			if p.kind != literalPart && strings.EqualFold(p.text, name) {
				return true
			}
		}
	}
	return false
}

// cutOutside cuts text at the first sep that stands outside braces.
func cutOutside(text string, sep byte) (before, after string, found bool) {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == sep && depth <= 0:
			return text[:i], text[i+1:], true
		}
	}
	return text, "", false
}
