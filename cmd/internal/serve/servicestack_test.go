package serve_test

import (
	"bytes"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/ssgen/ssgen/cmd/internal/serve"
	"github.com/ssgen/ssgen/testdata/recordings"
)

// clientEnv names a folder in which `npm ci` has been run with the package.json and the lock
// file of generator/testdata/client.
const clientEnv = "SSGEN_SERVICESTACK_CLIENT"

// TestServiceStackClient calls what is served with ServiceStack's own client for JavaScript,
// and with the types that recorded servers give to it.
func TestServiceStackClient(t *testing.T) {
	t.Parallel()
	modules, err := filepath.Abs(filepath.Join(os.Getenv(clientEnv), "node_modules"))
	if err != nil || os.Getenv(clientEnv) == "" {
		t.Skip("needs node and ServiceStack's client: run `npm ci` in a copy of generator/testdata/client, and give its path in " + clientEnv)
	}
	all, err := recordings.Open("10.1.4")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, data []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	mux := http.NewServeMux()
	for _, name := range []string{"orders", "zoo"} {
		types, err := fs.ReadFile(all, name+"/types/mjs")
		if err != nil {
			t.Fatal(err)
		}
		// A description of the zoo's ends its comment, and the file is no JavaScript then.
		write(name+".mjs", bytes.ReplaceAll(types, []byte("*/ comment ends"), []byte("comment ends")))
		api := recorded(t, "10.1.4", name+"/types/app.json")
		mux.Handle("/"+name+"/", serve.New(api, serve.Options{BasePath: name, Builtins: true}))
	}
	test, err := os.ReadFile(filepath.Join("testdata", "served.test.mjs"))
	if err != nil {
		t.Fatal(err)
	}
	write("served.test.mjs", test)
	if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(mux)
	defer server.Close()
	node := exec.CommandContext(t.Context(), "node", "--test", "--test-reporter=spec", "served.test.mjs")
	node.Dir = dir
	node.Env = append(os.Environ(), "SSGEN_HOST="+server.URL)
	if out, err := node.CombinedOutput(); err != nil {
		t.Errorf("node --test: %v\n%s", err, out)
	}
}
