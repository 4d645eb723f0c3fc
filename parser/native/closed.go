package native

import (
	"slices"
	"strings"
)

// declareGeneric takes a generic response type. It comes with its arguments put in
// since release 6; where the definition is nowhere, these forms make it.
func (r *reader) declareGeneric(op *operation) {
	t := op.response
	if t == nil || !strings.Contains(t.name, "`") || strings.HasSuffix(t.name, "]") || isSystem(t.namespace) {
		return
	}
	known := r.byKey[declKey{t.namespace, t.name}]
	if t.isDefinition {
		r.declare(t)
		return
	}
	args := t.args
	if op.returns != nil && op.returns.name == t.name {
		args = op.returns.args
	} else if !r.areArguments(args, t.namespace) {
		return // see response, which infers them
	}
	switch {
	case known == nil:
		d := r.declare(t)
		d.instances = []instance{{args, t.members}}
	case len(known.instances) > 0 && len(t.members) > 0:
		known.instances = append(known.instances, instance{args, t.members})
	}
}

// closeListed finds the generic types in the list that are printed with one
// caller's arguments in them.
func (r *reader) closeListed() {
	for _, d := range r.decls {
		if d.arity > 0 && len(d.instances) == 0 && !d.builtin && !d.isDefinition && r.areArguments(d.args, d.namespace) {
			d.instances = []instance{{d.args, d.members}}
			for i := range d.params {
				d.params[i] = paramName(nil, i, d.arity)
			}
		}
	}
}

// areArguments tells arguments from the names of parameters.
func (r *reader) areArguments(args []string, namespace string) bool {
	return len(args) > 0 && !slices.ContainsFunc(args, func(text string) bool {
		t, err := parseCLR(text)
		if err != nil || strings.HasPrefix(text, "'") {
			return true
		}
		return t.arity == 0 && !t.isArray() && !isKnownPlain(t.name) && r.find(t, "", namespace) == nil
	})
}

// isKnownPlain tells the names of .NET that need no declaration and no argument.
func isKnownPlain(name string) bool {
	return scalarOf(name) != "" || textOf(name) || isStream(name) || !plainCollection(name).IsZero()
}
