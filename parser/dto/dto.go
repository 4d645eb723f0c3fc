// Package dto is what a piece of DTO code declares, whatever the language.
//
// Readers of languages (JavaScript, TypeScript, C#, the tables of the Metadata tab)
// fill it and parser/merge makes one model of all that was read. It is plain data
// with positions: the package reads nothing and decides nothing.
package dto

import (
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Lang is the language that declarations are written in.
type Lang int

// The languages that can be read, the one that can know most last.
const (
	JavaScript Lang = iota
	TypeScript
	Table // the Metadata tab, which prints C#'s types in tables
	CSharp
)

// File is what a piece of DTO code declares, in source order. A name that is
// declared twice (classes of two namespaces) is there twice.
type File struct {
	Lang    Lang
	Classes []*Class
	Enums   []*Enum
	Header  Header
	// Places tells where those stand that the file has in common with others. Whoever needs
	// positions asks ClassAt and EnumAt, and the lists themselves for all else.
	Places Places
	// NullableRefs is set where C# prints "?" on reference types that may be null: one
	// without it is then required. Unset, a type without "?" says nothing.
	NullableRefs bool
	// Gaps is set where declarations were left out, so that their order tells nothing.
	Gaps bool
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
	Namespace  string   // "" where the language prints none
	Outer      string   // the class around a nested one, "Outer.Inner"; "" where the language does not nest
	Params     []string // type parameters, in order
	Extends    *Type    // nil: none. A JavaScript "extends Array" keeps the name "Array" without arguments
	Implements []Type   // interfaces other than IReturn and IReturnVoid
	Members    []Member // own members, in source order
	// Interface tells a C# interface. A d.ts file writes every class as an
	// interface; there the name decides ("IHasKeeper").
	Interface   bool
	Abstract    bool
	Doc         string
	Routes      []model.Route
	Tags        []string // from [Tag("x")], which servers print only when told to
	TypeName    string   // what getTypeName returns; "" when absent
	Method      string   // what getMethod returns; "" when absent
	Returns     *Type    // nil: unknown. JavaScript erases arguments: "Response" for Response<Order>, "Array" and "Dictionary" for lists and maps
	ReturnsVoid bool
	Index       *Type // value type of an index signature "[key:string] : T"
	Incomplete  bool  // it has members that are not in Members, which could not be read
	Pos         diag.Pos
}

// Member is one property of a class.
type Member struct {
	// Name is as printed. JavaScript and TypeScript print the wire name with everything
	// but letters, digits and _ made _; C# and the Metadata tab print C#'s own name.
	Name     string
	Type     Type   // "any" where the code says none, the zero Type where it cannot be read
	Optional bool   // {?T} or name?: T; not set in C#, where the type itself says it
	Init     string // "[]", "{}" or ""
	Wire     string // from @DataMember(Name="x-id"); "" when the code does not say
	Required bool
	Order    int // from @DataMember(Order=n); 0 when absent
	Doc      string
	Pos      diag.Pos
}

// Enum is an enum declaration.
type Enum struct {
	Name      string
	Namespace string // "" where the language prints none
	Outer     string // as in Class
	Members   []EnumMember
	// Numbers is set when the code gives numbers. Such an enum still travels by
	// name unless it is a set of flags.
	Numbers bool
	Flags   bool // from @Flags(), which JavaScript does not print
	// Bare is set where the code gives names alone: neither numbers nor texts.
	Bare  bool
	AsInt bool // from [EnumAsInt]: it travels as a number though it is no set of flags
	Doc   string
	Pos   diag.Pos
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
