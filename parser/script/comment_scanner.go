package script

import "strings"

// maxTailLook bounds how far the line behind a comment is looked at.
const maxTailLook = 1024

// commentScanner finds where block comments end. ServiceStack prints
// descriptions as they are, so "*/" may stand in the middle of one: a comment
// ends at the first "*/" that code follows. Asked in ascending order, it reads
// the text once.
type commentScanner struct {
	src     string
	marks   seeker // any "*/"
	closers seeker // a "*/" with code behind it
	openers seeker // a line that begins with "/*"
}

func newCommentScanner(src string) commentScanner {
	return commentScanner{
		src:     src,
		marks:   newSeeker(isCommentEnd),
		closers: newSeeker(func(src string, i int) bool { return isCommentEnd(src, i) && codeFollows(src[i+2:]) }),
		openers: newSeeker(opensLine),
	}
}

// end gives the offset behind the comment that opens at the given one, or 0 when
// the comment does not end. It is plain where the first "*/" ends it, because of what stands
// right behind.
func (s *commentScanner) end(open int) (end int, plain bool) {
	first := s.marks.next(s.src, open+2)
	if first < 0 {
		return 0, false
	}
	if codeFollows(s.src[first+2:]) {
		return first + 2, true
	}
	closer, opener := s.closers.next(s.src, first), s.openers.next(s.src, first)
	if closer >= 0 && (opener < 0 || closer < opener) {
		return closer + 2, false
	}
	return first + 2, false // nothing readable follows anyway
}

// seeker finds the next offset at which something holds. It remembers its last
// answer, so that no stretch is searched twice.
type seeker struct {
	holds    func(src string, i int) bool
	from, at int // at is the answer for every offset in from…at; len(src) means none
}

func newSeeker(holds func(src string, i int) bool) seeker {
	return seeker{holds: holds, from: -1, at: -1}
}

// next gives the first offset from i on at which it holds, -1 for none.
func (s *seeker) next(src string, i int) int {
	if i < s.from || i > s.at {
		from, at := s.from, s.at
		for s.from, s.at = i, i; s.at < len(src) && !s.holds(src, s.at); s.at++ {
			if s.at == from {
				s.at = at
				break
			}
		}
	}
	if s.at >= len(src) {
		return -1
	}
	return s.at
}

func isCommentEnd(src string, i int) bool { return strings.HasPrefix(src[i:], "*/") }

// opensLine tells whether a comment opens at the offset with only blanks before
// it on its line.
func opensLine(src string, i int) bool {
	if src[i] != '/' || !strings.HasPrefix(src[i:], "/*") {
		return false
	}
	for i > 0 && (src[i-1] == ' ' || src[i-1] == '\t') {
		i--
	}
	return i == 0 || src[i-1] == '\n'
}

// codeFollows tells whether the text behind a "*/" can be code: a declaration or
// member on the next line, or one that fills the rest of this line.
func codeFollows(rest string) bool {
	rest = rest[:min(len(rest), maxTailLook)]
	trimmed := strings.TrimLeft(rest, " \t\r\n")
	blank := rest[:len(rest)-len(trimmed)]
	line, _, _ := strings.Cut(trimmed, "\n")
	line = strings.TrimRight(line, " \t\r")
	if strings.Contains(blank, "\n") || trimmed == "" {
		return startsCode(line)
	}
	return startsMember(line) || strings.HasPrefix(line, "export ") && startsCode(line)
}

// codeStarts are what lines of DTO code begin with, members aside.
var codeStarts = [...]string{"/*", "//", "}", "[", "(function", `"use strict"`, "constructor", "getTypeName",
	"getMethod", "createResponse", "public ", "export ", "class ", "interface ", "enum ", "type ", "declare ", "import "}

func startsCode(line string) bool {
	if line == "" {
		return true
	}
	for _, start := range codeStarts {
		if strings.HasPrefix(line, start) {
			return true
		}
	}
	return startsMember(line)
}

// startsMember tells whether the line is "name;", "name = […", "name?: T;" or
// an enum's "Name," and "Name = 1,".
func startsMember(line string) bool {
	rest := strings.TrimSpace(line[wordEnd(line, 0):])
	if len(rest) == len(line) {
		return false
	}
	last := rest == "" || strings.HasSuffix(line, ";") || strings.HasSuffix(line, ",")
	switch {
	case rest == ";" || rest == ",":
		return true
	case strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "?"):
		return last || len(line) >= maxTailLook-1
	}
	return false
}
