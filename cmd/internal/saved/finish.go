package saved

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ErrOvertaken is why a run cannot finish whose documents another has taken.
var ErrOvertaken = errors.New("another fetch into this folder has ended meanwhile")

// Status tells what became of a file.
type Status string

// The statuses of a file.
const (
	Created   Status = "created"
	Updated   Status = "updated"
	Unchanged Status = "unchanged"
	Removed   Status = "deleted"
	// Retained is an earlier copy of what could not be read this time.
	Retained Status = "retained"
)

// Change is one file, by its path inside the folder with forward slashes, with where it
// came from and what became of it.
type Change struct {
	File, Address string
	Status        Status
}

// Finish makes the folder hold what was kept in this run, and gives every file that was
// looked at, sorted. Files of earlier runs are removed, but for those that retain tells,
// by their address, to be there still. It refuses, with no file changed, where a file
// that it did not write is in the way; what was kept goes on waiting then.
func (f *Folder) Finish(retain func(address string) bool) ([]Change, error) {
	changes, err := f.compare()
	if err != nil {
		return nil, err
	}
	for _, file := range slices.Sorted(maps.Keys(f.before.Files)) {
		address := f.before.Files[file]
		switch {
		case f.isNew(file):
		case retain(address) && f.isFile(file):
			changes = append(changes, Change{file, address, Retained})
		case f.isFile(file):
			changes = append(changes, Change{file, address, Removed})
		}
	}
	slices.SortFunc(changes, func(a, b Change) int { return strings.Compare(a.File, b.File) })
	return changes, f.swap(changes)
}

// compare tells for each document that waits what its file will mean.
func (f *Folder) compare() ([]Change, error) {
	var changes []Change
	for file, d := range f.waits {
		if !f.isFile(d.name) {
			return nil, fmt.Errorf("%s: %w; run the same command again", f.dir, ErrOvertaken)
		}
		c := Change{file, d.address, Created}
		info, err := f.root.Lstat(file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			changes = append(changes, c)
			continue
		case err != nil:
			return nil, f.fail(file, "cannot be looked at", err)
		case !info.Mode().IsRegular():
			return nil, fmt.Errorf("%s: is in the way and no regular file; move it away or choose another folder", f.path(file))
		}
		if c.Status, err = f.status(file, d); err != nil {
			return nil, err
		}
		changes = append(changes, c)
	}
	return changes, nil
}

func (f *Folder) status(file string, d document) (Status, error) {
	old, err := f.root.ReadFile(file)
	if err != nil {
		return "", f.fail(file, "cannot be read", err)
	}
	data, err := f.root.ReadFile(d.name)
	switch _, ours := f.before.Files[file]; {
	case err != nil:
		return "", f.fail(d.name, "cannot be read", err)
	case bytes.Equal(old, data):
		return Unchanged, nil
	case !ours:
		return "", fmt.Errorf("%s: is in the way and was not fetched by ssgen; move it away or choose another folder", f.path(file))
	}
	return Updated, nil
}

// swap brings all into its place. Before the first file moves, the manifest names the old
// and the new ones, so that whatever stops this finds them to be ours the next time.
func (f *Folder) swap(changes []Change) error {
	now := manifest{From: sorted(f.request.From), Files: map[string]string{}}
	both := manifest{From: now.From, Files: maps.Clone(f.before.Files)}
	if both.Files == nil {
		both.Files = map[string]string{}
	}
	for _, c := range changes {
		if both.Files[c.File] = c.Address; c.Status != Removed {
			now.Files[c.File] = c.Address
		}
	}
	if err := f.writeManifest(both); err != nil {
		return err
	}
	for _, c := range changes {
		if err := f.apply(c); err != nil {
			return err
		}
	}
	if err := f.writeManifest(now); err != nil {
		return err
	}
	if err := f.root.RemoveAll(waiting); err != nil {
		return f.fail(waiting, "cannot be removed", err)
	}
	return nil
}

func (f *Folder) apply(c Change) error {
	switch c.Status {
	case Created, Updated:
		if err := f.root.MkdirAll(path.Dir(c.File), 0o755); err != nil {
			return f.fail(path.Dir(c.File), "cannot be created", err)
		}
		if err := f.root.Rename(f.waits[c.File].name, c.File); err != nil {
			return f.fail(c.File, "cannot be written", err)
		}
	case Removed:
		if err := f.root.Remove(c.File); err != nil {
			return f.fail(c.File, "cannot be removed", err)
		}
		if d := path.Dir(c.File); d != "." {
			_ = f.root.Remove(d) // where that was its last file
		}
	}
	return nil
}

// isNew tells whether a file of an earlier run is one of this run's, on systems too that
// do not tell names apart by case.
func (f *Folder) isNew(file string) bool {
	if _, ok := f.waits[file]; ok {
		return true
	}
	old, err := f.root.Lstat(file)
	if err != nil {
		return false
	}
	for other := range f.waits {
		if !strings.EqualFold(other, file) {
			continue
		}
		if info, err := f.root.Lstat(other); err == nil && os.SameFile(old, info) {
			return true
		}
	}
	return false
}

func (f *Folder) isFile(name string) bool {
	info, err := f.root.Lstat(name)
	return err == nil && info.Mode().IsRegular()
}

func (f *Folder) path(file string) string { return filepath.Join(f.dir, filepath.FromSlash(file)) }
