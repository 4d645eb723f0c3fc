package source

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// maxFiles is how many files one argument may bring. The largest APIs on record
// have some thousand operations; a folder with more is the wrong folder.
const maxFiles = 50_000

// isReadable tells by the name whether a file in a folder or an archive may say
// something of an API. It says nothing of hidden files.
func isReadable(name string) bool {
	exts := []string{".html", ".htm", ".txt", ".json", ".mjs", ".js", ".ts", ".cs"}
	return slices.Contains(exts, strings.ToLower(path.Ext(filepath.ToSlash(name))))
}

func isHidden(name string) bool { return strings.HasPrefix(name, ".") && name != "." && name != ".." }

// folder takes every readable file below the folder, sorted by path.
func (r *reader) folder(ctx context.Context, folder string) error {
	before := r.found
	if err := r.walk(ctx, folder); err != nil {
		return err
	}
	if r.found == before {
		return refuse(folder, "give the folder with the saved pages",
			"the folder and those below it hold no page (*.html, *.htm, *.txt), no document (*.json) and no listing (*.mjs, *.ts, *.cs)")
	}
	return nil
}

func (r *reader) walk(ctx context.Context, folder string) error {
	w := walk{ctx: ctx, reader: r, root: folder, limit: r.found + maxFiles}
	return w.folder(folder, nil)
}

// walk is the way through one folder. Links to folders are followed, but never
// into a folder that the way came from.
type walk struct {
	ctx    context.Context
	reader *reader
	root   string
	limit  int // how many files may have been found at its end
}

func (w *walk) folder(folder string, above []string) error {
	real := realPath(folder)
	if slices.Contains(above, real) {
		return nil // a link back up
	}
	entries, err := os.ReadDir(folder) // sorted by name
	if err != nil {
		return unreadable(folder, err)
	}
	for _, e := range entries {
		if isHidden(e.Name()) {
			continue
		}
		if err := w.entry(filepath.Join(folder, e.Name()), append(above, real)); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) entry(name string, above []string) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	info, err := os.Stat(name)
	switch {
	case err != nil && isReadable(name):
		return unreadable(name, err)
	case err != nil:
		return nil // a dangling link that is no page anyway
	case info.IsDir():
		return w.folder(name, above)
	case !isReadable(name) || !info.Mode().IsRegular():
		return nil
	}
	if w.reader.found >= w.limit {
		return refuse(w.root, "give the folder with the saved pages", "the folder holds more than %d files", maxFiles)
	}
	return w.reader.file(w.ctx, name, info)
}

func isPattern(arg string) bool { return strings.ContainsAny(arg, "*?[{") }

// pattern takes the files that the pattern matches, and what is in folders that it
// matches. One that spells the end of the names out ("*.md") takes any file; others
// take the readable ones.
func (r *reader) pattern(ctx context.Context, pattern string) error {
	names, err := doublestar.FilepathGlob(pattern, doublestar.WithNoFollow(), doublestar.WithNoHidden(), doublestar.WithFailOnIOErrors())
	switch {
	case errors.Is(err, doublestar.ErrBadPattern):
		return refuse(pattern, `quote it, and write \[ for a bracket that stands for itself`, "the pattern is malformed")
	case err != nil:
		return unreadable(pattern, err)
	}
	slices.Sort(names)
	before := r.found
	ext := filepath.Ext(pattern)
	anyKind := ext != "" && !isPattern(ext)
	for _, name := range names {
		if err := r.match(ctx, name, anyKind); err != nil {
			return err
		}
	}
	if r.found == before {
		return refuse(pattern, "give the folder, or a pattern of saved pages such as pages/**/*.html", "the pattern matches no page, document or listing")
	}
	return nil
}

func (r *reader) match(ctx context.Context, name string, anyKind bool) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil // a dangling link
	case err != nil:
		return unreadable(name, err)
	case info.IsDir():
		return r.walk(ctx, name)
	case anyKind || isReadable(name) || isArchive(name):
		return r.file(ctx, name, info)
	}
	return nil
}
