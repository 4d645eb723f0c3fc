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
	src   string
	ends  map[string]end // by the indent with the line end before it and "}" behind it
	tries int
	last  int
}

// end is where the mark was found last, and from where on it was sought.
type end struct{ from, at int }

// NewExtents begins with a text.
func NewExtents(src string) *Extents { return &Extents{src: src, ends: map[string]end{}} }

// Of gives the line's beginning and the end of the declaration whose first token stands at
// the offset; ok is false where there seems to be none.
func (e *Extents) Of(token int) (start, stop int, ok bool) {
	start = token
	for start > 0 && token-start <= maxIndent && (e.src[start-1] == ' ' || e.src[start-1] == '\t') {
		start--
	}
	if start == 0 || e.src[start-1] != '\n' || strings.Trim(e.src[start:token], e.src[start:min(start+1, token)]) != "" {
		return 0, 0, false
	}
	at := e.seek("\n"+e.src[start:token]+"}", token)
	if at < 0 {
		return 0, 0, false
	}
	if e.tries++; at != e.last {
		e.last, e.tries = at, 0
	}
	if stop = strings.IndexByte(e.src[at+1:], '\n'); stop < 0 {
		stop = len(e.src)
	} else {
		stop += at + 1
	}
	stop = len(strings.TrimRight(e.src[:stop], "\r"))
	return start, stop, e.tries < maxTries
}

// seek gives the first place of the mark from the offset on, -1 for none. It searches no
// stretch twice.
func (e *Extents) seek(mark string, from int) int {
	if known, ok := e.ends[mark]; ok && known.from <= from && (known.at < 0 || from <= known.at) {
		return known.at
	}
	at := strings.Index(e.src[from:], mark)
	if at >= 0 {
		at += from
	}
	e.ends[mark] = end{from, at}
	return at
}
