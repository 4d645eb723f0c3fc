package runtime

import (
	"runtime"
	"strings"
	"testing"
)

// TestMemoryInProportion reads hostile texts as several types and measures what they make
// it allocate, all in all: never more than so many bytes for one of the text. Not parallel,
// for what other tests allocate would be counted.
func TestMemoryInProportion(t *testing.T) {
	const size = 1 << 20
	fill := func(open, piece string) string { return open + strings.Repeat(piece, size/len(piece)) }
	texts := map[string]string{
		"empty slots":          fill("[", ","),
		"nulls":                fill("[", "null,"),
		"texts":                fill("[", "x,"),
		"empty texts":          fill("[", `"",`),
		"empty objects":        fill("[", "{},"),
		"objects in objects":   fill("[", "{{},"),
		"empty lists":          fill("[", "[],"),
		"lists in lists":       fill("[", "[[],"),
		"open lists":           fill("", "["),
		"open objects":         fill("", "{"),
		"open members":         fill("", "{a:"),
		"open JSON":            fill("", `{"results":[`),
		"open JSV":             fill("", `{results:[`),
		"children":             fill("{children:[", "{},"),
		"numbers for children": fill("{children:[", "1,"),
		"nulls for children":   fill(`{"children":[`, "null,"),
		"results":              fill("{results:[", "{},"),
		"loose results":        fill("{results:", "{},"),
		"lines":                fill("{results:[{lines:[", "{},"),
		"members again":        fill("{", "children:[{}],"),
		"maps again":           fill("{", "meta:{a:b},"),
		"keys":                 fill("{meta:{", "a:,"),
		"open quotes":          fill("{name:", `"`),
		"odd quotes":           fill(`{"name":"`, `\"`),
		"escapes":              fill(`{"name":"`, `\u0000`),
		"quotes in a list":     fill(`{ls:[`, `{name:"""`),
		"lists of lists":       fill("{lli:[", "[1],"),
		"empty lists of lists": fill("{lli:[", "[],"),
		"bytes":                fill("{by:[", "1,"),
		"empty bytes":          fill("{by:[", ","),
		"errors":               fill("{", "b:x,"),
		"deep errors":          fill(strings.Repeat("{s:", 500), "b:x,"),
		"names":                fill("{", "n:1,"),
	}
	for name, text := range texts {
		for _, r := range []struct {
			kind string
			read func(string, bool) error
		}{
			{"tree", func(s string, json bool) error { _, err := readAs(s, json, (*treeItem).decode); return err }},
			{"trees", func(s string, json bool) error { _, err := readAs(s, json, decodeListTreeItem); return err }},
			{"page", func(s string, json bool) error { _, err := readAs(s, json, (*orderPage).decode); return err }},
			{"orders", func(s string, json bool) error { _, err := readAs(s, json, decodeListPagedOrder); return err }},
			{"every type", func(s string, json bool) error { _, err := readAs(s, json, (*exactProbe).decode); return err }},
			{"anything", func(s string, json bool) error { _, err := readAs(s, json, decodeAny); return err }},
		} {
			var err error
			spent := allocated(func() { err = r.read(text, strings.Contains(text[:16], `"`)) })
			if perByte := spent / uint64(len(text)); perByte > maxPerByte {
				t.Errorf("%s read as %s: %d bytes for one of the text (%v)", name, r.kind, perByte, err)
			}
		}
	}
}

// maxPerByte is what one byte of text may cost at most: two bytes become an empty text in
// a list, of 16 bytes in Go, and a list that grows is copied.
const maxPerByte = 64

// allocated tells how many bytes a function allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
