package output

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func version(n int, names ...string) []File {
	var files []File
	for _, name := range names {
		files = append(files, File{Name: name, Data: fmt.Appendf(nil, "%s\n\npackage %s\n\nconst v%d = 0\n", Header, map[bool]string{true: "shoptest", false: "shop"}[strings.Contains(name, "/")], n)})
	}
	return append(files, File{Name: "ssgen.lock", Data: fmt.Appendf(nil, "lock %d", n), Mark: "lock "})
}

// found gives the package that is in a folder, without what the Go tool does not see.
func found(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, pattern := range []string{"*", "*/*"} {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if info, err := os.Stat(name); err != nil || info.IsDir() || strings.HasPrefix(filepath.Base(name), ".") {
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			rel, _ := filepath.Rel(dir, name)
			all[filepath.ToSlash(rel)] = string(data)
		}
	}
	return all
}

func whole(files []File) map[string]string {
	all := map[string]string{}
	for _, f := range files {
		if f.Data != nil {
			all[f.Name] = string(f.Data)
		}
	}
	return all
}

// TestKilledAnywhere stops a run after each of its steps. Before the journal stands, the
// package is the old one; from then on the next run makes it the new one, whatever that run
// is about.
func TestKilledAnywhere(t *testing.T) {
	t.Parallel()
	before := version(1, "a.gen.go", "b.gen.go", "old.gen.go", "shoptest/fake.gen.go")
	after := version(2, "a.gen.go", "b.gen.go", "new.gen.go", "shoptest/fake.gen.go")
	const steps = 6 // five files are renamed, one is removed
	for stop := range steps + 1 {
		dir := t.TempDir()
		if _, err := Write(dir, before, Remove); err != nil {
			t.Fatal(err)
		}
		f, j := staged(t, dir, after)
		if len(j.Rename)+len(j.Remove) != steps {
			t.Fatalf("there are other steps: %v", j)
		}
		if !maps.Equal(found(t, dir), whole(before)) {
			t.Error("staging changed the package")
		}
		part := journal{Rename: j.Rename[:min(stop, len(j.Rename))], Remove: j.Remove[:max(0, stop-len(j.Rename))]}
		carryPart(t, f, part)
		p, err := Look(dir, before, Remove)
		if err != nil || !p.Unfinished {
			t.Errorf("after %d steps: %v, %v", stop, p, err)
		}
		if result, err := Write(dir, after, Remove); err != nil || result.Count(Unchanged) != len(after) {
			t.Errorf("after %d steps the rest was not finished: %v, %v", stop, result.Changes, err)
		}
		if !maps.Equal(found(t, dir), whole(after)) || f.isUnfinished() {
			t.Errorf("after %d steps: %v", stop, slices.Sorted(maps.Keys(found(t, dir))))
		}
	}
}

// staged gets everything ready for the files, as Write does before it changes anything.
func staged(t *testing.T, dir string, files []File) (folder, journal) {
	t.Helper()
	p, err := Look(dir, files, Remove)
	if err != nil {
		t.Fatal(err)
	}
	f, err := open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.root.Close() })
	j, err := f.stageAll(p.staged, p.stale)
	if err != nil {
		t.Fatal(err)
	}
	return f, j
}

// carryPart does some of a journal's steps and leaves the journal there.
func carryPart(t *testing.T, f folder, part journal) {
	t.Helper()
	for _, r := range part.Rename {
		if err := f.root.Rename(r.Temp, r.Name); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range part.Remove {
		if err := f.root.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAStepThatFails keeps what is staged, and says that running again finishes it.
func TestAStepThatFails(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, err := Write(dir, version(1, "a.gen.go", "b.gen.go"), Remove); err != nil {
		t.Fatal(err)
	}
	after := version(2, "a.gen.go", "b.gen.go")
	f, j := staged(t, dir, after)
	blocked := filepath.Join(dir, "b.gen.go")
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(blocked, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	err := f.carryOut(j)
	if err == nil || !strings.Contains(err.Error(), "b.gen.go: cannot be replaced: ") || !strings.Contains(err.Error(), "run ssgen again, which finishes it") {
		t.Error(err)
	}
	if err := os.RemoveAll(blocked); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(dir, after, Remove); err != nil || !maps.Equal(found(t, dir), whole(after)) {
		t.Errorf("%v, %v", found(t, dir), err)
	}
}

// TestHostileJournals holds that a journal that somebody made touches nothing but files of
// ssgen's in the folder.
func TestHostileJournals(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`{"rename":[{"temp":".x.gen.go.01234567","name":"hand.go"}]}`,
		`{"rename":[{"temp":".hand.go.01234567","name":"hand.go"}]}`,
		`{"rename":[{"temp":"../outside","name":"a.gen.go"}]}`,
		`{"rename":[{"temp":".a.gen.go.01234567","name":"../a.gen.go"}]}`,
		`{"remove":["hand.go"]}`, `{"remove":["../outside"]}`, `{"remove":["sub/hand.txt"]}`, `{"remove":["sub"]}`, `{`, ``, `[]`,
	} {
		above := t.TempDir()
		dir := filepath.Join(above, "shop")
		if _, err := Write(dir, version(1, "a.gen.go"), Remove); err != nil {
			t.Fatal(err)
		}
		for name, data := range map[string]string{
			"shop/hand.go": "package shop\n", "outside": "x", "shop/sub/hand.txt": "x", "shop/" + journalName: text, "shop/.hand.go.01234567": "y", "shop/.x.gen.go.01234567": "z",
		} {
			name = filepath.Join(above, name)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		was := found(t, above)
		if _, err := Write(dir, version(1, "a.gen.go"), Remove); err == nil || !strings.Contains(err.Error(), "is no journal that ssgen wrote; remove it") {
			t.Errorf("%s: %v", text, err)
		}
		if !maps.Equal(was, found(t, above)) {
			t.Errorf("%s changed something", text)
		}
	}
}

// TestLeftovers removes what killed runs staged, once it is old, and nothing else.
func TestLeftovers(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, err := Write(dir, version(1, "a.gen.go", "shoptest/fake.gen.go"), Remove); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-time.Hour)
	old := []string{".a.gen.go.01234567", ".ssgen.lock.89abcdef", ".ssgen-unfinished.00000000", "shoptest/.fake.gen.go.01234567"}
	stay := []string{".gitignore", ".a.gen.go.0123456", ".a.gen.go.0123456g", ".notes.01234567", "a.gen.go.01234567"}
	for _, name := range append(append([]string{".b.gen.go.01234567"}, old...), stay...) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if name != ".b.gen.go.01234567" {
			if err := os.Chtimes(path, long, long); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := Write(dir, version(2, "a.gen.go", "shoptest/fake.gen.go"), Remove); err != nil {
		t.Fatal(err)
	}
	for _, name := range old {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is left", name)
		}
	}
	for _, name := range append(stay, ".b.gen.go.01234567") {
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s is gone", name)
		}
	}
}
