package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// The most that people get to see at once; --json has all of it.
const (
	maxErrors   = 20 // errors
	maxPerGroup = 3  // warnings of one kind
)

// printErrors writes each error in a line of its own.
func printErrors(w io.Writer, all diag.List) {
	printed := 0
	for _, d := range all {
		if d.Severity != diag.Error {
			continue
		}
		if printed++; printed <= maxErrors {
			fmt.Fprintln(w, printable(d.String()))
		}
	}
	if printed > maxErrors {
		fmt.Fprintf(w, "… and %s more\n", count(printed-maxErrors, "error"))
	}
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
	for _, d := range all {
		if d.Severity != diag.Warning {
			continue
		}
		i := slices.IndexFunc(groups, func(g group) bool { return g.code == d.Code })
		if i < 0 {
			i = len(groups)
			groups = append(groups, group{code: d.Code})
		}
		groups[i].list.Add(d)
	}
	return groups
}

// printWarnings writes the warnings by kind, the first of each with its place and
// hint. A hint that all shown share is printed once.
func printWarnings(w io.Writer, all diag.List) {
	for _, g := range groupWarnings(all) {
		shown := g.list[:min(len(g.list), maxPerGroup)]
		hint := sharedHint(shown)
		for _, d := range shown {
			if hint != "" {
				d.Hint = ""
			}
			fmt.Fprintf(w, "  %s\n", printable(d.String()))
		}
		if rest := len(g.list) - len(shown); rest > 0 {
			fmt.Fprintf(w, "  … and %d more %s\n", rest, printable(g.code))
		}
		if hint != "" {
			fmt.Fprintf(w, "    %s\n", printable(hint))
		}
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
