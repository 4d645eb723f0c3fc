package csharp

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
)

// notes are what comments and attributes say about the declaration that follows them.
type notes struct {
	comment    []string // lines of documentation, without their marks
	attributes []attribute
}

func (n *notes) empty() bool { return len(n.comment) == 0 && len(n.attributes) == 0 }

// note takes in the comment or attribute at the token; false when there is none.
func (p *parser) note() bool {
	switch {
	case p.tok.kind == docComment:
		p.pending.comment = append(p.pending.comment, commentLines(p.text(p.tok))...)
		p.next()
	case p.tok.kind == plainComment:
		if inner := strings.TrimSpace(strings.TrimPrefix(p.text(p.tok), "/*")); strings.HasPrefix(inner, "Options:") {
			p.options(inner)
		}
		p.next()
	case p.tok.kind == directive:
		p.directive(p.text(p.tok))
		p.next()
	case p.is("["):
		p.attributeList()
	default:
		return false
	}
	return true
}

// options reads the comment on top of a listing. Options that were not asked for
// are commented out with "//" in it, their values hold all the same.
func (p *parser) options(inner string) {
	p.special = p.tok.end
	for line := range strings.Lines(inner) {
		name, value, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "//"), ":")
		value = strings.TrimSpace(value)
		switch name {
		case "BaseUrl":
			p.file.Header.BaseURL = value
		case "Version":
			p.file.Header.Version = value
		case "AddNullableAnnotations":
			if p.annotations = off; value == "True" {
				p.annotations = on
			}
		}
	}
}

// directive reads "#nullable enable", which hand-written code has.
func (p *parser) directive(line string) {
	p.special = p.tok.end
	if f := strings.Fields(line); len(f) == 2 && f[0] == "#nullable" && f[1] == "enable" {
		p.annotations = on
	}
}

// commentLines gives the lines of a documentation comment without "///", "/**" and "*".
func commentLines(s string) []string {
	if rest, ok := strings.CutPrefix(s, "///"); ok {
		return []string{strings.TrimRight(strings.TrimPrefix(rest, " "), " \t\r")}
	}
	lines := strings.Split(strings.TrimSuffix(strings.TrimPrefix(s, "/**"), "*/"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "*"))
	}
	return lines
}

// summary gives what stands in <summary>, or all where there is none. Servers write
// descriptions into it as they are: no markup in it is theirs.
func (n *notes) summary() string {
	text := strings.Join(n.comment, "\n")
	if _, rest, ok := strings.Cut(text, "<summary>"); ok {
		text = rest
		if end := strings.LastIndex(text, "</summary>"); end >= 0 {
			text = text[:end]
		}
	}
	return strings.TrimSpace(text)
}

// doc gives the description and, as Go tools want it, that the thing is deprecated.
// An attribute goes before the comment, which loses line breaks.
func (n *notes) doc() string {
	text := ""
	for _, a := range n.attributes {
		switch {
		case text != "":
		case a.name == "Api" || a.name == "Description":
			text = a.textOf("Description", 0)
		case a.name == "ApiMember":
			text = a.textOf("Description", byName)
		}
		text = strings.TrimSpace(strings.ReplaceAll(text, "\r", ""))
	}
	text = cmp.Or(text, n.summary())
	if a, ok := n.find("Obsolete"); ok {
		text = strings.TrimSpace(text + "\nDeprecated: " + cmp.Or(a.textOf("Message", 0), "do not use it"))
	}
	return text
}

// find gives the first attribute of the name.
func (n *notes) find(name string) (attribute, bool) {
	for _, a := range n.attributes {
		if a.name == name {
			return a, true
		}
	}
	return attribute{}, false
}

func (n *notes) has(name string) bool {
	_, ok := n.find(name)
	return ok
}

// ignored tells whether the member is kept off the wire.
func (n *notes) ignored() bool { return n.has("IgnoreDataMember") || n.has("JsonIgnore") }

func (n *notes) describeClass(c *dto.Class) {
	c.Doc = n.doc()
	for _, a := range n.attributes {
		if r, ok := a.route(); ok {
			c.Routes = append(c.Routes, r)
		}
		if a.name == "Tag" && a.textOf("Name", 0) != "" {
			c.Tags = append(c.Tags, a.textOf("Name", 0))
		}
	}
}

func (n *notes) describeMember(m *dto.Member) {
	m.Doc = n.doc()
	for _, a := range n.attributes {
		m.Required = m.Required || a.required()
		if a.name == "DataMember" {
			m.Wire = a.textOf("Name", byName)
			m.Order, _ = strconv.Atoi(a.arg("Order", byName).value)
		}
	}
}
