// Package leftout keeps account of what a reader of code does not understand: stretches
// of a text come in, one warning a run of them goes out. It decides nothing and never
// changes what is read.
package leftout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ssgen/ssgen/parser/diag"
)

// Account is what was left out of one text. Stretches have to come in the text's order.
type Account struct {
	src        string
	lines      *diag.Lines
	diags      *diag.List
	stretches  int
	start, end int // the run that is not reported yet; empty when there is none
}

// Of opens the account of a text whose warnings go to diags.
func Of(src string, lines *diag.Lines, diags *diag.List) *Account {
	return &Account{src: src, lines: lines, diags: diags}
}

// Add notes a stretch, by offsets. Stretches with nothing but blanks between them are one
// run.
func (a *Account) Add(start, end int) {
	a.stretches++
	if a.end > 0 && start >= a.end && strings.TrimFunc(a.src[a.end:start], IsSpace) == "" {
		a.end = end
		return
	}
	a.Close()
	a.start, a.end = start, end
}

// Stretches counts what was left out so far.
func (a *Account) Stretches() int { return a.stretches }

// Close reports the last run.
func (a *Account) Close() {
	run := strings.TrimFunc(a.src[a.start:a.end], IsSpace)
	if run != "" {
		first, _, more := strings.Cut(run, "\n")
		what := "a line of code is"
		if more {
			what = "lines of code are"
		}
		a.diags.Warn("code-skipped", a.lines.Pos(a.start), "compare with the server's page; save it again if it was cut or changed",
			"%s not understood and left out: %q", what, Shorten(strings.TrimFunc(first, IsSpace)))
	}
	a.start, a.end = 0, 0
}

// Cut reports a declaration whose end is missing; what is said of it until there stays.
func (a *Account) Cut(name string, pos diag.Pos, what string) {
	a.diags.Warn("code-cut", pos, "save the page again, whole", "%q has no end; its %s up to there are kept", Shorten(name), what)
}

// maxQuote is how much of a text a warning shows, in bytes.
const maxQuote = 60

// Shorten cuts text to what a warning shows of it.
func Shorten(s string) string {
	if len(s) <= maxQuote {
		return s
	}
	cut := maxQuote
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// IsSpace knows the blanks that copied text brings along, too: byte order marks and
// blanks of no width.
func IsSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B'
}
