// Package diag holds what ssgen has to say about its input: diagnostics with a
// position, a cause and the way out.
//
// Facts about places go in, sorted and printable findings come out. The package
// never decides what is worth saying and never prints by itself.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in an input. Line and Col count from 1; 0 means unknown. Col
// counts bytes. File is the name as the user gave it, with forward slashes.
type Pos struct {
	File string
	Line int
	Col  int
}

// String gives "file:line", "file:line:col" where the column is known, or "".
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	default:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
	}
}

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(strings.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// From gives the place as one in a text that begins at start: without a file, with lines
// from 0, and on the first of them columns from 1.
func (p Pos) From(start Pos) Pos {
	if p.Line == start.Line {
		p.Col -= start.Col - 1
	}
	return Pos{Line: p.Line - start.Line, Col: p.Col}
}

// In gives a place in a text, as From gives it, where the text begins at start.
func (p Pos) In(start Pos) Pos {
	if p.Line == 0 {
		p.Col += start.Col - 1
	}
	return Pos{File: start.File, Line: p.Line + start.Line, Col: p.Col}
}

// Severity tells what a diagnostic means for the run.
type Severity int

// The severities, mildest first. A Note needs no action. A Warning marks what
// could not be known and was chosen; it is an error under --strict. An Error
// means that the input cannot be used.
const (
	Note Severity = iota
	Warning
	Error
)

// String gives "note", "warning" or "error".
func (s Severity) String() string {
	return [...]string{"note", "warning", "error"}[s]
}

// Related is a second place that explains a diagnostic.
type Related struct {
	Pos     Pos
	Message string
}

// Diagnostic is one finding. Code is stable and kebab-case ("number-kind").
// Message says what was found and what was done about it; Hint, where there is
// one, says what settles it. Neither ends in a full stop.
type Diagnostic struct {
	Severity Severity
	Code     string
	Pos      Pos
	Message  string
	Hint     string
	Related  []Related
	// Subjects are the operations and types that it is about, where it is about several.
	Subjects []string
	// Settings are the entries of ssgen.yaml that settle it. Once all of them are made
	// the finding is none any more.
	Settings []Setting
	// Excerpt is the line at Pos; it is taken when the diagnostic is to be shown.
	Excerpt Excerpt
}

// String gives the diagnostic in one line: position, severity, message, hint.
func (d Diagnostic) String() string {
	var b strings.Builder
	if pos := d.Pos.String(); pos != "" {
		b.WriteString(pos + ": ")
	}
	b.WriteString(d.Severity.String() + ": " + d.Message)
	for _, r := range d.Related {
		fmt.Fprintf(&b, " (%s: %s)", r.Pos, r.Message)
	}
	if d.Hint != "" {
		b.WriteString("; " + d.Hint)
	}
	return b.String()
}

// List is a collection of diagnostics.
type List []Diagnostic

// Add appends one diagnostic.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Warn appends a warning and gives it, to be told at once what settles it.
func (l *List) Warn(code string, pos Pos, hint, format string, args ...any) *Diagnostic {
	l.Add(Diagnostic{Severity: Warning, Code: code, Pos: pos, Message: fmt.Sprintf(format, args...), Hint: hint})
	return &(*l)[len(*l)-1]
}

// Fail appends an error.
func (l *List) Fail(code string, pos Pos, hint, format string, args ...any) {
	l.Add(Diagnostic{Severity: Error, Code: code, Pos: pos, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// Count tells how many diagnostics are of the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors tells whether any diagnostic is an error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Sort orders the list by position, code and message and drops exact repeats,
// so that it is the same whatever the order of reading.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), strings.Compare(a.Code, b.Code), strings.Compare(a.Message, b.Message))
	})
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Code == b.Code && a.Message == b.Message
	})
}
