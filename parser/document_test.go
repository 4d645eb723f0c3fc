package parser

import (
	"context"
	"io/fs"
	"testing"

	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

func TestParseDocument(t *testing.T) {
	t.Parallel()
	recording, err := recordings.Open("8.10.0")
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(recording, "orders/types/metadata.json")
	if err != nil {
		t.Fatal(err)
	}
	document := source.FromBytes("metadata.json", data)
	api, diags := Parse(context.Background(), []source.Source{document})
	if len(diags) > 0 || len(api.Operations) != 9 {
		t.Fatalf("the document gives %d operations and says %v", len(api.Operations), diags)
	}

	page := source.FromBytes("GetOrder.html", []byte("<html></html>"))
	api, diags = Parse(context.Background(), []source.Source{page, document})
	const want = "metadata.json: error: this document holds the whole API, and other sources are given beside it; give it alone, or the pages without it"
	if api != nil || len(diags) != 1 || diags[0].String() != want {
		t.Errorf("beside a page it gives %v, %v", api, diags)
	}
}
