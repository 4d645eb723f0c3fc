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
	"github.com/ssgen/ssgen/parser/model"
)

// Lang is the language that DTO code is written in.
type Lang int

// The languages that can be read.
const (
	JavaScript Lang = iota
	TypeScript
)

// File is what a piece of DTO code declares, in source order. A name that is
// declared twice (classes of two namespaces) is there twice.
type File struct {
	Classes []Class
	Enums   []Enum
	Header  Header
}

// Header is the options comment on top of a whole API's listing.
type Header struct {
	BaseURL string // as printed; "" when absent
	Version string // the server's release ("10.14", "4,54"): text, not a number; "" when absent
}

// Class is a class or interface declaration. Scaffolding that every TypeScript
// listing brings along (IReturn, IReturnVoid, the Dictionary class) is left out.
type Class struct {
	Name       string
	Params     []string // type parameters, in order
	Extends    *Type    // nil: none. A JavaScript "extends Array" keeps the name "Array" without arguments
	Implements []Type   // interfaces other than IReturn and IReturnVoid
	Members    []Member // own members, in source order
	// Interface tells a C# interface. A d.ts file writes every class as an
	// interface; there the name decides ("IHasKeeper").
	Interface   bool
	Doc         string
	Routes      []model.Route
	TypeName    string // what getTypeName returns; "" when absent
	Method      string // what getMethod returns; "" when absent
	Returns     *Type  // nil: unknown. JavaScript erases arguments: "Response" for Response<Order>, "Array" and "Dictionary" for lists and maps
	ReturnsVoid bool
	Index       *Type // value type of an index signature "[key:string] : T"
	Pos         diag.Pos
}

// Member is one property of a class.
type Member struct {
	Name     string // as printed: the wire name with everything but letters, digits and _ made _
	Type     Type   // "any" where the code says none
	Optional bool   // {?T} or name?: T
	Init     string // "[]", "{}" or ""
	Wire     string // from @DataMember(Name="x-id"); "" when the code does not say
	Required bool
	Order    int // from @DataMember(Order=n); 0 when absent
	Doc      string
	Pos      diag.Pos
}

// Enum is an enum declaration.
type Enum struct {
	Name    string
	Members []EnumMember
	// Numbers is set when the code gives numbers. Such an enum still travels by
	// name unless it is a set of flags.
	Numbers bool
	Flags   bool // from @Flags(), which JavaScript does not print
	Doc     string
	Pos     diag.Pos
}

// EnumMember is one value of an enum.
type EnumMember struct {
	Name  string
	Value string // the text on the wire: the name where the code gives none but a number
	// Number is the value of the number form, its 64 bits read as signed.
	Number    int64
	HasNumber bool
	Doc       string
	Pos       diag.Pos
}

// Parse reads DTO code; at is the place of its first byte. It never fails: what
// it cannot read it skips and reports, one warning a run of skipped text.
func Parse(text string, at diag.Pos, lang Lang) (*File, diag.List) {
	p := &parser{lexer: newLexer(text), lang: lang, lines: diag.NewLines(text, at)}
	p.next()
	p.declarations(0)
	p.flushSkipped()
	p.settleInterfaces()
	p.diags.Sort()
	return &p.file, p.diags
}

// DetectLang tells the language from marks that only one of them has.
func DetectLang(text string) Lang {
	for _, mark := range []string{`"use strict"`, "constructor(init) {", "export var ", "@type {", "@typedef "} {
		if strings.Contains(text, mark) {
			return JavaScript
		}
	}
	for _, mark := range []string{"public ", "enum ", "interface ", "(init?:", "implements "} {
		if strings.Contains(text, mark) {
			return TypeScript
		}
	}
	return JavaScript
}
