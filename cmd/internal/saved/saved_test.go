package saved_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/cmd/internal/saved"
)

const base = "https://shop.example"

func open(t *testing.T, dir string, r saved.Request) *saved.Folder {
	t.Helper()
	if r.From == nil {
		r.From = []string{base}
	}
	f, err := saved.Open(dir, r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func keep(t *testing.T, f *saved.Folder, files map[string]string) {
	t.Helper()
	for file, text := range files {
		if _, err := f.Keep(file, base+"/"+file, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
}

func never(string) bool { return false }

// save is a whole run; it gives what became of each file.
func save(t *testing.T, dir string, r saved.Request, files map[string]string) map[string]saved.Status {
	t.Helper()
	f := open(t, dir, r)
	keep(t, f, files)
	changes, err := f.Finish(never)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	all := map[string]saved.Status{}
	for _, c := range changes {
		all[c.File] = c.Status
	}
	return all
}

// tree gives the files of a folder, hidden ones too.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		data, err := os.ReadFile(path)
		all[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestRuns(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "new", "folder")
	for _, c := range []struct {
		files map[string]string
		want  map[string]saved.Status
	}{
		{
			map[string]string{"index.html": "a", "pages/A.html": "b"},
			map[string]saved.Status{"index.html": saved.Created, "pages/A.html": saved.Created},
		},
		{
			map[string]string{"index.html": "a", "pages/A.html": "c"},
			map[string]saved.Status{"index.html": saved.Unchanged, "pages/A.html": saved.Updated},
		},
		{
			map[string]string{"app.json": `{"date":"x","b":1,"a":[ ],"n":1.50e1}`},
			map[string]saved.Status{"index.html": saved.Removed, "pages/A.html": saved.Removed, "app.json": saved.Created},
		},
		{
			map[string]string{"app.json": `{"date":"y","b":1,"a":[],"n":1.50e1}`},
			map[string]saved.Status{"app.json": saved.Unchanged},
		},
	} {
		if diff := cmp.Diff(c.want, save(t, dir, saved.Request{}, c.files)); diff != "" {
			t.Error(diff)
		}
	}
	want := map[string]string{
		"app.json":          "{\n  \"b\": 1,\n  \"a\": [],\n  \"n\": 1.50e1\n}\n",
		".ssgen-fetch.json": "{\n  \"from\": [\n    \"https://shop.example\"\n  ],\n  \"files\": {\n    \"app.json\": \"https://shop.example/app.json\"\n  }\n}\n",
	}
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Stat(filepath.Join(dir, "pages")); err == nil {
		t.Error("an empty folder is left")
	}
}

// TestResume holds that what an interrupted run kept is there for the next one that may
// see the same, and for no other.
func TestResume(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := open(t, dir, saved.Request{Scope: "Authorization"})
	keep(t, first, map[string]string{"index.html": "a", "pages/A.html": "b"})
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	anonymous := open(t, dir, saved.Request{})
	if _, ok := anonymous.Kept("index.html", base+"/index.html"); ok {
		t.Error("what was read with credentials is taken without them")
	}
	anonymous.Close()
	second := open(t, dir, saved.Request{Scope: "Authorization"})
	if _, ok := second.Kept("index.html", base+"/other.html"); ok {
		t.Error("what came from another address is taken")
	}
	s, ok := second.Kept("index.html", base+"/index.html")
	if !ok {
		t.Fatal("nothing is kept")
	}
	if data, err := s.Bytes(t.Context()); string(data) != "a" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if all, resumed := second.Counts(); all != 1 || resumed != 1 {
		t.Errorf("%d documents, %d resumed", all, resumed)
	}
	second.Close()
	fresh := open(t, dir, saved.Request{Scope: "Authorization", Fresh: true})
	if _, ok := fresh.Kept("index.html", base+"/index.html"); ok {
		t.Error("a fresh run takes what was left")
	}
}

// TestStoppedAmidTheSwap holds that a run after one that died while it moved files takes
// them for its own.
func TestStoppedAmidTheSwap(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	save(t, dir, saved.Request{}, map[string]string{"index.html": "a"})
	manifest := filepath.Join(dir, ".ssgen-fetch.json")
	write(t, manifest, `{"from":["https://shop.example"],"files":{"index.html":"https://shop.example/index.html","pages/A.html":"https://shop.example/pages/A.html","pages/B.html":"x"}}`)
	write(t, filepath.Join(dir, "pages", "A.html"), "half of a run")
	got := save(t, dir, saved.Request{}, map[string]string{"index.html": "a", "pages/A.html": "new"})
	if diff := cmp.Diff(map[string]saved.Status{"index.html": saved.Unchanged, "pages/A.html": saved.Updated}, got); diff != "" {
		t.Error(diff)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestRefusals holds what is not written to, removed or followed, and what the one line
// about it says.
func TestRefusals(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lay  func(t *testing.T, dir string)
		want string
	}{
		"foreign file":    {func(t *testing.T, dir string) { write(t, filepath.Join(dir, "index.html"), "mine") }, "index.html: is in the way and was not fetched by ssgen"},
		"folder in place": {func(t *testing.T, dir string) { write(t, filepath.Join(dir, "index.html", "x"), "mine") }, "index.html: is in the way and no regular file"},
		"link in place": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "mine"), "mine")
			link(t, "mine", filepath.Join(dir, "index.html"))
		}, "index.html: is in the way and no regular file"},
		"folder that is a link out": {func(t *testing.T, dir string) { link(t, t.TempDir(), filepath.Join(dir, "pages")) }, "escapes"},
		"other address": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".ssgen-fetch.json"), `{"from":["https://other.example"]}`)
		}, "holds what was fetched from https://other.example; give that address, another folder, or --fresh"},
		"damaged list": {func(t *testing.T, dir string) { write(t, filepath.Join(dir, ".ssgen-fetch.json"), `{`) }, ".ssgen-fetch.json: is damaged"},
		"list that leads": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".ssgen-fetch.json"), `{"from":["https://shop.example"],"files":{"../x":""}}`)
		}, `names "../x", which ssgen never writes`},
		"list of hidden": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, ".ssgen-fetch.json"), `{"from":["https://shop.example"],"files":{".git/config":""}}`)
		}, `names ".git/config", which ssgen never writes`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			c.lay(t, dir)
			before := tree(t, dir)
			f, err := saved.Open(dir, saved.Request{From: []string{base}})
			if err == nil {
				keep(t, f, map[string]string{"index.html": "new", "pages/A.html": "new"})
				_, err = f.Finish(never)
				f.Close()
			}
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v, want %q", err, c.want)
			}
			after := tree(t, dir)
			for file := range after {
				if strings.HasPrefix(file, ".ssgen-fetch.part/") {
					delete(after, file)
				}
			}
			if diff := cmp.Diff(before, after); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Skip(err)
	}
}

