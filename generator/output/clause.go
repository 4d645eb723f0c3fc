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
	"path/filepath"
	"strings"
)

// packageOf tells the package that the files declare, and refuses a set that
// cannot be written: no files, odd names, one name twice, or two packages.
func packageOf(files []File) (string, error) {
	pkg := ""
	seen := map[string]bool{}
	for _, f := range files {
		if f.Name != filepath.Base(f.Name) || !strings.HasSuffix(f.Name, Suffix) || strings.ContainsAny(f.Name, `/\:`) {
			return "", fmt.Errorf("%q: is no name for a generated file; it must end in %s and name no folder", f.Name, Suffix)
		}
		if seen[f.Name] {
			return "", fmt.Errorf("%s: was generated twice", f.Name)
		}
		seen[f.Name] = true
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

// clauseOf gives the name in a Go file's package clause.
func clauseOf(name string, data []byte) (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.PackageClauseOnly)
	if err != nil {
		return "", err
	}
	return file.Name.Name, nil
}

// others looks at what the folder holds beside the files to be written: it gives
// the stale files of ours, sorted, and fails on a file of another package.
func (f folder) others(pkg string, written map[string]bool) (stale []string, err error) {
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return nil, unusable(f.dir, "cannot be listed", err)
	}
	for _, e := range entries {
		if written[e.Name()] || !e.Type().IsRegular() || !strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		data, err := f.root.ReadFile(e.Name())
		if err != nil {
			return nil, unusable(filepath.Join(f.dir, e.Name()), "cannot be read", err)
		}
		if Ours(data) {
			if strings.HasSuffix(e.Name(), Suffix) {
				stale = append(stale, e.Name())
			}
			continue
		}
		if clause := handWritten(f.dir, e.Name(), data); clause != "" && clause != pkg {
			return nil, fmt.Errorf("%s: belongs to package %s, not %s; choose another folder%s", filepath.Join(f.dir, e.Name()), clause, pkg, orPackage(clause))
		}
	}
	return stale, nil
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
