package serve

import (
	"slices"

	"github.com/ssgen/ssgen/parser/model"
)

// types finds what the API declares, by name.
type types struct {
	api   *model.API
	types map[string]*model.Type
	enums map[string]*model.Enum
}

func newTypes(api *model.API) *types {
	k := &types{api, map[string]*model.Type{}, map[string]*model.Enum{}}
	for i := range api.Types {
		k.types[api.Types[i].Name] = &api.Types[i]
	}
	for i := range api.Enums {
		k.enums[api.Enums[i].Name] = &api.Enums[i]
	}
	return k
}

// maxBases is how many classes a class extends at most: one that extends itself ends there.
const maxBases = 32

// under gives the list or map that a class is, and the zero Ref for one with members.
func (k *types) under(r model.Ref) model.Ref {
	for range maxBases {
		t := k.types[r.Name]
		if t == nil {
			break
		}
		r = t.Base.Substitute(bind(t, r))
		if r.IsList() || r.IsMap() {
			return r
		}
	}
	return model.Ref{}
}

// members gives a class's members as they travel: its own, then each base's, with the
// arguments of its type parameters in place.
func (k *types) members(r model.Ref) []model.Member {
	var all []model.Member
	for range maxBases {
		t := k.types[r.Name]
		if t == nil {
			break
		}
		args := bind(t, r)
		for _, m := range t.Members {
			if slices.ContainsFunc(all, func(o model.Member) bool { return o.Wire == m.Wire }) {
				continue
			}
			m.Type = m.Type.Substitute(args)
			all = append(all, m)
		}
		r = t.Base.Substitute(args)
	}
	return all
}

// subclass gives a class that an abstract type may stand for, nil for none.
func (k *types) subclass(name string) *model.Type {
	for i := range k.api.Types {
		if t := &k.api.Types[i]; !t.IsAbstract() && len(t.Params) == 0 && k.extends(t, name, 0) {
			return t
		}
	}
	return nil
}

func (k *types) extends(t *model.Type, name string, depth int) bool {
	return depth < maxBases && slices.ContainsFunc(t.Supertypes(), func(r model.Ref) bool {
		next := k.types[r.Name]
		return r.Name == name || next != nil && k.extends(next, name, depth+1)
	})
}

func bind(t *model.Type, r model.Ref) map[string]model.Ref {
	args := map[string]model.Ref{}
	for i, p := range t.Params {
		if args[p] = (model.Ref{Name: "object"}); i < len(r.Args) {
			args[p] = r.Args[i]
		}
	}
	return args
}

// isStatus tells the member that says of an answer that it is an error.
func isStatus(m model.Member) bool {
	return m.Name == "ResponseStatus" || m.Type.Name == "ResponseStatus"
}
