// Package goir is the Go view of an API: every name and every type of the package
// to generate, final before a line of it is written.
//
// A model and the package's name come in, a Package and diagnostics go out. It
// decides what is a pointer, which names clash, which members a type has with those
// of its bases, which codec functions are needed; it writes no Go. Texts from the
// API (docs, wire names, paths) are kept as they came: emit makes them harmless.
package goir

// Package is what there is to emit. All lists are sorted by Go name.
type Package struct {
	Name string
	// Service is the API's name, "" when unknown; BaseURL is a checked http or
	// https URL without a user in it, or "".
	Service, BaseURL string
	// ExactNulls tells that pointers stand wherever a server may write null.
	ExactNulls bool
	// ExactElements tells that {} in a list is null where an element can be that: for all
	// members, or for some.
	ExactElements bool
	Structs       []*Def
	Named         []*Def
	Abstracts     []*AbstractDef
	Enums         []*EnumDef
	Operations    []*Operation
	// Pairs are the lists and maps without type parameters that need an encode and
	// a decode function of their own.
	Pairs []*Type
	// Codecs are the types without arguments or parameters that need a codec value
	// to be handed to a generic type.
	Codecs []*Type
	// Arguments are the types that generic types of this package are used with, no
	// two of one Go type.
	Arguments []*Type

	// Beside are names and methods ("Order.Note") of hand-written files for which something of
	// the API made room, sorted.
	Beside []string

	spelling map[string]string
}

// Spelling names the type in the names of emitted functions ("ListOrderLine"),
// unlike any other type of the package.
func (p *Package) Spelling(t *Type) string { return p.spelling[t.ID()] }

// Def is a struct type, or a type that is a list or map itself.
type Def struct {
	Name string
	// Source is the name in the API.
	Source string
	Doc    string
	Params []TypeParam
	// Fields are a struct's, own ones first, then each base's.
	Fields []*Field
	// Under is the list or map that a Named type is; nil for a struct.
	Under *Type
	Uses  Uses
	// Fits are the Go names of the abstract types that a pointer to the struct is a value of.
	// TypeName is the class's name in .NET, and Assembly where .NET has it, "" where no source
	// tells; both only where Fits has names.
	Fits               []string
	TypeName, Assembly string
	// Subclasses are the structs whose classes extend this one, where something is of this
	// class that has no room for them.
	Subclasses []*Def
}

// TypeParam is a type parameter of a generic type.
type TypeParam struct {
	Name string
	// Codec is the variable that holds its codec in the type's functions.
	Codec string
}

// Uses tells where a type is used, each list sorted.
type Uses struct {
	// RequestOf and AnswerOf hold operations' Go names, BaseOf and PartOf types'.
	RequestOf, AnswerOf, BaseOf, PartOf []string
}

// Field is one field of a struct.
type Field struct {
	Name string
	Wire string
	Doc  string
	Type *Type
	// OmitZero leaves the value out when it is zero; others are always written.
	OmitZero bool
	Required bool
	// From is the API's name of the base class that declares it, "" for the type itself.
	From string
	// source is the name in C#.
	source string
}

// EnumDef is an enum.
type EnumDef struct {
	Name, Source, Doc string
	Numeric, Flags    bool
	Values            []EnumValue
	// Numbered tells of an enum that travels as text that its numbers do not count from 0.
	Numbered bool
	// OwnString tells that a hand-written file has the method String.
	OwnString bool
	// Parse and List are the names of its functions.
	Parse, List string
}

// EnumValue is one constant of an enum.
type EnumValue struct {
	Name string
	Doc  string
	Text string
	// Source is the name in C#, which servers and their clients take for the text too.
	Source string
	Number int64
}

// ResponseKind tells how an operation answers.
type ResponseKind int

// The kinds of responses: nothing, a pointer to a struct, a value (list, map,
// number, enum, anything), the raw text, the raw bytes.
const (
	Void ResponseKind = iota
	Object
	Value
	Text
	Bytes
)

// Operation is one method of the API.
type Operation struct {
	Name   string
	Source string
	Doc    string
	Verb   string
	Tags   []string
	Routes []Route
	// Auth tells that a caller must be logged in; the lists say as whom.
	Auth                                       bool
	Roles, AnyRole, Permissions, AnyPermission []string

	Request  *Type
	Kind     ResponseKind
	Response *Type
	// Sample is an answer that a page shows, nil for none.
	Sample *Sample
	// Paging is nil for an operation that does not answer a list in parts.
	Paging *Paging
}

// Route is a path of an operation.
type Route struct {
	Path           string
	Verbs          []string
	Summary, Notes string
	// Template is Path with the wire names of members for its variables; "" when
	// Path has them itself, in any case.
	Template string
}
