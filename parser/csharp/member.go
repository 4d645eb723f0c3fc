package csharp

import (
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
)

func nameOf(word string) string { return strings.TrimPrefix(word, "@") }

// member reads a property or field. Constructors are passed over, and so is what is
// not public: neither is on the wire.
func (p *parser) member(c *dto.Class) {
	start := p.tok
	seen := p.modifiers()
	hidden := !isPublic(seen, c.Interface)
	if p.take("~") || p.is(c.Name) && p.text(p.peek()) == "(" {
		p.next()
		if !p.method() {
			p.skipFrom(start)
		}
		p.pending = notes{}
		return
	}
	typeAt := p.tok
	t, whole := p.takeType(false)
	m := dto.Member{Name: nameOf(p.text(p.tok)), Type: t, Required: seen["required"], Pos: p.pos(p.tok)}
	if p.tok.kind != wordToken || p.onNewLine() || p.tok == typeAt {
		p.skipFrom(start)
		return
	}
	p.next()
	if p.is("(") || p.is("<") {
		if p.method() {
			p.leftOut.Add(start.start, p.last)
			p.pending = notes{}
		} else {
			p.skipFrom(start)
		}
		return
	}
	if p.onNewLine() && !p.is("{") || !p.is("{") && !p.is("=") && !p.is(";") {
		p.skipFrom(start) // a name that is not whole, or no name at all
		return
	}
	ok := p.value(&m)
	if !hidden && !p.pending.ignored() && t.Name != "ExtensionDataObject" {
		if !whole {
			p.warnType(c.Name+"."+m.Name, typeAt)
		}
		p.pending.describeMember(&m)
		c.Members = append(c.Members, m)
	}
	p.pending = notes{}
	if !ok {
		p.skipFrom(start)
	}
}

// isPublic tells whether a member is seen from outside, where alone it is on the
// wire. Nothing before it means so in an interface only.
func isPublic(modifiers map[string]bool, inInterface bool) bool {
	for _, hiding := range [...]string{"static", "const", "private", "protected", "internal"} {
		if modifiers[hiding] {
			return false
		}
	}
	return inInterface || len(modifiers) > 0
}

// value reads what stands behind a member's name: accessors, an initial value, or
// the end of a field.
func (p *parser) value(m *dto.Member) bool {
	if p.is("{") {
		if !p.balanced("{", "}") {
			return false
		}
		if p.is("=") && !p.onNewLine() {
			return p.initializer(m)
		}
		return true
	}
	if p.is("=") {
		return p.initializer(m)
	}
	return p.take(";")
}

// initializer reads "= [];", "= new();" or "=> Id;". Only empty lists and maps tell
// something; other values are passed over.
func (p *parser) initializer(m *dto.Member) bool {
	p.next()
	start := p.tok
	for !p.is(";") {
		switch {
		case p.is("{"):
			if !p.balanced("{", "}") {
				return false
			}
		case p.is("}"), p.onNewLine() && p.tok != start, p.tok.kind == endOfText:
			return false
		default:
			p.next()
		}
	}
	if value := p.src[start.start:p.tok.start]; value == "[]" || strings.HasPrefix(value, "new") || value == "{}" {
		m.Init = emptyOf(m.Type)
	}
	p.next()
	return true
}

// emptyOf gives the neutral spelling of an empty list or map of the type.
func emptyOf(t dto.Type) string {
	switch {
	case t.Name == dto.MapOf, len(t.Args) == 2 && isReference(t):
		return dto.MapOf
	case t.Name == dto.ArrayOf, len(t.Args) == 1 && isReference(t):
		return dto.ArrayOf
	}
	return ""
}

// method goes past the parameters and the body of a method, constructor or
// destructor, whose name was passed; false when its end is missing.
func (p *parser) method() bool {
	if p.is("<") {
		p.typeParams()
	}
	ok := p.balanced("(", ")")
	if ok && p.take(":") { // ": base(id)"
		p.next()
		ok = p.balanced("(", ")")
	}
	p.constraints()
	switch {
	case !ok:
	case p.is("{"):
		ok = p.balanced("{", "}")
	case p.is("="):
		var discarded dto.Member
		ok = p.initializer(&discarded)
	default:
		p.take(";")
	}
	return ok
}

// balanced goes past a bracketed stretch. It stops, and is false, where a
// declaration shows that the end was cut off.
func (p *parser) balanced(open, closing string) bool {
	if !p.take(open) {
		return false
	}
	for depth := 1; p.tok.kind != endOfText && !p.is("public") && !p.isKeyword("namespace"); {
		switch {
		case p.is(open):
			depth++
		case p.is(closing):
			depth--
		}
		p.next()
		if depth == 0 {
			return true
		}
	}
	return false
}

// recordMembers reads the parameters of a record, which are its members.
func (p *parser) recordMembers(c *dto.Class) {
	if !p.take("(") {
		return
	}
	for !p.take(")") {
		start := p.tok
		switch {
		case p.note(), p.take(","):
			continue
		case p.is("{"), p.is("}"), p.is(";"), p.tok.kind == endOfText:
			return
		}
		t, ok := p.takeType(false)
		m := dto.Member{Name: nameOf(p.text(p.tok)), Type: t, Pos: p.pos(p.tok)}
		if !ok || p.tok.kind != wordToken {
			p.skipFrom(start)
			return
		}
		p.next()
		for p.is("=") || !p.is(",") && !p.is(")") && !p.onNewLine() {
			p.next()
		}
		p.pending.describeMember(&m)
		p.pending = notes{}
		c.Members = append(c.Members, m)
	}
}
