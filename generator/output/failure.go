package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// unusable says in one line that a file or folder cannot be used, with the system's
// reason and without the names that the system knows it by: those of staged files
// mean nothing to anybody.
func unusable(path, what string, err error) error {
	hint := "choose another folder"
	if errors.Is(err, fs.ErrPermission) {
		hint += ", or make this one writable"
	}
	return fmt.Errorf("%s: %s: %w; %s", path, what, Cause(err), hint)
}

// Cause takes off what package os wraps around the system's reason.
func Cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
