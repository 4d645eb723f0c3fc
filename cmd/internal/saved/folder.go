package saved

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/ssgen/ssgen/generator/output"
)

// makeFolder creates dir and tells the topmost folder that did not exist, "" for none.
func makeFolder(dir string) (string, error) {
	switch info, err := os.Stat(dir); {
	case err == nil && !info.IsDir():
		return "", fmt.Errorf("%s: is a file; name a folder for what is fetched", dir)
	case err == nil:
		return "", nil
	case !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%s: cannot be reached: %w", dir, output.Cause(err))
	}
	if _, err := os.Lstat(dir); err == nil {
		return "", fmt.Errorf("%s: is a link to what does not exist; create that, or choose another folder", dir)
	}
	top, err := output.CreateFolder(dir)
	if err != nil {
		return "", fmt.Errorf("%s: cannot be created: %w", dir, output.Cause(err))
	}
	return top, nil
}