// TestTwoAtOnce holds that of two runs at a time one is done, and the other changes nothing
// and says why.
func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, second := open(t, dir, saved.Request{}), open(t, dir, saved.Request{})
	keep(t, first, map[string]string{"index.html": "a", "pages/A.html": "a"})
	keep(t, second, map[string]string{"index.html": "b", "pages/A.html": "a"})
	if _, err := first.Finish(never); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	if _, err := second.Finish(never); !errors.Is(err, saved.ErrOvertaken) {
		t.Error(err)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestOneFileTwice refuses two documents for one file, also where only some systems take
// their names for one.
func TestOneFileTwice(t *testing.T) {
	t.Parallel()
	f := open(t, t.TempDir(), saved.Request{})
	keep(t, f, map[string]string{"pages/Get.html": "a"})
	for file, address := range map[string]string{"pages/Get.html": base + "/b", "pages/get.html": base + "/pages/Get.html"} {
		if _, err := f.Keep(file, address, []byte("b")); err == nil || !strings.Contains(err.Error(), "fetch each into a folder of its own") {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// TestNothingIsLeft holds that a run that brings nothing leaves nothing.
func TestNothingIsLeft(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	f := open(t, filepath.Join(top, "a", "b"), saved.Request{})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(top); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}

// TestTidy holds what is left out of a document, and that nothing else is.
func TestTidy(t *testing.T) {
	t.Parallel()
	head := "/* Options:\r\nDate: 2026-01-02 03:04:05\r\nVersion: 8.10\r\n*/\r\n\r\n/*\r\nDate: 2026-01-02\r\n"
	for _, c := range [][3]string{
		{"types/csharp.cs", head, strings.Replace(head, "Date: 2026-01-02 03:04:05\r\n", "", 1)},
		{"types/python.txt", "\"\"\" Options:\nDate: 2026-01-02 03:04:05\nx", "\"\"\" Options:\nx"},
		{"types/vbnet.txt", "' Options:\n'Date: 2026-01-02 03:04:05\nx", "' Options:\nx"},
		{"types/mjs.mjs", "Date: 2026-01-02 03:04:05\n", "Date: 2026-01-02 03:04:05\n"},
		{"pages/A.html", head, head},
		{"a.json", "\uFEFF{\"DATE\" : \"x\" , \"b\":\"<\\u003c\u2028\", \"date\":{\"date\":\"x\"}}", "{\n  \"b\": \"<\\u003c\u2028\",\n  \"date\": {\n    \"date\": \"x\"\n  }\n}\n"},
		{"a.json", `[{"date":"x"}]`, "[\n  {\n    \"date\": \"x\"\n  }\n]\n"},
		{"a.json", `{"date":"x"}`, "{}\n"},
		{"a.json", `{"date":`, `{"date":`},
		{"a.json", "{\"a\":\"\xff\"}", "{\"a\":\"\xff\"}"},
	} {
		dir := t.TempDir()
		save(t, dir, saved.Request{}, map[string]string{c[0]: c[1]})
		if got := tree(t, dir)[c[0]]; got != c[2] {
			t.Errorf("%s: %q becomes %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
