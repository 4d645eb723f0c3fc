package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Plan is what there is to do in a folder, found before anything is done.
type Plan struct {
	// Unfinished tells that an earlier run was killed while it wrote: Write finishes that.
	Unfinished bool

	dir     string
	retire  bool
	missing bool // the folder itself
	changes []Change
	texts   []Difference
	staged  []staging
	stale   []string
	made    []string // folders in it that are missing
	left    []string // folders in it that may be empty then
}

// Difference is a file that is not as it is to be, with both texts: Old is nil for one that
// is missing, New for one that is no longer generated.
type Difference struct {
	Name     string
	Old, New []byte
}

// Look finds out what Write would do, and does nothing. It refuses what Write does.
func Look(dir string, files []File, stale Stale) (*Plan, error) {
	parts, err := partsOf(files)
	if err != nil {
		return nil, err
	}
	p := &Plan{dir: dir, retire: stale == Retire}
	if p.missing, err = isMissing(dir); err != nil {
		return nil, err
	}
	if p.missing {
		p.allNew(files)
		return p, nil
	}
	f, err := open(dir)
	if err != nil {
		return nil, err
	}
	defer f.root.Close()
	p.Unfinished = f.isUnfinished()
	return p, f.plan(p, parts)
}

// Result lists what writing does to every file.
func (p *Plan) Result() Result { return Result{Dir: p.dir, Changes: p.changes} }

// Differences lists the files that are not as they are to be, sorted by name.
func (p *Plan) Differences() []Difference { return p.texts }

// allNew plans to fill a folder that is not there.
func (p *Plan) allNew(files []File) {
	for _, file := range files {
		if folder, _, ok := strings.Cut(file.Name, "/"); ok && !slices.Contains(p.made, folder) {
			p.made = append(p.made, folder)
		}
		if file.Data != nil {
			p.change(file, Created, nil)
		}
	}
	p.sort()
}

// change plans what becomes of a file.
func (p *Plan) change(file File, status Status, old []byte) {
	c := Change{Name: file.Name, Status: status}
	if status != Deleted {
		c.SHA256 = sum(file.Data)
	}
	p.changes = append(p.changes, c)
	switch {
	case status == Unchanged:
		return
	case status == Deleted && p.retire && file.Mark == "":
		p.staged = append(p.staged, staging{name: file.Name, data: retired(file.Name, old)})
	case status == Deleted:
		p.stale = append(p.stale, file.Name)
	default:
		p.staged = append(p.staged, staging{name: file.Name, data: file.Data})
	}
	p.texts = append(p.texts, Difference{file.Name, old, file.Data})
}

func (p *Plan) sort() {
	slices.SortFunc(p.changes, func(a, b Change) int { return strings.Compare(a.Name, b.Name) })
	slices.SortFunc(p.texts, func(a, b Difference) int { return strings.Compare(a.Name, b.Name) })
}

// isMissing tells whether the folder is not there, and fails where none can be.
func isMissing(dir string) (bool, error) {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return false, fmt.Errorf("%s: is a file; name a folder for the output", dir)
	case err == nil:
		return false, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, unusable(dir, "cannot be reached", err)
	}
	if _, err := os.Lstat(dir); err == nil {
		return false, fmt.Errorf("%s: is a link to what does not exist; create that, or choose another folder", dir)
	}
	return true, nil
}

// folder is the output folder, opened so that no name leads out of it.
type folder struct {
	dir  string
	root *os.Root
}

func open(dir string) (folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return folder{}, unusable(dir, "cannot be opened", err)
	}
	return folder{dir, root}, nil
}

// plan looks at everything that is in the folder.
func (f folder) plan(p *Plan, parts []part) error {
	for _, of := range parts {
		if err := f.add(p, of); err != nil {
			return err
		}
	}
	if err := f.addForsaken(p, parts); err != nil {
		return err
	}
	p.sort()
	return nil
}

// addFile plans one file, or says why it must not be written.
func (f folder) addFile(p *Plan, file File) error {
	path := filepath.Join(f.dir, file.Name)
	info, err := f.root.Lstat(file.Name)
	if errors.Is(err, fs.ErrNotExist) {
		if file.Data != nil {
			p.change(file, Created, nil)
		}
		return nil
	}
	if err != nil {
		return unusable(path, "cannot be looked at", err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s: is in the way and no regular file; move it away or choose another folder", path)
	}
	old, err := f.root.ReadFile(file.Name)
	if err != nil {
		return unusable(path, "cannot be read", err)
	}
	switch {
	case file.Data == nil && !file.ours(old):
	case file.Data == nil:
		p.change(file, Deleted, old)
	case !file.ours(old):
		return fmt.Errorf("%s: is in the way and was not written by ssgen (%s); move it away or choose another folder", path, file.missingMark())
	case string(old) == string(file.Data):
		p.change(file, Unchanged, nil)
	default:
		p.change(file, Updated, old)
	}
	return nil
}

// ours tells whether the file that stands there is an earlier version.
func (file File) ours(old []byte) bool {
	if file.Mark != "" {
		return strings.HasPrefix(string(old), file.Mark)
	}
	return Ours(old)
}

func (file File) missingMark() string {
	if file.Mark != "" {
		return "it does not begin as that of ssgen does"
	}
	return fmt.Sprintf("the line %q is missing", Header)
}
