package layouts

import (
	"regexp"
	"strings"
)

// Layout is one way in which a page becomes text.
type Layout struct {
	Name   string
	render func(*page) string
}

// Render gives the text of an HTML page in this layout.
func (l Layout) Render(data []byte) (string, error) {
	p, err := read(data)
	if err != nil {
		return "", err
	}
	return l.render(p), nil
}

// All lists the layouts, those that keep most first.
func All() []Layout {
	markdown := pipes{lead: true}
	return []Layout{
		{"glued", func(p *page) string { return p.glued() }},
		{"glued-second-heading", func(p *page) string { return p.withAlias().glued() }},
		{"markdown", func(p *page) string { return stripIndent(p.piped(markdown)) }},
		{"markdown-spaced", func(p *page) string { return stripIndent(p.piped(pipes{lead: true, spaced: true})) }},
		{"markdown-bare", func(p *page) string { return stripIndent(p.piped(pipes{})) }},
		{"markdown-indented", func(p *page) string { return dropBlank(p.piped(markdown)) }},
		{"code", func(p *page) string { return dropBlank(stripIndent(p.codeOnly(p.response))) }},
		{"code-flat", func(p *page) string { return dropBlank(stripIndent(p.codeOnly(flat(p.response)))) }},
		{"samples", func(p *page) string { return stripIndent(p.below(p.accept, p.heading, p.intro)) }},
		{"samples-heading", func(p *page) string { return stripIndent(p.below(p.heading, p.intro)) }},
		{"samples-tabs", func(p *page) string { return p.below(p.accept, p.intro) }},
		{"lossy", func(p *page) string { return dropBraces(stripIndent(p.lossy())) }},
		{"pasted-tabs", func(p *page) string { return p.pasted("\t", false) }},
		{"pasted-aligned", func(p *page) string { return p.pasted("  ", true) }},
		{"pasted-markdown", func(p *page) string { return p.halfMarkdown() }},
		{"pasted-comment", func(p *page) string { return "/*\n" + prefix(" * ", p.pasted("\t", false)) + "\n */\n" }},
		{"pasted-mail", func(p *page) string { return mail(p.pasted("\t", false)) }},
		{"pasted-ticket", func(p *page) string { return ticket(p.glued()) }},
	}
}

var (
	indentation = regexp.MustCompile(`(?m)^[ \t]+`)
	emptyLines  = regexp.MustCompile(`\n(?:[ \t]*\n)+`)
	braceLines  = regexp.MustCompile(`(?m)^[{}]\n`)
	blankRuns   = regexp.MustCompile(`\s+`)
)

func stripIndent(s string) string { return indentation.ReplaceAllString(s, "") }
func dropBlank(s string) string   { return emptyLines.ReplaceAllString(s, "\n") }
func flat(s string) string        { return blankRuns.ReplaceAllString(s, " ") }

// dropBraces leaves out the lines of the code that hold nothing but a brace.
func dropBraces(s string) string {
	code, samples, found := strings.Cut(s, "To override")
	code = braceLines.ReplaceAllString(code, "")
	if !found {
		return code
	}
	return code + "To override" + samples
}

// join gives the blocks that are not empty, a blank line between them.
func join(blocks ...string) string {
	var b strings.Builder
	for _, block := range blocks {
		if block = strings.Trim(block, "\n"); block != "" {
			b.WriteString(block + "\n\n")
		}
	}
	return b.String()
}

// below is the end of a page: what the lines are, then the samples with no blank line
// between them.
func (p *page) below(lines ...string) string {
	samples := strings.Trim(p.request+"\n"+p.response, "\n")
	return strings.TrimRight(join(append(lines, samples)...), "\n")
}

// withAlias puts a second heading below the description, as some hosts do.
func (p *page) withAlias() *page {
	copied := *p
	copied.doc = strings.Trim(p.doc+"\n/"+strings.ToLower(p.operation), "\n")
	return &copied
}

// codeOnly keeps neither headings nor tables.
func (p *page) codeOnly(response string) string {
	copied := *p
	copied.response = response
	return join(p.code, p.link) + copied.below(p.accept, p.intro)
}

// lossy drops the heading of the operation, the rows of the routes, and the line of
// the format.
func (p *page) lossy() string {
	head := join(p.service, "<back to all web services", p.doc)
	if len(p.routes) > 0 {
		head += caption + "\n"
	}
	return head + p.gluedTables() + join(p.code, p.link) + p.below(p.accept, p.intro)
}
