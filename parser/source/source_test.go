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

func names(t *testing.T, sources []source.Source) string {
	t.Helper()
	var b strings.Builder
	for _, s := range sources {
		data, err := s.Bytes(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(filepath.Base(s.Name) + "=" + string(data) + " ")
	}
	return strings.TrimSpace(b.String())
}

func TestRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"pages/b.html": "B", "pages/a.HTM": "A", "pages/c.txt": "C", "pages/d.json": "D", "pages/.hidden.html": "H",
		"pages/deeper/e.html": "E", "one.md": "1",
	} {
		write(t, filepath.Join(dir, name), text)
	}
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"a file of any name", []string{"one.md"}, "one.md=1"},
		{"a folder, sorted, pages only", []string{"pages"}, "a.HTM=A b.html=B c.txt=C"},
		{"standard input", []string{"-"}, "-=piped"},
		{"the order of the arguments", []string{"pages/c.txt", "-", "one.md"}, "c.txt=C -=piped one.md=1"},
		{"a file named twice counts once", []string{"pages/c.txt", "pages"}, "c.txt=C a.HTM=A b.html=B"},
		{"nothing", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var args []string
			for _, a := range tt.args {
				if a != source.Stdin {
					a = filepath.Join(dir, a)
				}
				args = append(args, a)
			}
			got, err := source.Read(t.Context(), args, strings.NewReader("piped"))
			if err != nil || names(t, got) != tt.want {
				t.Errorf("Read(%q) = %q, %v; want %q", tt.args, names(t, got), err, tt.want)
			}
		})
	}
}

func TestReadFails(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "empty", "notes.md"), "x")
	tests := []struct{ name, arg, want string }{
		{"no such file", filepath.Join(dir, "no.html"), "no such file or folder"},
		{"a folder without pages", filepath.Join(dir, "empty"), "holds no *.html, *.htm or *.txt"},
		{"a pattern", filepath.Join(dir, "**", "*.html"), "patterns are not expanded yet"},
		{"a URL", "https://api.example/metadata", "a URL is not read yet"},
		{"nothing between the quotes", "", "names no file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := source.Read(t.Context(), []string{tt.arg}, nil)
			if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("Read(%q) fails with %v; want one line with %q", tt.arg, err, tt.want)
			}
		})
	}
}

func TestReadStopsAtTheLimit(t *testing.T) {
	t.Parallel()
	_, err := source.Read(t.Context(), []string{"-"}, bytes.NewReader(make([]byte, source.MaxBytes+1)))
	if err == nil || !strings.Contains(err.Error(), "more than 32 MB") {
		t.Errorf("an endless input fails with %v; want the limit", err)
	}
}

func TestReadStopsWithTheContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := source.Read(ctx, []string{"-"}, strings.NewReader("x")); !errors.Is(err, context.Canceled) {
		t.Errorf("Read with an ended context gives %v; want context.Canceled", err)
	}
}
