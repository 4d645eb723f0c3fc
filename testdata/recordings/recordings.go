// Package recordings opens what real ServiceStack servers said, release by
// release: metadata pages, type listings, HTTP exchanges and value vectors.
//
// Each archive holds one release, a folder an API: "zoo" has every type and
// container, "names" the names that are hard in Go (hosted below /api), "orders"
// an order desk with auth, roles, files and errors, and "orders-v2" the same API a
// year later. Only tests use this package; nothing in it is ever edited.
package recordings

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed *.zip
var archives embed.FS

// Releases lists the recorded server releases, oldest first.
func Releases() []string {
	return []string{"5.14.0", "6.11.0", "8.0.0", "8.5.2", "8.10.0", "10.0.0", "10.1.4"}
}

// APIs lists the recorded APIs; every release has all of them.
func APIs() []string { return []string{"names", "orders", "orders-v2", "zoo"} }

// Open gives the files of one release: "API/pages/OP.FORMAT[.LANG].html",
// "API/types/…", "API/wire.ndjson", "API/vectors.ndjson".
func Open(release string) (fs.FS, error) { return open(release) }

// Reader gives how the real reader takes odd texts: "RELEASE.ndjson".
func Reader() (fs.FS, error) { return open("reader") }

func open(name string) (fs.FS, error) {
	data, err := archives.ReadFile(name + ".zip")
	if err != nil {
		return nil, fmt.Errorf("no recording of %q: %w", name, err)
	}
	return zip.NewReader(bytes.NewReader(data), int64(len(data)))
}
