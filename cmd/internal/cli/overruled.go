package cli

import (
	"path"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/override"
	"github.com/ssgen/ssgen/parser/why"
)

// overruled notes in a log what the config says of facts: it counts, whatever sources say.
func (s *settings) overruled(log *why.Log, before, after *model.API) {
	was := types(before)
	for key, is := range types(after) {
		for _, e := range s.file.Overrides.Members {
			exact := strings.EqualFold(e.Key, key)
			pattern, _ := path.Match(e.Key, key)
			if exact || pattern && was[key] != is {
				overrule(log.Fact("member", key, "type"), e, is)
				break
			}
		}
	}
	for _, op := range after.Operations {
		of := func(list []override.Entry) int {
			return slices.IndexFunc(list, func(e override.Entry) bool { return strings.EqualFold(e.Key, op.Name) })
		}
		if i := of(s.file.Overrides.Responses); i >= 0 {
			overrule(log.Fact("operation", op.Name, "response"), s.file.Overrides.Responses[i], op.Response.String())
		}
		if i := of(s.file.Overrides.Verbs); i >= 0 {
			overrule(log.Fact("operation", op.Name, "verb"), s.file.Overrides.Verbs[i], op.Verb)
		}
	}
}

// types gives the types of all members by "Type.member".
func types(api *model.API) map[string]string {
	types := map[string]string{}
	for i := range api.Types {
		t := &api.Types[i]
		for _, m := range t.Members {
			types[t.Name+"."+m.Wire] = m.Type.String()
		}
	}
	return types
}

func overrule(f *why.Fact, e override.Entry, value string) {
	if f == nil {
		return
	}
	for i := range f.Readings {
		f.Readings[i].Taken = false
	}
	f.Readings = slices.Insert(f.Readings, 0, why.Reading{Source: "config", Pos: e.Pos, Says: e.Value, Taken: true})
	f.Value, f.Unknown, f.Reason = value, false, "what the config says counts"
}
