package page

import (
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// placeAttr is stamped on the start tags that the reader needs the bytes of, so
// that an element found by its class knows where it stands in the file.
const placeAttr = "data-ssgen-place"

// isUnplaced tells the elements that nobody asks the place of; a site's own markup is full
// of them.
func isUnplaced(name string) bool {
	switch name {
	case "a", "li", "ul", "span", "p", "b", "i", "br", "nav", "input":
		return true
	}
	return isBare(name)
}

// isBare tells the elements whose attributes decide nothing, neither of the tree nor for the
// reader.
func isBare(name string) bool {
	switch name {
	case "svg", "path", "g", "circle", "rect", "line", "polyline", "polygon", "img", "link", "meta", "script", "style", "option", "button":
		return true
	}
	return false
}

// plainCode gives the end of the text with which an element for code begins, where that is
// all of it: code is most of a page, and is read from the source. It is 0 for anything else.
func plainCode(src, name string, from int) int {
	if name != "code" {
		return 0
	}
	n := strings.IndexByte(src[from:], '<')
	if n <= 0 || !strings.HasPrefix(src[from+n:], "</code") {
		return 0
	}
	return from + n
}

// element is where an element stands: the bytes between its tags.
type element struct {
	start, end int
	closed     bool
}

// outline is where the elements of an HTML page stand, by the numbers that are stamped on
// their start tags.
type outline struct {
	src      string
	elements []element
	root     int  // the html element's number, -1 when the source has none
	inTag    bool // the source ends inside a tag

	shared *Shared           // nil where pages have nothing in common
	tables map[int]tableText // by the table's number
	svgEnd int               // where the next drawing ends, see drawingEnd
	bold   int               // how many elements for bold text are open
}

// newOutline reads the tags of the source. The second result is the source with
// every element's number stamped on it, without what the reader takes from the source
// itself; the tree built from that loses bytes (NUL, entities that were literal text), which
// is why the source is kept beside it.
func newOutline(src string, shared *Shared) (*outline, string) {
	o := &outline{src: src, root: -1, shared: shared, tables: map[int]tableText{}}
	open := map[string][]int{}
	var stamped strings.Builder
	stamped.Grow(min(len(src), 16<<10)) // most of a large page stays out of it
	tokens := html.NewTokenizer(strings.NewReader(src))
	drawn := 0 // where the drawing ends that is passed over
	for offset := 0; ; {
		kind := tokens.Next()
		size := len(tokens.Raw())
		raw := src[offset : offset+size]
		if offset < drawn {
			offset += size
			continue
		}
		switch kind {
		case html.ErrorToken:
			o.inTag = strings.HasPrefix(raw, "<")
			stamped.WriteString(raw)
			return o, stamped.String()
		case html.CommentToken:
			// the tree is the same without it
		case html.SelfClosingTagToken:
			if name := tagName(raw[1:]); isBare(name) {
				raw = "<" + name + "/>"
			}
			stamped.WriteString(raw)
		case html.StartTagToken:
			name := tagName(raw[1:])
			o.endCell(open, strings.ToLower(name), offset)
			if drawn = o.drawingEnd(open, offset, raw); drawn > 0 {
				break
			}
			if isBare(name) {
				stamped.WriteByte('<')
				stamped.WriteString(name)
				stamped.WriteByte('>')
				break
			}
			if isUnplaced(name) {
				o.countBold(name, 1)
				stamped.WriteString(raw)
				break
			}
			if end := o.knownTables(open, offset, &stamped); end > offset {
				size = end - offset
				tokens = html.NewTokenizer(strings.NewReader(src[end:]))
				break
			}
			o.stamp(&stamped, raw, name)
			o.open(open, strings.ToLower(name), offset+size)
			if end := plainCode(src, name, offset+size); end > 0 {
				size = end - offset
				tokens = html.NewTokenizer(strings.NewReader(src[end:]))
			}
		case html.EndTagToken:
			stamped.WriteString(raw)
			name := strings.ToLower(tagName(raw[2:]))
			o.countBold(name, -1)
			if name == "tr" || name == "table" {
				o.endCell(open, name, offset)
			}
			o.closeLast(open, name, offset)
		default:
			stamped.WriteString(raw)
		}
		offset += size
	}
}

// stamp writes a start tag with the number that its element will have.
func (o *outline) stamp(stamped *strings.Builder, raw, name string) {
	stamped.WriteString(raw[:1+len(name)])
	stamped.WriteString(" " + placeAttr + `="`)
	stamped.WriteString(strconv.Itoa(len(o.elements)))
	stamped.WriteByte('"')
	stamped.WriteString(raw[1+len(name):])
}

func (o *outline) open(open map[string][]int, name string, inner int) {
	if name == "html" && o.root < 0 {
		o.root = len(o.elements)
	}
	open[name] = append(open[name], len(o.elements))
	o.elements = append(o.elements, element{start: inner, end: len(o.src)})
}

// endCell ends a table cell whose end tag was left out, as HTML allows.
func (o *outline) endCell(open map[string][]int, name string, offset int) {
	switch name {
	case "td", "th", "tr", "table":
		o.closeLast(open, "td", offset)
		o.closeLast(open, "th", offset)
	}
}

func (o *outline) closeLast(open map[string][]int, name string, offset int) {
	if n := len(open[name]); n > 0 {
		e := &o.elements[open[name][n-1]]
		e.end, e.closed = offset, true
		open[name] = open[name][:n-1]
	}
}

// at gives the element whose number is in the text; nil for none.
func (o *outline) at(number string) *element {
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(o.elements) {
		return nil
	}
	return &o.elements[i]
}

// tagName gives the name that a tag begins with, as written.
func tagName(tag string) string {
	if i := strings.IndexAny(tag, " \t\n\f/>"); i >= 0 {
		return tag[:i]
	}
	return tag
}

// find gives where the first element of the selection stands; nil when the
// selection is empty or its element is not in the source.
func (o *outline) find(s *goquery.Selection) *element {
	value, _ := s.First().Attr(placeAttr)
	return o.at(value)
}

// raw gives the bytes between the tags of the selection's first element.
func (o *outline) raw(s *goquery.Selection) string {
	if e := o.find(s); e != nil {
		return o.src[e.start:e.end]
	}
	return ""
}

// withoutTags drops the tags from source and keeps its text undecoded. It reports
// whether there were any.
func withoutTags(src string) (string, bool) {
	if !strings.Contains(src, "<") {
		return src, false
	}
	var b strings.Builder
	found := false
	tokens := html.NewTokenizer(strings.NewReader(src))
	for offset := 0; ; {
		kind := tokens.Next()
		size := len(tokens.Raw())
		switch kind {
		case html.ErrorToken:
			return b.String(), found
		case html.TextToken:
			b.WriteString(src[offset : offset+size])
		default:
			found = true
			b.WriteString(strings.Repeat("\n", strings.Count(src[offset:offset+size], "\n")))
		}
		offset += size
	}
}
