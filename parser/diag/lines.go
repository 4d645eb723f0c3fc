package diag

import (
	"sort"
	"strings"
)

// Lines turns byte offsets in a text into places in the file that the text was
// taken from. It is made once a text; a look-up is logarithmic.
type Lines struct {
	at     Pos
	starts []int // offsets of the second and later lines
}

// NewLines indexes the text, whose first byte stands at the given place. An
// unknown line stays unknown for every offset.
func NewLines(text string, at Pos) *Lines {
	return &Lines{at: at, starts: LineStarts(text)}
}

// LineStarts gives the offsets of the second and later lines of a text.
func LineStarts(text string) []int {
	starts := make([]int, 0, strings.Count(text, "\n"))
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			return starts
		}
		at += n + 1
		starts = append(starts, at)
	}
}

// Pos gives the place of the byte at the offset.
func (l *Lines) Pos(offset int) Pos {
	p := l.at
	if p.Line == 0 {
		return p
	}
	n := sort.SearchInts(l.starts, offset+1)
	if n == 0 {
		if p.Col > 0 {
			p.Col += offset
		}
		return p
	}
	p.Line += n
	p.Col = offset - l.starts[n-1] + 1
	return p
}
