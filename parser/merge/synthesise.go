package merge

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ssgen/ssgen/parser/sample"
)

// synthesise declares a type with the members that a sample object shows.
func (m *merger) synthesise(v *sample.Value, op *operation, name string) *node {
	name = m.freeName(name)
	d := &decl{name: name, pos: v.Pos, op: op.name, synthetic: true}
	m.decls[name] = d
	m.forget()
	m.fill(d, v, op)
	return &node{name: name, pos: v.Pos}
}

// freeName gives the name, with a number behind it if a type has it already.
func (m *merger) freeName(name string) string {
	free := name
	for i := 2; m.decls[free] != nil || m.enums[free] != nil; i++ {
		free = fmt.Sprintf("%s%d", name, i)
	}
	return free
}

// fill gives a type the members of a sample object.
func (m *merger) fill(d *decl, v *sample.Value, op *operation) {
	m.nameless(v, d.name)
	for i := range v.Members {
		key := &v.Members[i]
		if key.Name == "" || !isName(key.Name) || d.member(safeName(key.Name)) != nil {
			continue
		}
		mb := &member{name: safeName(key.Name), wire: key.Name, named: true, pos: key.Pos}
		mb.typ = m.infer(&key.Value, op, d.name+pascal(key.Name))
		d.members = append(d.members, mb)
		m.forget()
	}
}

// pascal makes a wire name the end of a type's name.
func pascal(name string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.WriteString(upperFirst(word))
	}
	return b.String()
}

// upperFirst is the guess at a property's C# name: its first letter in upper case.
func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
