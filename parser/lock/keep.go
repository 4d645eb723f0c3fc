package lock

import (
	"slices"

	"github.com/ssgen/ssgen/parser/model"
)

// Keep gives the model with what the earlier one has besides: operations, types, members,
// enums and their values that vanished. They are marked as removed and documented as
// deprecated, so that code which uses them goes on compiling and says that it must not.
// Kept names them: "GetOrder", "Order.note". Neither model is changed.
func Keep(earlier, now *model.API) (out *model.API, kept []string) {
	k := keeper{}
	all := *now
	all.Operations = k.operations(earlier.Operations, now.Operations)
	all.Types = k.types(earlier, now)
	all.Enums = k.enums(earlier, now)
	slices.Sort(k.kept)
	return &all, slices.Compact(k.kept)
}

type keeper struct{ kept []string }

func (k *keeper) note(name string) { k.kept = append(k.kept, name) }

// deprecated adds to what is said of something that it is gone.
func deprecated(doc, what string, already bool) string {
	if already {
		return doc
	}
	if doc != "" {
		doc += "\n\n"
	}
	return doc + "Deprecated: the API has no such " + what + " any more."
}

func (k *keeper) operations(earlier, now []model.Operation) []model.Operation {
	out := slices.Clone(now)
	for _, op := range earlier {
		if op.Builtin || slices.ContainsFunc(now, func(o model.Operation) bool { return o.Name == op.Name }) {
			continue
		}
		op.Doc, op.Removed = deprecated(op.Doc, "operation", op.Removed), true
		out = append(out, op)
		k.note(op.Name)
	}
	sorted(out, func(o model.Operation) string { return o.Name })
	return out
}

func (k *keeper) types(earlier, now *model.API) []model.Type {
	out := slices.Clone(now.Types)
	for _, t := range earlier.Types {
		i := slices.IndexFunc(out, func(o model.Type) bool { return o.Name == t.Name })
		switch {
		case i >= 0:
			out[i].Members = k.members(t, out[i])
		case !t.Builtin && !has(now.Enums, t.Name):
			t.Doc, t.Removed = deprecated(t.Doc, "type", t.Removed), true
			out = append(out, t)
			k.note(t.Name)
		}
	}
	sorted(out, func(t model.Type) string { return t.Name })
	return out
}

func has(enums []model.Enum, name string) bool {
	return slices.ContainsFunc(enums, func(e model.Enum) bool { return e.Name == name })
}

func (k *keeper) members(earlier, now model.Type) []model.Member {
	out := slices.Clone(now.Members)
	for _, m := range earlier.Members {
		if now.Builtin || slices.ContainsFunc(now.Members, func(o model.Member) bool { return o.Wire == m.Wire || o.Name == m.Name }) {
			continue
		}
		m.Doc, m.Removed, m.Required = deprecated(m.Doc, "member", m.Removed), true, false
		out = append(out, m)
		k.note(now.Name + "." + m.Wire)
	}
	return out
}

func (k *keeper) enums(earlier, now *model.API) []model.Enum {
	out := slices.Clone(now.Enums)
	for _, e := range earlier.Enums {
		i := slices.IndexFunc(out, func(o model.Enum) bool { return o.Name == e.Name })
		switch {
		case i >= 0:
			out[i].Members = k.values(e, out[i])
		case !e.Builtin && !slices.ContainsFunc(now.Types, func(t model.Type) bool { return t.Name == e.Name }):
			e.Doc, e.Removed = deprecated(e.Doc, "enum", e.Removed), true
			out = append(out, e)
			k.note(e.Name)
		}
	}
	sorted(out, func(e model.Enum) string { return e.Name })
	return out
}

func (k *keeper) values(earlier, now model.Enum) []model.EnumMember {
	out := slices.Clone(now.Members)
	for _, m := range earlier.Members {
		if now.Builtin || slices.ContainsFunc(now.Members, func(o model.EnumMember) bool { return o.Wire == m.Wire || o.Name == m.Name }) {
			continue
		}
		m.Doc, m.Removed = deprecated(m.Doc, "value", m.Removed), true
		out = append(out, m)
		k.note(now.Name + "." + m.Name)
	}
	return out
}
