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
		if e, ok := s.typed(key, was[key] != is); ok {
			overrule(log.Fact("member", key, "type"), e, is)
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

// typed finds the entry that says of what type a member is.
func (s *settings) typed(key string, changed bool) (override.Entry, bool) {
	for _, e := range s.file.Overrides.Members {
		pattern, _ := path.Match(e.Key, key)
		if strings.EqualFold(e.Key, key) || pattern && changed {
			return e, true
		}
	}
	for _, patterns := range []bool{false, true} {
		for _, e := range s.file.Overrides.Retype {
			pattern, _ := path.Match(e.Key, key)
			if changed && (!patterns && strings.EqualFold(e.Key, key) || patterns && (pattern || !strings.Contains(e.Key, "."))) {
				return e, true
			}
		}
	}
	return override.Entry{}, false
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
