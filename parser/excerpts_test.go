package parser_test

import (
	"context"
	"errors"
	"testing"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/source"
)

// TestExcerpts reads the lines again that diagnostics name, and nothing else.
func TestExcerpts(t *testing.T) {
	t.Parallel()
	unread := source.New("unread", func(context.Context) ([]byte, error) {
		t.Error("a source that no diagnostic names is read")
		return nil, nil
	})
	gone := source.New("gone", func(context.Context) ([]byte, error) { return nil, errors.New("gone") })
	sources := []source.Source{
		unread, gone,
		source.FromBytes("a.html", []byte("\xef\xbb\xbf<pre>\r\n  List&lt;int&gt; x;\rlast")),
		source.FromBytes("b.txt", []byte("1 &lt; 2\n")),
		source.FromBytes("c.html", []byte("\xff\xfe<\x00\n\x00x\x00")),
	}
	found := diag.List{
		{Pos: diag.Pos{File: "a.html", Line: 3, Col: 1}},
		{Pos: diag.Pos{File: "a.html", Line: 2, Col: 13}},
		{Pos: diag.Pos{File: "a.html", Line: 2}},
		{Pos: diag.Pos{File: "a.html", Line: 9, Col: 1}},
		{Pos: diag.Pos{File: "b.txt", Line: 1}},
		{Pos: diag.Pos{File: "c.html", Line: 2}},
		{Pos: diag.Pos{File: "gone", Line: 1}},
		{Pos: diag.Pos{File: "unread"}},
		{},
	}
	parser.Excerpts(context.Background(), sources, found)
	for i, want := range []diag.Excerpt{
		{Text: "last", Col: 1}, {Text: "List<int> x;", Col: 11}, {Text: "List<int> x;"}, {Col: 1}, {Text: "1 &lt; 2"}, {Text: "x"}, {}, {}, {},
	} {
		if got := found[i].Excerpt; got != want {
			t.Errorf("%v: %+v, want %+v", found[i].Pos, got, want)
		}
	}
}
