package csharp

import "strings"

// scope is where a declaration stands.
type scope struct {
	namespace, outer string
	indent           int // of the class around a nested one; 0 where there is none
}

// maxNesting bounds how deep namespaces and classes may nest in each other.
const maxNesting = 16

// declarations reads what stands at the top of the text or, deeper, in a
// namespace's block up to its closing brace.
func (p *parser) declarations(s scope, depth int) {
	for p.tok.kind != endOfText {
		if p.pending.empty() && p.reuse(s, depth) {
			continue
		}
		switch {
		case depth > 0 && p.take("}"):
			return
		case p.note(), p.take(";"):
		case p.isKeyword("using") || p.isKeyword("extern") || p.isKeyword("global"):
			p.statement()
		case p.isKeyword("namespace"):
			s = p.namespace(s, depth)
		case p.startsType():
			p.typeDeclaration(s, depth)
			p.keep()
		default:
			p.skipLine()
		}
	}
}

// statement goes past "using System;", which stands on one line.
func (p *parser) statement() {
	start := p.tok
	for p.next(); !p.onNewLine(); {
		if p.take(";") {
			p.pending = notes{}
			return
		}
		p.next()
	}
	p.skipFrom(start)
}

// namespace reads "namespace A.B { … }", or "namespace A.B;", which holds for what
// follows. It gives the scope of that.
func (p *parser) namespace(s scope, depth int) scope {
	start := p.tok
	p.next()
	name := p.takeName()
	for p.take(".") {
		name += "." + p.takeName()
	}
	inner := s
	switch {
	case depth == 0 && p.take(";"): // in a block it is no C#, and names would grow with each
		p.pending = notes{}
		inner.namespace = name
		return inner
	case depth < maxNesting && p.take("{"):
		p.pending = notes{}
		if inner.namespace = name; s.namespace != "" && depth > 0 {
			inner.namespace = s.namespace + "." + name
		}
		p.declarations(inner, depth+1)
	default:
		p.skipFrom(start)
	}
	return s
}

func isModifier(word string) bool {
	switch word {
	case "public", "private", "protected", "internal", "abstract", "sealed", "static", "partial", "readonly", "new", "unsafe", "file",
		"ref", "virtual", "override", "required", "const", "volatile", "async":
		return true
	}
	return false
}

func isTypeKeyword(word string) bool {
	switch word {
	case "class", "interface", "struct", "enum", "record":
		return true
	}
	return false
}

// startsType tells whether a type's declaration begins at the token: "public
// partial class Name", but not a member that has such a word for its type.
func (p *parser) startsType() bool {
	t := p.tok
	for n := 0; n < maxNesting && t.kind == wordToken && isModifier(p.text(t)); n++ {
		t = p.at(t.end)
	}
	if t.kind != wordToken || !isTypeKeyword(p.text(t)) {
		return false
	}
	name := p.at(t.end)
	if name.kind != wordToken {
		return false
	}
	open := p.at(name.end)
	if p.text(open) != "{" {
		return p.text(open) != ";" || p.text(t) == "record"
	}
	accessor := p.at(open.end)
	switch p.text(accessor) {
	case "get", "set", "init":
		return p.text(p.at(accessor.end)) != ";"
	}
	return true
}

// typeDeclaration reads a type. It ends where a namespace begins, and where
// another type does that is not indented deeper, for then its end was cut off.
func (p *parser) typeDeclaration(s scope, depth int) {
	start := p.tok
	h := header{scope: s, indent: p.indent(start)}
	h.abstract = p.modifiers()["abstract"]
	h.kind = p.takeName()
	if h.kind == "record" && (p.isKeyword("struct") || p.isKeyword("class")) && p.takeName() == "struct" {
		h.kind = "struct"
	}
	if depth >= maxNesting {
		p.skipFrom(start)
		return
	}
	if h.kind == "enum" {
		p.enum(s)
		return
	}
	p.class(h, depth)
}

// modifiers goes past "public virtual" and the like, which are also names.
func (p *parser) modifiers() map[string]bool {
	var seen map[string]bool
	for p.tok.kind == wordToken && isModifier(p.text(p.tok)) {
		if following := p.peek(); following.kind != wordToken && p.text(following) != "(" {
			break
		}
		if seen == nil {
			seen = map[string]bool{}
		}
		seen[p.takeName()] = true
	}
	return seen
}

// indent counts the blanks before the token on its line; 0 when other text stands there.
func (p *parser) indent(t token) int {
	line := strings.LastIndexByte(p.src[max(0, t.start-maxIndent):t.start], '\n') + max(0, t.start-maxIndent) + 1
	if strings.Trim(p.src[line:t.start], " \t") != "" {
		return 0
	}
	return t.start - line
}

// maxIndent bounds the search for a line's beginning.
const maxIndent = 256

// looksLikeInterface tells whether the name is one that C# gives to interfaces:
// "IGet", "IHasSessionId", but not "Item" and not "IPAddress".
func looksLikeInterface(name string) bool {
	return len(name) >= 3 && name[0] == 'I' && name[1] >= 'A' && name[1] <= 'Z' && name[2] >= 'a' && name[2] <= 'z'
}
