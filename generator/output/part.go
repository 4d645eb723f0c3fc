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

// add plans one part.
func (f folder) add(p *Plan, of part) error {
	if missing, err := f.checkFolder(of.folder); err != nil {
		return err
	} else if missing {
		p.made = append(p.made, of.folder)
	}
	names := map[string]bool{}
	for _, file := range of.files {
		if err := f.addFile(p, file); err != nil {
			return err
		}
		names[file.Name] = true
	}
	if slices.Contains(p.made, of.folder) {
		return nil
	}
	stale, err := f.others(of.folder, of.pkg, names)
	if err != nil {
		return err
	}
	return f.addStale(p, stale)
}

// addStale plans the removal of files of ours.
func (f folder) addStale(p *Plan, names []string) error {
	for _, name := range names {
		old, err := f.root.ReadFile(name)
		if err != nil {
			return unusable(filepath.Join(f.dir, name), "cannot be read", err)
		}
		if !p.retire || !isRetired(name, old) {
			p.change(File{Name: name}, Deleted, old)
		}
	}
	return nil
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
func (f folder) addForsaken(p *Plan, parts []part) error {
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return unusable(f.dir, "cannot be listed", err)
	}
	for _, e := range entries {
		name := e.Name()
		if !e.IsDir() || !strings.HasSuffix(name, "test") || slices.ContainsFunc(parts, func(of part) bool { return of.folder == name }) {
			continue
		}
		if !f.isTestPart(name) {
			continue
		}
		stale, err := f.ours(name)
		if err != nil {
			return err
		}
		if err := f.addStale(p, stale); err != nil {
			return err
		}
		if !p.retire {
			p.left = append(p.left, name)
		}
	}
	return nil
}

// isTestPart tells whether ssgen wrote a test part into a folder: its files are called
// fake.gen.go, or fake-a.gen.go and so on where that is too large.
func (f folder) isTestPart(name string) bool {
	marks, err := fs.Glob(f.root.FS(), path.Join(name, "fake*"+Suffix))
	if err != nil || len(marks) == 0 {
		return false
	}
	data, err := f.root.ReadFile(marks[0])
	if err != nil || !Ours(data) {
		return false
	}
	pkg, err := clauseOf(marks[0], data)
	return err == nil && pkg == name
}

// removeEmpty removes those of the folders that are empty.
func (f folder) removeEmpty(names []string) {
	for _, name := range names {
		if entries, err := fs.ReadDir(f.root.FS(), name); err == nil && len(entries) == 0 {
			_ = f.root.Remove(name) // one that stays does no harm
		}
	}
}

// retired is what is left of a file of ours under "go generate".
func retired(name string, old []byte) []byte {
	pkg, err := clauseOf(name, old)
	if err != nil {
		pkg = "retired" // one that does not parse is no part of a package anyway
	}
	return []byte(Header + "\n\n// Nothing of the API is here any more. ssgen removes this file when it runs by itself, not\n// under go generate, which needs every file to stay that it has seen.\n\npackage " + pkg + "\n")
}

func isRetired(name string, data []byte) bool { return string(data) == string(retired(name, data)) }
