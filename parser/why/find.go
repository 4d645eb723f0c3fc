package why

import (
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// Find gives the facts that a person asks for by name: all of a subject ("Order",
// "Order.total"), or one of them ("GetOrder.response"). Names are compared as they are
// and, where none is so, without case. Where nothing is found, near gives the names that
// differ least, sorted.
func (l *Log) Find(name string) (found []*Fact, near []string) {
	all := l.All()
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for _, f := range all {
			if same(f.Subject, name) || same(f.Subject+"."+f.Name, name) && !isMember(f.Kind) || f.Kind == "member" && same(clrName(f, l), name) {
				found = append(found, f)
			}
		}
		if len(found) > 0 {
			return found, nil
		}
	}
	return nil, l.near(name, all)
}

func isMember(kind string) bool { return kind == "member" || kind == "value" }

// clrName gives the member's name as C# has it, behind its type's.
func clrName(f *Fact, l *Log) string {
	name := l.Fact(f.Kind, f.Subject, "name")
	typ, _, _ := strings.Cut(f.Subject, ".")
	if name == nil {
		return f.Subject
	}
	return typ + "." + name.Value
}

// near gives the names of facts that differ least, at most three, sorted.
func (l *Log) near(name string, all []*Fact) []string {
	var names []string
	for _, f := range all {
		names = append(names, f.Subject)
		if !isMember(f.Kind) {
			names = append(names, f.Subject+"."+f.Name)
		}
	}
	return diag.Near(name, names)
}
