package parser_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/testdata/recordings"
)

// Large pages are made from recorded ones: each has a name of its own, and more of what
// makes pages large: classes in its code, tables, rows in its samples, or a site's markup.

// largeKinds are what the pages are made large with.
func largeKinds() []string { return []string{"mjs", "typescript", "csharp", "tables", "markup"} }

// largePages gives pages by their files' names, the i-th of at least size(i) bytes.
func largePages(t testing.TB, kind string, count int, size func(i int) int) map[string][]byte {
	t.Helper()
	pages := map[string][]byte{}
	grown := map[string]*growth{}
	for i := range count {
		kind := kind
		if kind == "mixed" {
			kind = largeKinds()[i%len(largeKinds())]
		}
		op := []string{"GetOrder", "ShipOrder", "FindOrders", "UpdateOrder", "CreateOrder"}[i/len(largeKinds())%5]
		key := kind + op
		if grown[key] == nil {
			grown[key] = newGrowth(recordedPage(t, "orders/pages/"+op+largeTab(kind)), kind)
		}
		text := grown[key].page(size(i))
		text = regexp.MustCompile(`\b`+op+`\b`).ReplaceAllString(text, largeName(op, i))
		pages[largeName(op, i)+largeTab(kind)] = []byte(text)
	}
	return pages
}

func largeTab(kind string) string {
	switch kind {
	case "tables":
		return ".jsv.html"
	case "markup":
		return ".jsv.mjs.html"
	}
	return ".jsv." + kind + ".html"
}

// growth is a page, and the pieces that stand at one place in it, one behind the other,
// to make it large.
type growth struct {
	head, tail string
	pieces     []string
}

func (g *growth) page(size int) string {
	var b strings.Builder
	b.WriteString(g.head)
	for i := 0; i < len(g.pieces) && b.Len()+len(g.tail) < size; i++ {
		b.WriteString(g.pieces[i])
	}
	b.WriteString(g.tail)
	return b.String()
}

func newGrowth(page, kind string) *growth {
	g := &growth{}
	var piece string
	at := 0
	switch kind {
	case "tables":
		at = strings.LastIndex(page, "</table>") + len("</table>")
		piece = page[strings.Index(page, "<table class='params'>"):at]
	case "markup":
		at = strings.Index(page, `<a id="logo"`)
		piece = "<nav><ul><li class=\"nav-item\"><a href=\"/docs/page-N\" title=\"Page N\">Page N</a></li>\n" +
			"<!-- item N --><li><svg viewBox=\"0 0 24 24\"><path d=\"M4 6h16M4 12h16M4 18h16\"/></svg></li></ul></nav>\n"
	default:
		at = strings.Index(page, "</code>")
		start := strings.LastIndex(page[:at], "<code ")
		piece = page[start+strings.Index(page[start:at], ">")+1 : at]
		if kind == "csharp" {
			piece = classesOf(piece)
		}
		piece = strings.TrimPrefix(piece, "\"use strict\";\n")
	}
	g.head, g.tail = page[:at], page[at:]
	names := regexp.MustCompile(`(?:class|enum|interface|export var) (\w+)|<caption><b>(\w+)</b>`)
	known := map[string]bool{}
	for _, found := range names.FindAllStringSubmatch(piece, -1) {
		known[found[1]+found[2]] = true
	}
	word := regexp.MustCompile(`\w+`)
	for i := 0; len(g.pieces)*len(piece) < 220<<10; i++ {
		g.pieces = append(g.pieces, word.ReplaceAllStringFunc(piece, func(w string) string {
			if known[w] {
				return fmt.Sprintf("%sOf%d", w, i)
			}
			if w == "N" {
				return fmt.Sprint(i)
			}
			return w
		}))
	}
	return g
}

// classesOf gives the classes of a C# tab without what stands above them.
func classesOf(code string) string {
	at := strings.Index(code, "namespace ")
	if at < 0 {
		return code
	}
	return code[at:]
}

func recordedPage(t testing.TB, name string) string {
	t.Helper()
	files, err := recordings.Open("8.10.0")
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func largeName(op string, i int) string { return fmt.Sprintf("%s%04d", op, i) }
