package emit

import (
	"strings"
	"unicode"
)

// width is the column at which doc comments wrap.
const width = 100

// comment is the one way for a text to become a comment: every line of the result
// begins with "// ", wrapped, and nothing in it can end the comment, stand for a line
// of its own, or be read by the Go tools as a directive. Its result begins with "//",
// which jennifer writes as it is. It is "" for a text without words.
func comment(paragraphs ...string) string {
	var lines []string
	for _, p := range paragraphs {
		p := paragraphLines(p)
		if len(p) > 0 && len(lines) > 0 {
			lines = append(lines, "//")
		}
		lines = append(lines, p...)
	}
	return strings.Join(lines, "\n")
}

// paragraphLines cleans and wraps one text. Its own line breaks stay, an empty line
// ends a paragraph, and so does a line that begins with "Deprecated:".
func paragraphLines(text string) []string {
	var lines []string
	blank := false
	for line := range strings.Lines(clean(text)) {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" {
			blank = true
			continue
		}
		if (blank || strings.HasPrefix(line, "Deprecated:")) && len(lines) > 0 {
			lines = append(lines, "//")
		}
		blank = false
		for _, l := range wrap(line) {
			lines = append(lines, "// "+harmless(l))
		}
	}
	return lines
}

// codeBlock gives lines that godoc shows as they are.
func codeBlock(lines []string) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = "//\t" + harmless(oneLine(l))
	}
	return strings.Join(out, "\n")
}

// join puts comments under each other with an empty line between them.
func join(comments ...string) string {
	var out []string
	for _, c := range comments {
		if c != "" {
			out = append(out, c)
		}
	}
	return strings.Join(out, "\n//\n")
}

// clean gives every kind of line break as "\n" and drops what has no look of its
// own but can change how the text around it reads: controls, marks of direction,
// U+FEFF.
func clean(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n'
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, text)
}

// oneLine gives a text without line breaks.
func oneLine(text string) string { return strings.Join(strings.Fields(clean(text)), " ") }

// harmless takes a line's meaning for tools: "+build" in a first comment is read as
// a constraint, "go:" as a directive that somebody misspelled.
func harmless(line string) string {
	if strings.HasPrefix(line, "+build") || strings.HasPrefix(line, "go:") {
		return `\` + line
	}
	return line
}

// wrap breaks a line between words; a word that is too long stays whole.
func wrap(line string) []string {
	var lines []string
	start, column := 0, 0
	for at, word := range words(line) {
		n := len([]rune(word))
		if column > 0 && column+1+n > width-len("// ") {
			lines = append(lines, strings.TrimSpace(line[start:at]))
			start, column = at, 0
		}
		column += n + min(column, 1)
	}
	return append(lines, strings.TrimSpace(line[start:]))
}

// words gives each word of a line with the byte at which it begins.
func words(line string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		at := 0
		for word := range strings.SplitSeq(line, " ") {
			if !yield(at, word) {
				return
			}
			at += len(word) + 1
		}
	}
}
