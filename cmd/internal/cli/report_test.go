package cli

import (
	"runtime/debug"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
	printWarnings(&b, all)
	want := `  a.txt:1: warning: "n" is a number
  a.txt:2: warning: "n" is a number
  a.txt:3: warning: "n" is a number
  … and 2 more number-kind
    save the C# tab
  a.txt:9:3: warning: two types fit\x1b[0m; name it
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	b.Reset()
	printErrors(&b, all)
	if got := b.String(); got != "b.txt: error: unreadable\n" {
		t.Errorf("errors: %q", got)
	}
}

func TestPrintErrorsEnds(t *testing.T) {
	t.Parallel()
	var all diag.List
	for line := range maxErrors + 2 {
		all.Fail("bad", diag.Pos{File: "a.txt", Line: line + 1}, "", "unreadable")
	}
	var b strings.Builder
	printErrors(&b, all)
	if lines := strings.Count(b.String(), "\n"); lines != maxErrors+1 || !strings.HasSuffix(b.String(), "… and 2 errors more\n") {
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
