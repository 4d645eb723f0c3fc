package script

import (
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/leftout"
)

// member reads a property or method.
func (p *parser) member(c *dto.Class) {
	start := p.tok
	p.modifiers()
	m := dto.Member{Name: strings.Trim(p.text(p.tok), `'"`), Type: dto.Type{Name: "any"}, Pos: p.pos(p.tok)}
	name := p.tok
	p.next()
	if p.is("(") || p.is("<") {
		p.method(c, name)
		return
	}
	m.Optional = p.take("?")
	p.take("!")
	typed, ok := p.pending.typed, true
	if p.is(":") {
		p.next()
		typed = true
		if m.Type, ok = p.takeType(); !ok {
			m.Type = dto.Type{Name: "any"}
		}
	}
	end := p.lastEnd()
	if ok && p.take("=") {
		m.Init, ok = p.initializer()
		end = p.lastEnd()
	}
	closed := p.take(";") || typed && p.take(",")
	switch {
	case !ok:
		p.addMember(c, m)
		p.skipLineOf(start)
	case p.isResponseTypeLine(m, closed) || p.isResponseStatusLine(c, m, typed):
		p.pending = notes{}
	case closed || (typed || m.Init != "") && p.endsStatement(end):
		p.addMember(c, m)
	default:
		p.skipLineOf(start)
	}
}

// lastEnd gives the end of what was read before the token.
func (p *parser) lastEnd() int {
	return len(strings.TrimRightFunc(p.src[:p.tok.start], leftout.IsSpace))
}

// skipLineOf leaves out the whole line on which the token stands.
func (p *parser) skipLineOf(t token) {
	p.seek(t.start)
	p.skipLine()
}

// modifiers goes past "public", "readonly" and the like, which are also names of
// members.
func (p *parser) modifiers() {
	for p.tok.kind == wordToken {
		switch p.text(p.tok) {
		case "public", "private", "protected", "readonly", "static", "declare", "override", "abstract":
		default:
			return
		}
		following := p.peek()
		if following.kind != wordToken && following.kind != textToken {
			return
		}
		p.next()
	}
}

// initializer reads what stands behind "=". Only empty lists and maps tell
// something; other values are passed over.
func (p *parser) initializer() (string, bool) {
	end := strings.IndexAny(p.src[p.tok.start:], ";\n")
	if end < 0 {
		return "", false
	}
	value := strings.TrimSpace(p.src[p.tok.start : p.tok.start+end])
	p.seek(p.tok.start + end)
	if value == dto.ArrayOf || value == dto.MapOf {
		return value, true
	}
	return "", value != ""
}

func (p *parser) addMember(c *dto.Class, m dto.Member) {
	p.pending.describeMember(&m)
	p.pending = notes{}
	c.Members = append(c.Members, m)
}

// With AddResponseStatus=true, servers print two broken lines into JavaScript
// classes, "responseType?:ResponseType" and "ResponseStatus;". Neither is a member.

func (p *parser) isResponseTypeLine(m dto.Member, closed bool) bool {
	return p.lang == dto.JavaScript && !closed && m.Name == "responseType" && m.Type.Name == "ResponseType"
}

func (p *parser) isResponseStatusLine(c *dto.Class, m dto.Member, typed bool) bool {
	if p.lang != dto.JavaScript || typed || m.Name != "ResponseStatus" {
		return false
	}
	// Servers that print no types at all may have a member of this name.
	for _, other := range c.Members {
		if other.Type.Name != "any" {
			return true
		}
	}
	return len(c.Members) == 0
}
