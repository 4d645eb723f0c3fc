package parser_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/net/html/charset"

	"github.com/ssgen/ssgen/parser/source"
)

// TestEncodings holds that a page, a document and a listing say the same in whatever
// encoding a browser or a shell saved them.
func TestEncodings(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"orders/pages/GetOrder.jsv.mjs.html", "orders/types/metadata.json", "orders/types/csharp"} {
		text := strings.ReplaceAll(recordedPage(t, name), "one order", "ein Stück")
		want := parsed(t, []source.Source{source.FromBytes("in", []byte(text))})
		for encoding, data := range map[string][]byte{
			"UTF-8 with a mark": []byte("\uFEFF" + text),
			"UTF-16LE":          utf16Of(binary.LittleEndian, text),
			"UTF-16BE":          utf16Of(binary.BigEndian, text),
		} {
			if got := parsed(t, []source.Source{source.FromBytes("in", data)}); got != want {
				t.Errorf("%s in %s is read otherwise", name, encoding)
			}
		}
	}
}

// TestDeclaredCharset holds that a page that is no UTF-8 is read as what it says it is.
func TestDeclaredCharset(t *testing.T) {
	t.Parallel()
	text := strings.ReplaceAll(recordedPage(t, "orders/pages/GetOrder.jsv.mjs.html"), "one order", "ein Stück – „gut“")
	want := parsed(t, []source.Source{source.FromBytes("in", []byte(text))})
	for _, name := range []string{"windows-1252", "gb18030"} {
		encoding, _ := charset.Lookup(name)
		data, err := encoding.NewEncoder().Bytes([]byte(strings.Replace(text, "utf-8", name, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if got := parsed(t, []source.Source{source.FromBytes("in", data)}); got != want {
			t.Errorf("a page in %s is read otherwise", name)
		}
	}
}

func utf16Of(order binary.AppendByteOrder, text string) []byte {
	var data []byte
	for _, unit := range utf16.Encode([]rune("\uFEFF" + text)) {
		data = order.AppendUint16(data, unit)
	}
	return data
}
