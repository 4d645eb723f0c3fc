package reach

import (
	"fmt"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// pruned is an API without the types that are excluded, and what that did to the others.
type pruned struct {
	api  *model.API
	gone map[string]bool
	// lost are notes by the type or the operation that lost something.
	lost map[string]diag.List
}

// prune takes types and enums out of an API: members of such a type go with it, and so do
// classes that are lists of it. What extends one keeps its members as own ones.
func prune(api *model.API, exclude Selection) pruned {
	p := pruned{api: api, gone: map[string]bool{}, lost: map[string]diag.List{}}
	if len(exclude.Types) == 0 {
		return p
	}
	for i := range api.Types {
		p.gone[api.Types[i].Name] = exclude.typed(api.Types[i].Name)
	}
	for i := range api.Enums {
		p.gone[api.Enums[i].Name] = exclude.typed(api.Enums[i].Name)
	}
	p.spread()
	out := *api
	out.Types, out.Enums = nil, nil
	for i := range api.Types {
		if t := &api.Types[i]; !p.gone[t.Name] {
			out.Types = append(out.Types, p.without(t))
		}
	}
	for _, e := range api.Enums {
		if !p.gone[e.Name] {
			out.Enums = append(out.Enums, e)
		}
	}
	p.api = &out
	return p
}

// spread takes out the classes that are lists or maps of what is taken out.
func (p pruned) spread() {
	for changed := true; changed; {
		changed = false
		for i := range p.api.Types {
			t := &p.api.Types[i]
			if (t.Base.IsList() || t.Base.IsMap()) && p.mentions(t.Base) && !p.gone[t.Name] {
				p.gone[t.Name], changed = true, true
			}
		}
	}
}

// mentions tells whether a type is or holds one that is taken out.
func (p pruned) mentions(r model.Ref) bool {
	return p.gone[r.Name] || slices.ContainsFunc(r.Args, p.mentions)
}

// without gives a type without the members that are of a type taken out.
func (p pruned) without(t *model.Type) model.Type {
	out := *t
	out.Implements = slices.DeleteFunc(slices.Clone(t.Implements), p.mentions)
	members := slices.Clone(t.Members)
	for seen := map[string]bool{t.Name: true}; p.mentions(out.Base); {
		base := p.typeNamed(out.Base.Name)
		if base == nil || seen[base.Name] {
			out.Base = model.Ref{}
			break
		}
		seen[base.Name] = true
		args := map[string]model.Ref{}
		for i, name := range base.Params {
			args[name] = model.Ref{Name: "object"}
			if i < len(out.Base.Args) {
				args[name] = out.Base.Args[i]
			}
		}
		for _, m := range base.Members {
			if !slices.ContainsFunc(members, func(o model.Member) bool { return o.Wire == m.Wire || o.Name == m.Name }) {
				m.Type = m.Type.Substitute(args)
				members = append(members, m)
			}
		}
		out.Base = base.Base.Substitute(args)
	}
	out.Members = nil
	for _, m := range members {
		if !p.mentions(m.Type) {
			out.Members = append(out.Members, m)
			continue
		}
		p.note(t.Name, m.Pos, "%s.%s is left out, neither sent nor read: its type %s is excluded", t.Name, m.Wire, m.Type)
	}
	return out
}

func (p pruned) typeNamed(name string) *model.Type {
	for i := range p.api.Types {
		if p.api.Types[i].Name == name {
			return &p.api.Types[i]
		}
	}
	return nil
}

// keeps tells whether an operation can do without the types that are taken out.
func (p pruned) keeps(op model.Operation) bool {
	switch request := RequestName(op); {
	case p.gone[request]:
		p.note(op.Name, op.Pos, "%s is left out: its request %s is excluded", op.Name, request)
	case p.mentions(op.Response):
		p.note(op.Name, op.Pos, "%s is left out: its answer %s is excluded", op.Name, op.Response)
	default:
		return true
	}
	return false
}

func (p pruned) note(about string, at diag.Pos, format string, args ...any) {
	p.lost[about] = append(p.lost[about], diag.Diagnostic{Severity: diag.Note, Code: "excluded", Pos: at, Message: fmt.Sprintf(format, args...),
		Hint: "nothing needs doing if nobody needs it; else take the type out of exclude"})
}
