package layouts

import (
	"fmt"
	"strings"
)

// pasted renders what people paste: cells apart by tabs, or lined up by blanks.
func (p *page) pasted(between string, aligned bool) string {
	head := join(p.service, "<back to all web services", p.operation, p.tags, p.doc)
	if p.login {
		head += "Requires Authentication\n" + strings.Join(p.auth, between) + "\n"
	}
	var b strings.Builder
	if len(p.routes) > 0 {
		b.WriteString(caption + "\n" + lined(p.routes, between, aligned))
	}
	for _, t := range p.tables {
		b.WriteString(t.caption + "\n")
		all := t.rows
		if len(t.head) > 0 {
			all = append([][]string{upper(t.head, aligned)}, all...)
		}
		b.WriteString(lined(all, between, aligned))
	}
	return head + b.String() + join(p.trace, p.code, p.link) + p.below(p.accept, p.heading, p.intro)
}

// upper writes a table's head in capitals, as some people's tools do.
func upper(head []string, all bool) []string {
	if !all {
		return head
	}
	return strings.Split(strings.ToUpper(strings.Join(head, "\t")), "\t")
}

// lined writes rows with something between the cells, which may be lined up.
func lined(of [][]string, between string, aligned bool) string {
	if !aligned {
		return rows(of, between)
	}
	var widths []int
	for _, row := range of {
		for i, cell := range row {
			if i >= len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], len(flat(cell)))
		}
	}
	var b strings.Builder
	for _, row := range of {
		var text strings.Builder
		for i, cell := range row {
			fmt.Fprintf(&text, "%-*s%s", widths[i], flat(cell), between)
		}
		b.WriteString(strings.TrimRight(text.String(), " ") + "\n")
	}
	return b.String()
}

// halfMarkdown is a page that a person tidied up: headings, fences, tables in Markdown.
func (p *page) halfMarkdown() string {
	style := pipes{lead: true}
	var b strings.Builder
	b.WriteString("# " + p.service + "\n\n[<back to all web services](https://docs.example/metadata)\n\n## " + p.operation + "\n\n" + join(p.tags, p.doc))
	if p.login {
		b.WriteString("**Requires Authentication**\n\n" + style.row(p.auth) + "\n")
	}
	if len(p.routes) > 0 {
		b.WriteString("**" + caption + "**\n\n" + style.routes(p.routes) + "\n")
	}
	for _, t := range p.tables {
		b.WriteString("### " + t.caption + "\n\n" + style.table(t) + "\n")
	}
	b.WriteString(join(p.trace))
	if p.code != "" {
		b.WriteString("```js\n" + p.code + "\n```\n\n")
	}
	b.WriteString(join(p.link, p.accept, "### "+p.heading, p.intro) + "```\n" + p.request + "\n```\n\n")
	if p.response != "" {
		b.WriteString("```\n" + p.response + "\n```\n")
	}
	return b.String()
}

// prefix puts a mark before each line.
func prefix(mark, text string) string {
	return mark + strings.ReplaceAll(text, "\n", "\n"+mark)
}

// mail quotes the page in an answer, as mail programs do.
func mail(text string) string {
	return "Hi Ana,\r\n\r\nthis is what their page says:\r\n\r\n" + strings.ReplaceAll(prefix("> ", text), "\n", "\r\n") + "\r\n\r\nRegards, Ben\r\n"
}

// ticket is a page in a ticket: blanks that do not break, marks without a width.
func ticket(text string) string {
	return "\u200b" + strings.ReplaceAll(text, "    ", "\u00a0\u00a0\u00a0 ")
}
