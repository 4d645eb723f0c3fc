package output

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
)

// staging is a file on its way in.
type staging struct {
	name string
	data []byte
	temp string
}

// swap stages all files under temporary names and, only when every byte is on
// disk, renames them and removes the stale ones. A failure before the first rename
// leaves the folder as it was.
func (f folder) swap(files []staging, stale []string) error {
	var err error
	for i := range files {
		if err = f.stage(&files[i]); err != nil {
			break
		}
	}
	for i := range files {
		switch {
		case files[i].temp == "":
		case err != nil:
			err = errors.Join(err, f.root.Remove(files[i].temp))
		default:
			if err = f.root.Rename(files[i].temp, files[i].name); err != nil {
				err = unusable(filepath.Join(f.dir, files[i].name), "cannot be replaced", err)
				err = errors.Join(err, f.root.Remove(files[i].temp))
			}
		}
	}
	for _, name := range stale {
		if err == nil {
			if err = f.root.Remove(name); err != nil {
				err = unusable(filepath.Join(f.dir, name), "cannot be removed", err)
			}
		}
	}
	return err
}

// stage writes one file under a temporary name, which the Go tool ignores for its
// leading dot, and notes that name once the file exists.
func (f folder) stage(s *staging) error {
	in, name := path.Split(s.name)
	temp := fmt.Sprintf("%s.%s.%08x", in, name, rand.Uint32())
	file, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return unusable(f.dir, "cannot be written to", err)
	}
	s.temp = temp
	_, err = file.Write(s.data)
	return errors.Join(err, file.Close())
}
