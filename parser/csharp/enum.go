package csharp

import (
	"cmp"
	"math"
	"strconv"

	"github.com/ssgen/ssgen/parser/dto"
)

// enum reads "Name : byte { A, B = 2 }".
func (p *parser) enum(s scope) {
	e := dto.Enum{
		Name: nameOf(p.text(p.tok)), Namespace: s.namespace, Outer: s.outer, Pos: p.pos(p.tok),
		Doc: p.pending.doc(), Flags: p.pending.has("Flags"), AsInt: p.pending.has("EnumAsInt"),
	}
	p.pending = notes{}
	p.enums[e.Name] = true
	p.next()
	if p.take(":") {
		p.takeType(false)
	}
	if p.opensBody() {
		p.enumBody(&e)
	}
	p.file.Enums = append(p.file.Enums, &e)
}

func (p *parser) enumBody(e *dto.Enum) {
	for {
		switch {
		case p.take("}"):
			p.pending = notes{}
			return
		case p.tok.kind == endOfText, p.isKeyword("namespace"), p.isKeyword("using"), p.startsType():
			p.leftOut.Cut(e.Name, e.Pos, "values")
			return
		case p.note(), p.take(","), p.take(";"):
		case p.tok.kind == wordToken:
			p.enumMember(e)
		default:
			p.skipLine()
		}
	}
}

// enumMember reads "A," or "A = 1,". A member without a number behind one with a
// number counts on from it, as in C#.
func (p *parser) enumMember(e *dto.Enum) {
	start := p.tok
	m := dto.EnumMember{Name: nameOf(p.text(start)), Pos: p.pos(start), Doc: p.pending.doc()}
	a, _ := p.pending.find("EnumMember")
	m.Value = cmp.Or(a.textOf("Value", byName), m.Name)
	p.next()
	ok := true
	if p.take("=") {
		m.Number, ok = p.number(e)
		m.HasNumber = ok
		e.Numbers = true
	} else if n := len(e.Members); n > 0 && e.Members[n-1].HasNumber {
		m.Number, m.HasNumber = e.Members[n-1].Number+1, true
	}
	if !ok || !p.is(",") && !p.is("}") && !p.onNewLine() {
		p.skipFrom(start)
		return
	}
	p.pending = notes{}
	e.Members = append(e.Members, m)
}

// number reads "1", "-0x80", "1 << 3", "Read | Write" and "int.MinValue".
func (p *parser) number(e *dto.Enum) (int64, bool) {
	var value int64
	for {
		term, ok := p.term(e)
		if ok && p.is("<") && p.text(p.peek()) == "<" {
			p.next()
			p.next()
			var shift int64
			shift, ok = p.term(e)
			if ok = ok && shift >= 0 && shift < 64; ok {
				term <<= shift
			}
		}
		if !ok {
			return 0, false
		}
		value |= term
		if !p.take("|") {
			return value, true
		}
	}
}

func (p *parser) term(e *dto.Enum) (int64, bool) {
	sign := ""
	if p.take("-") {
		sign = "-"
	}
	word := p.takeName()
	if p.take(".") {
		return limit(word, p.takeName())
	}
	for len(word) > 1 && (word[len(word)-1]|0x20 == 'l' || word[len(word)-1]|0x20 == 'u') {
		word = word[:len(word)-1]
	}
	n, err := strconv.ParseInt(sign+word, 0, 64)
	if err != nil && sign == "" {
		var u uint64 // the upper half of an enum of ulong
		u, err = strconv.ParseUint(word, 0, 64)
		n = int64(u)
	}
	if err == nil {
		return n, true
	}
	for _, m := range e.Members {
		if m.Name == word && m.HasNumber && sign == "" {
			return m.Number, true
		}
	}
	return 0, false
}

// limit gives the constants that servers print for the ends of C#'s integers.
func limit(typ, name string) (int64, bool) {
	switch typ + "." + name {
	case "int.MinValue":
		return math.MinInt32, true
	case "int.MaxValue":
		return math.MaxInt32, true
	case "long.MinValue":
		return math.MinInt64, true
	case "long.MaxValue":
		return math.MaxInt64, true
	}
	return 0, false
}
