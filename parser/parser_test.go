package parser_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

const seed = "../testdata/pages/InviteChatMember.txt"

func seedSource(t testing.TB) source.Source {
	t.Helper()
	data, err := os.ReadFile(seed)
	if err != nil {
		t.Fatal(err)
	}
	return source.FromBytes(path.Base(seed), data)
}

func bytesOf(t testing.TB, s source.Source) []byte {
	t.Helper()
	data, err := s.Bytes(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// parsed gives the model as it is locked, and the diagnostics, as one text.
func parsed(t testing.TB, sources []source.Source) string {
	t.Helper()
	api, diags := parser.Parse(context.Background(), sources)
	text, err := json.MarshalIndent(api, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.Write(text)
	for _, d := range diags {
		b.WriteString("\n" + d.Code + " " + d.String())
	}
	return b.String()
}

func TestSeedPage(t *testing.T) {
	t.Parallel()
	api, diags := parser.Parse(t.Context(), []source.Source{seedSource(t)})
	if len(diags) > 0 {
		t.Errorf("the page leaves nothing open, but: %v", diags)
	}
	if len(api.Operations) != 1 || api.Operations[0].Response.String() != "SessionInfo" || api.Operations[0].Verb != "POST" {
		t.Errorf("operations are %+v", api.Operations)
	}
	for _, typ := range api.Types {
		if typ.Name == "SessionInfo" && typ.Base.String() != "EntityInfo" {
			t.Errorf("SessionInfo extends %q", typ.Base)
		}
	}
}

// TestOrderDoesNotMatter shuffles the pages of each recorded API: all formats and
// two tabs of one server.
func TestOrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	recording, err := recordings.Open("8.10.0")
	if err != nil {
		t.Fatal(err)
	}
	for _, api := range recordings.APIs() {
		t.Run(api, func(t *testing.T) {
			t.Parallel()
			sources := append(apiPages(t, recording, api, "mjs", true), apiPages(t, recording, api, "typescript", true)...)
			want := parsed(t, sources)
			for i := range 5 {
				rng := rand.New(rand.NewPCG(uint64(i), 7))
				mixed := slices.Clone(sources)
				rng.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
				if d := gocmp.Diff(want, parsed(t, mixed)); d != "" {
					t.Fatalf("another order, another result (-want +got):\n%s", d)
				}
			}
		})
	}
}

func TestLineEndsDoNotMatter(t *testing.T) {
	t.Parallel()
	recording, err := recordings.Open("10.1.4")
	if err != nil {
		t.Fatal(err)
	}
	sources := append(apiPages(t, recording, "orders", "mjs", false), seedSource(t))
	unix, dos := slices.Clone(sources), slices.Clone(sources)
	for i, s := range sources {
		lf := bytes.ReplaceAll(bytesOf(t, s), []byte("\r\n"), []byte("\n"))
		unix[i] = source.FromBytes(s.Name, lf)
		dos[i] = source.FromBytes(s.Name, bytes.ReplaceAll(lf, []byte("\n"), []byte("\r\n")))
	}
	if d := gocmp.Diff(parsed(t, unix), parsed(t, dos)); d != "" {
		t.Errorf("CRLF input gives another result (-LF +CRLF):\n%s", d)
	}
}

// TestEachSourceIsReadOnce holds that bytes are asked for when a source's turn
// comes, and once; and that a source without bytes is an error with its place.
func TestEachSourceIsReadOnce(t *testing.T) {
	t.Parallel()
	reads := 0
	good := source.New("page.txt", func(ctx context.Context) ([]byte, error) {
		reads++
		return seedSource(t).Bytes(ctx)
	})
	bad := source.New("gone.txt", func(context.Context) ([]byte, error) {
		return nil, &source.Error{Name: "gone.txt", Problem: "cannot be read: gone", Hint: "save it again"}
	})
	api, diags := parser.Parse(t.Context(), []source.Source{good, bad})
	if reads != 1 || len(api.Operations) != 1 {
		t.Errorf("%d reads give %d operations", reads, len(api.Operations))
	}
	want := "gone.txt: error: cannot be read: gone; save it again"
	if !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == "source-unread" && d.String() == want }) {
		t.Errorf("no %q in %v", want, diags)
	}
}

// TestUnusableSources makes sure that a bad source is reported and the good ones count.
func TestUnusableSources(t *testing.T) {
	t.Parallel()
	sources := []source.Source{
		{Name: "empty.html"},
		source.FromBytes("image.png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")),
		source.FromBytes("login.html", []byte("<html><title>Sign in</title><body><form></form></body></html>")),
		seedSource(t),
	}
	api, diags := parser.Parse(t.Context(), sources)
	if len(api.Operations) != 1 {
		t.Errorf("the good page gives %d operations", len(api.Operations))
	}
	for _, s := range sources[:3] {
		if !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Pos.File == s.Name && d.Severity == diag.Error }) {
			t.Errorf("%s: no error in %v", s.Name, diags)
		}
	}
}

