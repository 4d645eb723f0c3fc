package source_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/source"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
}

// contents gives the sources as "name=bytes", their names below dir.
func contents(t *testing.T, dir string, sources []source.Source) string {
	t.Helper()
	var all []string
	for _, s := range sources {
		data, err := s.Bytes(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, strings.TrimPrefix(s.Name, filepath.ToSlash(dir)+"/")+"="+string(data))
	}
	return strings.Join(all, " ")
}

// tree makes a folder that has everything.
func tree(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"pages/b.html": "B", "pages/a.HTM": "A", "pages/c.txt": "C", "pages/.hidden.html": "H", "pages/notes.md": "N",
		"pages/deeper/e.html": "E", "pages/deeper/still/f.txt": "F", "pages/.git/g.html": "G",
		"types/metadata.json": "J", "types/dtos.mjs": "M", "types/dtos.d.ts": "T", "types/dtos.cs": "S", "types/go.mod": "X",
		"one.md": "1", "[x].html": "brackets",
	} {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	writeZip(t, filepath.Join(dir, "saved.zip"), file("z/b.html", "ZB"), file("a.txt", "ZA"), file("z/.x.html", "H"),
		file("__MACOSX/a.txt", "M"), file("notes.md", "N"), file("z/", ""))
	return dir
}

func TestRead(t *testing.T) {
	t.Parallel()
	dir := tree(t)
	pages := "pages/a.HTM=A pages/b.html=B pages/c.txt=C pages/deeper/e.html=E pages/deeper/still/f.txt=F"
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"a file of any name", []string{"one.md"}, "one.md=1"},
		{"a folder and those below, sorted, without hidden ones", []string{"pages"}, pages},
		{"a folder of documents and listings", []string{"types"}, "types/dtos.cs=S types/dtos.d.ts=T types/dtos.mjs=M types/metadata.json=J"},
		{"standard input", []string{"-"}, "-=piped"},
		{"standard input, named twice", []string{"-", "-"}, "-=piped"},
		{"the order of the arguments", []string{"pages/c.txt", "-", "one.md"}, "pages/c.txt=C -=piped one.md=1"},
		{"a file named twice counts once", []string{"pages/c.txt", "pages/../pages/c.txt", "pages/deeper"}, "pages/c.txt=C pages/deeper/e.html=E pages/deeper/still/f.txt=F"},
		{"a pattern", []string{"pages/*.html"}, "pages/b.html=B"},
		{"a pattern over folders", []string{"**/*.txt"}, "pages/c.txt=C pages/deeper/still/f.txt=F"},
		{"a pattern for everything", []string{"pages/**"}, pages},
		{"a pattern that spells the ending out", []string{"**/*.md"}, "one.md=1 pages/notes.md=N"},
		{"alternatives", []string{"pages/{b,c}.*"}, "pages/b.html=B pages/c.txt=C"},
		{"a file named like a pattern", []string{"[x].html"}, "[x].html=brackets"},
		{"a zip archive", []string{"saved.zip"}, "saved.zip/a.txt=ZA saved.zip/z/b.html=ZB"},
		{"a zip archive, named twice", []string{"saved.zip", "*.zip"}, "saved.zip/a.txt=ZA saved.zip/z/b.html=ZB"},
		{"nothing", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var args []string
			for _, a := range tt.args {
				if a != source.Stdin {
					a = filepath.Join(dir, filepath.FromSlash(a))
				}
				args = append(args, a)
			}
			got, err := source.Read(t.Context(), args, source.Inputs{Stdin: strings.NewReader("piped")})
			if err != nil || contents(t, dir, got) != tt.want {
				t.Errorf("Read(%q) = %q, %v; want %q", tt.args, contents(t, dir, got), err, tt.want)
			}
		})
	}
}

func TestReadFollowsLinksOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "pages", "a.html"), "A")
	write(t, filepath.Join(dir, "elsewhere", "b.html"), "B")
	link(t, "..", filepath.Join(dir, "pages", "up"))
	link(t, ".", filepath.Join(dir, "pages", "self"))
	link(t, "a.html", filepath.Join(dir, "pages", "same.html"))
	link(t, filepath.Join(dir, "elsewhere"), filepath.Join(dir, "pages", "other"))
	link(t, "gone", filepath.Join(dir, "pages", "dangling"))
	for arg, want := range map[string]string{
		"pages":    "pages/a.html=A pages/other/b.html=B",
		"pages/**": "pages/a.html=A pages/other/b.html=B",
	} {
		got, err := source.Read(t.Context(), []string{filepath.Join(dir, filepath.FromSlash(arg))}, source.Inputs{})
		if err != nil || contents(t, dir, got) != want {
			t.Errorf("Read(%q) = %q, %v; want %q", arg, contents(t, dir, got), err, want)
		}
	}
}

func TestReadURL(t *testing.T) {
	t.Parallel()
	in := source.Inputs{URL: func(_ context.Context, address string) ([]source.Source, error) {
		return []source.Source{source.FromBytes(address+"/x", []byte("X"))}, nil
	}}
	got, err := source.Read(t.Context(), []string{"HTTPS://api.example", "HTTPS://api.example"}, in)
	if err != nil || contents(t, "", got) != "HTTPS://api.example/x=X" {
		t.Errorf("%q, %v", contents(t, "", got), err)
	}
}

func TestReadFails(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "empty", "notes.md"), "x")
	link(t, "nowhere", filepath.Join(dir, "page.html"))
	tests := []struct{ name, arg, want string }{
		{"no such file", filepath.Join(dir, "no.html"), "no such file or folder"},
		{"a folder without pages", filepath.Join(dir, "empty"), "hold no page"},
		{"a folder with a dangling page", dir, "page.html: cannot be read"},
		{"a pattern without matches", filepath.Join(dir, "**", "*.html", "x"), "matches no page"},
		{"a pattern without readable matches", filepath.Join(dir, "empty", "*"), "matches no page"},
		{"a malformed pattern", filepath.Join(dir, "[a"), "the pattern is malformed"},
		{"a URL without a way to read it", "https://api.example/metadata", "a URL cannot be read here"},
		{"nothing between the quotes", "", "names no file"},
		{"no regular file", os.DevNull, "not a regular file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := source.Read(t.Context(), []string{tt.arg}, source.Inputs{})
			if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("Read(%q) fails with %v; want one line with %q", tt.arg, err, tt.want)
			}
		})
	}
}

func TestReadStopsAtTheLimit(t *testing.T) {
	t.Parallel()
	_, err := source.Read(t.Context(), []string{"-"}, source.Inputs{Stdin: bytes.NewReader(make([]byte, source.MaxBytes+1))})
	if err == nil || !strings.Contains(err.Error(), "more than 32 MB") {
		t.Errorf("an endless input fails with %v; want the limit", err)
	}
	large := filepath.Join(t.TempDir(), "large.html")
	write(t, large, "")
	if err := os.Truncate(large, source.MaxBytes+1); err != nil {
		t.Fatal(err)
	}
	got, err := source.Read(t.Context(), []string{large}, source.Inputs{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := got[0].Bytes(t.Context()); err == nil || !strings.Contains(err.Error(), "more than 32 MB") {
		t.Errorf("a large file fails with %v; want the limit", err)
	}
}

func TestReadStopsWithTheContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := source.Read(ctx, []string{"-"}, source.Inputs{Stdin: strings.NewReader("x")}); !errors.Is(err, context.Canceled) {
		t.Errorf("Read with an ended context gives %v; want context.Canceled", err)
	}
	if _, err := source.FromBytes("a", nil).Bytes(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Bytes with an ended context gives %v; want context.Canceled", err)
	}
}
