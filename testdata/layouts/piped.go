package layouts

import (
	"slices"
	"strings"
)

// pipes is a way to write tables in Markdown.
type pipes struct {
	lead   bool // rows begin with a pipe
	spaced bool // a blank behind the last pipe
}

// piped renders what tools extract that turn tables into Markdown: headings,
// captions and all else above the code is lost.
func (p *page) piped(style pipes) string {
	var b strings.Builder
	if len(p.auth) > 0 {
		b.WriteString(style.row(p.auth))
	}
	b.WriteString(style.routes(p.routes))
	for _, t := range p.tables {
		b.WriteString(style.table(t))
	}
	return b.String() + join(p.code, p.link) + p.below(p.accept, p.intro)
}

// routes makes a head of the first route; of several, it is as wide as all are.
func (s pipes) routes(routes [][]string) string {
	var b strings.Builder
	for i, route := range routes {
		cells := slices.Clone(route)
		for len(cells) > 2 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		head := s.row(cells)
		if i == 0 && len(routes) > 1 {
			head = strings.TrimRight(head, " \n") + strings.Repeat("|", len(route)-len(cells)) + "\n"
		}
		b.WriteString(head)
		switch {
		case i == 0 && len(routes) > 1:
			b.WriteString(s.rule(len(route)))
		case i == 0:
			b.WriteString(s.rule(1))
		}
	}
	return b.String()
}

// table writes rows whose last one lacks the empty cell at its end.
func (s pipes) table(t table) string {
	var b strings.Builder
	if len(t.head) > 0 {
		b.WriteString(s.row(t.head) + s.rule(1))
	}
	for i, row := range t.rows {
		cells := slices.Clone(row)
		if last := len(cells) - 1; i == len(t.rows)-1 && cells[last] == "" {
			cells = cells[:last]
		}
		b.WriteString(s.row(cells))
	}
	return b.String()
}

func (s pipes) row(cells []string) string {
	var b strings.Builder
	if s.lead {
		b.WriteString("| ")
	}
	for _, cell := range cells {
		b.WriteString(strings.TrimLeft(flat(strings.ReplaceAll(cell, "|", `\|`))+" |", " ") + " ")
	}
	text := strings.TrimSuffix(b.String(), " ")
	if s.spaced {
		text += " "
	}
	return text + "\n"
}

func (s pipes) rule(columns int) string {
	rule := strings.Repeat("---|", columns) + "\n"
	if s.lead {
		return "|" + rule
	}
	return rule
}
