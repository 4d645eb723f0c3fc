package native

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/ssgen/ssgen/parser/model"
)

// nameAll gives every used declaration its name in the model. ServiceStack's own
// names stand, for the runtime knows them; then requests keep theirs, for they
// name operations; then types by namespace.
func (r *reader) nameAll() {
	used := slices.DeleteFunc(slices.Clone(r.decls), func(d *decl) bool { return !d.used })
	slices.SortStableFunc(used, func(a, b *decl) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.namespace, b.namespace),
			strings.Compare(a.simple, b.simple), cmp.Compare(a.arity, b.arity), strings.Compare(a.outer, b.outer), strings.Compare(a.prefix, b.prefix))
	})
	taken, last := map[string]*decl{}, map[string]int{}
	for _, d := range used {
		d.name = r.choose(d, taken, last)
		taken[d.name] = d
	}
}

func (d *decl) rank() int {
	switch {
	case d.builtin:
		return 0
	case d.request:
		return 1
	}
	return 2
}

// fullName gives the type's name with namespace and outer class.
func (d *decl) fullName() string {
	return joinDots(d.namespace, d.outer, d.simple)
}

func joinDots(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ".")
}

// choose gives the first free name: the type's own; with its arity, as ServiceStack's
// TypeScript does; with words of its outer class or namespace in front; with a
// number, of which last has the highest given.
func (r *reader) choose(d *decl, taken map[string]*decl, last map[string]int) string {
	own := cleanName(d.simple)
	if d.builtin && d.arity == 2 && (own == "QueryDb" || own == "QueryData") {
		return own + "_2" // as everywhere, though the one with one parameter be absent
	}
	first := taken[own]
	if first == nil && !isReserved(own) {
		if own != d.simple {
			r.warnRenamed(d, own, "that is no identifier of C#")
		}
		return own
	}
	if first != nil && first.namespace == d.namespace && first.arity != d.arity {
		if name := own + "_" + strconv.Itoa(d.arity); taken[name] == nil {
			return name
		}
	}
	name := own
	words := strings.FieldsFunc(joinDots(d.namespace, d.outer, d.prefix), func(c rune) bool { return c == '.' || c == '`' })
	for i := len(words) - 1; i >= 0 && (taken[name] != nil || isReserved(name)); i-- {
		name = cleanName(words[i]) + name
	}
	for taken[name] != nil || isReserved(name) {
		last[own]++
		name = own + strconv.Itoa(last[own]+1)
	}
	if first != nil {
		r.warnRenamed(d, name, "another type of this name is "+first.fullName())
	} else {
		r.warnRenamed(d, name, "the name stands for a type of .NET")
	}
	return name
}

func (r *reader) warnRenamed(d *decl, name, why string) {
	r.diags.Warn("type-renamed", d.pos, "its name on the wire stays the same",
		"the type %s becomes %s: %s", oneLine(d.fullName()), name, oneLine(why))
}

// isReserved tells the names that mean something else in the model.
func isReserved(name string) bool {
	return model.Ref{Name: name}.IsScalar() || name == model.List || name == model.Dictionary || name == ""
}

// cleanName makes an identifier of a name, so that references can be written and read.
func cleanName(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.M, c) || c == '_' {
			return c
		}
		return '_'
	}, s)
}

func isIdentifier(s string) bool { return s != "" && cleanName(s) == s }
