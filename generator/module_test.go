package generator_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/generator"
)

// keepEnv names a folder in which the generated packages of all tests are left
// behind, so that other tools can look at them too.
const keepEnv = "SSGEN_PACKAGES"

// module is a Go module outside this one that holds generated packages: what a
// user's repository is to them.
type module struct {
	dir string
}

func newModule(t *testing.T) module {
	t.Helper()
	dir := t.TempDir()
	if keep := os.Getenv(keepEnv); keep != "" {
		dir = filepath.Join(keep, t.Name())
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	m := module{dir}
	m.write(t, "go.mod", []byte("module generated.example\n\ngo 1.24\n"))
	return m
}

// write puts one file into the module; name has forward slashes.
func (m module) write(t *testing.T, name string, data []byte) {
	t.Helper()
	path := filepath.Join(m.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// add puts a generated package into the module's folder of that name.
func (m module) add(t *testing.T, folder string, files []generator.File) {
	t.Helper()
	for _, f := range files {
		m.write(t, folder+"/"+f.Name, f.Data)
	}
}

// command is the go command in the module, without settings of this one.
func (m module) command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOTOOLCHAIN=local")
	return cmd
}

// goTool runs the go command in the module.
func (m module) goTool(t *testing.T, args ...string) {
	t.Helper()
	if out, err := m.command(t, args...).CombinedOutput(); err != nil {
		lines := strings.SplitAfter(string(out), "\n")
		t.Errorf("go %s: %v\n%s", strings.Join(args, " "), err, strings.Join(lines[:min(len(lines), 60)], ""))
	}
}

// addFakeTests puts the tests of fakes beside one, which is the test part of the package pkg
// in a folder, and gives the pattern that runs them.
func (m module) addFakeTests(t *testing.T, folder, pkg string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "fake", "every.go"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "package fake\n", "package "+pkg+"test\n", 1)
	text = strings.Replace(text, "github.com/ssgen/ssgen/templates/runtime", "generated.example/"+folder, 1)
	m.write(t, folder+"/"+pkg+"test/every_test.go", []byte(text))
	return "./" + folder + "/" + pkg + "test"
}
