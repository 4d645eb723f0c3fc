// Package script reads the DTO code that ServiceStack writes in JavaScript (mjs)
// and TypeScript (classes, or the interfaces of a d.ts file).
//
// The code's text and its place come in; declarations with positions come out,
// in source order, with a warning for every run of text that was not understood.
// The package never runs code, never resolves a name, and never fails: the text
// is data from a stranger, may be cut or spliced, and need not be valid in
// either language (a description may hold the end of its own comment).
package script

import (
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/leftout"
	"github.com/ssgen/ssgen/parser/share"
)

// Parse reads DTO code; at is the place of its first byte. It never fails: what
// it cannot read it skips and reports, one warning a run of skipped text.
func Parse(text string, at diag.Pos, lang dto.Lang) (*dto.File, diag.List) {
	return ParseShared(text, at, lang, nil)
}

// ParseShared is Parse for one of many texts, which have equal declarations in common.
func ParseShared(text string, at diag.Pos, lang dto.Lang, shared *Shared) (*dto.File, diag.List) {
	p := &parser{file: dto.File{Lang: lang}, lexer: newLexer(text), lang: lang, lines: diag.NewLines(text, at)}
	p.shared, p.extents = shared, share.NewExtents(text)
	if shared != nil {
		p.file.Reserve(len(text) / 512)
	}
	p.leftOut = leftout.Of(text, p.lines, &p.diags)
	p.next()
	p.declarations(0)
	p.leftOut.Close()
	p.settleInterfaces()
	p.diags.Sort()
	file := p.file // the parser itself holds the text
	return &file, p.diags
}

// DetectLang tells the language from marks that only one of them has.
func DetectLang(text string) dto.Lang {
	for _, mark := range []string{`"use strict"`, "constructor(init) {", "export var ", "@type {", "@typedef "} {
		if strings.Contains(text, mark) {
			return dto.JavaScript
		}
	}
	for _, mark := range []string{"public ", "enum ", "interface ", "(init?:", "implements "} {
		if strings.Contains(text, mark) {
			return dto.TypeScript
		}
	}
	return dto.JavaScript
}
