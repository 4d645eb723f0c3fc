// Package codes says what the codes of findings mean: what each stands for, why it comes
// about and what settles it.
//
// A code goes in and its text comes out, of codes.md, which is part of the program and
// reads as a page of its own. The package never reports anything itself.
package codes

import (
	_ "embed"
	"strings"
)

//go:embed codes.md
var page string

// Code is one kind of finding. Name is stable and kebab-case ("number-kind"); Severities
// are those that it comes with, as the page writes them ("warning", "note, warning").
// Text is what there is to say of it: paragraphs of plain text, parted by an empty line.
type Code struct {
	Name       string
	Severities string
	Text       string
}

// All gives every code there is, sorted by name.
func All() []Code {
	var all []Code
	for _, section := range strings.Split(page, "\n## ")[1:] {
		name, text, _ := strings.Cut(section, "\n")
		severities, text, _ := strings.Cut(strings.TrimSpace(text), "\n")
		all = append(all, Code{Name: name, Severities: severities, Text: strings.TrimSpace(text)})
	}
	return all
}

// Names gives the names of all codes, sorted.
func Names() []string {
	var names []string
	for _, c := range All() {
		names = append(names, c.Name)
	}
	return names
}

// Find gives the code of the name.
func Find(name string) (Code, bool) {
	for _, c := range All() {
		if c.Name == name {
			return c, true
		}
	}
	return Code{}, false
}

// IsError tells whether findings of the code are errors, always: the input cannot be used
// then, and no setting makes that good.
func (c Code) IsError() bool { return c.Severities == "error" }

// Cause is what the code stands for, in one line.
func (c Code) Cause() string {
	cause, _, _ := strings.Cut(c.Text, "\n\n")
	return strings.ReplaceAll(cause, "\n", " ")
}

// Remedy is what settles a finding of the code, in one line.
func (c Code) Remedy() string {
	_, remedy, _ := strings.Cut(c.Text, "\n\n")
	return strings.ReplaceAll(remedy, "\n", " ")
}

// Summary is the first sentence of the text, without its full stop.
func (c Code) Summary() string {
	first, _, _ := strings.Cut(strings.ReplaceAll(c.Text, "\n", " "), ". ")
	return strings.TrimSuffix(first, ".")
}
