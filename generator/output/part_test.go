package output_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/generator/output"
)

func TestPartFolders(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	both := []output.File{file("api.gen.go", "shop"), file("shoptest/fake.gen.go", "shoptest"), file("shoptest/more.gen.go", "shoptest")}
	write := func(files []output.File, want string) {
		t.Helper()
		result, err := output.Write(dir, files, output.Remove)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range result.Changes {
			got = append(got, c.Name+" "+string(c.Status))
		}
		if text := strings.Join(got, ", "); text != want {
			t.Errorf("got %s, want %s", text, want)
		}
	}
	write(both, "api.gen.go created, shoptest/fake.gen.go created, shoptest/more.gen.go created")
	write(both[:2], "api.gen.go unchanged, shoptest/fake.gen.go unchanged, shoptest/more.gen.go deleted")
	write(both[:1], "api.gen.go unchanged, shoptest/fake.gen.go deleted")
	if _, err := os.Stat(filepath.Join(dir, "shoptest")); err == nil {
		t.Error("the empty folder is left")
	}
}

// Folders that are not what a test part is are left alone.
func TestForeignFoldersStay(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"package shoptest\n", output.Header + "\n\npackage other\n", output.Header + "\n\npackage"} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "shoptest"), 0o755); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, "shoptest", "fake.gen.go")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if result, err := output.Write(dir, []output.File{file("api.gen.go", "shop")}, output.Remove); err != nil || len(result.Changes) != 1 {
			t.Errorf("%q: %+v, %v", text, result, err)
		}
		if _, err := os.Stat(name); err != nil {
			t.Errorf("%q is gone", text)
		}
	}
}

func TestPartsRefused(t *testing.T) {
	t.Parallel()
	outside := t.TempDir()
	for _, tt := range []struct {
		name    string
		files   []output.File
		prepare func(dir string) error
		want    string
	}{
		{"another package", []output.File{file("a.gen.go", "shop"), file("shoptest/b.gen.go", "other")}, nil, "belongs to package other"},
		{"deep", []output.File{file("a.gen.go", "shop"), file("a/b/c.gen.go", "b")}, nil, "is no name for a generated file"},
		{"climbs", []output.File{file("a.gen.go", "shop"), file("../c.gen.go", "shop")}, nil, "is no name for a generated file"},
		{"folder alone", []output.File{file("shoptest/c.gen.go", "shoptest")}, nil, "nothing to write"},
		{"link", []output.File{file("a.gen.go", "shop"), file("shoptest/b.gen.go", "shoptest")},
			func(dir string) error { return os.Symlink(outside, filepath.Join(dir, "shoptest")) }, "is in the way and no folder"},
	} {
		dir := t.TempDir()
		if tt.prepare != nil {
			if err := tt.prepare(dir); err != nil {
				t.Skip(err)
			}
		}
		if _, err := output.Write(dir, tt.files, output.Remove); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v", tt.name, err)
		}
		if _, err := os.Stat(filepath.Join(dir, "a.gen.go")); err == nil {
			t.Errorf("%s: something was written", tt.name)
		}
		if left, _ := filepath.Glob(filepath.Join(outside, "*")); len(left) > 0 {
			t.Errorf("%s: written outside: %v", tt.name, left)
		}
	}
}
