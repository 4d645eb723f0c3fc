package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// proxied runs a command that resolves modules: against a proxy that has what is in the
// module cache, and a cache of its own. Of modules that no build has needed, the cache need
// not have the go.mod; those count as modules that need nothing.
func proxied(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: proxied COMMAND...")
	}
	cache := ts.Getenv("GOMODCACHE")
	proxy := httptest.NewServer(moduleProxy(filepath.Join(cache, "cache", "download")))
	defer proxy.Close()
	was := map[string]string{"GOPROXY": ts.Getenv("GOPROXY"), "GOMODCACHE": cache, "GOFLAGS": ts.Getenv("GOFLAGS")}
	ts.Setenv("GOPROXY", proxy.URL)
	ts.Setenv("GOMODCACHE", ts.MkAbs(filepath.Join("..", "modules")))
	ts.Setenv("GOFLAGS", "-modcacherw") // so that it can be removed
	err := ts.Exec(args[0], args[1:]...)
	for name, value := range was {
		ts.Setenv(name, value)
	}
	ts.Check(err)
}

// moduleProxy answers as GOPROXY's protocol has it, from the downloads of a module cache.
func moduleProxy(downloads string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.FromSlash(strings.TrimPrefix(r.URL.Path, "/"))
		if data, err := os.ReadFile(filepath.Join(downloads, name)); err == nil {
			_, _ = w.Write(data)
			return
		}
		module, version, ok := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/@v/")
		switch {
		case ok && strings.HasSuffix(version, ".mod"):
			fmt.Fprintf(w, "module %s\n", unescaped(module))
		case ok && strings.HasSuffix(version, ".info"):
			fmt.Fprintf(w, "{\"Version\":%q}", strings.TrimSuffix(version, ".info"))
		default:
			http.NotFound(w, r)
		}
	})
}

// unescaped undoes how proxies write capitals: "!puerkito!bio".
func unescaped(module string) string {
	var b strings.Builder
	for i := 0; i < len(module); i++ {
		if module[i] == '!' && i+1 < len(module) {
			i++
			b.WriteString(strings.ToUpper(module[i : i+1]))
			continue
		}
		b.WriteByte(module[i])
	}
	return b.String()
}
