package csharp

import (
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/leftout"
	"github.com/ssgen/ssgen/parser/share"
)

// parser is a recursive descent over the tokens of one text. tok is the token that
// is looked at; it only ever moves on, by a line at least where a line is not
// understood, which keeps the time linear.
type parser struct {
	lexer
	lines   *diag.Lines
	tok     token
	last    int   // where the token before tok ends
	pending notes // what comments and attributes said since the last declaration
	file    dto.File
	// annotations is what the options say about "?" on reference types.
	annotations    option
	structs, enums map[string]bool // the names of value types
	// baseFirst tells, class by class, whether what the list of bases begins with can be
	// a class: behind IReturn<T>, servers print interfaces alone.
	baseFirst []bool
	leftOut   *leftout.Account

	shared  *Shared // nil where no other file has anything in common with this one
	extents *share.Extents
	before  *share.Entry[*declared] // what the file has in common and was read last
	unit    unit
	commons []*common // by the class's index, see common
	diags   diag.List
}

// option is a switch of the listing's options, which a page does not print.
type option int

const (
	unsaid option = iota
	on
	off
)

func (p *parser) next() {
	p.last = p.tok.end
	p.tok = p.at(p.tok.end)
}

// peek gives the token behind the one that is looked at.
func (p *parser) peek() token { return p.at(p.tok.end) }

func (p *parser) text(t token) string { return p.src[t.start:t.end] }

// is tells whether the token is this very word or mark.
func (p *parser) is(s string) bool {
	return (p.tok.kind == wordToken || p.tok.kind == markToken) && p.text(p.tok) == s
}

// isKeyword tells whether the token is this very word and another word follows:
// keywords are also names of members.
func (p *parser) isKeyword(s string) bool {
	return p.is(s) && p.peek().kind == wordToken
}

// take goes past the token if it is this very word or mark.
func (p *parser) take(s string) bool {
	if !p.is(s) {
		return false
	}
	p.next()
	return true
}

// takeName goes past a word and gives it without the "@" of "@class"; "" when
// there is none.
func (p *parser) takeName() string {
	if p.tok.kind != wordToken {
		return ""
	}
	s := strings.TrimPrefix(p.text(p.tok), "@")
	p.next()
	return s
}

func (p *parser) pos(t token) diag.Pos { return p.lines.Pos(t.start) }

// onNewLine tells whether the token stands on a later line than the one before it.
func (p *parser) onNewLine() bool {
	return p.tok.kind == endOfText || strings.Contains(p.src[p.last:p.tok.start], "\n")
}

// skipLine leaves out the text from the token to the end of its line, and with it
// what comments and attributes said about it.
func (p *parser) skipLine() {
	end := max(p.lineEnd(p.tok.start), p.tok.end)
	p.leftOut.Add(p.tok.start, end)
	p.pending = notes{}
	p.tok = token{end: end}
	p.next()
}

// skipFrom leaves out the text from an earlier token to the end of the line that
// was reached.
func (p *parser) skipFrom(t token) {
	end := p.last
	if p.tok == t || !p.onNewLine() {
		end = max(p.lineEnd(p.tok.start), p.tok.end)
		p.tok = token{end: end}
		p.next()
	}
	p.leftOut.Add(t.start, max(end, t.end))
	p.pending = notes{}
}
