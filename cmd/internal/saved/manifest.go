package saved

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// manifestFile says which files of the folder are ours and where each came from; hidden,
// so that reading the folder passes over it.
const manifestFile = ".ssgen-fetch.json"

// manifest is what stands in that file. It holds no time and no checksum: it changes
// where the list of files does.
type manifest struct {
	From  []string          `json:"from"`
	Files map[string]string `json:"files"` // the address of each, by path with forward slashes
}

func (f *Folder) readManifest() (manifest, error) {
	var m manifest
	name := filepath.Join(f.dir, manifestFile)
	data, err := f.root.ReadFile(manifestFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m, nil
	case err != nil:
		return m, f.fail(manifestFile, "cannot be read", err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%s: is damaged: %w; take it back from version control, or fetch into another folder", name, err)
	}
	for file := range m.Files {
		if !isOurs(file) {
			return m, fmt.Errorf("%s: names %q, which ssgen never writes; take it back from version control, or fetch into another folder", name, file)
		}
	}
	return m, nil
}

// isOurs tells whether a path can be one of a document: relative, of the characters that
// safe names have, and nothing hidden. Whoever edits the manifest cannot have other files
// removed.
func isOurs(file string) bool {
	if !fs.ValidPath(file) || file == "." {
		return false
	}
	for part := range strings.SplitSeq(file, "/") {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	return !strings.ContainsFunc(file, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-./", r))
	})
}

func (f *Folder) writeManifest(m manifest) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		return err
	}
	return f.put(manifestFile, b.Bytes())
}

// sameAddresses tells whether two lists name the same, in whatever order.
func sameAddresses(a, b []string) bool {
	return slices.Equal(sorted(a), sorted(b))
}

// sorted gives each address once, without the slashes at its end, which say nothing.
func sorted(addresses []string) []string {
	list := make([]string, len(addresses))
	for i, a := range addresses {
		list[i] = strings.TrimRight(a, "/")
	}
	slices.Sort(list)
	return slices.Compact(list)
}
