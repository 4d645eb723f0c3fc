package override

import (
	"path"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// retypes makes scalars of members others, known or not: "Order.number", a pattern of
// members, "*.id", or all members of a scalar, "int". An entry of its own for a member, here
// or in Members, goes before patterns, and of these the first.
func (a *applier) retypes(entries []Entry) {
	done := map[string]bool{}
	for k := range a.said {
		done[k.key] = k.section == diag.Members
	}
	for _, patterns := range []bool{false, true} {
		for _, e := range entries {
			if isPattern := !strings.Contains(e.Key, ".") || strings.ContainsAny(e.Key, "*?["); isPattern == patterns {
				a.retype(e, done)
			}
		}
	}
}

func (a *applier) retype(e Entry, done map[string]bool) {
	to, ok := a.typeOf(e, nil)
	switch {
	case !ok:
		return
	case !to.IsScalar():
		a.fail("override-type", e, "give one scalar, such as long; overrides: members: takes any type for one member", "%s is no scalar", to)
		return
	}
	if _, err := path.Match(e.Key, ""); err != nil {
		a.fail("override-unmatched", e, `write names with "*" and "?", such as *.amount`, "the pattern %q is malformed", e.Key)
		return
	}
	matched, replaced := false, false
	for i := range a.api.Types {
		t := &a.api.Types[i]
		for j := range t.Members {
			m := &t.Members[j]
			key := t.Name + "." + m.Wire
			if !isAbout(e.Key, t.Name, m) {
				continue
			}
			matched = true
			is, can := retyped(m.Type, to, e.Key)
			if replaced = replaced || can; can && !done[key] {
				m.Type, m.NullUnknown = is, m.NullUnknown && !to.Nullable
				a.settled[entryKey{diag.Members, key}] = true
				done[key] = true
			}
		}
	}
	a.retypedNothing(e, to, matched, replaced)
}

// retypedNothing says why an entry changes nothing.
func (a *applier) retypedNothing(e Entry, to model.Ref, matched, replaced bool) {
	switch {
	case replaced:
	case matched:
		a.fail("override-type", e, "numbers can be other numbers, and texts dates, times, durations and GUIDs", "nothing that %q matches can be %s", e.Key, to)
	case strings.Contains(e.Key, "."):
		a.fail("override-unmatched", e, a.nearPattern(e.Key), "no member matches %q", e.Key)
	default:
		a.fail("override-unmatched", e, "write TYPE.MEMBER, such as Order.weight or *.id, or a scalar that members are of", "no member is of the type %q", e.Key)
	}
}

// isAbout tells whether a key is about a member: by name, or by a scalar in its type.
func isAbout(key, typ string, m *model.Member) bool {
	if !strings.Contains(key, ".") {
		return holds(m.Type, key)
	}
	for _, name := range [...]string{m.Wire, m.Name} {
		if ok, _ := path.Match(key, typ+"."+name); ok {
			return true
		}
	}
	return false
}

// retyped puts a scalar in the place of those that can be it, but for keys of maps; can
// tells whether there is one. A key without a dot is the name of the only one to replace.
func retyped(r, to model.Ref, key string) (is model.Ref, can bool) {
	if r.IsScalar() {
		if !strings.Contains(key, ".") && r.Name != key || !kin(r, to) {
			return r, false
		}
		to.Nullable = (to.Nullable || r.Nullable) && to.IsValueScalar()
		return to, true
	}
	is, is.Args = r, append([]model.Ref{}, r.Args...)
	for i := range is.Args {
		if r.IsMap() && i == 0 {
			continue
		}
		arg, changed := retyped(is.Args[i], to, key)
		is.Args[i], can = arg, can || changed
	}
	return is, can
}

// kin tells scalars that travel alike, so that one may be the other.
func kin(r, to model.Ref) bool {
	text := func(s model.Ref) bool { return s.Name == "string" || s.Name == "Uri" || s.IsTextValue() }
	return r.IsNumber() && to.IsNumber() || text(r) && text(to)
}
