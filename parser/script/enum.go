package script

import (
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/dto"
)

// enum reads TypeScript's "enum Name { A = 1, B = 'b', C, }".
func (p *parser) enum() {
	p.next()
	e := p.newEnum(p.tok)
	p.next()
	if !p.take("{") && !p.endsStatement(p.lastEnd()) {
		p.skipLine()
		return
	}
	for !p.take("}") {
		switch {
		case p.tok.kind == endOfText || p.startsDeclaration():
			p.cutEnum(&e)
			p.addEnum(e)
			return
		case p.tok.kind == blockComment || p.tok.kind == lineComment:
			p.note()
		case p.take(","):
		case p.tok.kind == wordToken || p.tok.kind == textToken:
			p.enumMember(&e)
		default:
			p.skipLine()
		}
	}
	p.addEnum(e)
}

// enumMember reads "A = 1," "B = 'b'," or "C,".
func (p *parser) enumMember(e *dto.Enum) {
	start := p.tok
	name := strings.Trim(p.text(p.tok), `'"`)
	p.next()
	m := dto.EnumMember{Name: name, Value: name, Pos: p.pos(start), Doc: p.pending.doc()}
	ok := true
	if p.take("=") {
		ok = p.enumValue(&m, "")
	}
	if !ok || !p.is(",") && !p.endsStatement(p.lastEnd()) {
		p.skipLineOf(start)
		return
	}
	p.take(",")
	p.pending = notes{}
	e.Members = append(e.Members, m)
}

// enumVariable reads JavaScript's "var Name;" and the function behind it.
func (p *parser) enumVariable() {
	start := p.tok
	p.next()
	name := p.tok
	p.next()
	if !p.take(";") || !p.is("(") {
		p.skipLineOf(start)
		return
	}
	p.enumFunction(name)
}

// enumFunction reads `(function (Name) { Name["A"] = "A" … })(Name || (Name = {}));`.
// The variable is the zero token where its line is missing.
func (p *parser) enumFunction(variable token) {
	start := p.tok
	p.next()
	ok := p.take("function") && p.take("(")
	name := p.tok
	if ok = ok && name.kind == wordToken; ok {
		p.next()
		ok = p.take(")") && p.take("{")
	}
	if variable == (token{}) {
		variable = name
	}
	if !ok || p.text(variable) != p.text(name) {
		p.skipLineOf(start)
		return
	}
	e := p.newEnum(variable)
	for !p.take("}") {
		switch {
		case p.tok.kind == endOfText || p.startsDeclaration():
			p.cutEnum(&e)
			p.addEnum(e)
			return
		case p.is(e.Name):
			p.assignment(&e)
		case p.take(";"):
		default:
			p.skipLine()
		}
	}
	p.addEnum(e)
	p.enumCall(e.Name)
}

// enumCall goes past ")(Name || (Name = {}));".
func (p *parser) enumCall(name string) {
	for _, s := range []string{")", "(", name, "|", "|", "(", name, "=", "{", "}", ")", ")", ";"} {
		if !p.take(s) && s != ";" {
			p.special = max(p.special, p.tok.end) // what follows was looked at
			p.skipRest(p.lastEnd())
			return
		}
	}
}

// assignment reads `Name["A"] = "a"` or `Name[Name["A"] = 1] = "A"`.
func (p *parser) assignment(e *dto.Enum) {
	start := p.tok
	p.next()
	ok := p.take("[")
	numeric := p.take(e.Name)
	if numeric {
		ok = ok && p.take("[")
	}
	key := p.tok
	m := dto.EnumMember{Name: p.unquoted(key), Value: p.unquoted(key), Pos: p.pos(key)}
	p.next()
	ok = ok && key.kind == textToken && p.take("]") && p.take("=") && p.enumValue(&m, e.Name)
	if numeric {
		ok = ok && m.HasNumber && p.take("]") && p.take("=") && p.tok.kind == textToken
		p.next()
	}
	if !ok {
		p.skipLineOf(start)
		return
	}
	p.take(";")
	e.Members = append(e.Members, m)
}

func (p *parser) unquoted(t token) string {
	s := p.text(t)
	if t.kind != textToken || len(s) < 2 {
		return s
	}
	return s[1 : len(s)-1]
}

// enumValue reads the number or the quoted text of a member.
func (p *parser) enumValue(m *dto.EnumMember, enum string) bool {
	if p.is("'") || p.is(`"`) || p.tok.kind == textToken {
		value, end, ok := rawText(p.src, p.tok.start, enum)
		if ok {
			m.Value = value
			p.seek(end)
		}
		return ok
	}
	sign := ""
	if p.take("-") {
		sign = "-"
	}
	digits := p.takeWord()
	n, err := strconv.ParseInt(sign+digits, 0, 64)
	if err != nil && sign == "" {
		var u uint64 // the upper half of an enum of ulong
		u, err = strconv.ParseUint(digits, 0, 64)
		n = int64(u)
	}
	m.Number, m.HasNumber = n, err == nil
	return err == nil
}

// rawText reads an enum's quoted value. Servers print it as it is: a quote inside
// is not escaped, so the value ends at the first quote that the end of the
// assignment follows.
func rawText(src string, open int, enum string) (string, int, bool) {
	for i := open + 1; i < min(len(src), open+maxText) && src[i] != '\n'; i++ {
		if src[i] != src[open] {
			continue
		}
		rest := strings.TrimLeft(src[i+1:min(len(src), i+maxText)], " \t\r")
		if rest == "" || strings.ContainsRune(";,}\n", rune(rest[0])) || enum != "" && strings.HasPrefix(rest, enum+"[") {
			return src[open+1 : i], i + 1, true
		}
	}
	return "", open, false
}

// alias reads `type Name = "A" | "B";`, which is how a d.ts file writes an enum.
// It gives the names alone: neither numbers nor other texts.
func (p *parser) alias() {
	start := p.tok
	p.next()
	e := p.newEnum(p.tok)
	e.Bare = true
	p.next()
	ok := p.take("=")
	p.take("|")
	for ok {
		if ok = p.tok.kind == textToken; !ok {
			break
		}
		name := p.unquoted(p.tok)
		e.Members = append(e.Members, dto.EnumMember{Name: name, Value: name, Pos: p.pos(p.tok)})
		p.next()
		if !p.take("|") {
			break
		}
	}
	if !ok || !p.take(";") && !p.endsStatement(p.lastEnd()) {
		p.skipLineOf(start)
		return
	}
	p.addEnum(e)
}

// newEnum begins an enum of the name, with what comments said about it.
func (p *parser) newEnum(name token) dto.Enum {
	e := dto.Enum{Name: p.text(name), Pos: p.pos(name), Doc: p.pending.doc(), Flags: p.pending.has("Flags")}
	p.pending = notes{}
	return e
}

func (p *parser) addEnum(e dto.Enum) {
	for _, m := range e.Members {
		e.Numbers = e.Numbers || m.HasNumber
	}
	p.pending = notes{}
	p.file.Enums = append(p.file.Enums, &e)
}

func (p *parser) cutEnum(e *dto.Enum) {
	p.leftOut.Cut(e.Name, e.Pos, "values")
}
