package override

import (
	"path"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// pattern settles what is open in all members whose "Type.member" it matches, with
// path.Match's syntax. It takes the place of the open scalar alone, so that lists stay
// lists and what may be null may be null, and it never touches what is known.
func (a *applier) pattern(e Entry) {
	value, ok := a.typeOf(e, nil)
	if !ok {
		return
	}
	if _, err := path.Match(e.Key, ""); err != nil {
		a.fail("override-unmatched", e, `write names with "*" and "?", such as *.amount`, "the pattern %q is malformed", e.Key)
		return
	}
	matched := false
	for i := range a.api.Types {
		t := &a.api.Types[i]
		for j := range t.Members {
			key := t.Name + "." + t.Members[j].Wire
			if ok, _ := path.Match(e.Key, key); ok {
				matched = true
				a.fill(&t.Members[j], key, value)
			}
		}
	}
	if !matched {
		a.fail("override-unmatched", e, a.nearPattern(e.Key), "no member matches %q", e.Key)
	}
}

// nearPattern offers a pattern with a name that there is in place of one that there is not.
func (a *applier) nearPattern(key string) string {
	owner, name, _ := strings.Cut(key, ".")
	var wires []string
	for i := range a.api.Types {
		wires = append(wires, names(a.api.Types[i].Members, wireName)...)
	}
	if near := diag.Near(strings.Trim(name, "*?"), wires); len(near) > 0 && !slices.Contains(wires, name) {
		return "did you mean " + owner + "." + near[0] + "?"
	}
	if near := diag.Near(strings.Trim(owner, "*?"), names(a.api.Types, typeName)); len(near) > 0 {
		return "did you mean " + near[0] + "." + name + "?"
	}
	return "ssgen inspect lists the members that there are"
}

// fill puts a scalar in the place of the one that is open.
func (a *applier) fill(m *model.Member, key string, value model.Ref) {
	k := entryKey{diag.Members, key}
	if a.settled[k] {
		return // by an entry of its own, or an earlier pattern
	}
	for _, code := range a.open[k] {
		was := openScalar(code)
		if holds(m.Type, was) && canBe(was, value) {
			m.Type, m.NullUnknown = replaced(m.Type, was, value), false
			a.settled[k] = true
			return
		}
	}
}

// openScalar is the type that stands for what a finding leaves open.
func openScalar(code string) string {
	switch code {
	case "number-kind":
		return model.Number
	case "date-kind":
		return "DateTime"
	case "duration-kind":
		return "TimeSpan"
	case "string-kind", "sample-conflict", "key-kind":
		return "string"
	}
	return ""
}

// canBe tells whether a value can be what was read as the open scalar.
func canBe(open string, value model.Ref) bool {
	number := value.IsNumber()
	switch open {
	case model.Number:
		return number
	case "DateTime":
		return value.Name == "DateTime" || value.Name == "DateOnly" || value.Name == "DateTimeOffset"
	case "TimeSpan":
		return value.Name == "TimeSpan" || value.Name == "TimeOnly"
	}
	return open != "" && !number && value.Name != "bool" && value.Name != "object" && len(value.Args) == 0
}

// replaced puts a scalar in the place of another, wherever it stands in a type.
func replaced(r model.Ref, was string, value model.Ref) model.Ref {
	if r.Name == was {
		value.Nullable = value.Nullable || r.Nullable
		return value
	}
	args := make([]model.Ref, len(r.Args))
	for i, arg := range r.Args {
		args[i] = replaced(arg, was, value)
	}
	if len(args) > 0 {
		r.Args = args
	}
	return r
}
