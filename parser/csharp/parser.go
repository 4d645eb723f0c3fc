package csharp

import (
	"strings"
	"unicode/utf8"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
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
	skipped   span
	diags     diag.List
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
	p.skip(span{p.tok.start, end})
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
	p.skip(span{t.start, max(end, t.end)})
	p.pending = notes{}
}

// skip notes a stretch that was not understood. Stretches with nothing but
// blanks between them are one run.
func (p *parser) skip(s span) {
	if p.skipped.end > 0 && s.start >= p.skipped.end && strings.TrimFunc(p.src[p.skipped.end:s.start], isSpace) == "" {
		p.skipped.end = s.end
		return
	}
	p.flushSkipped()
	p.skipped = s
}

// maxQuote is how much of skipped text a warning shows, in bytes.
const maxQuote = 60

// flushSkipped reports the run that was skipped last.
func (p *parser) flushSkipped() {
	run := strings.TrimFunc(p.src[p.skipped.start:p.skipped.end], isSpace)
	if run != "" {
		first, _, more := strings.Cut(run, "\n")
		what := "a line of code is"
		if more {
			what = "lines of code are"
		}
		p.diags.Warn("code-skipped", p.lines.Pos(p.skipped.start), "compare with the server's page; save it again if it was cut or changed",
			"%s not understood and left out: %q", what, shorten(strings.TrimFunc(first, isSpace)))
	}
	p.skipped = span{}
}

// warnCut reports a declaration whose end is missing.
func (p *parser) warnCut(name string, pos diag.Pos, what string) {
	p.diags.Warn("code-cut", pos, "save the page again, whole", "%q has no end; its %s up to there are kept", shorten(name), what)
}

// shorten cuts text to what a warning shows.
func shorten(s string) string {
	if len(s) <= maxQuote {
		return s
	}
	cut := maxQuote
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
