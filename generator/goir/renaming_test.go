package goir

import (
	"strings"
	"testing"

	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

func TestRenameApply(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ from, to, owner, name, want string }{
		{"OrderDto", "Order", "", "OrderDto", "Order"}, {"OrderDto", "Order", "", "OrderDtos", ""},
		{"*Dto", "*", "", "OrderDto", "Order"}, {"*Dto", "*", "", "Dto", ""}, {"*Dto", "My*", "", "order_Dto", "MyOrder"},
		{"Get*By*", "*For*", "", "GetOrderById", "OrderForID"}, {"*a*", "*", "", "banana", "B"}, {"*", "X*", "", "Order", "XOther"},
		{"Order.note", "Remark", "Order", "note", "Remark"}, {"Order.note", "Remark", "Line", "note", ""}, {"*.note", "Remark", "Line", "note", "Remark"},
		{"*Dto.*Ref", "*Reference", "OrderDto", "crmRef", "CrmReference"}, {"*.a.b", "AB", "T", "a.b", "AB"}, {"A.b", "crm_Ref", "A", "b", "crm_Ref"},
		{"Order.*", "", "Order", "note", ""},
	} {
		var owners []string
		if tt.owner != "" {
			owners = []string{"Base", tt.owner}
		}
		if got := (Rename{From: tt.from, To: tt.to}).apply(owners, []string{"Other", tt.name}, naming.Join); got != tt.want {
			t.Errorf("%s: %s of %s.%s gives %q, want %q", tt.from, tt.to, tt.owner, tt.name, got, tt.want)
		}
	}
}

func TestRenameProblem(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		from, to string
		dotted   bool
		want     string
	}{
		{"*Dto", "*", false, ""}, {"A.b", "B", true, ""}, {"*.*Id", "*Key", true, ""}, {"State.1st", "1", true, ""},
		{"note", "Remark", true, `"note" names no member`}, {".note", "Remark", true, "names no member"}, {"Order.", "Remark", true, "names no member"},
		{"*Dto", "**", false, `"**" has more "*" than there are in "*Dto"`}, {"*.note", "*", true, `"*" has more "*" than there are in "note"`},
		{"A?", "B", false, `the pattern "A?" is malformed`}, {"[A", "B", false, "is malformed"},
		{"A", "", false, `"" is no name in Go`}, {"A", "a b", false, `"a b" is no name in Go`}, {"A", "B;func init(){}", false, "is no name in Go"}, {"A", "*.x", false, "has more"},
	} {
		got := Rename{From: tt.from, To: tt.to}.Problem(tt.dotted)
		if !strings.Contains(got, tt.want) || got != "" && tt.want == "" {
			t.Errorf("%s: %s has the problem %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

// TestRenameCollisions asserts that a chosen name that something else has is an error with
// both names, whichever of the two was chosen, and that each scope has collisions of its own.
func TestRenameCollisions(t *testing.T) {
	t.Parallel()
	api := &model.API{
		Types: types(t, "Base { Id int }", "Order : Base { Note string; crm CrmRef string }", "OrderDto { X int }", "GetOrder { X int }", "PutOrder { X int }"),
		Enums: []model.Enum{{Name: "State", Members: []model.EnumMember{{Name: "Open", Wire: "open"}, {Name: "Shut", Wire: "shut"}}}},
		Operations: []model.Operation{
			{Name: "GetOrder", Request: "GetOrder"}, {Name: "PutOrder", Request: "PutOrder"},
		},
	}
	at := diag.Pos{File: "ssgen.yaml", Line: 7}
	one := func(from, to string) []Rename { return []Rename{{From: from, To: to, Pos: at}} }
	for _, tt := range []struct {
		r    Renaming
		want string
	}{
		{Renaming{Types: one("*Dto", "*")}, "OrderDto and Order would both be called Order"},
		{Renaming{Types: one("Base", "OrderDto")}, "Base and OrderDto would both be called OrderDto"},
		{Renaming{Types: one("Order", "Client")}, "Order and the runtime's Client would both be called Client"},
		{Renaming{Types: one("*Order", "Same")}, "GetOrder and Order would both be called Same"},
		{Renaming{Types: one("Order", "order")}, "Order would be called order, which nobody outside the package could use"},
		{Renaming{Members: one("Order.crm", "Note")}, "Order.CrmRef and Order.Note would both be called Note"},
		{Renaming{Members: one("Order.Id", "Note")}, "Base.Id and Order.Note would both be called Note"},
		{Renaming{Members: one("Base.Id", "MarshalJSON")}, "Base.Id and the method MarshalJSON of Base would both be called MarshalJSON"},
		{Renaming{Members: one("Base.Id", "id")}, "Base.Id would be called id"},
		{Renaming{Values: one("State.shut", "Open")}, "State.Shut and State.Open would both be called StateOpen"},
		{Renaming{Values: one("State.Shut", "Values")}, "State.Shut and StateValues would both be called StateValues"},
		{Renaming{Types: one("Base", "StateBase"), Values: one("State.Shut", "Base")}, "State.Shut and the type StateBase would both be called StateBase"},
		{Renaming{Operations: one("Put*", "Get*")}, "PutOrder and GetOrder would both be called GetOrder"},
	} {
		_, diags := Build(api, Options{Package: "p", Renaming: tt.r})
		found := false
		for _, d := range diags {
			found = found || d.Severity == diag.Error && d.Pos == at && strings.HasPrefix(d.Message, tt.want)
		}
		if !found {
			t.Errorf("%v, want %s", diags, tt.want)
		}
	}
}

// TestRenameOrder asserts that a name of its own goes before patterns, and that names which
// nobody chose make room for those that somebody did.
func TestRenameOrder(t *testing.T) {
	t.Parallel()
	api := &model.API{Types: types(t, "ADto { X int }", "BDto { x y; Y int }", "Base { Note string }", "Sub : Base { Text string }")}
	p, diags := Build(api, Options{Package: "p", Renaming: Renaming{
		Types:   []Rename{{From: "*Dto", To: "*"}, {From: "*", To: "*Thing"}, {From: "BDto", To: "Bee"}},
		Members: []Rename{{From: "Sub.Note", To: "Words"}, {From: "*.Note", To: "Letters"}},
	}})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	for name, want := range map[string]string{"A": "X int32", "Bee": "Y int32", "BaseThing": "Letters string", "SubThing": "Text string, Words string (Base)"} {
		if got := show(p, name); !strings.HasSuffix(got, want) {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
