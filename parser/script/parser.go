package script

import (
	"strings"
	"unicode"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/leftout"
	"github.com/ssgen/ssgen/parser/share"
)

// parser is a recursive descent over the tokens of one text. tok is the token
// that is looked at.
type parser struct {
	*lexer
	lang    dto.Lang
	lines   *diag.Lines
	tok     token
	pending notes // what comments said since the last declaration
	file    dto.File
	classes int // declarations with the keyword "class"
	leftOut *leftout.Account
	// exporting is set behind a word that a declaration can follow.
	exporting bool
	diags     diag.List

	shared  *Shared // nil where no other file has anything in common with this one
	extents *share.Extents
	before  *share.Entry[*declared] // what the file has in common and was read last
	unit    unit
	commons []*common // by the class's index, see common
}

// span is a stretch of the text, by offsets; an empty one is none.
type span struct{ start, end int }

func (p *parser) next() { p.seek(p.tok.end) }

// seek makes the first token at or behind the offset the one that is looked at.
func (p *parser) seek(offset int) { p.tok = p.at(offset) }

// peek gives the token behind the one that is looked at.
func (p *parser) peek() token { return p.at(p.tok.end) }

func (p *parser) text(t token) string { return p.src[t.start:t.end] }

// is tells whether the token is this very word or mark.
func (p *parser) is(s string) bool {
	return (p.tok.kind == wordToken || p.tok.kind == markToken) && p.text(p.tok) == s
}

// take goes past the token if it is this very word or mark.
func (p *parser) take(s string) bool {
	if !p.is(s) {
		return false
	}
	p.next()
	return true
}

// takeWord goes past a word and gives it; "" when there is none.
func (p *parser) takeWord() string {
	if p.tok.kind != wordToken {
		return ""
	}
	s := p.text(p.tok)
	p.next()
	return s
}

// takeType reads a type at the token and goes past it.
func (p *parser) takeType() (dto.Type, bool) {
	t, end, ok := readType(p.src, p.tok.start)
	if ok {
		p.seek(end)
	}
	return t, ok
}

func (p *parser) pos(t token) diag.Pos { return p.lines.Pos(t.start) }

// endsStatement tells whether the token cannot belong to the statement that
// ended at the offset: it closes, or stands on a later line.
func (p *parser) endsStatement(end int) bool {
	return p.tok.kind == endOfText || p.is("}") || strings.Contains(p.src[end:p.tok.start], "\n")
}

// skipLine leaves out the text from the token to the end of its line, and with it
// what comments said about it.
func (p *parser) skipLine() {
	end := p.lineEnd(p.tok.start)
	p.leftOut.Add(p.tok.start, end)
	p.pending = notes{}
	p.seek(end)
}

// skipRest leaves out what is still on the line that ended at the offset.
func (p *parser) skipRest(end int) {
	if !p.endsStatement(end) {
		p.skipLine()
	}
}

// looksLikeInterface tells whether the name is one that C# gives to interfaces:
// "IGet", "IHasSessionId", but not "Item" and not "IPAddress".
func looksLikeInterface(name string) bool {
	r := []rune(name)
	return len(r) >= 3 && r[0] == 'I' && unicode.IsUpper(r[1]) && unicode.IsLower(r[2])
}

// settleInterfaces decides what is an interface where the whole file is written
// as interfaces, classes too.
func (p *parser) settleInterfaces() {
	if p.classes > 0 {
		return
	}
	for i, c := range p.file.Classes {
		if known := p.common(i); known != nil {
			p.file.Classes[i] = known.byName
			continue
		}
		c.Interface = looksLikeInterface(c.Name)
	}
}
