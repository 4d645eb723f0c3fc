// Package model is what ssgen knows about an API: plain data, filled by the
// parser's readers and read by the generator.
//
// Readings of pages come in through parser/merge; the generator, inspect and the
// lock take the model as it is. The package never reads a file and never decides
// which of two contradicting readings is right.
package model

import "github.com/ssgen/ssgen/parser/diag"

// API is one service host's public surface. All lists are sorted by name.
type API struct {
	// Name is the service name as pages show it ("Evo Voice"); "" when unknown.
	Name string `json:"name"`
	// BaseURL is absolute and ends without a slash; it includes the path below
	// which the host lives ("https://names.example/api"). "" when unknown.
	BaseURL string `json:"baseUrl,omitempty"`
	// ServerVersion is the release that the server says it is ("8.10"); "" when unknown.
	ServerVersion string `json:"serverVersion,omitempty"`
	// Dates is how the host writes dates in JSON: "iso" as ISO 8601, "v5" as releases before 6
	// do; "" where no source tells more than ServerVersion. GUIDs is "dashed" for a host that
	// writes them as 8-4-4-4-12 digits.
	Dates string `json:"dates,omitempty"`
	GUIDs string `json:"guids,omitempty"`
	// Formats are the wire formats that pages show the server to speak, "jsv" and "json".
	Formats    []string    `json:"formats,omitempty"`
	Operations []Operation `json:"operations"`
	Types      []Type      `json:"types"`
	Enums      []Enum      `json:"enums"`
}

// MajorVersion gives the number that a release begins with: 10 of "10.05", 4 of "4,54"; 0
// where it has none. Releases are text: servers print them with commas too.
func MajorVersion(release string) int {
	major := 0
	for _, r := range release {
		if r < '0' || r > '9' || major > 1000 {
			break
		}
		major = 10*major + int(r-'0')
	}
	return major
}

// BeforeSix tells the releases before 6, which write some dates in another way.
func BeforeSix(release string) bool {
	major := MajorVersion(release)
	return major > 0 && major < 6
}

// Operation is one request DTO that the server answers.
type Operation struct {
	// Name is the operation's true name and the name of its request type.
	Name    string `json:"name"`
	Request string `json:"request"`
	// Response is the type that is answered; the zero Ref means none (204).
	// "string" is the raw text, "byte[]" and "Stream" are raw bytes.
	Response Ref `json:"response"`
	// ResponseUnknown is set when the server answers with something that no
	// source names: Response is then "object".
	ResponseUnknown bool `json:"responseUnknown,omitempty"`
	// Verb is the verb that a client uses unless told otherwise.
	Verb string `json:"verb"`
	// Verbs are all verbs that the routes allow, upper case, sorted; empty means any.
	Verbs  []string `json:"verbs"`
	Routes []Route  `json:"routes"`
	Doc    string   `json:"doc,omitempty"`
	Tags   []string `json:"tags,omitempty"`
	Auth   *Auth    `json:"auth,omitempty"`
	// Builtin marks ServiceStack's own operations (Authenticate, …).
	Builtin        bool    `json:"builtin,omitempty"`
	RequestSample  *Sample `json:"requestSample,omitempty"`
	ResponseSample *Sample `json:"responseSample,omitempty"`
	// Removed marks what the API had once and has no more, kept for those who use it.
	Removed bool `json:"removed,omitempty"`

	Pos diag.Pos `json:"-"`
}

// Route is one path of an operation, without the API's base path.
type Route struct {
	// Path is the raw template: "/orders/{Id}/files/{Path*}".
	Path string `json:"path"`
	// Verbs is empty when the route answers all verbs; else upper case, in the server's order.
	Verbs   []string `json:"verbs"`
	Summary string   `json:"summary,omitempty"`
	// Notes is the server's text with its HTML markup.
	Notes string `json:"notes,omitempty"`

	Pos diag.Pos `json:"-"`
}

// Auth says that an operation needs a logged-in caller, and which of whose
// roles and permissions. An Auth without lists asks for the login alone.
type Auth struct {
	Roles         []string `json:"roles,omitempty"`
	AnyRole       []string `json:"anyRole,omitempty"`
	Permissions   []string `json:"permissions,omitempty"`
	AnyPermission []string `json:"anyPermission,omitempty"`
}

