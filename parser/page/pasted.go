package page

import (
	"regexp"
	"strings"
)

// People paste pages into tickets, mails and comments, which put marks of their own
// around and before the lines. Marks are overwritten by blanks, byte for byte, so that
// positions stay those of the file.

var (
	// invisible are marks without a width that browsers and chat programs copy.
	invisible = strings.NewReplacer("\u200b", "", "\u2060", "", "\ufeff", "", "\u00ad", "")
	// lineMark is what quotes or comments out a line.
	lineMark = regexp.MustCompile(`^[ \t]*(?:>|\*(?:[ \t]|$)|//(?:[ \t]|$)|--(?:[ \t]|$)|#(?:[ \t]|$))`)
	// blockMark is the line that begins or ends a comment of many lines.
	blockMark = regexp.MustCompile(`^[ \t]*(?:/\*+|\*+/)[ \t]*$`)
	// fence is where Markdown begins or ends text that is kept as it is.
	fence   = regexp.MustCompile("^[ \t]*(?:```|~~~)[\\w#-]*[ \t]*$")
	heading = regexp.MustCompile(`^[ \t]*#{1,6} +\S`)
	bold    = regexp.MustCompile(`^[ \t]*(?:\*\*.*[^*]\*\*|__.*[^_]__)[ \t]*$`)
	// anchor are the lines that every copy of a page has one of.
	anchor = regexp.MustCompile(`^(?:\[?\\?` + backLink + `|` + regexp.QuoteMeta(routesCaption) + `|` + acceptSentence + `|` + sampleIntro + `|HTTP/\d(?:\.\d)? \d{3}\b|[A-Z]+ \S+ HTTP/\d)`)
)

// asPasted gives the input as the page was before it was pasted.
func (in *input) asPasted() *input {
	text := invisible.Replace(in.text)
	text = strings.ReplaceAll(text, "\u00a0", " ")
	lines := strings.Split(text, "\n")
	for range maxQuotes {
		if !unquote(lines) {
			break
		}
	}
	for i, l := range lines {
		lines[i] = withoutMarkup(l)
	}
	return newText(in.file, strings.Join(lines, "\n"))
}

// maxQuotes is how often a mail can have been answered.
const maxQuotes = 9

// unquote takes one level of marks off the first run of marked lines that two lines of
// a page are among.
func unquote(lines []string) bool {
	for start := 0; start < len(lines); {
		kind := strings.TrimSpace(lineMark.FindString(lines[start]))
		if kind == "" {
			start++
			continue
		}
		end, anchors := start, 0
		for ; end < len(lines) && isMarked(lines[end], kind); end++ {
			if anchor.MatchString(strings.TrimLeft(lines[end], " \t>*/#-")) {
				anchors++
			}
		}
		if anchors > 1 {
			if start > 0 && blockMark.MatchString(lines[start-1]) {
				start--
			}
			blankMarks(lines[start:end])
			return true
		}
		start = end
	}
	return false
}

func blankMarks(lines []string) {
	for i, l := range lines {
		n := len(lineMark.FindString(l))
		if blockMark.MatchString(l) {
			n = len(l)
		}
		lines[i] = strings.Repeat(" ", n) + l[n:]
	}
}

// isMarked tells whether the line is blank or has the mark, or ends the comment.
func isMarked(l, kind string) bool {
	if isBlank(l) || kind == "*" && blockMark.MatchString(l) {
		return true
	}
	return strings.TrimSpace(lineMark.FindString(l)) == kind
}

// withoutMarkup takes off what Markdown puts around a whole line.
func withoutMarkup(l string) string {
	switch {
	case fence.MatchString(l):
		return strings.Repeat(" ", len(l))
	case heading.MatchString(l):
		n := strings.IndexByte(l, '#')
		for ; l[n] == '#'; n++ {
		}
		return strings.Repeat(" ", n) + l[n:]
	case bold.MatchString(l):
		trimmed := strings.TrimSpace(l)
		at := strings.Index(l, trimmed)
		return l[:at] + "  " + trimmed[2:len(trimmed)-2]
	}
	return l
}
