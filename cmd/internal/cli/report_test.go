package cli

import (
	"runtime/debug"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/cmd/internal/config"
	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/parser/diag"
)

func TestPrintWarnings(t *testing.T) {
	t.Parallel()
	var all diag.List
	for line := range 5 {
		all.Warn("number-kind", diag.Pos{File: "a.txt", Line: line + 1}, "save the C# tab", "%q is a number", "n")
	}
	all.Warn("response", diag.Pos{File: "a.txt", Line: 9, Col: 3}, "name it", "two types fit\x1b[0m")
	all.Fail("bad", diag.Pos{File: "b.txt"}, "", "unreadable")
	all.Add(diag.Diagnostic{Severity: diag.Note, Message: "not shown"})
	var b strings.Builder
	r := newReport(&b, false)
	r.warnings(all)
	want := `  a.txt:1: warning: "n" is a number [number-kind]
  a.txt:2: warning: "n" is a number [number-kind]
  a.txt:3: warning: "n" is a number [number-kind]
  … and 2 more number-kind; --all shows them
    save the C# tab
  a.txt:9:3: warning: two types fit\x1b[0m; name it [response]
  ssgen explain CODE says more of each [code]
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	b.Reset()
	newReport(&b, false).errors(all)
	if got := b.String(); got != "b.txt: error: unreadable [bad]\n" {
		t.Errorf("errors: %q", got)
	}
}

// TestExcerpts asserts that a caret stands under what it is about, whatever the line holds.
func TestExcerpts(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"amount@;":            "amount@;|      ^",
		"\t\ta\t\tb@":         "a  b@|    ^",
		"名称: @x":              "名称: @x|      ^",
		"e\u0301@":            "e\u0301@| ^",
		"\x1b[31mred@\x1b[0m": `\x1b[31mred@\x1b[0m|           ^`,
		"\u202eevil\x00@":     `\u202eevil\x00@|              ^`,
		"broken \xff@":        `broken \xff@|           ^`,
		strings.Repeat("a", 90) + "@" + strings.Repeat("b", 500): "…" + strings.Repeat("a", 40) + "@" + strings.Repeat("b", 79) + "…|" + strings.Repeat(" ", 41) + "^",
	} {
		line, caret := excerptLines(diag.TakeExcerpt(line, strings.Index(line, "@")+1))
		if got := line + "|" + caret; got != want {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	}
	if line, caret := excerptLines(diag.TakeExcerpt("  a b", 0)); line != "a b" || caret != "" {
		t.Errorf("%q, %q", line, caret)
	}
	if line, caret := excerptLines(diag.Excerpt{Text: "ab", Col: 9}); line != "ab" || caret != "  ^" {
		t.Errorf("%q, %q", line, caret)
	}
}

// TestSettingLines asserts that the lines shown for a config are YAML that reads back.
func TestSettingLines(t *testing.T) {
	t.Parallel()
	found := diag.List{
		{Settings: []diag.Setting{{Section: "names", Value: "camel", Others: []string{"pascal", "snake"}}}},
		{Settings: []diag.Setting{{Section: diag.Verbs, Key: "Put", Value: "PUT", Others: []string{"PATCH"}}}},
		{Settings: []diag.Setting{
			{Section: diag.Members, Key: "Order.weight", Value: "Dictionary<string, List<int?>>?"}, {Section: diag.Members, Key: "Order.weight", Value: "Dictionary<string, List<int?>>?"},
			{Section: diag.Members, Key: "Evil.\x1b[31m: \"é", Value: "byte[]", Others: []string{"a\nb: c"}}, {Section: diag.Members, Key: "Page<T>.- x", Value: "on"},
		}},
	}
	text := strings.Join(settingLines(found), "\n") + "\n"
	want := `names: camel # or pascal, snake
overrides:
  members:
    Order.weight: Dictionary<string, List<int?>>?
    "Evil.\x1b[31m: \"é": byte[] # or a\nb: c
    "Page<T>.- x": "on"
  verbs:
    Put: PUT # or PATCH
`
	if d := cmp.Diff(want, text); d != "" {
		t.Error(d)
	}
	file, problems := config.Parse("c", []byte("version: 1\n"+text), nil, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, e := range append(file.Overrides.Members, file.Overrides.Verbs...) {
		got = append(got, e.Key+"="+e.Value)
	}
	if d := cmp.Diff([]string{"Order.weight=Dictionary<string, List<int?>>?", "Evil.\x1b[31m: \"é=byte[]", "Page<T>.- x=on", "Put=PUT"}, got); d != "" {
		t.Error(d)
	}
}

func TestStyle(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if styleOf(&b).coloured {
		t.Error("what is no terminal has colours")
	}
	r := newReport(&b, false)
	r.style.coloured = true
	r.errors(diag.List{{Severity: diag.Error, Code: "bad", Pos: diag.Pos{File: "a", Line: 1}, Message: "x\x1b[0m", Excerpt: diag.Excerpt{Text: "ab", Col: 2}}})
	want := "a:1: \x1b[1;31merror: \x1b[0mx\\x1b[0m\x1b[2m [bad]\x1b[0m\n    ab\n    \x1b[32m ^\x1b[0m\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Error(d)
	}
}

func TestPrintErrorsEnds(t *testing.T) {
	t.Parallel()
	var all diag.List
	for line := range maxErrors + 2 {
		all.Fail("bad", diag.Pos{File: "a.txt", Line: line + 1}, "", "unreadable")
	}
	var b strings.Builder
	newReport(&b, false).errors(all)
	if lines := strings.Count(b.String(), "\n"); lines != maxErrors+1 || !strings.HasSuffix(b.String(), "… and 2 errors more; --all shows them\n") {
		t.Errorf("%d lines: %s", lines, b.String())
	}
}

func TestNextCall(t *testing.T) {
	t.Parallel()
	client := "func NewClient(url string) *Client { return nil }\n"
	cases := map[string]struct{ code, want string }{
		"client": {
			code: client + `const DefaultBaseURL = "https://x"
				func (c *Client) Zap(ctx context.Context, request *Zap) error { return nil }
				func (c *Client) GetOrder(ctx context.Context, request *GetOrderDTO) (*Order, error) { return nil, nil }
				func (c *Client) call(ctx context.Context, request *A) error { return nil }`,
			want: "api := shop.NewClient(shop.DefaultBaseURL)\nresponse, err := api.GetOrder(ctx, &shop.GetOrderDTO{…})",
		},
		"void, host unknown": {
			code: client + `func (c *Client) Zap(ctx context.Context, request *Zap) error { return nil }`,
			want: "api := shop.NewClient(\"https://…\")\nerr := api.Zap(ctx, &shop.Zap{…})",
		},
		"server": {
			code: `func NewHandler(api API) http.Handler { return nil }`,
			want: `err := http.ListenAndServe(":8080", shop.NewHandler(service)) // service is your shop.API`,
		},
		"types": {
			code: `func (v *B) UnmarshalJSV(data []byte) error { return nil }
				func (v *A) UnmarshalJSV(data []byte) error { return nil }`,
			want: "var v shop.A; err := v.UnmarshalJSV(data)",
		},
		"nothing":   {code: "", want: ""},
		"broken Go": {code: "func (", want: ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := []generator.File{{Name: "a.gen.go", Data: []byte("package shop\n" + c.code)}}
			if diff := cmp.Diff(c.want, strings.Join(nextCall("shop", files), "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPackageName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"evovoice": "evovoice", "Evo Voice": "evovoice", "evo-voice_2": "evovoice_2", "2fa": "fa", "__x_": "x",
		"func": "", "main": "", "名": "", "": "", "..": "",
	} {
		if got := packageName(in); got != want {
			t.Errorf("packageName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestVersionLine(t *testing.T) {
	t.Parallel()
	info := &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: "v1.2.3"}}
	if got := versionLine(info); got != "ssgen v1.2.3, go1.26.8" {
		t.Error(got)
	}
	info.Settings = []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.modified", Value: "true"}}
	if got := versionLine(info); got != "ssgen v1.2.3, commit abc with changes, go1.26.8" {
		t.Error(got)
	}
	if got := versionLine(&debug.BuildInfo{}); got != "ssgen (devel)" {
		t.Error(got)
	}
}
