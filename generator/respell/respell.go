// Package respell changes how a model's members are called on the wire.
//
// A model and a host's casing go in, a model with that host's names comes out. The
// model that goes in is never changed.
package respell

import (
	"slices"

	"github.com/ssgen/ssgen/parser/model"
)

// casings are all that a host can have, the most common first.
var casings = [...]model.Casing{model.CamelCase, model.PascalCase, model.SnakeCase}

// API gives the model as a host of that casing publishes it. A member whose wire name
// does not follow the casing of the model's own host has an alias, which every host keeps.
func API(api *model.API, to model.Casing) *model.API {
	from := CasingOf(api)
	out := *api
	out.Types = slices.Clone(api.Types)
	for i := range out.Types {
		members := slices.Clone(out.Types[i].Members)
		for j := range members {
			if m := &members[j]; m.Wire == from.Wire(m.Name) {
				m.Wire = to.Wire(m.Name)
			}
		}
		out.Types[i].Members = members
	}
	return &out
}

// CasingOf gives the casing of the host that the model was read from: the one that
// explains the most members.
func CasingOf(api *model.API) model.Casing {
	var explained [len(casings)]int
	for _, t := range api.Types {
		for _, m := range t.Members {
			for _, c := range casings {
				if c.Wire(m.Name) == m.Wire {
					explained[c]++
				}
			}
		}
	}
	best := model.CamelCase
	for _, c := range casings {
		if explained[c] > explained[best] {
			best = c
		}
	}
	return best
}
