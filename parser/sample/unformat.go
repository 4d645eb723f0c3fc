package sample

import (
	"sort"
	"strings"
)

// unformatter takes the layout out of pretty-printed JSV, exactly as the server
// put it in: a line break and tabs behind "{", "[" and ",", before "}" and "]",
// and before a "{" or "[" that follows a ":"; and a blank behind an entry's first
// ":". The server spares neither brackets nor the ":" of a quoted name, so neither
// does this.
// Layout that was changed on the way (no indentation, one long line) is taken out
// where it cannot be data.
type unformatter struct {
	src        string
	i          int
	out        strings.Builder
	copied     []piece
	quoted     bool
	firstColon bool // the next ":" is the first one of its entry
}

// piece is where a stretch of the output comes from, by offsets.
type piece struct{ out, src int }

// isPretty tells whether the text was laid out: its root bracket is followed by a
// blank, which on the wire never happens.
func isPretty(body string) bool {
	body = strings.TrimLeft(body, " \t\r\n")
	return len(body) > 1 && (body[0] == '{' || body[0] == '[') && isBlank(body[1])
}

func unformat(src string) *unformatter {
	u := &unformatter{src: src, firstColon: true}
	for u.i < len(src) {
		switch c := src[u.i]; {
		case c == '{' || c == '[':
			u.open()
		case c == '}' || c == ']':
			u.copy(1)
			u.firstColon = true
		case c == '"':
			u.copy(1)
			u.quoted = !u.quoted
		case c == ',' && !u.quoted:
			u.copy(1)
			u.firstColon = true
			u.i = u.blankEnd()
		case c == ':':
			u.colon()
		case isBlank(c):
			u.blanks()
		default:
			u.copy(1)
		}
	}
	return u
}

// copy takes the next n bytes over.
func (u *unformatter) copy(n int) {
	if last := len(u.copied) - 1; last < 0 || u.out.Len()-u.copied[last].out != u.i-u.copied[last].src {
		u.copied = append(u.copied, piece{u.out.Len(), u.i})
	}
	u.out.WriteString(u.src[u.i : u.i+n])
	u.i += n
}

// origin gives the offset in the source of an offset in the output.
func (u *unformatter) origin(i int) int {
	n := sort.Search(len(u.copied), func(k int) bool { return u.copied[k].out > i })
	if n == 0 {
		return i
	}
	return min(u.copied[n-1].src+i-u.copied[n-1].out, len(u.src))
}

func (u *unformatter) open() {
	u.copy(1)
	u.firstColon = true
	if u.quoted {
		u.i = u.indentEnd(u.i)
		return
	}
	u.i = u.blankEnd()
}

func (u *unformatter) colon() {
	u.copy(1)
	if u.firstColon && strings.HasPrefix(u.src[u.i:], " ") {
		u.i++
		u.firstColon = false
	}
	end := u.indentEnd(u.i)
	if !u.quoted {
		end = u.blankEnd()
	}
	if end < len(u.src) && (u.src[end] == '{' || u.src[end] == '[' || u.src[end] == '"' && !u.quoted) {
		u.i = end
	}
}

// blanks takes a run of blanks over, but not what stands before a closing bracket
// or behind one.
func (u *unformatter) blanks() {
	end := u.blankEnd()
	run := u.src[u.i:end]
	closes := end == len(u.src) || u.src[end] == '}' || u.src[end] == ']'
	before := byte(0)
	if u.i > 0 {
		before = u.src[u.i-1]
	}
	switch {
	case !u.quoted && (closes || before == '}' || before == ']' || u.out.Len() == 0):
		u.i = end
	case closes && strings.Contains(run, "\n"):
		u.copy(len(strings.TrimSuffix(run[:strings.LastIndexByte(run, '\n')], "\r")))
		u.i = end
	default:
		u.copy(len(run))
	}
}

// blankEnd gives the end of the blanks that begin here.
func (u *unformatter) blankEnd() int {
	i := u.i
	for i < len(u.src) && isBlank(u.src[i]) {
		i++
	}
	return i
}

// indentEnd gives the end of the line break and tabs that begin at the offset,
// which is the offset itself where there are none.
func (u *unformatter) indentEnd(i int) int {
	end := i
	if strings.HasPrefix(u.src[end:], "\r") {
		end++
	}
	if !strings.HasPrefix(u.src[end:], "\n") {
		return i
	}
	for end++; end < len(u.src) && u.src[end] == '\t'; end++ {
	}
	return end
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
