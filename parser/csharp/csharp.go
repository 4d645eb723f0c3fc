// Package csharp reads the DTO code that ServiceStack writes in C#: the C# tab of
// an operation page, and the listing of a whole API. Code of the same shape that a
// person wrote is read, too: records, nested namespaces, fields.
//
// The code's text and its place come in; declarations with positions come out, in
// source order, with a warning for every run of text that was not understood. The
// package never resolves a name and never fails: the text is data from a stranger,
// may be cut or spliced, and need not be valid C#. ServiceStack itself prints
// members called "int" and types with brackets missing.
package csharp

import (
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/leftout"
	"github.com/ssgen/ssgen/parser/share"
)

// Parse reads DTO code; at is the place of its first byte. It never fails: what
// it cannot read it skips and reports, one warning a run of skipped text.
func Parse(text string, at diag.Pos) (*dto.File, diag.List) {
	return ParseShared(text, at, nil)
}

// ParseShared is Parse for one of many texts, which have equal declarations in common.
func ParseShared(text string, at diag.Pos, shared *Shared) (*dto.File, diag.List) {
	p := &parser{
		lexer: lexer{src: text}, lines: diag.NewLines(text, at), file: dto.File{Lang: dto.CSharp},
		structs: map[string]bool{}, enums: map[string]bool{},
		shared: shared, extents: share.NewExtents(text),
	}
	if shared != nil {
		p.file.Reserve(len(text) / 512)
	}
	p.leftOut = leftout.Of(text, p.lines, &p.diags)
	p.next()
	p.declarations(scope{}, 0)
	p.leftOut.Close()
	p.settle()
	p.diags.Sort()
	file := p.file // the parser itself holds the text
	return &file, p.diags
}
