package script

// maxModuleDepth bounds how deep modules may nest in each other.
const maxModuleDepth = 8

// declarations reads what stands at the top of the text or, at depth 1 and
// deeper, inside a module up to its closing brace.
func (p *parser) declarations(depth int) {
	for p.tok.kind != endOfText {
		if depth > 0 && p.take("}") {
			return
		}
		if !p.exporting && p.pending.empty() && p.reuse(depth) {
			continue
		}
		p.exporting = false
		switch p.tok.kind {
		case blockComment, lineComment:
			p.note()
		case textToken:
			p.directive()
		case wordToken:
			p.declaration(depth)
			p.keep()
		default:
			p.loose()
		}
	}
}

// directive reads "use strict".
func (p *parser) directive() {
	if s := p.text(p.tok); s != `"use strict"` && s != "'use strict'" {
		p.skipLine()
		return
	}
	p.next()
	p.take(";")
}

// loose reads what begins with a mark: a stray ";" or an enum's function whose
// declaration is missing.
func (p *parser) loose() {
	switch {
	case p.take(";"):
	case p.is("("):
		p.enumFunction(token{})
	default:
		p.skipLine()
	}
}

// declaration reads one statement that begins with a word.
func (p *parser) declaration(depth int) {
	keyword, following := p.text(p.tok), p.peek()
	if following.kind != wordToken {
		p.bareWord(keyword)
		return
	}
	switch keyword {
	case "export", "declare", "abstract", "default", "const":
		p.exporting = true
		p.next()
	case "import":
		p.statement()
	case "class":
		p.classes++
		p.class(false)
	case "interface":
		p.class(true)
	case "enum":
		p.enum()
	case "var", "let":
		p.enumVariable()
	case "type":
		p.alias()
	case "module", "namespace":
		p.module(depth)
	default:
		p.skipLine()
	}
}

// bareWord reads a word that no other word follows: `import { type X } from "…"`.
func (p *parser) bareWord(keyword string) {
	if keyword == "import" {
		p.statement()
		return
	}
	p.skipLine()
}

// statement goes past an import: to its ";", or to the end of its last line.
func (p *parser) statement() {
	braces := 0
	for end := p.tok.end; p.tok.kind != endOfText; end = p.tok.end {
		p.next()
		switch {
		case p.is("{"):
			braces++
		case p.is("}"):
			braces--
		}
		if p.take(";") || braces <= 0 && !p.is("}") && p.endsStatement(end) {
			return
		}
	}
}

// module reads "module dtos { … }".
func (p *parser) module(depth int) {
	start := p.tok
	p.next()
	p.next()
	if depth >= maxModuleDepth || !p.is("{") {
		p.tok = start
		p.skipLine()
		return
	}
	p.next()
	p.pending = notes{}
	p.declarations(depth + 1)
}

// startsDeclaration tells whether the token begins a declaration, which inside a
// class means that the class was cut.
func (p *parser) startsDeclaration() bool {
	if p.tok.kind != wordToken || p.peek().kind != wordToken {
		return false
	}
	switch p.text(p.tok) {
	case "export", "class", "interface", "enum":
		return true
	}
	return false
}
