package saved

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// makeFolder creates dir and tells the topmost folder that did not exist, "" for none.
func makeFolder(dir string) (string, error) {
	switch info, err := os.Stat(dir); {
	case err == nil && !info.IsDir():
		return "", fmt.Errorf("%s: is a file; name a folder for what is fetched", dir)
	case err == nil:
		return "", nil
	case !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%s: cannot be reached: %w", dir, cause(err))
	}
	if _, err := os.Lstat(dir); err == nil {
		return "", fmt.Errorf("%s: is a link to what does not exist; create that, or choose another folder", dir)
	}
	top := filepath.Clean(dir)
	for parent := filepath.Dir(top); parent != top; parent = filepath.Dir(top) {
		if _, err := os.Lstat(parent); err == nil {
			break
		}
		top = parent
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("%s: cannot be created: %w", dir, cause(err))
	}
	return top, nil
}

// removeEmpty undoes makeFolder: it removes empty folders from dir up to top.
func removeEmpty(dir, top string) {
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if os.Remove(d) != nil || d == top {
			return
		}
	}
}

// cause drops the path that os wraps around an error, for the message has it already.
func cause(err error) error {
	var perr *fs.PathError
	var lerr *os.LinkError
	switch {
	case errors.As(err, &perr):
		return perr.Err
	case errors.As(err, &lerr):
		return lerr.Err
	}
	return err
}
