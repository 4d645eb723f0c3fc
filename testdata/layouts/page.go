// Package layouts renders metadata pages as the text that people copy from a browser
// and tools extract from the HTML, each in a way of its own: cells run together,
// tables in Markdown, headings or indentation lost, samples alone.
//
// A recorded page's HTML goes in, its text in one layout comes out. The layouts are
// those seen on public pages. Only tests use this package; it shares no code with the
// readers, so that neither hides a mistake of the other.
package layouts

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// page is what a browser shows of an operation page, from top to bottom.
type page struct {
	service, operation, tags, doc string
	auth                          []string   // labels and values in turn
	login                         bool       // "Requires Authentication" is there
	routes                        [][]string // verbs, path, summary, notes
	tables                        []table
	trace, code, link             string
	accept, heading, intro        string
	request, response             string // "" for none
}

// table is one of the Metadata tab's.
type table struct {
	caption string
	head    []string // nil for none
	rows    [][]string
}

// read takes a page apart.
func read(data []byte) (*page, error) {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))))
	if err != nil {
		return nil, err
	}
	line := func(selector string) string {
		return strings.Join(strings.Fields(doc.Find(selector).First().Text()), " ")
	}
	p := &page{
		service: line("body > h1"), operation: line(".operation h2"), tags: line("div.tags"), doc: doc.Find("h3#desc").First().Text(),
		login: doc.Find("table.authentication").Length() > 0, auth: cells(doc.Find("table.authentication td")),
		code: strings.TrimRight(doc.Find("pre > code[lang]").First().Text(), "\n"), link: line(`p > a[href*="IncludeTypes="]`),
		accept: line(".call-info p"), heading: line(".example h3"), intro: line(".example > p"),
		request: sample(doc.Find(".request pre")), response: sample(doc.Find(".response pre")),
	}
	if p.code == "" {
		p.trace = strings.TrimSpace(doc.Find(".operation pre").Not(".example pre").First().Text())
	}
	doc.Find("table.routes tr").Each(func(_ int, tr *goquery.Selection) { p.routes = append(p.routes, cells(tr.Children())) })
	doc.Find("table.params, table.enum").Each(func(_ int, s *goquery.Selection) {
		t := table{caption: strings.TrimSpace(s.Find("caption").Text()), head: cells(s.Find("thead th"))}
		s.Find("tbody tr").Each(func(_ int, tr *goquery.Selection) { t.rows = append(t.rows, cells(tr.Children())) })
		p.tables = append(p.tables, t)
	})
	return p, nil
}

func sample(s *goquery.Selection) string { return strings.Trim(s.First().Text(), "\n") }

func cells(s *goquery.Selection) []string {
	return s.Map(func(_ int, cell *goquery.Selection) string { return cellText(cell.Nodes[0]) })
}

var blankLines = regexp.MustCompile(`\n\s*\n`)

// cellText gives the text of a cell with the line breaks that its elements ask for.
func cellText(cell *html.Node) string {
	var b strings.Builder
	for n := range cell.Descendants() {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		case n.Data == "br" || n.Data == "h4" || n.Data == "li" || n.Data == "p":
			b.WriteString("\n")
		}
	}
	return strings.TrimSpace(blankLines.ReplaceAllString(b.String(), "\n"))
}
