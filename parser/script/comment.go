package script

import (
	"cmp"
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
)

// notes are what comments say about the declaration that follows them.
type notes struct {
	typed      bool // @type was there
	typ        dto.Type
	text       string // the description
	deprecated string // what stands behind @deprecated, or that it is there
	params     []string
	decorators []decorator
}

func (n *notes) empty() bool {
	return !n.typed && n.text == "" && n.deprecated == "" && len(n.params) == 0 && len(n.decorators) == 0
}

// note takes in the comment at the token.
func (p *parser) note() {
	t := p.tok
	if t.kind == lineComment {
		if d, ok := readDecorator(p.text(t)); ok {
			d.pos = p.pos(t)
			p.pending.decorators = append(p.pending.decorators, d)
		}
		p.next()
		return
	}
	inner := strings.TrimSuffix(p.src[t.start+len("/*"):t.end], "*/")
	switch {
	case strings.HasPrefix(inner, "*"):
		p.docComment(span{t.start + len("/**"), t.start + len("/*") + len(inner)})
	case strings.HasPrefix(strings.TrimSpace(inner), "Options:"):
		p.header(inner)
	}
	p.next()
}

// header reads the options comment. Options that are not set are commented out
// with "//" in it.
func (p *parser) header(inner string) {
	p.special = p.tok.end
	for line := range strings.Lines(inner) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch name {
		case "BaseUrl":
			p.file.Header.BaseURL = strings.TrimSpace(value)
		case "Version":
			p.file.Header.Version = strings.TrimSpace(value)
		}
	}
}

// docComment reads the tags of a documentation comment. Text before any tag is a
// description, and @description takes all that is left: it may hold anything.
func (p *parser) docComment(s span) {
	for s.start < s.end {
		rest := p.src[s.start:s.end]
		trimmed := strings.TrimLeft(rest, " \t\r\n*")
		s.start += len(rest) - len(trimmed)
		tag := trimmed[:tagLen(trimmed)]
		switch tag {
		case "":
			n := untilTag(trimmed)
			p.describe(trimmed[:n], true)
			s.start += n
		case "@description":
			p.describe(trimmed[len(tag):], false)
			return
		case "@type":
			s.start = p.typeTag(span{s.start + len(tag), s.end})
		case "@typedef":
			s.start = p.typedefTag(span{s.start + len(tag), s.end})
		case "@deprecated":
			line := p.lineIn(s)
			p.pending.deprecated = cmp.Or(strings.TrimSpace(p.src[s.start+len(tag):line]), "do not use it")
			s.start = line
		default: // the constructor's @param tells nothing that members do not
			s.start = p.lineIn(s)
		}
	}
}

// tagLen gives the length of the tag that the text begins with, 0 for none.
func tagLen(s string) int {
	if !strings.HasPrefix(s, "@") {
		return 0
	}
	switch n := wordEnd(s, 1); s[:n] {
	case "@type", "@typedef", "@description", "@param", "@returns", "@template", "@deprecated":
		return n
	}
	return 0
}

// untilTag gives how much of the text stands before a line that begins with a tag.
func untilTag(s string) int {
	n := 0
	for line := range strings.Lines(s) {
		if n > 0 && tagLen(strings.TrimLeft(line, " \t*")) > 0 {
			return n
		}
		n += len(line)
	}
	return n
}

// describe keeps a description. In the block form every line begins with " * ";
// behind @description, lines are as the author wrote them unless all that follow
// the first begin so.
func (p *parser) describe(s string, block bool) {
	lines := strings.Split(strings.ReplaceAll(strings.TrimSpace(s), "\r", ""), "\n")
	starred := len(lines) > 1
	for _, line := range lines[1:] {
		starred = starred && strings.HasPrefix(line, " ") && strings.HasPrefix(strings.TrimSpace(line), "*")
	}
	for i, line := range lines {
		line = strings.TrimRight(line, " \t")
		if i > 0 && (block || starred) {
			line = strings.TrimPrefix(strings.TrimLeft(line, " \t"), "*")
			line = strings.TrimPrefix(line, " ")
		}
		lines[i] = line
	}
	if text := strings.TrimSpace(strings.Join(lines, "\n")); text != "" {
		p.pending.text = text
	}
}

// typeTag reads "{T}" behind @type and gives the offset behind it.
func (p *parser) typeTag(s span) int {
	line := p.lineIn(s)
	open := s.start + strings.IndexByte(p.src[s.start:line], '{')
	if open < s.start {
		return line
	}
	p.pending.typed, p.pending.typ = true, dto.Type{Name: "any"}
	t, end, ok := readType(p.src[:s.end], open+1)
	if !ok || !strings.HasPrefix(p.src[end:s.end], "}") {
		p.leftOut.Add(open, line)
		return line
	}
	p.pending.typ = t
	return end + 1
}

// typedefTag reads "T {any}", which names a type parameter, and passes over the
// "{'A'|'B'}" of an enum, whose members the code repeats.
func (p *parser) typedefTag(s span) int {
	line := p.lineIn(s)
	rest := strings.TrimLeft(p.src[s.start:line], " \t")
	if n := wordEnd(rest, 0); n > 0 {
		p.pending.params = append(p.pending.params, rest[:n])
	}
	return line
}

// lineIn gives the end of the stretch's first line.
func (p *parser) lineIn(s span) int {
	if n := strings.IndexByte(p.src[s.start:s.end], '\n'); n >= 0 {
		return s.start + n
	}
	return s.end
}
