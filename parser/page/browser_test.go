package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/net/html"

	"github.com/ssgen/ssgen/parser/diag"
)

// selection renders a tree as browsers do for what is selected and copied: blocks
// and paragraphs apart, cells with tabs between them, blanks collapsed outside <pre>.
type selection struct {
	b      strings.Builder
	breaks int  // line breaks that are due
	space  bool // a blank that is due
}

func (s *selection) write(text string) {
	if s.b.Len() > 0 {
		s.b.WriteString(strings.Repeat("\n", s.breaks))
	}
	s.breaks, s.space = 0, false
	s.b.WriteString(text)
}

func (s *selection) text(text string, pre bool) {
	for _, r := range text {
		switch {
		case pre:
			s.write(string(r))
		case strings.ContainsRune(" \t\n", r):
			s.space = true
		case s.space && s.breaks == 0 && s.b.Len() > 0 && !strings.HasSuffix(s.b.String(), "\t"):
			s.write(" " + string(r))
		default:
			s.write(string(r))
		}
	}
}

func (s *selection) node(n *html.Node, pre bool) {
	if n.Type == html.TextNode {
		if !strings.Contains(" table tbody tr ", " "+n.Parent.Data+" ") {
			s.text(n.Data, pre)
		}
		return
	}
	breaks := 0
	switch n.Data {
	case "style", "script", "head":
		return
	case "br":
		s.write("\n")
	case "p", "h1", "h2", "h3":
		breaks = 2
	case "div", "pre", "table", "caption", "tr", "nav":
		breaks = 1
	}
	s.breaks = max(s.breaks, breaks)
	cells := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "td" || c.Data == "th" {
			if cells++; cells > 1 {
				s.write("\t")
			}
		}
		s.node(c, pre || n.Data == "pre")
	}
	s.breaks = max(s.breaks, breaks)
}

// textContent is what the DOM gives for a tree under that name: its texts, and nothing between.
func textContent(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textContent(c))
	}
	return b.String()
}

// TestBrowserTextEqualsHTML reads each page as a browser copies it and as the DOM
// runs it together: both must say what the HTML says, but for what the text loses.
func TestBrowserTextEqualsHTML(t *testing.T) {
	t.Parallel()
	forEachPage(t, func(t *testing.T, r recorded) {
		if !strings.Contains(r.file, ".jsv.") || r.release != "8.10.0" && r.release != "6.11.0" {
			return
		}
		fromHTML, _ := Parse(r.file, r.data)
		tree, err := html.Parse(strings.NewReader(string(r.data)))
		if fromHTML == nil || err != nil {
			t.Errorf("%s: no page: %v", r.file, err)
			return
		}
		var copied selection
		copied.node(tree, false)
		for name, text := range map[string]string{"copied": copied.b.String(), "text content": textContent(tree)} {
			got, diags := Parse(r.file, []byte(text))
			if got == nil {
				t.Errorf("%s (%s): no page: %v", r.file, name, diags)
				continue
			}
			ignore := cmp.Options{cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.IgnoreUnexported(Message{}), cmpopts.EquateEmpty()}
			if diff := cmp.Diff(lost(*fromHTML, inBrowser), lost(*got, inBrowser), ignore); diff != "" {
				t.Errorf("%s (%s): (-HTML +text)\n%s", r.file, name, diff)
			}
			for _, d := range diags {
				if d.Severity == diag.Warning && d.Code != "route-cut" && d.Code != "code-missing" && d.Code != "table-cut" {
					t.Errorf("%s (%s): %v", r.file, name, d)
				}
			}
		}
	})
}

// TestRewrittenHTMLEqualsHTML reads pages that a tool wrote out again from their
// tree, with everything escaped that may be.
func TestRewrittenHTMLEqualsHTML(t *testing.T) {
	t.Parallel()
	forEachPage(t, func(t *testing.T, r recorded) {
		if !strings.Contains(r.file, ".jsv.") {
			return
		}
		want, _ := Parse(r.file, r.data)
		tree, err := html.Parse(strings.NewReader(string(r.data)))
		if want == nil || err != nil {
			t.Errorf("%s: no page: %v", r.file, err)
			return
		}
		var b strings.Builder
		if err := html.Render(&b, tree); err != nil {
			t.Fatal(err)
		}
		got, diags := Parse(r.file, []byte(b.String()))
		if got == nil {
			t.Errorf("%s: no page: %v", r.file, diags)
			return
		}
		for _, p := range []*Page{want, got} {
			for i := range p.Routes { // they keep their markup, and with it how it is escaped
				p.Routes[i].Summary = html.UnescapeString(p.Routes[i].Summary)
				p.Routes[i].Notes = html.UnescapeString(p.Routes[i].Notes)
			}
			p.Code, p.Request, p.Response = lostCode(p.Code, inBrowser), lostBody(p.Request, inBrowser), lostBody(p.Response, inBrowser)
		}
		ignore := cmp.Options{cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.IgnoreUnexported(Message{})}
		if diff := cmp.Diff(want, got, ignore); diff != "" {
			t.Errorf("%s: (-as served +rewritten)\n%s", r.file, diff)
		}
	})
}

// inBrowser is what a browser does to text: it drops NUL, the sample of a char.
func inBrowser(s string) string {
	return strings.NewReplacer("\x00", "", " \n", "\n").Replace(s)
}