func TestOtherTabs(t *testing.T) {
	t.Parallel()
	recording, err := recordings.Open("8.10.0")
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(recording, "orders/pages/Ping.jsv.csharp.html")
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.ReplaceAll(data, []byte(`lang="csharp"`), []byte(`lang="swift"`))
	api, diags := parser.Parse(t.Context(), []source.Source{source.FromBytes("Ping.html", data)})
	if i := slices.IndexFunc(diags, func(d diag.Diagnostic) bool { return d.Code == "tab-unread" }); i < 0 ||
		!strings.Contains(diags[i].String(), "the Swift tab of Ping") ||
		!strings.Contains(diags[i].Hint, "https://orders.lab.example/jsv/metadata?op=Ping&lang=csharp") {
		t.Errorf("the Swift tab is passed over in silence: %v", diags)
	}
	if len(api.Operations) != 1 || api.Operations[0].Response.IsZero() {
		t.Errorf("the samples still tell: %+v", api.Operations)
	}
}

// copiedPage is the text of a page of the names API: it shows neither the scheme nor
// the path below which the host lives, though its routes begin with that.
const copiedPage = "Names\n\n<back to all web services\n\nGetCopied\n\n" +
	"The following routes are available for this service:\nGET/api/copied/{Id}\n" +
	"\"use strict\";\nexport class GetCopied {\n    /** @type {string} */\n    id;\n}\n\nJavaScript GetCopied DTOs\n\n" +
	"To override the Content-type in your clients, use the HTTP Accept Header, append the .jsv suffix or ?format=jsv\n\n" +
	"HTTP + JSV\n\nGET /api/copied/{Id} HTTP/1.1 \nHost: names.lab.example \nAccept: text/jsv\n" +
	"HTTP/1.1 200 OK\nContent-Type: text/jsv\nContent-Length: length\n\n(string)\n"

// TestCopiedTextBesideHTML holds that copied text, which knows the host alone, takes
// the base path from the pages that show it, however few they are.
func TestCopiedTextBesideHTML(t *testing.T) {
	t.Parallel()
	recording, err := recordings.Open("8.10.0")
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(recording, "names/pages/RenamedRequest.jsv.mjs.html")
	if err != nil {
		t.Fatal(err)
	}
	sources := []source.Source{
		source.FromBytes("a.html", data),
		source.FromBytes("b.txt", []byte(copiedPage)),
		source.FromBytes("c.txt", []byte(strings.ReplaceAll(copiedPage, "GetCopied", "FindCopied"))),
	}
	for copied, want := range map[bool][3]string{
		false: {"https://names.lab.example/api", "/copied/{Id}", "/renamed"},
		true:  {"https://names.lab.example", "/api/copied/{Id}", ""},
	} {
		given := sources
		if copied {
			given = sources[1:]
		}
		api, diags := parser.Parse(t.Context(), given)
		got := [3]string{api.BaseURL}
		for _, op := range api.Operations {
			got[min(1+len(op.Name)/len("RenamedRequest"), 2)] = op.Routes[0].Path
		}
		if got != want {
			t.Errorf("copied text alone: %v: got %q, want %q", copied, got, want)
		}
		for _, d := range diags {
			if d.Code == "base-url" || d.Code == "route-conflict" {
				t.Errorf("%v", d)
			}
		}
	}
}

func TestStopped(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if api, diags := parser.Parse(ctx, []source.Source{seedSource(t)}); api != nil || !diags.HasErrors() {
		t.Errorf("Parse with an ended context gives %v, %v", api, diags)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(bytesOf(f, seedSource(f)))
	f.Add([]byte(strings.Replace(page, "CODE", "export class Go<T> extends Up<T> { a: T; b: Go<Go<T>>[]; }", 1)))
	f.Add([]byte(strings.Replace(page, "CODE", "export class Go extends Go { go?: Go; } export class Up<T> extends Go<Up<T>> { }", 1)))
	f.Fuzz(func(t *testing.T, data []byte) {
		api, _ := parser.Parse(t.Context(), []source.Source{source.FromBytes("a", data), source.FromBytes("b", data)})
		if _, err := json.Marshal(api); err != nil {
			t.Error(err)
		}
	})
}

// page is a small page of an operation Go.
const page = `<!DOCTYPE html><html><body><h1>S</h1><div class="operation"><div>
<p><a href="https://s.example/metadata">&lt;back to all web services</a></p><h2>Go</h2>
<div class="types-nav"><nav><a href="?op=Go&lang=typescript" class="active">TypeScript</a></nav></div>
<pre><code lang="typescript">CODE</code></pre>
<div class="example"><h3>HTTP + JSV</h3><div class="request"><pre>
POST /jsv/reply/Go HTTP/1.1
Host: s.example
Content-Type: text/jsv

{
	a: String,
	b:
	[
		{
			a: 0
		}
	]
}
</pre></div><div class="response"><pre>
HTTP/1.1 200 OK
Content-Type: text/jsv

{
	a: String,
	b: []
}
</pre></div></div></div></div></body></html>`
