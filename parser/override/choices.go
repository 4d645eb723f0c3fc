package override

import (
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Choices completes the settings of findings from the finished model: the values that
// were chosen and those that can be given instead. A finding about a type in use whose
// place is that of members is settled by retyping these.
func Choices(api *model.API, found diag.List) {
	c := chooser{api: api, at: map[diag.Pos][]string{}, members: map[string]*model.Member{}}
	for i := range api.Types {
		t := &api.Types[i]
		for j := range t.Members {
			m := &t.Members[j]
			key := t.Name + "." + m.Wire
			c.members[key] = m
			c.at[m.Pos] = append(c.at[m.Pos], key)
		}
	}
	for i := range found {
		d := &found[i]
		if len(d.Settings) == 0 && isRetyped(d.Code) {
			d.SettledBy(diag.Members, c.membersAt(d)...)
		}
		known := d.Settings[:0]
		for _, s := range d.Settings {
			if c.complete(d.Code, &s) {
				known = append(known, s)
			}
		}
		d.Settings = known
	}
}

// chooser knows the members of a model by name and place.
type chooser struct {
	api     *model.API
	at      map[diag.Pos][]string
	members map[string]*model.Member
}

// isRetyped tells the codes of findings that are about one type in use.
func isRetyped(code string) bool {
	switch code {
	case "type-undeclared", "type-ambiguous", "type-argument-unknown", "generic-unknown", "sample-conflict":
		return true
	}
	return false
}

// membersAt names the members that stand where the finding does, none unless all of
// its places are members'.
func (c *chooser) membersAt(d *diag.Diagnostic) []string {
	keys := slices.Clone(c.at[d.Pos])
	for _, r := range d.Related {
		if len(c.at[r.Pos]) == 0 {
			return nil
		}
		keys = append(keys, c.at[r.Pos]...)
	}
	if len(c.at[d.Pos]) == 0 {
		return nil
	}
	return keys
}

// complete fills in a setting's values; false where the model has not what it is about.
func (c *chooser) complete(code string, s *diag.Setting) bool {
	switch s.Section {
	case diag.Members:
		m := c.members[s.Key]
		if m == nil {
			return false
		}
		s.Value, s.Others = m.Type.String(), instead(code, m.Type)
	case diag.Responses:
		op := find(c.api.Operations, func(o *model.Operation) bool { return o.Name == s.Key })
		if op == nil {
			return false
		}
		s.Value = text(op.Response)
		if len(s.Others) == 0 {
			s.Others = instead(code, op.Response)
		}
	case diag.Verbs:
		op := find(c.api.Operations, func(o *model.Operation) bool { return o.Name == s.Key })
		if op == nil {
			return false
		}
		s.Value, s.Others = op.Verb, slices.DeleteFunc(slices.Clone(op.Verbs), func(v string) bool { return v == op.Verb })
	case diag.Enums:
		e := find(c.api.Enums, func(e *model.Enum) bool { return e.Name == s.Key })
		if e == nil {
			return false
		}
		s.Value = enumKind(e)
		s.Others = slices.DeleteFunc(slices.Clone(enumKinds[:]), func(k string) bool { return k == s.Value })
	}
	return true
}

func find[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// instead lists the types that a finding says something can be of as well.
func instead(code string, r model.Ref) []string {
	var scalars []string
	switch was := openScalar(code); was {
	case model.Number:
		scalars = []string{"int", "long", "double", "decimal"}
	case "DateTime":
		scalars = []string{"DateOnly"}
	case "TimeSpan":
		scalars = []string{"TimeOnly"}
	case "string":
		scalars = []string{"DateTime", "TimeSpan", "Guid", "byte[]"}
	default:
		if code == "null-unknown" && !r.Nullable {
			r.Nullable = true
			return []string{r.String()}
		}
		return nil
	}
	var out []string
	for _, s := range scalars {
		if other := replaced(r, openScalar(code), model.Ref{Name: s}); !other.Equal(r) {
			out = append(out, other.String())
		}
	}
	return out
}
