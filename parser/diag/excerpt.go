package diag

import (
	"strings"
	"unicode/utf8"
)

// maxExcerpt is how much of a line is shown, in bytes. Minified pages have lines of
// megabytes.
const maxExcerpt = 120

// Excerpt is a line of a source as it stands there, hostile characters and all, without
// its indentation. The zero Excerpt is none.
type Excerpt struct {
	Text string
	// Col is the byte in Text that the diagnostic's column names, counted from 1; 0 where
	// the column is unknown.
	Col int
	// CutBefore and CutAfter tell that the line is longer.
	CutBefore, CutAfter bool
}

// TakeExcerpt takes the column's surroundings out of a line; a column of 0 is unknown.
func TakeExcerpt(line string, col int) Excerpt {
	line = strings.TrimRight(line, " \t\r\n")
	if col < 0 || col > len(line)+1 {
		col = 0
	}
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	if col > 0 {
		indent = min(indent, col-1)
	}
	start, end := indent, len(line)
	if end-start > maxExcerpt {
		start = runeStart(line, max(indent, col-1-maxExcerpt/3))
		end = runeStart(line, min(end, start+maxExcerpt))
	}
	e := Excerpt{Text: line[start:end], CutBefore: start > indent, CutAfter: end < len(line)}
	if col > 0 {
		e.Col = col - start
	}
	return e
}

// runeStart moves an offset back to where a character begins.
func runeStart(s string, i int) int {
	for back := 0; i > 0 && i < len(s) && !utf8.RuneStart(s[i]) && back < utf8.UTFMax; back++ {
		i--
	}
	return i
}

// IsZero tells whether there is no excerpt.
func (e Excerpt) IsZero() bool { return e.Text == "" }
