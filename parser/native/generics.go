package native

import (
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// restore makes a generic type's members from its closed forms: what equals an
// argument in all of them is the parameter. The result is right for every form seen.
func (r *reader) restore(d *decl, s scope) []model.Member {
	var args [][]model.Ref
	var forms [][]model.Member
	for _, inst := range d.instances {
		var refs []model.Ref
		for _, text := range inst.args {
			refs = append(refs, r.ref(typeName{name: text, pos: d.pos}, scope{s.namespace, nil, s.user}))
		}
		if len(refs) == d.arity {
			args, forms = append(args, refs), append(forms, r.buildMembers(inst.members, scope{s.namespace, nil, s.user}))
		}
	}
	if len(forms) == 0 {
		return []model.Member{}
	}
	for i := range forms[0] {
		m := &forms[0][i]
		var types []model.Ref
		for _, form := range forms {
			if j := slices.IndexFunc(form, func(o model.Member) bool { return o.Name == m.Name }); j >= 0 {
				types = append(types, form[j].Type)
			}
		}
		open, ok := generalize(types, args, d.params)
		if !ok || len(types) != len(forms) {
			r.warnClosed(d, m)
			open = model.Ref{Name: "object"}
		}
		m.Type = open
	}
	return forms[0]
}

func (r *reader) warnClosed(d *decl, m *model.Member) {
	r.diags.Add(diag.Diagnostic{Severity: diag.Warning, Code: "generic-unknown", Pos: m.Pos,
		Message: "the definition of " + oneLine(d.simple) + " is nowhere and its uses disagree on " + oneLine(m.Name) + "; it is read as object",
		Hint:    "retype it in ssgen.yaml"})
}

// generalize finds the type that becomes types[k] when args[k] are put in for the
// parameters, for every k.
func generalize(types []model.Ref, args [][]model.Ref, params []string) (model.Ref, bool) {
	if len(types) == 0 || len(types) > len(args) {
		return model.Ref{}, false
	}
	for p, name := range params {
		if ref, ok := asParam(types, args, p); ok {
			ref.Name, ref.Args = name, nil
			return ref, true
		}
	}
	first := asArray(types[0])
	out := model.Ref{Name: first.Name, Nullable: first.Nullable}
	for i := range types {
		t := asArray(types[i])
		if t.Name != first.Name || t.Nullable != first.Nullable || len(t.Args) != len(first.Args) {
			return model.Ref{}, false
		}
	}
	for i := range first.Args {
		var column []model.Ref
		for _, t := range types {
			column = append(column, asArray(t).Args[i])
		}
		arg, ok := generalize(column, args, params)
		if !ok {
			return model.Ref{}, false
		}
		out.Args = append(out.Args, arg)
	}
	if out.Name == model.Array && out.Args[0].Name == "byte" && !out.Args[0].Nullable {
		return model.Ref{Name: "byte[]"}, true
	}
	return out, true
}

// asParam tells whether all types are the p-th argument, or all are it made nullable.
func asParam(types []model.Ref, args [][]model.Ref, p int) (model.Ref, bool) {
	same, nullable := true, true
	for k, t := range types {
		arg := args[k][p]
		same = same && t.Equal(arg)
		bare := t
		bare.Nullable = false
		nullable = nullable && t.Nullable && !arg.Nullable && bare.Equal(arg)
	}
	return model.Ref{Nullable: nullable && !same}, same || nullable
}

// asArray spells byte[] as an array, which it may be for other arguments.
func asArray(r model.Ref) model.Ref {
	if r.Name == "byte[]" {
		return model.Ref{Name: model.Array, Args: []model.Ref{{Name: "byte"}}}
	}
	return r
}

// infer finds the arguments that turn the open types into the closed ones.
func infer(open, closed model.Ref, params []string, found []model.Ref) {
	if i := slices.Index(params, open.Name); i >= 0 && len(open.Args) == 0 {
		if found[i].IsZero() {
			closed.Nullable = closed.Nullable && !open.Nullable
			found[i] = closed
		}
		return
	}
	open, closed = asArray(open), asArray(closed)
	if open.Name != closed.Name || len(open.Args) != len(closed.Args) {
		return
	}
	for i := range open.Args {
		infer(open.Args[i], closed.Args[i], params, found)
	}
}
