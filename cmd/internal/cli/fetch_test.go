package cli

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssgen/ssgen/testdata/recordings"
)

// recordedServer serves a recorded API but for what is hidden, and gives its address.
func recordedServer(t *testing.T, release, api string, hidden []string) string {
	t.Helper()
	answers, err := recordings.Handler(release, api)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if slices.ContainsFunc(hidden, func(part string) bool { return strings.Contains(r.URL.Path, part) }) {
			http.Error(w, "Forbidden", http.StatusForbidden)
			return
		}
		answers.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + recordings.BasePath(api)
}

// ran gives what a command line prints on standard output.
func ran(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr strings.Builder
	if code := Run(t.Context(), args, nil, &stdout, &stderr); code != exitDone {
		t.Fatalf("%v: exit code %d, %s", args, code, stderr.String())
	}
	return stdout.String()
}

// TestFetchThenGenerate holds that a fetched folder gives the package that its server
// gives, byte for byte, and that its files are those that a second run would write.
func TestFetchThenGenerate(t *testing.T) {
	t.Parallel()
	for _, release := range recordings.Releases() {
		for _, api := range recordings.APIs() {
			for _, hidden := range [][]string{nil, {"/metadata/app"}, {"/metadata/app", "/types/"}} {
				t.Run(fmt.Sprint(release, " ", api, " without ", hidden), func(t *testing.T) {
					t.Parallel()
					address, dir := recordedServer(t, release, api, hidden), filepath.Join(t.TempDir(), "saved")
					ran(t, "fetch", "--rate", "10000", "-o", dir, address)
					online := ran(t, "generate", "--rate", "10000", "--package", "api", "-o", "-", address)
					offline := ran(t, "generate", "--package", "api", "-o", "-", dir)
					if diff := cmp.Diff(online, offline); diff != "" {
						t.Error(diff)
					}
					before := files(t, dir)
					ran(t, "fetch", "--rate", "10000", "-o", dir, address)
					if diff := cmp.Diff(before, files(t, dir)); diff != "" {
						t.Error(diff)
					}
				})
			}
		}
	}
}

// TestFetchOtherLists holds the same where a host shows neither documents nor its index, and
// pages in XML have to tell what answers: the other list of operations takes its place.
func TestFetchOtherLists(t *testing.T) {
	t.Parallel()
	answers, err := recordings.Handler("10.1.4", "orders")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.RequestURI() == "/operations/metadata?format=json":
			fmt.Fprint(w, `[{"name":"GetOrder","serviceName":"Order Desk","actions":["GET"],"routes":{"/orders/{Id}":"GET"}},`+
				`{"name":"FindOrders","responseName":"OrderPage","serviceName":"Order Desk","actions":["ANY"],"routes":{}}]`)
		case r.URL.Path == "/metadata", strings.Contains(r.URL.Path, "/types/"), strings.Contains(r.URL.Path, "app.json"):
			http.NotFound(w, r)
		default:
			answers.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(server.Close)
	dir := filepath.Join(t.TempDir(), "saved")
	ran(t, "fetch", "--rate", "10000", "-o", dir, server.URL)
	online := ran(t, "generate", "--rate", "10000", "--package", "api", "-o", "-", server.URL)
	if diff := cmp.Diff(online, ran(t, "generate", "--package", "api", "-o", "-", dir)); diff != "" {
		t.Error(diff)
	}
	if list := files(t, dir)[filepath.Join(dir, "operations.json")]; !strings.HasPrefix(list, "[\n  {\n    \"name\": \"GetOrder\",\n") {
		t.Errorf("%q", list)
	}
}

// files gives what is in a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
