package parser

import (
	"cmp"
	"context"
	"html"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/source"
)

// Excerpts gives each diagnostic that has a place the line that stands there. Sources let
// go of their bytes once they are read, so those that a diagnostic names are read again:
// it is for the few that are to be shown. A source that cannot be read again gives none.
func Excerpts(ctx context.Context, sources []source.Source, found diag.List) {
	byFile := map[string][]*diag.Diagnostic{}
	for i := range found {
		if d := &found[i]; d.Pos.Line > 0 && d.Excerpt.IsZero() {
			byFile[d.Pos.File] = append(byFile[d.Pos.File], d)
		}
	}
	for _, s := range sources {
		list := byFile[s.Name]
		if len(list) == 0 {
			continue
		}
		delete(byFile, s.Name)
		if data, err := s.Bytes(ctx); err == nil {
			excerpts(page.Text(data), list)
		}
	}
}

// excerpts goes through a source once.
func excerpts(text string, list []*diag.Diagnostic) {
	slices.SortStableFunc(list, func(a, b *diag.Diagnostic) int { return cmp.Compare(a.Pos.Line, b.Pos.Line) })
	markup := strings.HasPrefix(strings.TrimLeft(text[:min(len(text), 1024)], " \t\n"), "<")
	at, line := 1, ""
	for i, d := range list {
		if i == 0 || d.Pos.Line != list[i-1].Pos.Line {
			text, at = skipLines(text, d.Pos.Line-at), d.Pos.Line
			line, _, _ = strings.Cut(text, "\n")
			if markup && strings.ContainsRune(line, '&') {
				line = html.UnescapeString(line) // as the code was read, whose columns count
			}
		}
		d.Excerpt = diag.TakeExcerpt(line, d.Pos.Col)
	}
}

// skipLines gives what stands behind the next n line ends.
func skipLines(text string, n int) string {
	for ; n > 0; n-- {
		_, text, _ = strings.Cut(text, "\n")
	}
	return text
}
