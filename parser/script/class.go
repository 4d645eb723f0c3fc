package script

import (
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
)

// class reads "class Name<T> extends Base<T> implements A, B { … }" or the same
// as an interface.
func (p *parser) class(asInterface bool) {
	keyword := p.tok
	p.next()
	c := dto.Class{Name: p.text(p.tok), Pos: p.pos(p.tok), Interface: asInterface}
	p.pending.describeClass(&c)
	p.pending = notes{}
	exported := p.precededBy(keyword, "export")
	p.next()
	for p.tok.kind == wordToken && !p.is("extends") && !p.is("implements") && !p.endsStatement(p.lastEnd()) { // F# has names with blanks
		c.Name += p.text(p.tok)
		p.next()
	}
	c.Params = append(c.Params, p.typeParams()...)
	p.heritage(&c)
	if !p.take("{") && !p.endsStatement(p.lastEnd()) {
		p.skipLine() // a class whose brace was lost still has members
	}
	p.classBody(&c)
	if !isScaffolding(c, exported) {
		p.file.Classes = append(p.file.Classes, &c)
	}
}

// precededBy tells whether the word stands right before the token, one blank apart.
func (p *parser) precededBy(t token, keyword string) bool {
	return strings.HasSuffix(p.src[:t.start], keyword+" ")
}

// isScaffolding tells whether the class is part of every listing rather than of
// the API: the return markers, and the class that stands for .NET's dictionaries.
func isScaffolding(c dto.Class, exported bool) bool {
	switch c.Name {
	case "IReturn", "IReturnVoid":
		return c.Interface && len(c.Members) == 0
	case "Dictionary":
		return len(c.Members) == 0 && c.Extends == nil && (c.Index != nil || !exported)
	}
	return false
}

// typeParams reads "<TKey, TValue extends X>".
func (p *parser) typeParams() []string {
	if !p.is("<") {
		return nil
	}
	var params []string
	for p.is("<") || p.is(",") {
		p.next()
		if name := p.takeWord(); name != "" {
			params = append(params, name)
		}
		for p.tok.kind == wordToken || p.is("=") { // a constraint or a default
			p.next()
		}
	}
	p.take(">")
	return params
}

// heritage reads what a class extends and implements. An interface extends both
// its base class and its interfaces, the base first.
func (p *parser) heritage(c *dto.Class) {
	for p.is("extends") || p.is("implements") {
		extends := p.is("extends")
		p.next()
		for first := true; ; first = false {
			t, ok := p.takeType()
			if !ok {
				return
			}
			p.inherit(c, t, extends && first)
			if !p.take(",") {
				break
			}
		}
	}
}

func (p *parser) inherit(c *dto.Class, t dto.Type, base bool) {
	switch {
	case t.Name == "IReturn" && len(t.Args) == 1:
		c.Returns = &t.Args[0]
	case t.Name == "IReturnVoid":
		c.ReturnsVoid = true
	case base && t.Name == "any": // what a map that is not generic becomes
	case base && !(c.Interface && looksLikeInterface(t.Name)):
		c.Extends = &t
	default:
		c.Implements = append(c.Implements, t)
	}
}

// classBody reads members up to the closing brace. Where a new declaration
// begins instead, the class was cut and the declaration is read as its own.
func (p *parser) classBody(c *dto.Class) {
	for {
		switch {
		case p.take("}"):
			p.pending = notes{}
			return
		case p.tok.kind == endOfText || p.startsDeclaration():
			p.leftOut.Cut(c.Name, c.Pos, "members")
			return
		case p.tok.kind == blockComment || p.tok.kind == lineComment:
			p.note()
		case p.take(";"):
		case p.is("["):
			p.index(c)
		case p.tok.kind == wordToken || p.tok.kind == textToken:
			p.member(c)
		default:
			p.skipLine()
		}
	}
}

// index reads an index signature, "[key:string] : T;".
func (p *parser) index(c *dto.Class) {
	start := p.tok
	p.next()
	ok := p.takeWord() != "" && p.take(":")
	if ok {
		_, ok = p.takeType()
	}
	var value dto.Type
	if ok = ok && p.take("]") && p.take(":"); ok {
		value, ok = p.takeType()
	}
	if !ok {
		p.seek(start.start)
		p.skipLine()
		return
	}
	c.Index = &value
	p.take(";")
	p.pending = notes{}
}
