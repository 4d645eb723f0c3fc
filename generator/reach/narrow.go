package reach

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Narrow gives the findings of an API that are about a part of it, as Select gives it. A
// finding is left out only where all that it is about is known and is no part: by the
// names that it has, else by its places and its words. Errors always stay.
func Narrow(api, part *model.API, found diag.List) diag.List {
	n := narrowing{known: named(api), part: named(part), at: places(api)}
	var out diag.List
	for _, d := range found {
		if d.Severity == diag.Error || n.concerns(d) {
			out.Add(d)
		}
	}
	return out
}

type narrowing struct {
	known, part map[string]bool
	// at tells by file what is declared from which line on, in their order.
	at map[string][]declared
}

// declared is where a type, an enum or an operation is told of.
type declared struct {
	line int
	name string
}

func (n narrowing) concerns(d diag.Diagnostic) bool {
	if names := n.names(d); len(names) > 0 {
		return slices.ContainsFunc(names, func(name string) bool { return n.part[name] })
	}
	if n.isPart(d.Pos) || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return n.isPart(r.Pos) }) {
		return true
	}
	words := strings.FieldsFunc(d.Message, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.ContainsFunc(words, func(word string) bool { return n.part[word] })
}

// names are those of types, enums and operations that a finding is about.
func (n narrowing) names(d diag.Diagnostic) []string {
	var names []string
	for _, name := range d.Subjects {
		if n.known[name] {
			names = append(names, name)
		}
	}
	for _, s := range d.Settings {
		if name, _, _ := strings.Cut(s.Key, "."); n.known[name] {
			names = append(names, name)
		}
	}
	return names
}

// isPart tells whether what stands at a place is of the part, or not known.
func (n narrowing) isPart(p diag.Pos) bool {
	at := n.at[p.File]
	i := sort.Search(len(at), func(i int) bool { return at[i].line > p.Line })
	return i == 0 || n.part[at[i-1].name]
}

func named(api *model.API) map[string]bool {
	names := map[string]bool{}
	for i := range api.Types {
		names[api.Types[i].Name] = true
	}
	for i := range api.Enums {
		names[api.Enums[i].Name] = true
	}
	for _, op := range api.Operations {
		names[op.Name], names[RequestName(op)] = true, true
	}
	return names
}

func places(api *model.API) map[string][]declared {
	at := map[string][]declared{}
	add := func(p diag.Pos, name string) {
		if p.Line > 0 {
			at[p.File] = append(at[p.File], declared{p.Line, name})
		}
	}
	for _, op := range api.Operations {
		add(op.Pos, op.Name)
		for _, r := range op.Routes {
			add(r.Pos, op.Name)
		}
		for _, s := range []*model.Sample{op.RequestSample, op.ResponseSample} {
			if s != nil {
				add(s.Pos, op.Name)
			}
		}
	}
	for i := range api.Types {
		add(api.Types[i].Pos, api.Types[i].Name)
		for j := range api.Types[i].Members {
			add(api.Types[i].Members[j].Pos, api.Types[i].Name)
		}
	}
	for i := range api.Enums {
		add(api.Enums[i].Pos, api.Enums[i].Name)
	}
	for _, list := range at {
		slices.SortStableFunc(list, func(a, b declared) int { return a.line - b.line })
	}
	return at
}
