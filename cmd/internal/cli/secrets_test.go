package cli

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ssgen/ssgen/testdata/recordings"
)

// secret is what no output, no error and no file may hold.
const secret = "hunter2-5up3r"

// TestSecretsStaySecret calls every command that asks servers, with every kind of
// credential, while the server behaves and misbehaves.
func TestSecretsStaySecret(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{"token": secret, "login": "ada:" + secret, "cookie": "a=" + secret + "; b=c", "broken": secret + "\n" + secret} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	file := func(name string) string { return "file:" + filepath.Join(dir, name) }
	credentials := map[string][]string{
		"bearer": {"--bearer", file("token")}, "basic": {"--basic", file("login")}, "api-key": {"--api-key", file("token")},
		"cookie": {"--cookie", file("cookie")}, "header": {"--header", "X-Key: " + file("token")}, "plain header": {"--header", "X-Key: " + secret},
		"in the address": nil, "on the command line": {"--bearer", secret}, "of two lines": {"--bearer", file("broken")}, "no login": {"--basic", file("token")},
		"twice": {"--bearer", file("token"), "--header", "Authorization: " + secret}, "bad header": {"--header", secret},
	}
	commands := [][]string{{"inspect"}, {"inspect", "--json"}, {"inspect", "--why", "GetOrder"}, {"generate", "-o", "-"}, {"generate", "--json", "-o", "OUT"}, {"fetch", "--json", "-o", "OUT"}}
	for _, fault := range faults(t) {
		server := httptest.NewServer(fault)
		t.Cleanup(server.Close)
		for name, flags := range credentials {
			address := server.URL
			if name == "in the address" {
				address = strings.Replace(address, "://", "://ada:"+secret+"@", 1)
			}
			for _, command := range commands {
				out := t.TempDir()
				args := append([]string{}, command...)
				for i := range args {
					args[i] = strings.Replace(args[i], "OUT", out, 1)
				}
				args = append(append(args, "--rate", "10000", address), flags...)
				var stdout, stderr strings.Builder
				code := Run(t.Context(), args, nil, &stdout, &stderr)
				said := stdout.String() + stderr.String() + fmt.Sprint(files(t, out))
				if strings.Contains(said, secret) {
					t.Errorf("%s, %v ends with %d and shows the secret:\n%s", name, command, code, said)
				}
			}
		}
	}
}

// faults are servers that do not give what they are asked for. The other host, to which
// they redirect, must see no credential.
func faults(t *testing.T) []http.HandlerFunc {
	t.Helper()
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("the other host is asked for %v with %v", r.URL, r.Header)
	}))
	t.Cleanup(other.Close)
	recorded, err := recordings.Handler("8.10.0", "orders")
	if err != nil {
		t.Fatal(err)
	}
	refused := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", "Bearer realm="+r.Header.Get("Authorization"))
		http.Error(w, fmt.Sprint(r.Header), http.StatusUnauthorized)
	}
	return []http.HandlerFunc{
		recorded.ServeHTTP,
		func(w http.ResponseWriter, r *http.Request) { // pages alone, one of them not
			switch {
			case strings.Contains(r.URL.Path, "/types/"), strings.Contains(r.URL.Path, "app.json"):
				refused(w, r)
			case strings.Contains(r.URL.RawQuery, "GetOrder"):
				http.Error(w, fmt.Sprint(r.Header), http.StatusInternalServerError)
			default:
				recorded.ServeHTTP(w, r)
			}
		},
		refused,
		func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, other.URL+"/?key="+r.Header.Get("Authorization"), http.StatusTemporaryRedirect)
		},
		func(w http.ResponseWriter, r *http.Request) { // within the host, where the secret is in the address
			if r.URL.Path != "/login" {
				http.Redirect(w, r, "/login?key="+secret, http.StatusFound)
				return
			}
			fmt.Fprint(w, "<html><title>Sign in</title></html>")
		},
	}
}
