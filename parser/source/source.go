// Package source brings the bytes that ssgen reads: files, folders of saved pages,
// patterns, zip archives and standard input.
//
// Arguments as the user gave them go in, named sources come out, whose bytes are
// read when they are asked for. The package never looks into the contents and never
// reaches for the network: URLs go to the function that the caller gives for them.
package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
)

// MaxBytes is how much one source may hold. The largest operation pages on
// record are below one megabyte.
const MaxBytes = 32 << 20

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
	// Optional is set where the other sources of the same API make sense without it.
	Optional bool
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

// refuse is an Error without a cause of its own.
func refuse(name, hint, format string, args ...any) error {
	return &Error{Name: filepath.ToSlash(name), Problem: fmt.Sprintf(format, args...), Hint: hint}
}

func unreadable(name string, err error) error {
	return &Error{Name: filepath.ToSlash(name), Problem: fmt.Sprintf("cannot be read: %v", cause(err)), Err: err}
}

// cause drops the path that os wraps around an error, for the message has it already.
func cause(err error) error {
	var perr *fs.PathError
	if errors.As(err, &perr) {
		return perr.Err
	}
	return err
}

// readAll reads at most MaxBytes and gives up when the context ends.
func readAll(ctx context.Context, name string, r io.Reader) ([]byte, error) {
	return readSized(ctx, name, r, 0)
}

// readSized is readAll where it is known how much there is likely to be.
func readSized(ctx context.Context, name string, r io.Reader, size int64) ([]byte, error) {
	buf := bytes.NewBuffer(make([]byte, 0, min(max(size, 0), MaxBytes)+bytes.MinRead))
	_, err := buf.ReadFrom(io.LimitReader(&contextReader{ctx, r}, MaxBytes+1))
	data := buf.Bytes()
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, unreadable(name, err)
	case len(data) > MaxBytes:
		return nil, refuse(name, "give a saved page", "holds more than %d MB, which no metadata page does", MaxBytes>>20)
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
