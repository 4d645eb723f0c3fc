package csharp

import "github.com/ssgen/ssgen/parser/dto"

// settle decides what hangs on all that the file declares.
func (p *parser) settle() {
	based := p.bases()
	p.settleNullable()
	reference := func(string) bool { return false }
	if p.file.NullableRefs {
		reference = p.references()
	}
	for i, c := range p.commons {
		if c != nil {
			p.file.Classes[i] = c.settle(based[i], c.names(reference))
		}
	}
}

// bases tells the class that each class extends from its interfaces: where the text
// declares the base that decides, elsewhere its name. It gives those that files have in
// common and that have one.
func (p *parser) bases() map[int]bool {
	isInterface := make(map[string]bool, len(p.file.Classes))
	for _, c := range p.file.Classes {
		isInterface[c.Name] = c.Interface
	}
	found := map[int]bool{}
	for i, c := range p.file.Classes {
		if c.Interface || p.structs[c.Name] || len(c.Implements) == 0 || !p.baseFirst[i] {
			continue
		}
		base := c.Implements[0].Name
		declared, known := isInterface[base]
		switch {
		case known && declared, !known && looksLikeInterface(base):
		case p.common(i) != nil:
			found[i] = true
		default:
			splitBase(c)
		}
	}
	return found
}

// references tells the names of types that are classes or interfaces.
func (p *parser) references() func(string) bool {
	var classes map[string]bool // made when it is asked for, as it mostly is not
	return func(name string) bool {
		if isReference(dto.Type{Name: name}) {
			return true
		}
		if p.enums[name] {
			return false
		}
		if classes == nil {
			classes = make(map[string]bool, len(p.file.Classes))
			for _, c := range p.file.Classes {
				classes[c.Name] = !p.structs[c.Name]
			}
		}
		return classes[name]
	}
}

// settleNullable makes what "?" says of reference types a fact of its own: where
// the code prints it at all, one without it is required.
func (p *parser) settleNullable() {
	if p.file.NullableRefs = p.annotations == on; p.annotations == off {
		return
	}
	reference := p.references()
	for i, c := range p.file.Classes {
		p.file.NullableRefs = p.file.NullableRefs || p.marks(i, c, reference)
	}
	if !p.file.NullableRefs {
		return
	}
	for i, c := range p.file.Classes {
		for j := range c.Members {
			if m := &c.Members[j]; p.common(i) == nil {
				m.Required = m.Required || !m.Type.Nullable && reference(m.Type.Name)
			}
		}
	}
}

// marks tells whether the class has a reference type with "?".
func (p *parser) marks(i int, c *dto.Class, reference func(string) bool) bool {
	if known := p.common(i); known != nil {
		for _, name := range known.nullable {
			if reference(name) {
				return true
			}
		}
		return false
	}
	for _, m := range c.Members {
		if m.Type.Nullable && reference(m.Type.Name) {
			return true
		}
	}
	return false
}
