package cli

import (
	"testing"
	"unicode"
)

func TestPrintable(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain text, ünïcode 名称": "plain text, ünïcode 名称",
		"no\u00a0break":          "no\u00a0break",
		"a\x1b[31mred\x1b]0;x\a": `a\x1b[31mred\x1b]0;x\x07`,
		"two\r\nlines\there":     `two\r\nlines\there`,
		"c1 \u009b31m":           `c1 \x9b31m`,
		"bidi \u202eevil\u2069":  `bidi \u202eevil\u2069`,
		"zero\u200bwidth\ufeff":  `zero\u200bwidth\ufeff`,
		"sep\u2028\u2029":        `sep\u2028\u2029`,
		"broken \xff\xc3":        `broken \xff\xc3`,
		"lost \ufffd":            `lost \ufffd`,
		"tag \U000e0041":         `tag \U000e0041`,
		"nul\x00del\x7f":         `nul\x00del\x7f`,
		"":                       "",
	} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzPrintable(f *testing.F) {
	for _, s := range []string{"", "a", "\x1b[0m", "\xff\ufffd", "\u202e", "é\U000e0001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := printable(s)
		for _, r := range out {
			if !unicode.IsGraphic(r) || r == unicode.ReplacementChar {
				t.Fatalf("printable(%q) = %q holds %U", s, out, r)
			}
		}
		if again := printable(out); again != out {
			t.Fatalf("printable(%q) changes once more: %q, %q", s, out, again)
		}
	})
}
