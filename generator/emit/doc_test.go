package emit

import (
	"go/format"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestComment(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                      "",
		" \n\t ":                "",
		"One line":              "// One line",
		"a\nb":                  "// a\n// b",
		"a\n\n\n b ":            "// a\n//\n// b",
		"a\rb\u2028c\u0085d\ve": "// a\n// b\n// c\n// d\n// e",
		"a\x00b\u202Ec\uFEFFd":  "// abcd",
		"a */ b":                "// a */ b",
		"+build ignore":         `// \+build ignore`,
		"go:generate x":         `// \go:generate x`,
		"//go:build x":          "// //go:build x",
		"text\nDeprecated: no":  "// text\n//\n// Deprecated: no",
		"\xff":                  "// \uFFFD",
	} {
		if got := comment(text); got != want {
			t.Errorf("comment(%q)\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestCommentWraps(t *testing.T) {
	t.Parallel()
	got := comment(strings.Repeat("été word ", 60) + strings.Repeat("x", 200) + " end")
	for line := range strings.Lines(got) {
		line = strings.TrimSuffix(line, "\n")
		if n := utf8.RuneCountInString(line); n > width && strings.Contains(strings.TrimPrefix(line, "// "), " ") || !strings.HasPrefix(line, "// ") {
			t.Errorf("%d columns: %q", n, line)
		}
	}
	if words := strings.Fields(strings.ReplaceAll(got, "//", "")); len(words) != 122 {
		t.Errorf("%d words are left of 122", len(words))
	}
}

func TestPlainText(t *testing.T) {
	t.Parallel()
	for markup, want := range map[string]string{
		"a<br>b<br />c<BR/>d": "a\nb\nc\nd", "<b>bold</b> &amp; &lt;x&gt;": "bold & <x>", "a < b && c > d": "a < b && c > d", "<": "<", "a<": "a<", "<p": "<p",
		"<ul><li>one</li><li>two</li></ul>": "\n\n\n- one\n- two\n\n", "List<string>": "List<string>", "<!-- x -->y": "y", "1<2": "1<2", "<pb> *": "<pb> *", "<>": "<>", "</>": "</>", "<!--": "<!--",
		"<a href=\"x\">y</a>": "y", "a<P class=x >b</P>": "a\n\nb\n\n", "<script>": "<script>",
	} {
		if got := plainText(markup); got != want {
			t.Errorf("plainText(%q) = %q, want %q", markup, got, want)
		}
	}
}

func FuzzComment(f *testing.F) {
	for _, s := range []string{"a */ b", "+build x", "a\u2028b", "# h\n- a\n\tb", "[x]: y", "Deprecated:", "\xff\x00", "go:embed"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := comment(named("X", plainText(s)))
		for line := range strings.Lines(c) {
			if !strings.HasPrefix(line, "// ") && strings.TrimSpace(line) != "//" {
				t.Fatalf("%q gives the line %q", s, line)
			}
		}
		out, err := format.Source([]byte("package p\n\n" + c + "\ntype X int\n"))
		if err != nil || !strings.HasSuffix(string(out), "\ntype X int\n") {
			t.Fatalf("%q gives %v\n%s", s, err, out)
		}
		if again, err := format.Source(out); err != nil || string(again) != string(out) {
			t.Fatalf("%q is formatted anew\n%s\n%s", s, out, again)
		}
	})
}
