package override

import (
	"path"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// members retypes one member, "Order.weight", or what is open in many, "*.amount".
func (a *applier) members(e Entry) {
	if strings.Contains(e.Key, "*") {
		a.pattern(e)
		return
	}
	owner, name, ok := strings.Cut(e.Key, ".")
	if !ok {
		a.fail("override-unmatched", e, "write TYPE.MEMBER, such as Order.weight", "%q names no member", e.Key)
		return
	}
	t := a.typeNamed(owner)
	if t == nil {
		a.unmatched(e, "no type is named "+quote(owner), owner, names(a.api.Types, typeName))
		return
	}
	m := memberNamed(t, name)
	if m == nil {
		a.unmatched(e, t.Name+" has no member "+quote(name), name, names(t.Members, wireName))
		return
	}
	if ref, ok := a.typeOf(e, t.Params); ok {
		key := t.Name + "." + m.Wire
		if !a.once(diag.Members, key, e) {
			return
		}
		certain := !m.NullUnknown && !holds(m.Type, "object") && !holds(m.Type, model.Number)
		a.settle(diag.Members, key, e, m.Type.String(), ref.String(), certain)
		m.Type, m.NullUnknown = ref, false
	}
}

// response says what an operation answers.
func (a *applier) response(e Entry) {
	op := a.operation(e)
	if op == nil || !a.once(diag.Responses, op.Name, e) {
		return
	}
	var ref model.Ref
	if e.Value != void {
		var ok bool
		if ref, ok = a.typeOf(e, nil); !ok {
			return
		}
	}
	a.settle(diag.Responses, op.Name, e, text(op.Response), text(ref), !op.ResponseUnknown && !holds(op.Response, "object"))
	op.Response, op.ResponseUnknown = ref, false
}

// void is how ssgen.yaml writes the response of an operation that answers nothing.
const void = "void"

func text(r model.Ref) string {
	if r.IsZero() {
		return void
	}
	return r.String()
}

// verb says which verb a client uses unless a call says otherwise.
func (a *applier) verb(e Entry) {
	verb := strings.ToUpper(e.Value)
	if !isVerb(verb) {
		a.fail("override-value", e, "give a verb of HTTP, such as PUT", "%q is no verb", e.Value)
		return
	}
	if isGlob(e.Key) {
		a.verbs(e, verb)
		return
	}
	op := a.operation(e)
	if op == nil || !a.once(diag.Verbs, op.Name, e) {
		return
	}
	if len(op.Verbs) > 0 && !slices.Contains(op.Verbs, verb) {
		a.problems.Warn("override-contradicts", e.Pos, "give one of "+strings.Join(op.Verbs, ", "),
			"no route of %s answers %s; it is taken, as it is said here", op.Name, verb)
	}
	op.Verb = verb
	a.settled[entryKey{diag.Verbs, op.Name}] = true
}

// verbs says so of all operations that a pattern matches, have no entry of their own and answer
// the verb.
func (a *applier) verbs(e Entry, verb string) {
	matched, answered := false, false
	for i := range a.api.Operations {
		op := &a.api.Operations[i]
		if ok, _ := path.Match(e.Key, op.Name); !ok {
			continue
		}
		matched = true
		if len(op.Verbs) > 0 && !slices.Contains(op.Verbs, verb) {
			continue
		}
		answered = true
		if k := (entryKey{diag.Verbs, op.Name}); !a.settled[k] {
			op.Verb, a.settled[k] = verb, true
		}
	}
	switch {
	case !matched:
		a.unmatched(e, "no operation matches "+quote(e.Key), strings.Trim(e.Key, "*?"), names(a.api.Operations, operationName))
	case !answered:
		a.fail("override-value", e, "give a verb of their routes", "no operation that %q matches answers %s", e.Key, verb)
	}
}

// isGlob tells a pattern from a name.
func isGlob(key string) bool { return strings.ContainsAny(key, "*?[") }

// isVerb tells whether the text can stand in a request line.
func isVerb(s string) bool {
	return s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") == ""
}

// enumKinds are the ways in which an enum travels.
var enumKinds = [...]string{"text", "number", "flags"}

// enum says how an enum travels.
func (a *applier) enum(e Entry) {
	if isGlob(e.Key) {
		a.enumsLike(e)
		return
	}
	i := named(len(a.api.Enums), func(i int) string { return a.api.Enums[i].Name }, e.Key)
	if i < 0 {
		a.unmatched(e, "no enum is named "+quote(e.Key), e.Key, names(a.api.Enums, enumName))
		return
	}
	if !slices.Contains(enumKinds[:], e.Value) {
		a.fail("override-value", e, "give text, number or flags", "%q is no way in which an enum travels", e.Value)
		return
	}
	enum := &a.api.Enums[i]
	if !a.once(diag.Enums, enum.Name, e) {
		return
	}
	a.settle(diag.Enums, enum.Name, e, enumKind(enum), e.Value, true)
	enum.Numeric, enum.Flags = e.Value != "text", e.Value == "flags"
}

// enumsLike says so of all enums that a pattern matches and that have no entry of their own.
func (a *applier) enumsLike(e Entry) {
	if !slices.Contains(enumKinds[:], e.Value) {
		a.fail("override-value", e, "give text, number or flags", "%q is no way in which an enum travels", e.Value)
		return
	}
	matched := false
	for i := range a.api.Enums {
		enum := &a.api.Enums[i]
		if ok, _ := path.Match(e.Key, enum.Name); !ok {
			continue
		}
		matched = true
		if k := (entryKey{diag.Enums, enum.Name}); !a.settled[k] {
			enum.Numeric, enum.Flags, a.settled[k] = e.Value != "text", e.Value == "flags", true
		}
	}
	if !matched {
		a.unmatched(e, "no enum matches "+quote(e.Key), strings.Trim(e.Key, "*?"), names(a.api.Enums, enumName))
	}
}

func enumKind(e *model.Enum) string {
	switch {
	case e.Flags:
		return "flags"
	case e.Numeric:
		return "number"
	}
	return "text"
}

func (a *applier) operation(e Entry) *model.Operation {
	i := named(len(a.api.Operations), func(i int) string { return a.api.Operations[i].Name }, e.Key)
	if i < 0 {
		a.unmatched(e, "no operation is named "+quote(e.Key), e.Key, names(a.api.Operations, operationName))
		return nil
	}
	return &a.api.Operations[i]
}

func (a *applier) typeNamed(name string) *model.Type {
	i := named(len(a.api.Types), func(i int) string { return a.api.Types[i].Name }, name)
	if i < 0 {
		return nil
	}
	return &a.api.Types[i]
}

// memberNamed finds a member by its name on the wire, and if that is none's by C#'s.
func memberNamed(t *model.Type, name string) *model.Member {
	i := named(len(t.Members), func(i int) string { return t.Members[i].Wire }, name)
	if i < 0 {
		i = named(len(t.Members), func(i int) string { return t.Members[i].Name }, name)
	}
	if i < 0 {
		return nil
	}
	return &t.Members[i]
}

// named finds what is named so, or so but for upper and lower case where that is one
// thing alone; -1 for nothing.
func named(n int, nameOf func(int) string, name string) int {
	folded := -1
	for i := range n {
		switch {
		case nameOf(i) == name:
			return i
		case strings.EqualFold(nameOf(i), name) && folded >= 0:
			folded = n // two of them: neither
		case strings.EqualFold(nameOf(i), name):
			folded = i
		}
	}
	if folded == n {
		return -1
	}
	return folded
}

// unmatched says that an entry matches nothing, and which names are near.
func (a *applier) unmatched(e Entry, what, name string, known []string) {
	a.fail("override-unmatched", e, didYouMean(name, known), "%s", what)
}

func didYouMean(name string, known []string) string {
	near := diag.Near(name, known)
	if len(near) == 0 {
		return "ssgen inspect lists the names that there are"
	}
	return "did you mean " + strings.Join(near, " or ") + "?"
}
