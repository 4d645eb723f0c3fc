package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/ssgen/ssgen/cmd/internal/config"
)

// lookUp finds the user's own types that the config names.
func (g *generate) lookUp(ctx context.Context) error {
	if len(g.file.Own) == 0 {
		return nil
	}
	output := g.importPath
	if output == "" {
		output, _ = importPathOf(g.dir) // without a go.mod nothing can be imported, which is said then
	}
	own, problems := config.LookUp(ctx, nearestFolder(g.dir), config.Output{Path: output, Sources: g.handFiles.sources(g.pkg)}, g.file.Own)
	g.own = own
	g.diagnostics = append(g.diagnostics, problems...)
	g.diagnostics.Sort()
	if problems.HasErrors() {
		return errConfig
	}
	return nil
}

// nearestFolder gives a folder, or the nearest above it that there is.
func nearestFolder(dir string) string {
	if dir == "-" {
		return "."
	}
	for {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "."
		}
		dir = parent
	}
}

// withOwn adds to names of hand-written files those of types that stand for scalars.
func (g *generate) withOwn(names []string) []string {
	for _, o := range g.own {
		if o.Type.Path == "" {
			names = append(names, o.Type.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
