package config

import (
	"os"
	"path/filepath"
)

// Find gives the path of the ssgen.yaml that is about what is written to a folder: the
// one in it, beside it, or above it as far as the folder of go.mod. It is "" where there
// is none. The folder itself need not be there.
func Find(folder string) (string, error) {
	start, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	near := []string{start}
	if !isRegular(filepath.Join(start, "go.mod")) {
		near = append(near, filepath.Dir(start))
	}
	for _, dir := range append(near, upToModule(start)...) {
		if path := filepath.Join(dir, Name); isRegular(path) {
			return path, nil
		}
	}
	return "", nil
}

// upToModule lists a folder and those above it up to the one that holds go.mod, none
// where no module is around.
func upToModule(dir string) []string {
	var dirs []string
	for {
		dirs = append(dirs, dir)
		if isRegular(filepath.Join(dir, "go.mod")) {
			return dirs
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil
		}
		dir = parent
	}
}

func isRegular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
