package merge

import (
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

// langs counts the languages that declarations are written in. Each has its own
// idea of what "?" means, which changes with the server's release.
const langs = int(dto.CSharp) + 1

// mark is what one language prints about a member: whether it does at all, and
// whether with a "?".
type mark struct{ printed, optional bool }

// printing is a type as some language prints it.
type printing struct {
	dto.Type
	lang dto.Lang
}

// decl is a class under construction.
type decl struct {
	name       string
	namespace  string // "" where no language that prints it was read
	params     []string
	members    []*member
	base       *node // nil for none
	implements []printing
	printed    []*node // for each parameter the argument that the pages print in its place, nil where unknown
	doc        string
	pos        diag.Pos
	op         string // the operation on whose page it stands, for hints
	iface      bool
	abstract   bool
	builtin    bool // ServiceStack's or .NET's own
	exact      bool // from a table, not from a page: nothing in it is open
	synthetic  bool // made from a sample
	undeclared bool // a base that no page declares: samples show its members
	sampled    bool // some sample shows its members
	tabled     bool // tables alone print it, which have no bases
	partial    bool // a printing of it that lacks members
	// baseUnknown is set where nothing tells whether the class has a base.
	baseUnknown bool

	openGeneric bool // nothing confirms which members have its type parameters

	from []origin[dto.Class] // while there is a log: all its printings

	// As printed, until link:
	extends *printing
	index   *printing
	lang    dto.Lang // the best that prints it
	twins   []twin   // other printings that disagree
}

// twin is another printing of a class that does not agree with the one kept.
type twin struct {
	pos     diag.Pos
	name    string // the member's
	printed printing
}

// member is a member under construction.
type member struct {
	name     string // as the code prints it: an alias that is a valid identifier
	clr      string // C#'s own name; "" where only JavaScript or TypeScript print it
	wire     string // the best known name on the wire
	named    bool   // wire is from a sample or an attribute
	printed  printing
	typ      *node
	marks    [langs]mark
	order    int  // from DataMember(Order=n); 0 for none
	nullable bool // decided: the value type may be null
	unknown  bool // decided: nothing tells whether the value type may be null
	required bool
	doc      string
	pos      diag.Pos
	seen     bool   // some sample shows it
	folded   string // see fold
	rank     int    // its place among the sample's keys

	from  []origin[dto.Member] // while there is a log: all its printings,
	shown []showing            // and what samples show in its place
}

// enum is an enum under construction.
type enum struct {
	name      string
	namespace string
	members   []dto.EnumMember
	numbers   bool     // the code prints numbers
	bare      bool     // the code prints names alone
	flags     bool     // TypeScript or C# says so
	lang      dto.Lang // the best that prints it
	numeric   bool     // decided: travels as a number
	doc       string
	pos       diag.Pos
	op        string

	from []origin[dto.Enum]

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

// fold gives the member's name as names are compared that differ in spelling.
func (mb *member) fold() string {
	if mb.folded == "" {
		mb.folded = foldName(mb.name)
	}
	return mb.folded
}

// ref writes a declaration's member for messages: "Order.total".
func (d *decl) ref(mb *member) string { return d.name + "." + mb.wire }
