package templates

import (
	"fmt"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// joint makes one file of several of a package: one import declaration, then the
// declarations of each in turn.
type joint struct {
	imports map[string]bool // quoted paths
	bodies  []string
	// beside is the import path of the package that files import as api, in place of the
	// runtime; "" where they import none.
	beside string
}

// add takes a file apart. Its package clause and what stands before it, the package's
// documentation, stay behind.
func (j *joint) add(data []byte) error {
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", text, parser.ImportsOnly)
	if err != nil {
		return err
	}
	if j.imports == nil {
		j.imports = map[string]bool{}
	}
	for _, spec := range file.Imports {
		if j.beside != "" && spec.Name != nil && spec.Name.Name == "api" {
			continue
		}
		if spec.Name != nil {
			return fmt.Errorf("the import %s has a name, which another file's import could contradict", spec.Path.Value)
		}
		j.imports[spec.Path.Value] = true
	}
	end := file.Name.End()
	for _, decl := range file.Decls { // the import declarations
		end = decl.End()
	}
	j.bodies = append(j.bodies, strings.TrimSpace(text[fset.Position(end).Offset:]))
	return nil
}

// file writes what was added as one file of the package.
func (j *joint) file(packageName string) []byte {
	var b strings.Builder
	b.WriteString(header + "package " + packageName + "\n")
	if len(j.imports) > 0 {
		b.WriteString("\nimport (\n")
		for _, path := range slices.Sorted(maps.Keys(j.imports)) {
			b.WriteString("\t" + path + "\n")
		}
		if j.beside != "" {
			b.WriteString("\n\tapi " + strconv.Quote(j.beside) + "\n")
		}
		b.WriteString(")\n")
	}
	for _, body := range j.bodies {
		if body != "" {
			b.WriteString("\n" + body + "\n")
		}
	}
	return []byte(b.String())
}
