// Package source brings the bytes that ssgen reads: files, folders of saved
// pages and standard input.
//
// Arguments as the user gave them go in, named contents come out. The package
// never looks into the contents and never reaches for the network.
package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// MaxBytes is how much one source may hold. The largest operation pages on
// record are below one megabyte.
const MaxBytes = 32 << 20

// Stdin is the argument, and the name, of standard input.
const Stdin = "-"

// Source is one input: its name as diagnostics print it (the path as given, with
// forward slashes; "-" for standard input) and its bytes as they were found.
type Source struct {
	Name string
	Data []byte
}

// Read brings what the arguments name, in their order: a file; a folder, of
// which every *.html, *.htm and *.txt file counts, sorted by name, without those
// of folders below; or "-", which is stdin. The error says for the first argument
// that cannot be read what is wrong with it and what to give instead.
func Read(ctx context.Context, args []string, stdin io.Reader) ([]Source, error) {
	var sources []Source
	seen := map[string]bool{}
	for _, arg := range args {
		found, err := readArg(ctx, arg, stdin)
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			if !seen[s.Name] {
				seen[s.Name] = true
				sources = append(sources, s)
			}
		}
	}
	return sources, nil
}

func readArg(ctx context.Context, arg string, stdin io.Reader) ([]Source, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if arg == Stdin {
		s, err := readAll(ctx, Stdin, stdin)
		return []Source{s}, err
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return nil, missing(arg, err)
	case info.IsDir():
		return readFolder(ctx, arg)
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0:
		return nil, fmt.Errorf("%s: not a regular file; give a saved page, a folder of them, or - for standard input", arg)
	}
	s, err := readFile(ctx, arg)
	return []Source{s}, err
}

// missing explains why an argument names no file, as closely as can be told.
func missing(arg string, err error) error {
	switch {
	case arg == "":
		return errors.New(`the empty argument "" names no file; give a saved page, a folder of them, or - for standard input`)
	case strings.HasPrefix(arg, "http://"), strings.HasPrefix(arg, "https://"):
		return fmt.Errorf("%s: a URL is not read yet; save the page and give the file, or pipe it in and give -", arg)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?["):
		return fmt.Errorf("%s: patterns are not expanded yet; give the folder, or the files that the shell expands the pattern to", arg)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: no such file or folder; give a saved metadata page, a folder of them, or - for standard input", arg)
	}
	return fmt.Errorf("%s: cannot be read: %w", arg, cause(err))
}

// cause drops the path that os wraps around an error, for the message has it already.
func cause(err error) error {
	var perr *fs.PathError
	if errors.As(err, &perr) {
		return perr.Err
	}
	return err
}

func readFolder(ctx context.Context, folder string) ([]Source, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("%s: the folder cannot be read: %w", folder, cause(err))
	}
	var sources []Source
	for _, e := range entries { // sorted by name
		if !isPage(e) {
			continue
		}
		s, err := readFile(ctx, filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	if len(sources) == 0 {
		return nil, fmt.Errorf("%s: the folder holds no *.html, *.htm or *.txt file; folders below it are not searched, so give the one with the saved pages", folder)
	}
	return sources, nil
}

func isPage(e fs.DirEntry) bool {
	exts := []string{".html", ".htm", ".txt"}
	return !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && slices.Contains(exts, strings.ToLower(filepath.Ext(e.Name())))
}

func readFile(ctx context.Context, path string) (Source, error) {
	f, err := os.Open(path)
	if err != nil {
		return Source{}, fmt.Errorf("%s: cannot be read: %w", path, cause(err))
	}
	defer f.Close()
	return readAll(ctx, path, f)
}

// readAll reads at most MaxBytes and gives up when the context ends.
func readAll(ctx context.Context, name string, r io.Reader) (Source, error) {
	data, err := io.ReadAll(io.LimitReader(&contextReader{ctx, r}, MaxBytes+1))
	switch {
	case err != nil && ctx.Err() != nil:
		return Source{}, ctx.Err()
	case err != nil:
		return Source{}, fmt.Errorf("%s: cannot be read: %w", name, cause(err))
	case len(data) > MaxBytes:
		return Source{}, fmt.Errorf("%s: holds more than %d MB, which no metadata page does; give a saved page", name, MaxBytes>>20)
	}
	return Source{Name: filepath.ToSlash(name), Data: data}, nil
}

type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
