package native

import (
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

// implemented gives the host's own interfaces that a type implements. Those of .NET
// and ServiceStack mark requests and nothing on the wire.
func (r *reader) implemented(d *decl, s scope) []model.Ref {
	var out []model.Ref
	for _, i := range d.implements {
		t, err := parseCLR(i.name)
		if err == nil {
			t.close(i.args)
		}
		if err != nil || t.depth() > maxTypeDepth || isSystem(i.namespace) || isServiceStack(i.namespace) {
			continue
		}
		if found := r.find(t, i.namespace, d.namespace); found != nil && found != d && found.isInterface && !found.builtin {
			out = append(out, r.declared(found, t, *i, s))
		}
	}
	return out
}

// finishAbstract puts final names into what a type implements. Where the type may stand
// for another, it keeps the name that it has in .NET if the model's is another.
func (r *reader) finishAbstract(t *model.Type, d *decl) {
	var refs []model.Ref
	for _, ref := range t.Implements {
		refs = append(refs, r.final(ref))
	}
	t.Implements = model.SortRefs(refs)
	name := d.simple
	if d.outer != "" {
		name = strings.ReplaceAll(d.outer, ".", "+") + "+" + name
	}
	if name != t.Name && !d.builtin && len(t.Supertypes()) > 0 {
		t.CLRName = model.PlainDotNetName(d.namespace, name, d.arity)
	}
}
