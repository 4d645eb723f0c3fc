package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/ssgen/ssgen/generator/output"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/lock"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
)

// fingerprint reads all sources once and gives their SHA-256 by the names that they have in
// the lock. It is nil where one cannot be read, which is said when it is parsed.
func (g *generate) fingerprint(ctx context.Context, sources []source.Source) map[string]string {
	names := lockNames(g.dir, sources)
	prints := map[string]string{}
	for i, s := range sources {
		data, err := s.Bytes(ctx)
		if err != nil {
			return nil
		}
		prints[names[i]] = hexSum(data)
	}
	return prints
}

func hexSum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// lockNames gives each source the name that it has on every machine: its path from the
// package's folder, or what is left of it for a file that is not in the same module.
func lockNames(dir string, sources []source.Source) []string {
	base, root := absolute(dir), moduleRoot(dir)
	taken := map[string]bool{}
	names := make([]string, len(sources))
	for i, s := range sources {
		name := s.Name
		if name != "-" && !source.IsURL(name) {
			name = fromFolder(base, root, name)
		}
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s (%d)", strings.TrimSuffix(name, fmt.Sprintf(" (%d)", n-1)), n)
		}
		taken[name], names[i] = true, name
	}
	return names
}

func fromFolder(base, root, name string) string {
	path := absolute(filepath.FromSlash(name))
	if inside, err := filepath.Rel(root, path); err == nil && filepath.IsLocal(inside) {
		if rel, err := filepath.Rel(base, path); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.Base(path)
}

// moduleRoot is the folder of the go.mod around a folder, or the folder above it.
func moduleRoot(dir string) string {
	start := absolute(dir)
	for at := start; ; at = filepath.Dir(at) {
		if isFile(filepath.Join(at, "go.mod")) {
			return at
		}
		if at == filepath.Dir(at) {
			return filepath.Dir(start)
		}
	}
}

// absolute gives the path from the root, with links resolved as far as it exists.
func absolute(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	for at := abs; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			rest, _ := filepath.Rel(at, abs)
			return filepath.Join(real, rest)
		}
		if at == filepath.Dir(at) {
			return abs
		}
	}
}

// inputsDigest is a digest of all that the package is made from. It is "" where it would not hold:
// a source that cannot be read, or an ssgen that cannot be told from another.
func (g *generate) inputsDigest(prints map[string]string) string {
	if prints == nil {
		return ""
	}
	h := sha256.New()
	line := func(parts ...string) { fmt.Fprintf(h, "%q\n", parts) }
	line("ssgen", toolVersion())
	line("package", cmp.Or(g.pkg, defaultPackage(g.dir, "")))
	for _, name := range g.decisive {
		line("option", name, g.flags.Lookup(name).Value.String())
	}
	line("config", g.configText)
	for _, name := range slices.Sorted(maps.Keys(prints)) {
		line("source", name, prints[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// isCurrent tells whether the folder holds what these inputs gave, byte for byte: then there
// is nothing to generate. A build of ssgen without a version may have changed, and generates.
func (g *generate) isCurrent(inputs string, stale output.Stale) bool {
	if inputs == "" || !g.fixed {
		return false
	}
	head, ok := g.lockOnDisk()
	if !ok || head.Inputs != inputs {
		return false
	}
	g.locked = head
	files, err := output.Current(g.dir, stale)
	return err == nil && digest(files) == head.Output && g.meetsNothingNew(head.Beside)
}

// local gives the input that is on disk: the lock where some of it is not.
func (g *generate) local(args []string) []string {
	if len(args) > 0 && !slices.ContainsFunc(args, source.IsURL) {
		return args
	}
	return []string{filepath.Join(g.dir, lock.Name)}
}

// fromLock tells whether the package's own lock stands for the input.
func (g *generate) fromLock(args []string) bool {
	return len(args) == 1 && filepath.Clean(args[0]) == filepath.Join(g.dir, lock.Name)
}

// lockOnDisk gives the head of the package's lock.
func (g *generate) lockOnDisk() (lock.File, bool) {
	data, err := os.ReadFile(filepath.Join(g.dir, lock.Name))
	if err != nil {
		return lock.File{}, false
	}
	return lock.Head(data)
}

// chosen gives the options of the call that decide what is generated.
func (g *generate) chosen() map[string][]string {
	chosen := map[string][]string{}
	for _, name := range append([]string{"package"}, g.decisive...) {
		flag := g.flags.Lookup(name)
		if !flag.Changed {
			continue
		}
		chosen[name] = []string{flag.Value.String()}
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			chosen[name] = list.GetSlice()
		}
	}
	return chosen
}

// recall takes the options of the call that wrote the lock, as far as this one gives others.
func (g *generate) recall() {
	old, _ := g.lockOnDisk()
	for name, values := range old.Options {
		flag := g.flags.Lookup(name)
		if flag == nil || flag.Changed || len(values) == 0 || name != "package" && !slices.Contains(g.decisive, name) {
			continue
		}
		flag.Changed = true
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			_ = list.Replace(values) // texts always fit
			continue
		}
		_ = flag.Value.Set(values[0]) // what it does not take stays as it was
	}
}

// lockedModel gives the model of the folder's lock, nil where there is none.
func (g *generate) lockedModel(ctx context.Context) (*model.API, error) {
	path := filepath.Join(g.dir, lock.Name)
	if _, err := os.Stat(path); err != nil || g.dir == "-" {
		return nil, nil
	}
	sources, err := source.Read(ctx, []string{path}, source.Inputs{})
	if err != nil {
		return nil, err
	}
	data, err := sources[0].Bytes(ctx)
	if err != nil {
		return nil, err
	}
	file, found := lock.Decode(sources[0].Name, data)
	if found.HasErrors() {
		return nil, errors.New(found[0].String())
	}
	return file.Model, nil
}

// digest tells sets of files apart, by their names and SHA-256.
func digest(files map[string]string) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "%s %s\n", files[name], name)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// lockFile gives the package's lock: of the model as the sources tell it.
func (g *generate) lockFile() (output.File, error) {
	file := output.File{Name: lock.Name, Mark: lock.Mark}
	if g.noLock {
		return file, nil
	}
	sums := map[string]string{}
	for _, f := range g.files {
		sums[f.Name] = hexSum(f.Data)
	}
	warnings := g.diagnostics.Count(diag.Warning)
	if g.again {
		old, _ := g.lockOnDisk()
		warnings = old.Warnings // of its sources, which are not looked at
	}
	data, err := lock.File{
		Tool: toolVersion(), Inputs: g.digest, Output: digest(sums), Warnings: warnings,
		Options: g.chosen(), Beside: g.met, Sources: g.prints, Model: g.told,
	}.Encode()
	file.Data = data
	return file, err
}
