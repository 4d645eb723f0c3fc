package goir

// markRecursive finds the definitions whose values can hold themselves: through
// their fields, or through a field that can hold anything.
func (b *builder) markRecursive() {
	parts := map[string][]string{}
	defs := append(append([]*Def{}, b.pkg.Structs...), b.pkg.Named...)
	for _, d := range defs {
		note := func(name string) { parts[d.Name] = append(parts[d.Name], name) }
		d.Under.names(note)
		for _, f := range d.Fields {
			f.Type.names(note)
			if f.Type.holdsAny() {
				note(d.Name)
			}
		}
	}
	for _, d := range defs {
		d.Recursive = leadsBack(parts, d.Name)
	}
}

// leadsBack tells whether a definition is reached from its own parts.
func leadsBack(parts map[string][]string, name string) bool {
	seen := map[string]bool{}
	for queue := parts[name]; len(queue) > 0; queue = queue[1:] {
		if queue[0] == name {
			return true
		}
		if !seen[queue[0]] {
			seen[queue[0]] = true
			queue = append(queue, parts[queue[0]]...)
		}
	}
	return false
}

// holdsAny tells whether a part of the type can hold a value of any type.
func (t *Type) holdsAny() bool {
	if t == nil {
		return false
	}
	for _, a := range t.Args {
		if a.holdsAny() {
			return true
		}
	}
	return t.Codec == "Any" || t.Elem.holdsAny()
}
