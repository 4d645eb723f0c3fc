package output

import (
	"bytes"
	"errors"
	"fmt"
	"go/build"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// packageOf tells the package that the files declare, and refuses a set that
// cannot be written: no files, odd names, one name twice, or two packages.
func packageOf(files []File) (string, error) {
	pkg := ""
	seen := map[string]bool{}
	for _, f := range files {
		if !f.hasFileName() {
			return "", fmt.Errorf("%q: is no name for a generated file; it must end in %s and name no folder but its package's", f.Name, Suffix)
		}
		if seen[f.Name] {
			return "", fmt.Errorf("%s: was generated twice", f.Name)
		}
		seen[f.Name] = true
		if f.Mark != "" {
			continue
		}
		clause, err := clauseOf(f.Name, f.Data)
		if err != nil {
			return "", err
		}
		if pkg != "" && clause != pkg {
			return "", fmt.Errorf("%s: declares package %s, the files before it package %s", f.Name, clause, pkg)
		}
		pkg = clause
	}
	if pkg == "" {
		return "", errors.New("there is nothing to write")
	}
	return pkg, nil
}

// hasFileName tells whether the file is called as it may be.
func (f File) hasFileName() bool {
	if f.Mark != "" {
		return f.Name != "" && f.Name[0] != '.' && !strings.ContainsAny(f.Name, `/\:`) && !strings.HasSuffix(f.Name, ".go")
	}
	return isFileName(f.Name)
}

// isFileName tells whether a name is that of a file, in a folder of a plain name at most.
func isFileName(name string) bool {
	if folder, file, ok := strings.Cut(name, "/"); ok {
		if !token.IsIdentifier(folder) {
			return false
		}
		name = file
	}
	return strings.HasSuffix(name, Suffix) && !strings.ContainsAny(name, `/\:`)
}

// clauseOf gives the name in a Go file's package clause.
func clauseOf(name string, data []byte) (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.PackageClauseOnly)
	if err != nil {
		return "", err
	}
	return file.Name.Name, nil
}

// others looks at what a folder holds beside the files to be written: it gives the stale
// files of ours, sorted, and fails on a file of another package.
func (f folder) others(in, pkg string, written map[string]bool) (stale []string, err error) {
	return f.look(in, func(name string, data []byte) (bool, error) {
		if written[name] || Ours(data) {
			return !written[name] && !f.isOneOf(name, written), nil
		}
		if clause := handWritten(filepath.Join(f.dir, in), path.Base(name), data); clause != "" && clause != pkg {
			return false, fmt.Errorf("%s: belongs to package %s, not %s; choose another folder%s", filepath.Join(f.dir, name), clause, pkg, orPackage(clause))
		}
		return false, nil
	})
}

// isOneOf tells whether a name is another spelling of a file to be written, on a file
// system that takes "Types.gen.go" and "types.gen.go" for one.
func (f folder) isOneOf(name string, written map[string]bool) bool {
	for w := range written {
		if !strings.EqualFold(w, name) {
			continue
		}
		a, errA := f.root.Lstat(w)
		b, errB := f.root.Lstat(name)
		if errA == nil && errB == nil && os.SameFile(a, b) {
			return true
		}
	}
	return false
}

// ours gives the files of ours in a folder.
func (f folder) ours(in string) ([]string, error) {
	return f.look(in, func(_ string, data []byte) (bool, error) { return Ours(data), nil })
}

// look asks about each Go file of a folder, and gives those of the answer yes that are
// named as ours are.
func (f folder) look(in string, ask func(name string, data []byte) (bool, error)) ([]string, error) {
	entries, err := fs.ReadDir(f.root.FS(), path.Join(".", in))
	if err != nil {
		return nil, unusable(filepath.Join(f.dir, in), "cannot be listed", err)
	}
	var yes []string
	for _, e := range entries {
		name := path.Join(in, e.Name())
		if !e.Type().IsRegular() || !strings.HasSuffix(name, ".go") {
			continue
		}
		data, err := f.root.ReadFile(name)
		if err != nil {
			return nil, unusable(filepath.Join(f.dir, name), "cannot be read", err)
		}
		is, err := ask(name, data)
		if err != nil {
			return nil, err
		}
		if is && strings.HasSuffix(name, Suffix) {
			yes = append(yes, name)
		}
	}
	return yes, nil
}

// orPackage offers the package's name as a way out; main cannot be imported.
func orPackage(name string) string {
	if name == "main" {
		return ""
	}
	return " or give --package " + name
}

// handWritten gives the package that a file makes its folder be, "" where the file
// has no say in it: it is not built here, or does not parse. The external test
// package "x_test" speaks for x.
func handWritten(dir, name string, data []byte) string {
	ctx := build.Default
	ctx.OpenFile = func(string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
	if built, err := ctx.MatchFile(dir, name); err != nil || !built {
		return ""
	}
	clause, err := clauseOf(name, data)
	if err != nil || clause == "documentation" {
		return ""
	}
	if strings.HasSuffix(name, "_test.go") {
		clause = strings.TrimSuffix(clause, "_test")
	}
	return clause
}
