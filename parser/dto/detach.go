package dto

import (
	"unique"

	"github.com/ssgen/ssgen/parser/model"
)

// Detach gives the texts of the file memory of their own, one for all files that hold the
// same: as parts of the page that they were read from, each would keep all of it. What files have
// in common has its own already.
func (f *File) Detach() {
	detach(&f.Header.BaseURL, &f.Header.Version)
	for i, c := range f.Classes {
		if !f.SharesClass(i) {
			c.detach()
		}
	}
	for i, e := range f.Enums {
		if !f.SharesEnum(i) {
			e.detach()
		}
	}
}

func (e *Enum) detach() {
	detach(&e.Name, &e.Namespace, &e.Outer, &e.Doc)
	for j := range e.Members {
		m := &e.Members[j]
		detach(&m.Name, &m.Value, &m.Doc)
	}
}

func (c *Class) detach() {
	detach(&c.Name, &c.Namespace, &c.Outer, &c.Doc, &c.TypeName, &c.Method)
	detachAll(c.Params)
	detachAll(c.Tags)
	for _, t := range []*Type{c.Extends, c.Returns, c.Index} {
		if t != nil {
			t.detach()
		}
	}
	for i := range c.Implements {
		c.Implements[i].detach()
	}
	for i := range c.Routes {
		detachRoute(&c.Routes[i])
	}
	for i := range c.Members {
		m := &c.Members[i]
		detach(&m.Name, &m.Init, &m.Wire, &m.Doc)
		m.Type.detach()
	}
}

func (t *Type) detach() {
	detach(&t.Name)
	for i := range t.Args {
		t.Args[i].detach()
	}
}

func detachRoute(r *model.Route) {
	detach(&r.Path, &r.Summary, &r.Notes)
	detachAll(r.Verbs)
}

func detachAll(texts []string) {
	for i := range texts {
		detach(&texts[i])
	}
}

func detach(texts ...*string) {
	for _, t := range texts {
		if *t != "" {
			*t = unique.Make(*t).Value()
		}
	}
}
