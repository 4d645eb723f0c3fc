package page

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

var (
	anyTag     = regexp.MustCompile(`<[^>]*>`)
	tagsBlock  = regexp.MustCompile(`(?s)<div class="tags">(.*?)</div>`)
	descBlock  = regexp.MustCompile(`(?s)<h3 id='desc'>(.*?)</h3>`)
	authRow    = regexp.MustCompile(`(?s)<table class='authentication'>.*?<tr>(.*?)</tr>`)
	routesBody = regexp.MustCompile(`(?s)<table class='routes'>.*?<tbody>(.*?)<tbody>`)
	tableBlock = regexp.MustCompile(`(?s)<table class='(?:params|enum)'>(.*?)</table>`)
	codeBlock  = regexp.MustCompile(`(?s)<code [^>]*>(.*?)</code>`)
	traceBlock = regexp.MustCompile(`(?s)<pre>(System\..*?)</pre>`)
	linkBlock  = regexp.MustCompile(`>([^<]* DTOs)</a>`)
	callBlock  = regexp.MustCompile(`<div class="call-info"><p>(.*?)</p>`)
	httpBlock  = regexp.MustCompile(`<h3>(HTTP \+ \w+)</h3>`)
	preBlock   = regexp.MustCompile(`(?s)<div class="(?:request|response)">\s*<pre>(.*?)</pre>`)
)

// copyText renders an HTML page as a browser's selection shows it: headings kept,
// indentation kept, table cells glued, no blank line between the samples.
func copyText(page string) string {
	page = strings.ReplaceAll(page, "\r\n", "\n")
	first := func(pattern *regexp.Regexp) string {
		if found := pattern.FindStringSubmatch(page); found != nil {
			return found[1]
		}
		return ""
	}
	text := func(s string) string { return html.UnescapeString(anyTag.ReplaceAllString(s, "")) }
	var b strings.Builder
	paragraph := func(s string) {
		if s = strings.Trim(text(s), "\n"); s != "" {
			b.WriteString(s + "\n\n")
		}
	}
	paragraph(first(regexp.MustCompile(`<h1>(.*?)</h1>`)))
	b.WriteString(backLink + "\n\n")
	paragraph(first(regexp.MustCompile(`<h2>(.*?)</h2>`)))
	paragraph(first(tagsBlock))
	paragraph(first(descBlock))
	if strings.Contains(page, "table class='authentication'") {
		b.WriteString("Requires Authentication\n" + text(first(authRow)) + "\n")
	}
	if rows := first(routesBody); rows != "" {
		b.WriteString(routesCaption + "\n" + text(strings.ReplaceAll(rows, "</tr>", "\n")))
	}
	for _, table := range tableBlock.FindAllStringSubmatch(page, -1) {
		rows := strings.NewReplacer("</caption>", "\n", "</tr>", "\n").Replace(table[1])
		b.WriteString(text(rows))
	}
	paragraph(first(traceBlock))
	if code := first(codeBlock); code != "" {
		b.WriteString(strings.TrimRight(unescapeCode(code, false), "\n") + "\n\n")
	}
	paragraph(first(linkBlock))
	paragraph(strings.ReplaceAll(first(callBlock), "  ", " "))
	paragraph(first(httpBlock))
	b.WriteString("The following are sample HTTP requests and responses. The placeholders shown need to be replaced with actual values.\n\n")
	for _, pre := range preBlock.FindAllStringSubmatch(page, -1) {
		b.WriteString(strings.Trim(text(pre[1]), "\n") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// copying are the ways in which the same text reaches us.
var copying = []struct {
	name   string
	change func(string) string
}{
	{"as is", func(s string) string { return s }},
	{"CRLF", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
	{"CR", func(s string) string { return strings.ReplaceAll(s, "\n", "\r") }},
	{"byte order mark", func(s string) string { return "\uFEFF" + s }},
	{"indentation stripped", stripIndent},
	{"blank lines dropped", func(s string) string { return regexp.MustCompile(`\n(?:[ \t]*\n)+`).ReplaceAllString(s, "\n") }},
	{"ends in blank lines", func(s string) string { return s + "\n\n \n" }},
}

func stripIndent(s string) string { return regexp.MustCompile(`(?m)^[ \t]+`).ReplaceAllString(s, "") }

func TestCopiedTextEqualsHTML(t *testing.T) {
	t.Parallel()
	forEachPage(t, func(t *testing.T, r recorded) {
		fromHTML, _ := Parse(r.file, r.data)
		if fromHTML == nil {
			t.Errorf("%s: no page", r.file)
			return
		}
		copied := copyText(string(r.data))
		for _, way := range copying {
			if way.name != "as is" && r.release != "8.10.0" {
				continue
			}
			got, diags := Parse(r.file, []byte(way.change(copied)))
			if got == nil {
				t.Errorf("%s (%s): no page: %v", r.file, way.name, diags)
				continue
			}
			want := lost(*fromHTML, way.change)
			ignore := cmp.Options{cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.IgnoreUnexported(Message{}), cmpopts.EquateEmpty()}
			if diff := cmp.Diff(want, lost(*got, way.change), ignore); diff != "" {
				t.Errorf("%s (%s): (-HTML +copied)\n%s", r.file, way.name, diff)
			}
			for _, d := range diags {
				if d.Code != "code-missing" && d.Code != "tags-glued" && d.Code != "table-cut" {
					t.Errorf("%s (%s): %v", r.file, way.name, d)
				}
			}
		}
	})
}

// lost takes away what copied text cannot show: scheme and port, the path below which the host lives,
// the borders of tags and of summary and notes, markup, and what the copying drops.
func lost(p Page, change func(string) string) *Page {
	base := ""
	if i := strings.Index(strings.TrimPrefix(p.BaseURL, "https://"), "/"); i >= 0 {
		base = p.BaseURL[len("https://")+i:]
		p.BaseURL = strings.TrimSuffix(p.BaseURL, base)
	}
	p.HostOnly = true
	p.Tables, p.OnTables = nil, false // TestLayouts looks at them
	p.Tags = []string{strings.Join(p.Tags, "")}
	var routes []model.Route
	for _, r := range p.Routes {
		text := strings.ReplaceAll(anyTag.ReplaceAllString(r.Summary+r.Notes, ""), "\n", "")
		routes = append(routes, model.Route{Path: base + r.Path, Verbs: r.Verbs, Summary: text})
	}
	p.Routes = routes
	p.Code = lostCode(p.Code, change)
	p.Request, p.Response = lostBody(p.Request, change), lostBody(p.Response, change)
	return &p
}

func lostCode(code *Code, change func(string) string) *Code {
	if code == nil {
		return nil
	}
	return &Code{Lang: code.Lang, Text: unify(code.Text, change)}
}

func lostBody(m *Message, change func(string) string) *Message {
	if m == nil {
		return nil
	}
	copied := *m
	copied.Body = unify(m.Body, change)
	return &copied
}

func unify(s string, change func(string) string) string {
	return strings.Trim(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\uFEFF", "").Replace(change(s)), " \t\n")
}
