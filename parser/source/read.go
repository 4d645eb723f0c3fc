package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Stdin is the argument, and the name, of standard input.
const Stdin = "-"

// Inputs are the ways in that the file system does not have.
type Inputs struct {
	Stdin io.Reader
	// URL brings what a server shows at an address. Where it is nil no URL is read.
	URL func(ctx context.Context, address string) ([]Source, error)
}

// IsURL tells whether the argument is the address of a server.
func IsURL(arg string) bool {
	scheme, _, found := strings.Cut(arg, "://")
	return found && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// Read brings what the arguments name, in their order:
//
//   - a file of any name, or a zip archive (*.zip);
//   - a folder: the pages (*.html, *.htm, *.txt), documents (*.json) and listings
//     (*.mjs, *.js, *.ts, *.cs) in it and in the folders below it, sorted by path;
//   - a pattern, in which ** stands for any number of folders;
//   - a URL;
//   - "-", which is standard input.
//
// Hidden files count only where they are named. No file is read twice, whatever
// names lead to it. The error says for the first argument that cannot be read what
// is wrong with it and what to give instead.
func Read(ctx context.Context, args []string, in Inputs) ([]Source, error) {
	r := &reader{in: in, seen: map[string]bool{}}
	for _, arg := range args {
		if err := r.argument(ctx, arg); err != nil {
			return nil, err
		}
	}
	return r.sources, nil
}

// reader gathers sources; seen has what stands for each: the real path of a file.
// found counts what was found, be it for the first time or not.
type reader struct {
	in      Inputs
	sources []Source
	seen    map[string]bool
	found   int
}

// add takes a source unless the same one was taken before.
func (r *reader) add(identity string, s Source) {
	r.found++
	if !r.seen[identity] {
		r.seen[identity] = true
		r.sources = append(r.sources, s)
	}
}

func (r *reader) argument(ctx context.Context, arg string) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case arg == "":
		return refuse(`the empty argument ""`, wanted, "names no file")
	case arg == Stdin:
		return r.stream(ctx, Stdin, r.in.Stdin)
	case IsURL(arg):
		return r.url(ctx, arg)
	}
	info, err := os.Stat(arg)
	switch {
	case errors.Is(err, fs.ErrNotExist) && isPattern(arg):
		return r.pattern(ctx, arg)
	case errors.Is(err, fs.ErrNotExist):
		return &Error{Name: filepath.ToSlash(arg), Problem: "no such file or folder", Hint: wanted, Err: err}
	case err != nil:
		return unreadable(arg, err)
	case info.IsDir():
		return r.folder(ctx, arg)
	}
	return r.file(ctx, arg, info)
}

const wanted = "give a saved metadata page, a folder or zip of them, a URL, or - for standard input"

func (r *reader) url(ctx context.Context, address string) error {
	if r.in.URL == nil {
		return refuse(address, "save the page and give the file", "a URL cannot be read here")
	}
	found, err := r.in.URL(ctx, address)
	for _, s := range found {
		r.add(s.Name, s)
	}
	return err
}

// file takes a file that was named or found, by what it is.
func (r *reader) file(ctx context.Context, path string, info fs.FileInfo) error {
	switch {
	case info.Mode()&fs.ModeNamedPipe != 0:
		pipe, err := os.Open(path)
		if err != nil {
			return unreadable(path, err)
		}
		defer pipe.Close()
		return r.stream(ctx, path, pipe)
	case !info.Mode().IsRegular():
		return refuse(path, wanted, "not a regular file")
	case isArchive(path):
		return r.archiveFile(ctx, path)
	}
	r.add(realPath(path), fileSource(path))
	return nil
}

// stream reads what can be read only once: a page, or an archive of them.
func (r *reader) stream(ctx context.Context, name string, from io.Reader) error {
	if r.seen["stream "+name] {
		return nil
	}
	r.seen["stream "+name] = true
	if from == nil {
		from = strings.NewReader("")
	}
	data, err := readAll(ctx, name, from)
	if err != nil {
		return err
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return r.archive(ctx, name, bytes.NewReader(data), int64(len(data)))
	}
	r.add(name, FromBytes(filepath.ToSlash(name), data))
	return nil
}

// fileSource gives the source of a file, which is opened when its bytes are asked for.
func fileSource(path string) Source {
	return New(filepath.ToSlash(path), func(ctx context.Context) ([]byte, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err)
		}
		defer f.Close()
		size := int64(0)
		if info, err := f.Stat(); err == nil {
			size = info.Size()
		}
		return readSized(ctx, path, f, size)
	})
}

// realPath is the same for every name of a file.
func realPath(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}
