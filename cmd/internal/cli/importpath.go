package cli

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// importPathOf gives the path by which Go code imports the package in a folder, which need
// not exist yet: that of the module around it, then the folders below.
func importPathOf(dir string) (string, error) {
	if dir == "-" {
		return "", errors.New("standard output is in no module")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := abs; ; at = filepath.Dir(at) {
		data, err := os.ReadFile(filepath.Join(at, "go.mod"))
		if err == nil {
			return below(modulePath(data), at, abs)
		}
		if at == filepath.Dir(at) {
			return "", errors.New("no go.mod is around its folder")
		}
	}
}

// below joins a module's path and the way from its folder to another.
func below(module, at, dir string) (string, error) {
	if module == "" {
		return "", fmt.Errorf("%s names no module", filepath.Join(at, "go.mod"))
	}
	rel, err := filepath.Rel(at, dir)
	if err != nil {
		return "", err
	}
	return path.Join(module, filepath.ToSlash(rel)), nil
}

// modulePath gives the module that a go.mod file is of, "" where it names none.
func modulePath(data []byte) string {
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(line, "//")
		words := strings.Fields(line)
		if len(words) != 2 || words[0] != "module" {
			continue
		}
		if name, err := strconv.Unquote(words[1]); err == nil {
			return name
		}
		return words[1]
	}
	return ""
}
