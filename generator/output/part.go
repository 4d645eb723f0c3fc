package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// part is the files of one package: those of the output folder itself, or those of a folder
// in it that is named like its package.
type part struct {
	folder string // "" for the output folder
	pkg    string
	files  []File
}

// partsOf sorts files by folder and refuses a set that cannot be written: no files, odd
// names, one name twice, two packages in a folder.
func partsOf(files []File) ([]part, error) {
	byFolder := map[string][]File{}
	for _, f := range files {
		folder, _, ok := strings.Cut(f.Name, "/")
		if !ok || !isFileName(f.Name) {
			folder = "" // where packageOf looks at it
		}
		byFolder[folder] = append(byFolder[folder], f)
	}
	if _, ok := byFolder[""]; !ok {
		byFolder[""] = nil
	}
	var parts []part
	for folder, files := range byFolder {
		pkg, err := packageOf(files)
		if err != nil {
			return nil, err
		}
		if folder != "" && folder != pkg {
			return nil, fmt.Errorf("%s: belongs to package %s, which has its own folder", files[0].Name, pkg)
		}
		parts = append(parts, part{folder, pkg, files})
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.folder, b.folder) })
	return parts, nil
}

// plan is what there is to do in the folder, found before anything is done.
type plan struct {
	changes []Change
	staged  []staging
	stale   []string
	made    []string // folders that are missing
	left    []string // folders that may be empty then
}

// add plans one part.
func (f folder) add(p *plan, of part) error {
	if missing, err := f.checkFolder(of.folder); err != nil {
		return err
	} else if missing {
		p.made = append(p.made, of.folder)
	}
	names := map[string]bool{}
	for _, file := range of.files {
		status, err := f.status(file)
		if err != nil {
			return err
		}
		if status != Unchanged {
			p.staged = append(p.staged, staging{name: file.Name, data: file.Data})
		}
		p.changes = append(p.changes, Change{Name: file.Name, Status: status, SHA256: sum(file.Data)})
		names[file.Name] = true
	}
	if slices.Contains(p.made, of.folder) {
		return nil
	}
	stale, err := f.others(of.folder, of.pkg, names)
	p.stale = append(p.stale, stale...)
	return err
}

// checkFolder tells whether a part's folder is missing, and fails where something else is
// in its place.
func (f folder) checkFolder(name string) (missing bool, err error) {
	if name == "" {
		return false, nil
	}
	info, err := f.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, unusable(filepath.Join(f.dir, name), "cannot be looked at", err)
	case !info.IsDir():
		return false, fmt.Errorf("%s: is in the way and no folder; move it away or choose another folder", filepath.Join(f.dir, name))
	}
	return false, nil
}

// addForsaken plans the removal of test parts that are no longer generated: what ssgen
// wrote into a folder NAMEtest, which the file that every test part has shows to be one.
func (f folder) addForsaken(p *plan, parts []part) error {
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return unusable(f.dir, "cannot be listed", err)
	}
	for _, e := range entries {
		name := e.Name()
		if !e.IsDir() || !strings.HasSuffix(name, "test") || slices.ContainsFunc(parts, func(of part) bool { return of.folder == name }) {
			continue
		}
		mark := path.Join(name, "fake"+Suffix)
		data, err := f.root.ReadFile(mark)
		if err != nil || !Ours(data) {
			continue
		}
		if pkg, err := clauseOf(mark, data); err != nil || pkg != name {
			continue
		}
		stale, err := f.ours(name)
		if err != nil {
			return err
		}
		p.stale, p.left = append(p.stale, stale...), append(p.left, name)
	}
	return nil
}

// carryOut does what is planned. Where it fails, folders that it made are taken away.
func (f folder) carryOut(p plan) error {
	for i, name := range p.made {
		if err := f.root.Mkdir(name, 0o755); err != nil {
			f.removeEmpty(p.made[:i])
			return unusable(filepath.Join(f.dir, name), "cannot be created", err)
		}
	}
	if err := f.swap(p.staged, p.stale); err != nil {
		f.removeEmpty(p.made)
		return err
	}
	f.removeEmpty(p.left)
	return nil
}

// removeEmpty removes those of the folders that are empty.
func (f folder) removeEmpty(names []string) {
	for _, name := range names {
		if entries, err := fs.ReadDir(f.root.FS(), name); err == nil && len(entries) == 0 {
			_ = f.root.Remove(name) // one that stays does no harm
		}
	}
}
