package page

import (
	"regexp"
	"strings"
)

// Tools that turn tables into Markdown keep the cells apart by pipes, browsers by tabs,
// and people line them up by blanks.

var (
	// rule is the line below a head in Markdown: "|---|---|".
	rule = regexp.MustCompile(`^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*(?::?-{3,}:?)?$`)
	// gap is what stands between cells that are lined up.
	gap = regexp.MustCompile(`\t|[ \t]{2,}`)
	// pipe is one that ends a cell, and not the escaped one of a text.
	pipe = regexp.MustCompile(`(?:^|[^\\])\|`)
)

// pipeCells gives the cells of a row in Markdown, with or without a pipe in front; nil
// when the line is none. An empty cell behind the last pipe is none.
func pipeCells(text string) []string {
	text = strings.TrimSpace(text)
	lead := strings.HasPrefix(text, "|")
	if !lead && !strings.HasSuffix(text, "|") {
		return nil
	}
	if lead {
		text = text[1:]
	}
	var cells []string
	for {
		at := pipe.FindStringIndex(text)
		if at == nil {
			break
		}
		cells = append(cells, unescapePipes(text[:at[1]-1]))
		text = text[at[1]:]
	}
	if !isBlank(text) {
		cells = append(cells, unescapePipes(text))
	}
	return cells
}

func unescapePipes(cell string) string {
	return strings.TrimSpace(strings.ReplaceAll(cell, `\|`, "|"))
}

// alignedCells gives the cells of a row that has tabs or runs of blanks between them.
func alignedCells(text string) []string {
	return gap.Split(strings.TrimSpace(text), -1)
}

// tabCells gives the cells of a row that has a tab between each two.
func tabCells(text string) []string {
	cells := strings.Split(text, "\t")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// splitter tells how a row of known words keeps its cells apart; nil when it does not.
func splitter(text string) func(string) []string {
	switch {
	case pipeCells(text) != nil:
		return pipeCells
	case strings.Contains(strings.TrimSpace(text), "\t"):
		return tabCells
	case strings.Contains(strings.TrimSpace(text), "  "):
		return alignedCells
	}
	return nil
}

// squeezed is a head's text without what keeps its cells apart, in lower case.
func squeezed(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r == '|' || r == ' ' || r == '\t' || r == '*' {
			return -1
		}
		return r
	}, text))
}

// isTableHead tells the head of a class's table, in whatever way it is written.
func isTableHead(text string) bool {
	return strings.HasPrefix(squeezed(text), strings.ToLower(strings.ReplaceAll(tableHeader, " ", "")))
}

// routeCells gives verbs, path, summary and notes of a route whose cells are apart;
// nil when the line is none.
func routeCells(text string) []string {
	split := splitter(text)
	if split == nil {
		return nil
	}
	cells := split(text)
	if len(cells) < 2 || !verbCell.MatchString(cells[0]) || !strings.HasPrefix(cells[1], "/") && !strings.HasPrefix(cells[1], "{") {
		return nil
	}
	return cells
}

var verbCell = regexp.MustCompile(`^(?:All Verbs|[A-Z]{3,}(?:[, ]+[A-Z]{3,})*)$`)
