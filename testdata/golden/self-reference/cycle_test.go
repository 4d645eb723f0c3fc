package widgets_test

import (
	"testing"

	widgets "generated.example/self-reference"
)

// A value that holds itself has no text; writing it ends in an error, not in a
// stack that overflows.
func TestCycle(t *testing.T) {
	node := &widgets.Node{Label: "root"}
	node.Parent = node
	node.Children = []widgets.Node{*node}
	const want = "the value nests deeper than 512 levels: does it hold itself?"
	if _, err := node.MarshalJSV(); err == nil || err.Error() != want {
		t.Errorf("as JSV: %v", err)
	}
	if b, err := node.AppendJSON([]byte("x")); err == nil || err.Error() != want || string(b) != "x" {
		t.Errorf("as JSON: %v, %q", err, b)
	}
}
