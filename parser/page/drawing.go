package page

import "strings"

// isShape tells the elements of a drawing that have neither text nor anything of HTML in them.
func isShape(name string) bool {
	switch name {
	case "path", "g", "circle", "rect", "line", "polyline", "polygon":
		return true
	}
	return false
}

// drawingEnd gives the end of a drawing that begins with the tag, 0 for any other element.
// A site's icons are drawn on the page; without one that holds shapes alone the tree is the
// same, where it stands in the body and in no text that is read.
func (o *outline) drawingEnd(open map[string][]int, offset int, tag string) int {
	if !strings.HasPrefix(tag, "<svg") || len(open["body"]) == 0 || o.bold > 0 || !isOpen(open) {
		return 0
	}
	start := offset + len(tag)
	if o.svgEnd < start { // each stretch is searched once
		o.svgEnd = len(o.src)
		if n := strings.Index(o.src[start:], "</svg>"); n >= 0 {
			o.svgEnd = start + n
		}
	}
	if o.svgEnd == len(o.src) || tagName(tag[1:]) != "svg" || !areShapes(o.src[start:o.svgEnd]) {
		return 0
	}
	return o.svgEnd + len("</svg>")
}

// areShapes tells whether the text is shapes alone, each with its end.
func areShapes(text string) bool {
	var open []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimLeft(text, " \t\n") {
		end := strings.IndexByte(text, '>')
		if text[0] != '<' || end < 0 || strings.Count(text[:end], `"`)%2 == 1 || strings.Contains(text[:end], "'") {
			return false
		}
		tag := text[1:end]
		text = text[end+1:]
		name := tagName(tag)
		switch {
		case len(open) > 0 && tag == "/"+open[len(open)-1]:
			open = open[:len(open)-1]
		case !isShape(name):
			return false
		case !strings.HasSuffix(tag, `"/`) && !strings.HasSuffix(tag, " /"):
			open = append(open, name)
		}
	}
	return len(open) == 0
}
