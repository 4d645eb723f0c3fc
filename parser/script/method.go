package script

import (
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
)

// maxMethod bounds how long a method can be, in bytes. Those of DTOs stand on
// one line; the bound keeps the search for a lost brace short.
const maxMethod = 2048

// method reads a constructor, one of the three methods that describe a request,
// or any other method, of which only the last is left out with a warning.
func (p *parser) method(c *dto.Class, name token) {
	spaced := p.tok.start > name.end
	described := p.pending
	p.pending = notes{}
	if p.is("<") {
		p.typeParams()
	}
	if _, ok := p.balanced("(", ")"); !ok {
		p.pending = described
		p.skipLineOf(name)
		return
	}
	if p.take(":") {
		p.takeType()
	}
	var body string
	if p.is("{") {
		var ok bool
		if body, ok = p.balanced("{", "}"); !ok {
			p.skipLineOf(name)
			return
		}
	}
	end := p.lastEnd()
	p.take(";")
	p.describeByMethod(c, p.text(name), strings.TrimSpace(body), spaced, span{name.start, end})
}

// balanced goes past a bracketed stretch and gives what is in it.
func (p *parser) balanced(open, closing string) (string, bool) {
	if !p.is(open) {
		return "", false
	}
	start, depth := p.tok, 0
	for p.tok.kind != endOfText && p.tok.end-start.start <= maxMethod {
		switch {
		case p.is(open):
			depth++
		case p.is(closing):
			depth--
		}
		if depth == 0 {
			inner := p.src[start.end:p.tok.start]
			p.next()
			return inner, true
		}
		p.next()
	}
	p.seek(start.start)
	return "", false
}

func (p *parser) describeByMethod(c *dto.Class, name, body string, spaced bool, all span) {
	switch name {
	case "constructor":
	case "getTypeName":
		c.TypeName = returnedText(body)
	case "getMethod":
		c.Method = returnedText(body)
	case "createResponse":
		// JavaScript tells nothing from unknown by a blank: "createResponse() { }"
		// and "createResponse () { };". TypeScript tells it by IReturnVoid alone.
		if body == "" && p.lang == dto.JavaScript && !spaced {
			c.ReturnsVoid = true
		}
		if c.Returns == nil {
			c.Returns = returnedType(body)
		}
	default:
		p.leftOut.Add(all.start, all.end)
	}
}

// returned gives the expression of "return X;", "" when there is none.
func returned(body string) string {
	rest, ok := strings.CutPrefix(body, "return")
	if !ok {
		return ""
	}
	return strings.Trim(rest, " \t\r\n;")
}

func returnedText(body string) string { return strings.Trim(returned(body), `'"`) }

// returnedType reads what createResponse returns: an empty value of the type.
func returnedType(body string) *dto.Type {
	expr := returned(body)
	switch {
	case expr == "":
		return nil
	case strings.HasPrefix(expr, "'") || strings.HasPrefix(expr, `"`):
		return &dto.Type{Name: "string"}
	case expr == "true" || expr == "false":
		return &dto.Type{Name: "boolean"}
	case expr == dto.ArrayOf:
		return &dto.Type{Name: "Array"}
	case expr == dto.MapOf:
		return &dto.Type{Name: "Dictionary"}
	case expr[0] >= '0' && expr[0] <= '9':
		return &dto.Type{Name: "number"}
	}
	if made, ok := strings.CutPrefix(expr, "new "); ok {
		if t, _, ok := readType(made, 0); ok {
			return &t
		}
	}
	return nil
}