// Sample is an example body from a page.
type Sample struct {
	// ContentType is the type that the page prints ("text/jsv").
	ContentType string `json:"contentType"`
	// Body is the text as printed, with LF line ends.
	Body string `json:"body"`

	Pos diag.Pos `json:"-"`
}

// Type is a class that travels on the wire.
type Type struct {
	Name      string `json:"name"`
	Namespace string `json:"namespace,omitempty"`
	// Params are the names of a generic definition's type parameters.
	Params []string `json:"params,omitempty"`
	// Base is the class that this one extends, with its arguments; the zero Ref
	// for none. A class that is a list or map has List<…> or Dictionary<…> here.
	Base Ref `json:"base"`
	// Implements are the API's own interfaces that the class implements or the
	// interface extends, sorted; those of .NET and ServiceStack are left out.
	Implements []Ref `json:"implements,omitempty"`
	// CLRName is what .NET calls a class that extends or implements another, where that
	// is not its namespace and name: "Shop.Cart+Line" for a nested class. See DotNetName.
	CLRName string `json:"clrName,omitempty"`
	// Assembly is what follows the name in "__type" ("Shop.ServiceModel"); "" where no
	// source shows it.
	Assembly string `json:"assembly,omitempty"`
	// Members are the type's own, in wire order; the base's follow them on the wire.
	Members   []Member `json:"members"`
	Doc       string   `json:"doc,omitempty"`
	Abstract  bool     `json:"abstract,omitempty"`
	Interface bool     `json:"interface,omitempty"`
	// Builtin marks ServiceStack's and .NET's own types (ResponseStatus, KeyValuePair, …).
	Builtin bool `json:"builtin,omitempty"`

	// Removed marks what the API had once and has no more, kept for those who use it.
	Removed bool `json:"removed,omitempty"`
	// FromSample marks a class that no source declares, made from a sample: nothing needs
	// it once what is of its type is said to be of another.
	FromSample bool     `json:"fromSample,omitempty"`
	Pos        diag.Pos `json:"-"`
}

// Member is one member of a type.
type Member struct {
	// Name is the name in C#; where no source shows it, the wire name with its
	// first letter in upper case.
	Name string `json:"name"`
	// Wire is the name on the wire, exactly.
	Wire string `json:"wire"`
	Type Ref    `json:"type"`
	// NullUnknown is set where no source tells whether the value may be null.
	NullUnknown bool   `json:"nullUnknown,omitempty"`
	Required    bool   `json:"required,omitempty"`
	Doc         string `json:"doc,omitempty"`
	// Removed marks what the API had once and has no more, kept for those who use it.
	Removed bool `json:"removed,omitempty"`

	Pos diag.Pos `json:"-"`
}

// Enum is a set of named values.
type Enum struct {
	Name      string       `json:"name"`
	Namespace string       `json:"namespace,omitempty"`
	Members   []EnumMember `json:"members"`
	// Numeric enums travel as numbers, all others as text.
	Numeric bool `json:"numeric,omitempty"`
	// Flags enums are sets of bits; they are always numeric.
	Flags bool   `json:"flags,omitempty"`
	Doc   string `json:"doc,omitempty"`
	// Builtin marks ServiceStack's and .NET's own enums.
	Builtin bool `json:"builtin,omitempty"`
	// Removed marks what the API had once and has no more, kept for those who use it.
	Removed bool `json:"removed,omitempty"`

	Pos diag.Pos `json:"-"`
}

// EnumMember is one value of an enum.
type EnumMember struct {
	Name string `json:"name"`
	// Wire is the text that travels when the enum is not numeric.
	Wire string `json:"wire"`
	// Value is the number; nil where no source tells it.
	Value *int64 `json:"value,omitempty"`
	Doc   string `json:"doc,omitempty"`
	// Removed marks what the API had once and has no more, kept for those who use it.
	Removed bool `json:"removed,omitempty"`

	Pos diag.Pos `json:"-"`
}
