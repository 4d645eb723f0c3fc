package merge

import (
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

// A dialect is a language of DTO code. Each has its own idea of what "?" means,
// which changes with the server's release.
type dialect int

const (
	javaScript dialect = iota
	typeScript
	dialects
)

// mark is what one dialect prints about a member: whether it does at all, and
// whether with a "?".
type mark struct{ printed, optional bool }

// decl is a class under construction.
type decl struct {
	name       string
	params     []string
	members    []*member
	base       *node   // nil for none
	printed    []*node // for each parameter the argument that the pages print in its place, nil where unknown
	doc        string
	pos        diag.Pos
	op         string // the operation on whose page it stands, for hints
	iface      bool
	builtin    bool // ServiceStack's or .NET's own
	exact      bool // from a table, not from a page: nothing in it is open
	synthetic  bool // made from a sample
	undeclared bool // a base that no page declares: samples show its members
	sampled    bool // some sample shows its members

	// As printed, until link:
	extends *dto.Type
	index   *dto.Type
	lang    dialect
	twins   []twin // other printings that disagree
}

// twin is another printing of a class that does not agree with the one kept.
type twin struct {
	pos     diag.Pos
	members []dto.Member
}

// member is a member under construction.
type member struct {
	name     string // as the code prints it: an alias that is a valid identifier
	wire     string // the best known name on the wire
	named    bool   // wire is from a sample or an attribute
	printed  dto.Type
	typ      *node
	marks    [dialects]mark
	nullable bool // decided: the value type may be null
	unknown  bool // decided: nothing tells whether the value type may be null
	required bool
	doc      string
	pos      diag.Pos
	seen     bool // some sample shows it
	rank     int  // its place among the sample's keys
}

// enum is an enum under construction.
type enum struct {
	name    string
	members []dto.EnumMember
	numbers bool // the code prints numbers
	flags   bool // TypeScript says so
	numeric bool // decided: travels as a number
	doc     string
	pos     diag.Pos
	op      string

	sawName, sawNumber, sawZero bool // what samples show of it; sawZero is a 0 that no member stands for
}

func (d *decl) member(name string) *member {
	for _, mb := range d.members {
		if mb.name == name {
			return mb
		}
	}
	return nil
}

// ref writes a declaration's member for messages: "Order.total".
func (d *decl) ref(mb *member) string { return d.name + "." + mb.wire }
