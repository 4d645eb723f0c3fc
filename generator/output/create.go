package output

import (
	"os"
	"path/filepath"
)

// CreateFolder creates dir, with what is missing above it, and tells the topmost folder
// that did not exist. The error is the system's.
func CreateFolder(dir string) (top string, err error) {
	top = filepath.Clean(dir)
	for parent := filepath.Dir(top); parent != top; parent = filepath.Dir(top) {
		if _, err := os.Lstat(parent); err == nil {
			break
		}
		top = parent
	}
	return top, os.MkdirAll(dir, 0o755)
}

// RemoveCreated undoes CreateFolder: it removes empty folders from dir up to top.
func RemoveCreated(dir, top string) {
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if os.Remove(d) != nil || d == top {
			return
		}
	}
}
