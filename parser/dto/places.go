package dto

import (
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
)

// Places tells where the declarations begin that a file has in common with others: the
// places in these count from there (see diag.Pos.From).
type Places struct {
	File string
	// Classes and Enums are by index, with the zero Place for a declaration that is this
	// file's own. They may be shorter than the file's lists.
	Classes, Enums []Place
}

// Place is a place in the file. It is small, for pages have many declarations in common.
type Place struct{ Line, Col int32 }

func (p *Places) pos(at Place) diag.Pos {
	return diag.Pos{File: p.File, Line: int(at.Line), Col: int(at.Col)}
}

// ClassAt gives a class with its places in this file; it must not be changed.
func (f *File) ClassAt(i int) *Class {
	if !f.SharesClass(i) {
		return f.Classes[i]
	}
	return f.Classes[i].moved(func(p diag.Pos) diag.Pos { return p.In(f.Places.pos(f.Places.Classes[i])) })
}

// EnumAt gives an enum with its places in this file; it must not be changed.
func (f *File) EnumAt(i int) *Enum {
	if !f.SharesEnum(i) {
		return f.Enums[i]
	}
	return f.Enums[i].moved(func(p diag.Pos) diag.Pos { return p.In(f.Places.pos(f.Places.Enums[i])) })
}

// ClassPos gives a class's place alone.
func (f *File) ClassPos(i int) diag.Pos {
	if !f.SharesClass(i) {
		return f.Classes[i].Pos
	}
	return f.Classes[i].Pos.In(f.Places.pos(f.Places.Classes[i]))
}

// EnumPos gives an enum's place alone.
func (f *File) EnumPos(i int) diag.Pos {
	if !f.SharesEnum(i) {
		return f.Enums[i].Pos
	}
	return f.Enums[i].Pos.In(f.Places.pos(f.Places.Enums[i]))
}

// SharesClass tells whether other files have the very same class.
func (f *File) SharesClass(i int) bool {
	return i < len(f.Places.Classes) && f.Places.Classes[i] != Place{}
}

// SharesEnum tells whether other files have the very same enum.
func (f *File) SharesEnum(i int) bool {
	return i < len(f.Places.Enums) && f.Places.Enums[i] != Place{}
}

// ShareClass adds a class that files have in common, whose declaration begins there.
func (f *File) ShareClass(c *Class, at diag.Pos) {
	f.Places.File, f.Places.Classes = at.File, set(f.Places.Classes, len(f.Classes), at)
	f.Classes = append(f.Classes, c)
}

// ShareEnum adds an enum that files have in common, as ShareClass does.
func (f *File) ShareEnum(e *Enum, at diag.Pos) {
	f.Places.File, f.Places.Enums = at.File, set(f.Places.Enums, len(f.Enums), at)
	f.Enums = append(f.Enums, e)
}

// Reserve makes room for about as many classes.
func (f *File) Reserve(classes int) {
	if classes > 8 {
		f.Classes, f.Places.Classes = make([]*Class, 0, classes), make([]Place, 0, classes)
	}
}

// Prepend adds a class before all others.
func (f *File) Prepend(c *Class) {
	f.Classes = slices.Insert(f.Classes, 0, c)
	if f.Places.Classes != nil {
		f.Places.Classes = slices.Insert(f.Places.Classes, 0, Place{})
	}
}

// set sets the place of one index; all behind it are forgotten.
func set(places []Place, i int, at diag.Pos) []Place {
	for len(places) < i {
		places = append(places, Place{})
	}
	return append(places[:i], Place{int32(at.Line), int32(at.Col)})
}

// Common makes a class that files can have in common of one whose declaration begins there.
func (c *Class) Common(at diag.Pos) *Class {
	common := c.moved(func(p diag.Pos) diag.Pos { return p.From(at) })
	common.detach()
	return common
}

// Common makes an enum that files can have in common, as that of Class does.
func (e *Enum) Common(at diag.Pos) *Enum {
	common := e.moved(func(p diag.Pos) diag.Pos { return p.From(at) })
	common.detach()
	return common
}

// moved gives a copy that stands elsewhere.
func (c *Class) moved(to func(diag.Pos) diag.Pos) *Class {
	out := *c
	out.Pos = to(c.Pos)
	out.Routes = slices.Clone(c.Routes)
	for i := range out.Routes {
		out.Routes[i].Pos = to(out.Routes[i].Pos)
	}
	out.Members = slices.Clone(c.Members)
	for i := range out.Members {
		out.Members[i].Pos = to(out.Members[i].Pos)
	}
	return &out
}

func (e *Enum) moved(to func(diag.Pos) diag.Pos) *Enum {
	out := *e
	out.Pos = to(e.Pos)
	out.Members = slices.Clone(e.Members)
	for i := range out.Members {
		out.Members[i].Pos = to(out.Members[i].Pos)
	}
	return &out
}
