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
// forward slashes; "-" for standard input; a URL without its secrets) and where
// its bytes are. A Source holds no bytes of a file, so that thousands of them cost
// nothing until each is read in its turn.
type Source struct {
	Name string
	read func(context.Context) ([]byte, error)
}

// New gives a source whose bytes the function brings whenever they are asked for.
func New(name string, read func(context.Context) ([]byte, error)) Source {
	return Source{Name: name, read: read}
}

// FromBytes gives a source that holds its bytes.
func FromBytes(name string, data []byte) Source {
	return New(name, func(context.Context) ([]byte, error) { return data, nil })
}

// Bytes reads the source, at most MaxBytes of it. The error is the context's or an
// *Error. The bytes are the caller's to read, not to change; nothing else holds
// those of a file.
func (s Source) Bytes(ctx context.Context) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if s.read == nil {
		return nil, nil
	}
	return s.read(ctx)
}

// Error says what is wrong with one source, and what to give instead. Neither text
// ends in a full stop; Hint may be "".
type Error struct {
	Name    string
	Problem string
	Hint    string
	Err     error // the cause that Problem tells of, for errors.Is
}

// Error gives it all in one line.
func (e *Error) Error() string {
	text := e.Name + ": " + e.Problem
	if e.Hint != "" {
		text += "; " + e.Hint
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }

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
		return readNow(ctx, Stdin, stdin)
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
	if info.Mode().IsRegular() {
		return []Source{file(arg)}, nil
	}
	pipe, err := os.Open(arg)
	if err != nil {
		return nil, unreadable(arg, err)
	}
	defer pipe.Close()
	return readNow(ctx, arg, pipe)
}

// readNow reads what can be read only once.
func readNow(ctx context.Context, name string, r io.Reader) ([]Source, error) {
	data, err := readAll(ctx, name, r)
	return []Source{FromBytes(filepath.ToSlash(name), data)}, err
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
		sources = append(sources, file(filepath.Join(folder, e.Name())))
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

// file gives the source of a file, which is opened when its bytes are asked for.
func file(path string) Source {
	return New(filepath.ToSlash(path), func(ctx context.Context) ([]byte, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err)
		}
		defer f.Close()
		return readAll(ctx, path, f)
	})
}

func unreadable(name string, err error) error {
	return &Error{Name: filepath.ToSlash(name), Problem: fmt.Sprintf("cannot be read: %v", cause(err)), Err: err}
}

// readAll reads at most MaxBytes and gives up when the context ends.
func readAll(ctx context.Context, name string, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(&contextReader{ctx, r}, MaxBytes+1))
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, unreadable(name, err)
	case len(data) > MaxBytes:
		return nil, &Error{Name: filepath.ToSlash(name), Hint: "give a saved page",
			Problem: fmt.Sprintf("holds more than %d MB, which no metadata page does", MaxBytes>>20)}
	}
	return data, nil
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
