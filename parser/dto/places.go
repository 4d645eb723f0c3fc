package dto

import (
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
)

// Places tells where the declarations stand that a file has in common with others: the
// lines of these count from their own first, and they name no file.
type Places struct {
	File string
	// Classes and Enums hold the lines by index, 0 for a declaration that is this file's
	// own. They may be shorter than the lists.
	Classes, Enums []int
}

// ClassAt gives a class with its places in this file; it must not be changed.
func (f *File) ClassAt(i int) *Class {
	line, shared := f.Places.line(f.Places.Classes, i)
	if !shared {
		return f.Classes[i]
	}
	return f.Classes[i].moved(f.Places.File, line)
}

// EnumAt gives an enum with its places in this file; it must not be changed.
func (f *File) EnumAt(i int) *Enum {
	line, shared := f.Places.line(f.Places.Enums, i)
	if !shared {
		return f.Enums[i]
	}
	return f.Enums[i].moved(f.Places.File, line)
}

// ClassPos gives a class's place alone.
func (f *File) ClassPos(i int) diag.Pos {
	line, shared := f.Places.line(f.Places.Classes, i)
	if !shared {
		return f.Classes[i].Pos
	}
	return move(f.Classes[i].Pos, f.Places.File, line)
}

// EnumPos gives an enum's place alone.
func (f *File) EnumPos(i int) diag.Pos {
	line, shared := f.Places.line(f.Places.Enums, i)
	if !shared {
		return f.Enums[i].Pos
	}
	return move(f.Enums[i].Pos, f.Places.File, line)
}

// SharesClass tells whether other files have the very same class.
func (f *File) SharesClass(i int) bool {
	_, shared := f.Places.line(f.Places.Classes, i)
	return shared
}

// SharesEnum tells whether other files have the very same enum.
func (f *File) SharesEnum(i int) bool {
	_, shared := f.Places.line(f.Places.Enums, i)
	return shared
}

func (p *Places) line(lines []int, i int) (int, bool) {
	if i >= len(lines) || lines[i] == 0 {
		return 0, false
	}
	return lines[i], true
}

// Common makes a class that files can have in common of one whose declaration begins on the
// given line.
func (c *Class) Common(line int) *Class {
	common := c.moved("", -line)
	common.detach()
	return common
}

// Common makes an enum that files can have in common, as that of Class does.
func (e *Enum) Common(line int) *Enum {
	common := e.moved("", -line)
	common.detach()
	return common
}

// moved gives a copy that stands in another file, lines further down.
func (c *Class) moved(file string, lines int) *Class {
	out := *c
	out.Pos = move(c.Pos, file, lines)
	out.Routes = slices.Clone(c.Routes)
	for i := range out.Routes {
		out.Routes[i].Pos = move(out.Routes[i].Pos, file, lines)
	}
	out.Members = slices.Clone(c.Members)
	for i := range out.Members {
		out.Members[i].Pos = move(out.Members[i].Pos, file, lines)
	}
	return &out
}

func (e *Enum) moved(file string, lines int) *Enum {
	out := *e
	out.Pos = move(e.Pos, file, lines)
	out.Members = slices.Clone(e.Members)
	for i := range out.Members {
		out.Members[i].Pos = move(out.Members[i].Pos, file, lines)
	}
	return &out
}

func move(p diag.Pos, file string, lines int) diag.Pos {
	return diag.Pos{File: file, Line: p.Line + lines, Col: p.Col}
}

// ShareClass adds a class that files have in common, whose declaration begins on the line.
func (f *File) ShareClass(c *Class, line int) {
	f.Places.Classes = at(f.Places.Classes, len(f.Classes), line)
	f.Classes = append(f.Classes, c)
}

// ShareEnum adds an enum that files have in common, as ShareClass does.
func (f *File) ShareEnum(e *Enum, line int) {
	f.Places.Enums = at(f.Places.Enums, len(f.Enums), line)
	f.Enums = append(f.Enums, e)
}

// at sets the line of one index; all behind it are forgotten.
func at(lines []int, i, line int) []int {
	for len(lines) < i {
		lines = append(lines, 0)
	}
	return append(lines[:i], line)
}
