package csharp

import (
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/leftout"
)

// header is what stands before a type's name.
type header struct {
	scope
	kind     string // "class", "interface", "struct", "enum" or "record"
	abstract bool
	indent   int
}

// class reads "Name<T>(int A) : Base<T>, IReturn<X> where T : new() { … }".
func (p *parser) class(h header, depth int) {
	c := dto.Class{
		Name: nameOf(p.text(p.tok)), Namespace: h.namespace, Outer: h.outer, Pos: p.pos(p.tok),
		Interface: h.kind == "interface", Abstract: h.abstract,
	}
	p.pending.describeClass(&c)
	p.pending = notes{}
	p.structs[c.Name] = p.structs[c.Name] || h.kind == "struct"
	p.next()
	c.Params = p.typeParams()
	if h.kind == "record" || p.is("(") {
		p.recordMembers(&c)
	}
	index := len(p.file.Classes)
	p.file.Classes, p.baseFirst = append(p.file.Classes, &dto.Class{}), append(p.baseFirst, false)
	p.heritage(&c, index)
	p.constraints()
	inner := scope{namespace: h.namespace, outer: joinDots(h.outer, c.Name), indent: h.indent}
	if p.opensBody() {
		p.classBody(&c, inner, depth+1)
	}
	p.file.Classes[index] = &c
}

func joinDots(outer, name string) string {
	if outer == "" {
		return name
	}
	return outer + "." + name
}

// opensBody goes past the brace of a type's body. A type whose brace was lost still
// has members; one that ends with ";" has none.
func (p *parser) opensBody() bool {
	switch {
	case p.take(";"):
		return false
	case !p.take("{") && !p.onNewLine():
		p.skipLine()
	}
	return true
}

// typeParams reads "<TKey, in TValue>".
func (p *parser) typeParams() []string {
	if !p.is("<") {
		return nil
	}
	var params []string
	for p.is("<") || p.is(",") {
		p.next()
		name := p.takeName()
		if p.tok.kind == wordToken && !p.onNewLine() { // variance
			name = p.takeName()
		}
		if name != "" {
			params = append(params, name)
		}
	}
	p.take(">")
	return params
}

// heritage reads what stands behind the colon. All of it is kept with the
// interfaces until every declaration is known.
func (p *parser) heritage(c *dto.Class, index int) {
	if !p.take(":") {
		return
	}
	missing := p.bracketsMissing()
	for first := true; ; first = false {
		start := p.tok
		t, ok := p.takeType(missing)
		if !ok {
			p.warnType(c.Name, start)
		}
		p.inherit(c, t, ok, start)
		p.baseFirst[index] = p.baseFirst[index] || first && len(c.Implements) == 1
		if p.is("(") {
			p.balanced("(", ")")
		}
		if !p.take(",") {
			return
		}
	}
}

func (p *parser) inherit(c *dto.Class, t dto.Type, ok bool, start token) {
	switch {
	case p.text(start) == "IReturn" && (!ok || len(t.Args) == 1):
		if ok && t.Args[0].Name != "any" {
			c.Returns = &t.Args[0]
		}
	case t.Name == "IReturnVoid":
		c.ReturnsVoid = true
	case t.Name == "IExtensibleDataObject", !ok: // what MakeDataContractsExtensible adds
	default:
		c.Implements = append(c.Implements, t)
	}
}

// bracketsMissing tells whether the line has more "<" than ">".
func (p *parser) bracketsMissing() bool {
	open := 0
	for _, b := range []byte(p.src[p.tok.start:p.lineEnd(p.tok.start)]) {
		switch b {
		case '<':
			open++
		case '>':
			open--
		}
	}
	return open > 0
}

// constraints goes past "where T : class, new()".
func (p *parser) constraints() {
	for p.is("where") {
		for !p.is("{") && !p.is(";") && !p.is("}") && p.tok.kind != endOfText {
			p.next()
			if p.is("where") {
				break
			}
		}
	}
}

// classBody reads members up to the closing brace. Where a namespace begins, or a
// type that cannot be nested, the class was cut.
func (p *parser) classBody(c *dto.Class, s scope, depth int) {
	for {
		switch {
		case p.take("}"):
			p.pending = notes{}
			return
		case p.tok.kind == endOfText, p.isKeyword("namespace"), p.isKeyword("using"), s.indent > 0 && p.startsType() && p.indent(p.tok) <= s.indent:
			p.leftOut.Cut(c.Name, c.Pos, "members")
			return
		case p.note(), p.take(";"):
		case p.startsType():
			p.typeDeclaration(s, depth)
		case p.tok.kind == wordToken, p.is("("), p.is("~"):
			p.member(c)
		default:
			p.skipLine()
		}
	}
}

// takeType reads a type at the token and goes past it, brackets that are too many
// included. It is "any" where it was not understood, and ok is false.
func (p *parser) takeType(missing bool) (dto.Type, bool) {
	r := typeReader{src: p.src, i: p.tok.start, missing: missing}
	t, ok := r.typ()
	if !ok {
		return unknownType(), false
	}
	p.tok = token{end: r.i}
	p.next()
	for !p.onNewLine() && p.take(">") {
		ok = false
	}
	if !ok {
		t = unknownType()
	}
	return t, ok
}

func (p *parser) warnType(name string, at token) {
	p.diags.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: "type-cut", Pos: p.pos(at),
		Message: "a type of " + leftout.Shorten(name) + " is not whole, as servers print some types of nested classes; it is left open",
		Hint:    "the TypeScript tab, or /types/metadata.json, has it whole",
	})
}
