package goir

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// flatType is a class with all that it has on the wire.
type flatType struct {
	members []*flatMember
	// under is the list or map that the class is, nil for a class with members.
	under *flatMember
	// base is the nearest declared base class, "" for none.
	base string
}

// flatMember is a member with the type arguments of the way to it in place.
type flatMember struct {
	model.Member
	from  string
	depth int
}

// flatten gathers a class's members: its own, then each base's, as ServiceStack
// writes them. A member that a subclass declares again stands where the subclass has it.
func (b *builder) flatten(t *model.Type) *flatType {
	f := &flatType{}
	visited := map[string]bool{t.Name: true}
	args := map[string]model.Ref{}
	for depth := 0; ; depth++ {
		b.addMembers(f, t, args, depth)
		if t.Base.IsZero() {
			return f
		}
		base := t.Base.Substitute(args)
		if isContainer(base) {
			f.under = &flatMember{Member: model.Member{Type: base, Pos: t.Pos}}
			return f
		}
		next := b.types[base.Name]
		if next == nil {
			b.missingBase(t, base)
			return f
		}
		if visited[next.Name] {
			b.diags.Fail("base-cycle", next.Pos, outOfIt, "the class %q is its own base", next.Name)
			return f
		}
		visited[next.Name] = true
		if f.base == "" {
			f.base = next.Name
		}
		args = bind(next, b.arguments(base, next, t.Pos))
		t = next
	}
}

func (b *builder) addMembers(f *flatType, t *model.Type, args map[string]model.Ref, depth int) {
	from := ""
	if depth > 0 {
		from = t.Name
	}
	for _, m := range t.Members {
		i := slices.IndexFunc(f.members, func(o *flatMember) bool { return o.Wire == m.Wire || o.depth < depth && o.Name == m.Name })
		if i >= 0 {
			if f.members[i].depth == depth {
				b.diags.Add(diag.Diagnostic{Severity: diag.Warning, Code: "member-twice", Pos: m.Pos, Message: "the member " + quote(m.Wire) + " of " + t.Name + " is declared twice; the first counts",
					Hint:    "if servers send the other, give /types/metadata.json instead of pages",
					Related: []diag.Related{{Pos: f.members[i].Pos, Message: "the first"}}})
			}
			continue
		}
		if why := unwritable(m.Wire); why != "" {
			b.warn("member-unwritable", m.Pos, "to send it, write the request by hand", "the member %q of %s is left out, neither sent nor read: its name %s, which no format carries safely", m.Wire, t.Name, why)
			continue
		}
		m.Type = m.Type.Substitute(args)
		f.members = append(f.members, &flatMember{Member: m, from: from, depth: depth})
	}
}

func (b *builder) missingBase(t *model.Type, base model.Ref) {
	if base.Name == "object" || isRuntimeType(base.Name) {
		return
	}
	b.warn("base-missing", t.Pos, "give a source that declares it, such as /types/metadata.json", "the base %q of %s is not declared; its members are left out", base.Name, t.Name)
}

// unwritable tells why no format can carry a member's name, "" when all can.
func unwritable(wire string) string {
	switch {
	case wire == "":
		return "is empty"
	case !utf8.ValidString(wire):
		return "is no valid UTF-8"
	case strings.ContainsAny(wire, `"\`):
		return "holds a quote or backslash"
	case strings.ContainsFunc(wire, unicode.IsControl):
		return "holds a control character"
	}
	return ""
}

func isContainer(r model.Ref) bool {
	return r.Name == model.List || r.Name == model.Array || r.Name == model.Dictionary
}

// arguments gives one argument for each type parameter of a definition; sources
// such as JavaScript leave out what they cannot say.
func (b *builder) arguments(r model.Ref, t *model.Type, pos diag.Pos) []model.Ref {
	if len(r.Args) == len(t.Params) {
		return r.Args
	}
	b.warn("generic-arguments", pos, "save the server's /types/metadata.json and give that instead of pages", "%s has %d type parameters and is used as %q; object stands for what is missing",
		t.Name, len(t.Params), r.String())
	args := slices.Clone(r.Args[:min(len(r.Args), len(t.Params))])
	for len(args) < len(t.Params) {
		args = append(args, model.Ref{Name: "object"})
	}
	return args
}

func bind(t *model.Type, args []model.Ref) map[string]model.Ref {
	bound := make(map[string]model.Ref, len(args))
	for i, p := range t.Params {
		bound[p] = args[i]
	}
	return bound
}

func quote(s string) string { return strconv.Quote(s) }
