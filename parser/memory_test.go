package parser_test

import (
	"bytes"
	"io/fs"
	"os"
	"runtime"
	"testing"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// TestModelKeepsNoPage reads pages that are megabytes of nothing beside what they say:
// as soon as the model is made, none of that is in memory. It runs alone, for it counts
// what all the program has in use.
func TestModelKeepsNoPage(t *testing.T) {
	const padding = 4 << 20
	all, err := recordings.Open("8.10.0")
	if err != nil {
		t.Fatal(err)
	}
	var sources []source.Source
	add := func(name string, data []byte, end string, pad []byte) {
		at := bytes.LastIndex(data, []byte(end))
		if at < 0 {
			t.Fatalf("%s has no %q", name, end)
		}
		padded := append(append(bytes.Clone(data[:at]), pad...), data[at:]...)
		file := t.TempDir() + "/" + name
		if err := os.WriteFile(file, padded, 0o644); err != nil {
			t.Fatal(err)
		}
		found, err := source.Read(t.Context(), []string{file}, source.Inputs{})
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, found...)
	}
	blank := bytes.Repeat([]byte("          \n"), padding/11)
	for _, name := range []string{"CreateOrder.jsv.csharp.html", "GetOrder.jsv.mjs.html", "FindOrders.jsv.typescript.html", "ShipOrder.jsv.html", "DeleteOrder.json.html", "Ping.xml.html"} {
		data, err := fs.ReadFile(all, "orders/pages/"+name)
		if err != nil {
			t.Fatal(err)
		}
		add(name, data, "</body>", blank)
	}
	text, err := os.ReadFile("../testdata/pages/InviteChatMember.txt")
	if err != nil {
		t.Fatal(err)
	}
	add("InviteChatMember.txt", text, "HTTP + JSV", blank)

	before := inUse()
	api, diags := parser.Parse(t.Context(), sources)
	after := inUse()
	if api == nil || len(api.Operations) != len(sources) {
		t.Fatalf("%d sources give %+v: %v", len(sources), api, diags)
	}
	if kept := after - before; kept > padding/2 {
		t.Errorf("the model keeps %d bytes of %d sources with %d bytes of blanks each", kept, len(sources), padding)
	}
	runtime.KeepAlive(api)
	runtime.KeepAlive(diags)
}

func inUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestReadingHoldsDeclarationsOnce reads pages that have their declarations in common: what
// is held of them until all are merged grows with the declarations that differ, and by a
// few bytes for each that a page repeats.
func TestReadingHoldsDeclarationsOnce(t *testing.T) {
	const size = 100 << 10
	for _, kind := range []string{"mjs", "typescript", "csharp", "tables"} {
		held := func(pages int) int64 {
			var sources []source.Source
			for name, data := range largePages(t, kind, pages, func(int) int { return size }) {
				sources = append(sources, source.FromBytes(name, data))
			}
			before := inUse()
			pieces, diags := parser.ReadAll(t.Context(), sources)
			after := inUse()
			if diags.HasErrors() {
				t.Fatal(diags)
			}
			runtime.KeepAlive(pieces)
			runtime.KeepAlive(sources)
			return after - before
		}
		few, many := held(20), held(80)
		if each := (many - few) / 60; each > size/4 {
			t.Errorf("%s: each further page of %d bytes is held by %d", kind, size, each)
		}
		t.Logf("%s: 20 pages of %d bytes are held by %d bytes, 80 by %d", kind, size, few, many)
	}
}
