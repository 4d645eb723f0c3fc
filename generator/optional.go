package generator

import (
	"fmt"
	"path"
	"strings"

	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// namedMembers finds the members that patterns name: Type.Member, with the member's name
// in C# or on the wire, of the type itself or of one of its bases. A pattern that names none
// is an Error.
func namedMembers(api *model.API, code string, patterns []string, diags *diag.List) map[goir.MemberName]bool {
	found := map[goir.MemberName]bool{}
	types := map[string]*model.Type{}
	for i := range api.Types {
		types[api.Types[i].Name] = &api.Types[i]
	}
	for _, pattern := range patterns {
		if !IsMemberPattern(pattern) {
			diags.Fail(code, diag.Pos{}, `write Type.Member, with "*" for any, such as "Order.Note" or "Update*.*"`, "%q names no member of a type", pattern)
			continue
		}
		any := false
		for i := range api.Types {
			for _, m := range membersOf(&api.Types[i], types) {
				if matches(pattern, api.Types[i].Name, m) {
					found[goir.MemberName{Type: api.Types[i].Name, Wire: m.Wire}] = true
					any = true
				}
			}
		}
		if !any {
			diags.Fail(code, diag.Pos{}, nearMember(api, types, pattern), "no member matches %q", pattern)
		}
	}
	return found
}

// IsMemberPattern tells whether a text is a pattern of path.Match for Type.Member.
func IsMemberPattern(pattern string) bool {
	typ, member, ok := strings.Cut(pattern, ".")
	_, err := path.Match(pattern, "")
	return ok && typ != "" && member != "" && err == nil
}

func matches(pattern, typ string, m model.Member) bool {
	for _, name := range [...]string{m.Name, m.Wire} {
		if ok, _ := path.Match(pattern, typ+"."+name); ok {
			return true
		}
	}
	return false
}

// membersOf gives a type's members and those of its bases.
func membersOf(t *model.Type, types map[string]*model.Type) []model.Member {
	var members []model.Member
	for seen := map[string]bool{}; t != nil && !seen[t.Name]; t = types[t.Base.Name] {
		seen[t.Name] = true
		members = append(members, t.Members...)
	}
	return members
}

// nearMember is the way out for a pattern that matches nothing: the type and the member
// that it is nearest to.
func nearMember(api *model.API, types map[string]*model.Type, pattern string) string {
	typ, member, _ := strings.Cut(pattern, ".")
	wanted := strings.Trim(typ, "*?")
	var names, members []string
	for i := range api.Types {
		names = append(names, api.Types[i].Name)
	}
	near := diag.Near(wanted, names)
	if len(near) == 0 && wanted != "" {
		return "ssgen inspect lists the types that there are"
	}
	name := typ
	if wanted != "" {
		name = near[0]
	}
	for i := range api.Types {
		if t := &api.Types[i]; t.Name == name || wanted == "" {
			for _, m := range membersOf(t, types) {
				members = append(members, m.Name)
			}
		}
	}
	if near := diag.Near(strings.Trim(member, "*?"), members); len(near) > 0 {
		return fmt.Sprintf("the nearest name is %q", name+"."+near[0])
	}
	if wanted == "" {
		return "ssgen inspect lists the types that there are"
	}
	return fmt.Sprintf("%s has the members %s", name, enumerate(members))
}

// enumerate lists names, at most eight of them.
func enumerate(names []string) string {
	const most = 8
	if len(names) == 0 {
		return "none"
	}
	if rest := len(names) - most; rest > 0 {
		names = append(names[:most:most], fmt.Sprintf("%d more", rest))
	}
	return strings.Join(names, ", ")
}

// members finds the members that options name.
func (o Options) members(api *model.API, p *plan, diags *diag.List) {
	p.optional = namedMembers(api, "optional", o.Optional, diags)
	p.exactIn = namedMembers(api, "nulls", o.NullsIn, diags)
	p.required = namedMembers(api, "required", o.Required, diags)
	for _, r := range o.Required {
		for _, other := range append(o.Optional[:len(o.Optional):len(o.Optional)], o.NullsIn...) {
			if r == other {
				diags.Fail("required", diag.Pos{}, "keep one of the two", "%q is said to be required and to be optional or null", r)
			}
		}
	}
}
