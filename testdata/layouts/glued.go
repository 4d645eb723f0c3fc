package layouts

import "strings"

const caption = "The following routes are available for this service:"

// glued renders what most tools extract: headings and indentation are kept, the cells
// of a row run together.
func (p *page) glued() string {
	head := join(p.service, "<back to all web services", p.operation, p.tags, p.doc)
	return head + p.gluedAuth() + p.gluedRoutes() + p.gluedTables() + join(p.trace, p.code, p.link) + p.below(p.accept, p.heading, p.intro)
}

func (p *page) gluedAuth() string {
	if !p.login {
		return ""
	}
	return "Requires Authentication\n" + strings.Join(p.auth, "") + "\n"
}

func (p *page) gluedRoutes() string {
	if len(p.routes) == 0 {
		return ""
	}
	return caption + "\n" + rows(p.routes, "")
}

func (p *page) gluedTables() string {
	var b strings.Builder
	for _, t := range p.tables {
		b.WriteString(t.caption + "\n")
		if len(t.head) > 0 {
			b.WriteString(strings.Join(t.head, "") + "\n")
		}
		b.WriteString(rows(t.rows, ""))
	}
	return b.String()
}

func rows(of [][]string, between string) string {
	var b strings.Builder
	for _, row := range of {
		b.WriteString(strings.TrimRight(strings.Join(row, between), " \t") + "\n")
	}
	return b.String()
}
