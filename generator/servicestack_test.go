package generator_test

import (
	"bufio"
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/generator"
	ssparser "github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// clientEnv names a folder in which `npm ci` has been run with testdata/client/package.json
// and its lock file.
const clientEnv = "SSGEN_SERVICESTACK_CLIENT"

// TestServiceStackClient calls generated handlers with ServiceStack's own client for
// JavaScript, and with the types that recorded servers give to it.
func TestServiceStackClient(t *testing.T) {
	t.Parallel()
	modules, err := filepath.Abs(filepath.Join(os.Getenv(clientEnv), "node_modules"))
	if err != nil || os.Getenv(clientEnv) == "" {
		t.Skip("needs node and ServiceStack's client: run `npm ci` in a copy of testdata/client, and give its path in " + clientEnv)
	}
	all, err := recordings.Open("10.1.4")
	if err != nil {
		t.Fatal(err)
	}
	m := newModule(t)
	for _, api := range []string{"orders", "zoo"} {
		m.addServed(t, all, api)
	}
	for _, name := range []string{"main.go", "orders.go", "zoo.go", "orders.test.mjs", "zoo.test.mjs"} {
		m.write(t, name, testdataFile(t, "client/"+name))
	}
	if err := os.Symlink(modules, filepath.Join(m.dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	node := exec.CommandContext(t.Context(), "node", "--test", "--test-reporter=spec", "orders.test.mjs", "zoo.test.mjs")
	node.Dir = m.dir
	node.Env = append(os.Environ(), "SSGEN_HOST="+m.serve(t))
	if out, err := node.CombinedOutput(); err != nil {
		t.Errorf("node --test: %v\n%s", err, out)
	}
}

// addServed adds the package of a recorded API, and the types of its client.
func (m module) addServed(t *testing.T, all fs.FS, name string) {
	t.Helper()
	data, err := fs.ReadFile(all, name+"/types/app.json")
	if err != nil {
		t.Fatal(err)
	}
	api, found := ssparser.Parse(t.Context(), []source.Source{source.FromBytes("app.json", data)})
	if found.HasErrors() {
		t.Fatal(found)
	}
	files, found := generator.Generate(api, generator.Options{Package: name, Parts: []string{generator.PartServer}, Builtins: true})
	if found.HasErrors() {
		t.Fatal(found)
	}
	m.add(t, name, files)
	types, err := fs.ReadFile(all, name+"/types/mjs")
	if err != nil {
		t.Fatal(err)
	}
	// A description of the zoo's ends its comment, and the file is no JavaScript then.
	m.write(t, name+".mjs", bytes.ReplaceAll(types, []byte("*/ comment ends"), []byte("comment ends")))
}

// serve starts the program and gives its address; it ends with the test.
func (m module) serve(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "server.exe")
	m.goTool(t, "build", "-gcflags=generated.example/...=-N -l", "-o", program, ".")
	server := exec.CommandContext(t.Context(), program)
	server.Stderr = os.Stderr
	in, err := server.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		_ = server.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(address)
}
