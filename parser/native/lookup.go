package native

import "strings"

// named lists the declarations of one name that a reference without a namespace
// can mean: the first choice and, from another namespace of the user's, the second.
type named struct{ first, second *decl }

// add takes a declaration in: users' types go before ServiceStack's, then by namespace.
func (n *named) add(d *decl) {
	if n.first == nil {
		n.first = d
		return
	}
	if n.first.builtin && !d.builtin || n.first.builtin == d.builtin && d.namespace < n.first.namespace {
		n.first, d = d, n.first
	}
	if !d.builtin && d.namespace != n.first.namespace && (n.second == nil || d.namespace < n.second.namespace) {
		n.second = d
	}
}

// maxLevels bounds the namespaces and outer classes that a name is sought in.
const maxLevels = 32

// find gives the declaration that a name means where it stands: that of the given
// namespace; where none is given, that of the user's own or an enclosing one, else
// the first of all.
func (r *reader) find(t *clrType, namespace, from string) *decl {
	name := t.clrName()
	for range maxLevels {
		if namespace != "" {
			if d := r.byKey[declKey{namespace, name}]; d != nil {
				return d
			}
		} else if d := r.findNear(name, from); d != nil {
			return d
		}
		i := strings.IndexByte(name, '.')
		if i < 0 {
			return nil
		}
		name = name[i+1:]
	}
	return nil
}

func (r *reader) findNear(name, from string) *decl {
	ns := from
	for n := 0; ns != "" && n < maxLevels; n++ {
		if d := r.byKey[declKey{ns, name}]; d != nil {
			return d
		}
		ns = ns[:max(0, strings.LastIndexByte(ns, '.'))]
	}
	if n := r.byName[name]; n != nil {
		return n.first
	}
	return nil
}
