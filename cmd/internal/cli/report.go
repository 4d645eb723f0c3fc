package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/source"
)

// The most that people get to see at once; --all shows all of it, and so does --json.
const (
	maxErrors   = 20 // errors
	maxPerGroup = 3  // warnings of one kind
	maxLines    = 6  // lines for the config under one kind
)

// report writes findings for people.
type report struct {
	w     io.Writer
	all   bool // each of them, not the first of a kind
	style style
	// excerpts gives findings the lines that they are about; nil gives none.
	excerpts func(diag.List)
}

func newReport(w io.Writer, all bool) *report {
	return &report{w: w, all: all, style: styleOf(w), excerpts: func(diag.List) {}}
}

// from takes excerpts out of the sources.
func (r *report) from(ctx context.Context, sources []source.Source) *report {
	r.excerpts = func(found diag.List) { parser.Excerpts(ctx, sources, found) }
	return r
}

// errors writes each error with its line.
func (r *report) errors(all diag.List) {
	shown := bySeverity(all, diag.Error)
	n := len(shown)
	if !r.all {
		shown = shown[:min(n, maxErrors)]
	}
	r.excerpts(shown)
	for _, d := range shown {
		r.finding("", d)
		r.lines("  ", diag.List{d})
	}
	if rest := n - len(shown); rest > 0 {
		fmt.Fprintf(r.w, "… and %s more; --all shows them\n", count(rest, "error"))
	}
}

func bySeverity(all diag.List, s diag.Severity) diag.List {
	var list diag.List
	for _, d := range all {
		if d.Severity == s {
			list.Add(d)
		}
	}
	return list
}

// group is all warnings of one kind, in the order of their places.
type group struct {
	code string
	list diag.List
}

// groupWarnings brings warnings of one kind together, the kinds in the order of
// their first place.
func groupWarnings(all diag.List) []group {
	var groups []group
	for _, d := range bySeverity(all, diag.Warning) {
		i := slices.IndexFunc(groups, func(g group) bool { return g.code == d.Code })
		if i < 0 {
			i = len(groups)
			groups = append(groups, group{code: d.Code})
		}
		groups[i].list.Add(d)
	}
	return groups
}

// warnings writes the warnings by kind, the first of each with its line, then what
// settles them. A hint that all shown share is printed once.
func (r *report) warnings(all diag.List) {
	groups := groupWarnings(all)
	var shown diag.List
	for _, g := range groups {
		shown = append(shown, r.first(g)...)
	}
	r.excerpts(shown)
	for _, g := range groups {
		n := len(r.first(g))
		r.group(g, shown[:n:n])
		shown = shown[n:]
	}
	if len(groups) > 0 {
		fmt.Fprintln(r.w, "  ssgen explain CODE says more of each [code]")
	}
}

func (r *report) first(g group) diag.List {
	if r.all {
		return g.list
	}
	return g.list[:min(len(g.list), maxPerGroup)]
}

func (r *report) group(g group, shown diag.List) {
	hint := sharedHint(shown)
	for _, d := range shown {
		if hint != "" {
			d.Hint = ""
		}
		r.finding("  ", d)
	}
	if rest := len(g.list) - len(shown); rest > 0 {
		fmt.Fprintf(r.w, "  … and %d more %s; --all shows them\n", rest, printable(g.code))
	}
	if hint != "" {
		fmt.Fprintf(r.w, "    %s\n", printable(hint))
	}
	r.lines("    ", shown)
	if line := patternLine(shown); line != "" && len(g.list) > len(shown) {
		fmt.Fprintf(r.w, "          # a pattern settles many at once: %s\n", line)
	}
}

// finding writes one finding and the line that it is about.
func (r *report) finding(indent string, d diag.Diagnostic) {
	text := printable(d.String())
	word := d.Severity.String() + ": "
	if before, after, ok := strings.Cut(text, word); ok {
		text = before + r.style.severity(d.Severity, word) + after
	}
	if d.Code != "" {
		text += r.style.faint(" [" + printable(d.Code) + "]")
	}
	fmt.Fprintf(r.w, "%s%s\n", indent, text)
	line, caret := excerptLines(d.Excerpt)
	if line == "" {
		return
	}
	fmt.Fprintf(r.w, "%s    %s\n", indent, line)
	if caret != "" {
		fmt.Fprintf(r.w, "%s    %s\n", indent, r.style.mark(caret))
	}
}

// lines writes the entries of the config that settle findings.
func (r *report) lines(indent string, shown diag.List) {
	text := settingLines(shown)
	if len(text) == 0 {
		return
	}
	most := len(text)
	if !r.all {
		most = min(most, maxLines)
	}
	fmt.Fprintf(r.w, "%sor say it in ssgen.yaml:\n", indent)
	for _, line := range text[:most] {
		fmt.Fprintf(r.w, "%s  %s\n", indent, line)
	}
	if rest := len(text) - most; rest > 0 {
		fmt.Fprintf(r.w, "%s  # … and %d more\n", indent, rest)
	}
}

// sharedHint gives the hint that two or more diagnostics have in common, else "".
func sharedHint(list diag.List) string {
	if len(list) < 2 {
		return ""
	}
	for _, d := range list {
		if d.Hint != list[0].Hint {
			return ""
		}
	}
	return list[0].Hint
}

// count writes a number with its noun: "1 page", "3 pages".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "s") {
		return fmt.Sprintf("%d %ses", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
