package cli

import (
	"cmp"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/generator/output"
)

// handWritten are the files of Go in the output folder that ssgen has not written.
type handWritten []writtenFile

type writtenFile struct {
	name, pkg string
	data      []byte
	declares  []goir.Beside
}

// maxHandWritten bounds what is read of one file.
const maxHandWritten = 16 << 20

// readHandWritten reads what the output folder declares besides the files that ssgen writes:
// names of the package, methods of its types. What cannot be read declares nothing.
func readHandWritten(dir string) handWritten {
	if dir == "-" || dir == "" {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // which writing will say
	}
	var all handWritten
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		info, err := os.Stat(name)
		if !strings.HasSuffix(e.Name(), ".go") || err != nil || !info.Mode().IsRegular() || info.Size() > maxHandWritten {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil || output.Ours(data) {
			continue
		}
		if f, err := parser.ParseFile(token.NewFileSet(), name, data, parser.PackageClauseOnly); err == nil {
			name = filepath.ToSlash(name)
			all = append(all, writtenFile{name, f.Name.Name, data, generator.Declared(name, data)})
		}
	}
	return all
}

// declared lists what the files of one package declare.
func (h handWritten) declared(pkg string) []goir.Beside {
	var all []goir.Beside
	for _, f := range h {
		if f.pkg == pkg {
			all = append(all, f.declares...)
		}
	}
	return all
}

// sources gives the texts of the files of one package, without its tests.
func (h handWritten) sources(pkg string) map[string][]byte {
	texts := map[string][]byte{}
	for _, f := range h {
		if f.pkg == pkg && !strings.HasSuffix(f.name, "_test.go") {
			texts[f.name] = f.data
		}
	}
	return texts
}

// meetsNothingNew tells whether hand-written files meet the generated ones where they met when
// these were written, and nowhere else.
func (g *generate) meetsNothingNew(then []string) bool {
	now := map[string]bool{}
	for _, d := range g.handFiles.declared(cmp.Or(g.pkg, defaultPackage(g.dir, ""))) {
		now[strings.TrimPrefix(d.Receiver+"."+d.Name, ".")] = true
	}
	for _, name := range then {
		if !now[name] {
			return false
		}
		delete(now, name)
	}
	if len(now) == 0 {
		return true
	}
	names, _ := filepath.Glob(filepath.Join(g.dir, "*"+output.Suffix)) // the pattern is sound
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return false
		}
		for _, d := range generator.Generated(name, data) {
			if now[strings.TrimPrefix(d.Receiver+"."+d.Name, ".")] && output.Ours(data) {
				return false
			}
		}
	}
	return true
}
