// Package config reads ssgen.yaml: what a user has decided of a package and of the API
// that it is made from, kept beside the code.
//
// The text of a file goes in; what it says, each value with its place, and what is wrong
// with it come out. Keys that there are not, values of another type and a file of another
// version are errors with line, column and the nearest name. The package never looks at
// the API that the file is about: what the entries match is found out by those who apply
// them.
package config

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/parser"

	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/override"
)

// Name is how the file is called where nobody says otherwise.
const Name = "ssgen.yaml"

// Version is the only version of the format so far.
const Version = "1"

// maxBytes bounds what is read: a file of decisions is short.
const maxBytes = 256 << 10

// File is what an ssgen.yaml says. The zero File says nothing.
type File struct {
	// Name is the file's path as people see it, "" for no file.
	Name string
	// Options are the values of keys that are options of the generate command too, such as
	// "output" and "only": one text, or several where the option is a list; "true" or
	// "false" where it is a switch.
	Options map[string][]Value
	// Include and Exclude choose parts of the API.
	Include, Exclude reach.Selection
	// Rename is what things are called in Go.
	Rename goir.Renaming
	// Own are types of the user's in the place of scalars.
	Own []Own
	// Overrides settle what no source tells.
	Overrides override.Set
	// Ignored are changes that diff does not tell of.
	Ignored []Ignored
	// Severities are those of findings by code.
	Severities map[string]Severity
}

// Value is one text and its place in the file.
type Value struct {
	Text string
	Pos  diag.Pos
}

// Severity is what a kind of finding counts as: Off for nothing at all.
type Severity struct {
	Off   bool
	Level diag.Severity
}

// kind is how the values of a key look.
type kind int

const (
	text kind = iota
	list
	toggle
	section
)

// keys are all keys that a file can have.
var keys = [...]struct {
	name string
	kind kind
}{
	{"version", text}, {"sources", list}, {"output", text}, {"package", text}, {"parts", list}, {"import-path", text}, {"only", list}, {"include", section}, {"exclude", section}, {"format", text},
	{"nulls", list}, {"optional", list}, {"required", list}, {"polymorphic", list}, {"assembly", text}, {"names", text}, {"guids", text}, {"dates", text},
	{"zone", text}, {"builtins", toggle}, {"keep-removed", toggle}, {"strict", toggle}, {"initialisms", list}, {"rename", section}, {"retype", section}, {"overrides", section}, {"severities", section}, {"diff", section},
}

// Parse reads the text of a file. Codes are the names of all findings, to which
// severities can be given; fixed are those of them that always are errors. What the file
// says is to be used only where no problem is an error.
func Parse(name string, data []byte, codes, fixed []string) (File, diag.List) {
	r := &reader{file: File{Name: name, Options: map[string][]Value{}, Severities: map[string]Severity{}}, codes: codes, fixed: fixed}
	unix := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n") // YAML's reader counts "\r\n" twice
	r.lines = strings.Split(unix, "\n")
	if len(data) > maxBytes {
		r.fail("config-syntax", diag.Pos{File: name}, "leave out what is no decision of yours", "the file is larger than %d KB", maxBytes>>10)
		return r.file, r.problems
	}
	if at, ok := r.tooDeep(); ok {
		r.fail("config-syntax", at, "no key of the file needs more than three levels", "what stands here is nested too deeply")
		return r.file, r.problems
	}
	tree, err := parser.ParseBytes([]byte(unix), 0)
	if err != nil {
		r.syntax(err)
		return r.file, r.problems
	}
	r.documents(tree)
	r.problems.Sort()
	return r.file, r.problems
}

// Option gives the place of a value of an option: the i-th of a list.
func (f File) Option(key string, i int) (diag.Pos, bool) {
	values := f.Options[key]
	if len(values) == 0 {
		return diag.Pos{}, false
	}
	return values[min(max(i, 0), len(values)-1)].Pos, true
}

// Texts gives the values of an option, none where the file does not have it.
func (f File) Texts(key string) []string {
	var texts []string
	for _, v := range f.Options[key] {
		texts = append(texts, v.Text)
	}
	return texts
}

// Apply gives findings the severities that the file says, and how many that makes errors.
// What is an error already stays one: no input gets usable by a setting.
func (f File) Apply(found diag.List) (out diag.List, raised int) {
	for _, d := range found {
		s, said := f.Severities[d.Code]
		switch {
		case !said || d.Severity == diag.Error:
		case s.Off:
			continue
		default:
			if d.Severity = s.Level; d.Severity == diag.Error {
				raised++
			}
		}
		out.Add(d)
	}
	return out, raised
}

// Keys lists what a file can have at its top.
func Keys() []string {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	return names
}

// maxKnown is how many names a message can list.
const maxKnown = 40

// near writes the names that one may have meant, or all where there are few.
func near(name string, known []string) string {
	if found := diag.Near(name, known); len(found) > 0 {
		return "did you mean " + strings.Join(found, " or ") + "?"
	}
	if len(known) > maxKnown {
		return ""
	}
	return "there are " + strings.Join(known, ", ")
}

// isFixed tells whether findings of the code are errors whatever anybody says.
func (r *reader) isFixed(code string) bool { return slices.Contains(r.fixed, code) }
