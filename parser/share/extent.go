package share

import "strings"

// maxIndent bounds how deep the declarations are indented that are looked for, which keeps
// the search linear.
const maxIndent = 8

// maxTries bounds how many declarations may be thought to end at one place.
const maxTries = 8

// Extents guesses how far the declarations of a text reach: from the beginning of a line to
// the next line that is indented alike and begins with "}". It is a guess; the reader knows.
type Extents struct {
	src  string
	ends map[string]*end // by the indent with the line end before it and "}" behind it
}

// end is where the mark was found last, from where on it was sought, and how many
// declarations may have ended there.
type end struct{ from, at, tries int }

// NewExtents begins with a text.
func NewExtents(src string) *Extents { return &Extents{src: src, ends: map[string]*end{}} }

// Begin gives the beginning of the line whose first token stands at the offset; ok is false
// for a token behind others.
func (e *Extents) Begin(token int) (start int, ok bool) {
	start = token
	for start > 0 && token-start <= maxIndent && (e.src[start-1] == ' ' || e.src[start-1] == '\t') {
		start--
	}
	return start, start > 0 && e.src[start-1] == '\n' && strings.Trim(e.src[start:token], e.src[start:min(start+1, token)]) == ""
}

// Stop gives the end of the declaration whose line and first token begin there; ok is false
// where there seems to be none.
func (e *Extents) Stop(start, token int) (stop int, ok bool) {
	found := e.seek("\n"+e.src[start:token]+"}", token)
	if found.at < 0 || found.tries == maxTries {
		return 0, false
	}
	found.tries++
	line := found.at + 1
	if stop = strings.IndexByte(e.src[line:], '\n'); stop < 0 {
		stop = len(e.src)
	} else {
		stop += line
	}
	return len(strings.TrimRight(e.src[:stop], "\r")), true
}

// seek finds the first place of the mark from the offset on, at -1 for none. It searches no
// stretch twice.
func (e *Extents) seek(mark string, from int) *end {
	if known := e.ends[mark]; known != nil && known.from <= from && (known.at < 0 || from <= known.at) {
		return known
	}
	at := strings.Index(e.src[from:], mark)
	if at >= 0 {
		at += from
	}
	e.ends[mark] = &end{from: from, at: at}
	return e.ends[mark]
}
