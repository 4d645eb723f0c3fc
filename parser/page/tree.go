package page

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/ssgen/ssgen/parser/diag"
)

// nodesByTag lists the elements of a page by their names, in order, so that a selector is
// tried on those that it can match and not on all. They are those that anybody asks for.
func nodesByTag(doc *goquery.Document) map[string][]*html.Node {
	nodes := map[string][]*html.Node{}
	for n := range doc.Nodes[0].Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "a", "b", "code", "h1", "h2", "h3", "pre", "table", "tr":
			nodes[n.Data] = append(nodes[n.Data], n)
		}
	}
	return nodes
}

// find gives the elements of a name that the selector matches.
func (h *htmlPage) find(tag, selector string) *goquery.Selection {
	return (&goquery.Selection{Nodes: h.byTag[tag]}).Filter(selector)
}

// Tables hold most of a page's elements, so they are walked by hand: a selector for
// each cell costs more than reading the page does.

func childrenOf(n *html.Node, name string) []*html.Node {
	var found []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == name {
			found = append(found, c)
		}
	}
	return found
}

// childOf gives the first child of the name, nil without one.
func childOf(n *html.Node, name string) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == name {
			return c
		}
	}
	return nil
}

// nextElement gives the element behind n, when nothing but blanks stands between.
func nextElement(n *html.Node) *html.Node {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.ElementNode {
			return s
		}
		if s.Type == html.TextNode && !isBlank(s.Data) {
			return nil
		}
	}
	return nil
}

func attrOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf gives the text below n, "" for none.
func textOf(n *html.Node) string {
	switch {
	case n == nil || n.FirstChild == nil:
		return ""
	case n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode:
		return n.FirstChild.Data
	}
	var b strings.Builder
	writeText(&b, n, func(*html.Node) {})
	return b.String()
}

// linesOf gives the text below n with the line breaks that the elements ask for.
func linesOf(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n, func(e *html.Node) {
		switch e.Data {
		case "br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "tr", "pre":
			if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
				b.WriteByte('\n')
			}
		}
	})
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// writeText writes the texts below n in order and calls at before each element. It
// keeps no stack, since pages of strangers nest as deep as they like.
func writeText(b *strings.Builder, n *html.Node, at func(*html.Node)) {
	for c := n.FirstChild; c != nil; {
		switch c.Type {
		case html.TextNode:
			b.WriteString(c.Data)
		case html.ElementNode:
			at(c)
		}
		if c.FirstChild != nil {
			c = c.FirstChild
			continue
		}
		for c != n && c.NextSibling == nil {
			c = c.Parent
		}
		if c == n {
			return
		}
		c = c.NextSibling
	}
}

// placeOf gives the place of what stands between an element's tags; the first line
// for an element that the source does not have.
func (h *htmlPage) placeOf(n *html.Node) diag.Pos {
	if at := h.outline.at(attrOf(n, placeAttr)); at != nil {
		return h.in.pos(at.start)
	}
	return h.in.line(1)
}
