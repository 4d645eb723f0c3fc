package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/ssgen/ssgen/parser/lock"
	"github.com/ssgen/ssgen/parser/source"
)

// side brings the sources of one side of a comparison.
func (d *difference) side(ctx context.Context, from side) ([]source.Source, error) {
	if len(from) == 1 && isAtCommit(from[0]) {
		return atCommit(ctx, from[0])
	}
	if len(from) == 1 {
		if locked := filepath.Join(from[0], lock.Name); isFile(locked) {
			from = side{locked} // the folder of a package
		}
	}
	return source.Read(ctx, from, d.network.inputs(d.stdin, d.stderr))
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// isAtCommit tells "HEAD:pages" from paths, of which one may have a colon, from URLs and from
// drives of Windows.
func isAtCommit(text string) bool {
	ref, _, ok := strings.Cut(text, ":")
	if !ok || source.IsURL(text) || len(ref) < 2 {
		return false
	}
	_, err := os.Lstat(text)
	return err != nil
}

// atCommit reads a file or a folder out of git. The text reaches git once, where it can be
// nothing but the name of an object; the rest is done with the object's hash.
func atCommit(ctx context.Context, text string) ([]source.Source, error) {
	hash, err := git(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", text)
	id := strings.TrimSpace(string(hash))
	if err != nil || id == "" {
		return nil, &source.Error{Name: text, Problem: "git knows no such file or folder at that commit" + detail(err), Hint: "write COMMIT:PATH, with the path from the top of the repository, or COMMIT:./PATH"}
	}
	kind, err := git(ctx, "cat-file", "-t", id)
	if err != nil {
		return nil, gitFailed(text, err)
	}
	var data []byte
	switch strings.TrimSpace(string(kind)) {
	case "blob":
		data, err = git(ctx, "cat-file", "blob", id)
	case "tree":
		if data, err = git(ctx, "cat-file", "blob", id+":"+lock.Name); err == nil {
			break // the folder of a package
		}
		data, err = git(ctx, "archive", "--format=zip", id)
	default:
		return nil, &source.Error{Name: text, Problem: "this is neither a file nor a folder", Hint: "write COMMIT:PATH"}
	}
	if err != nil {
		return nil, gitFailed(text, err)
	}
	sources, err := source.Read(ctx, []string{"-"}, source.Inputs{Stdin: bytes.NewReader(data)})
	if err != nil {
		return nil, gitFailed(text, err)
	}
	for i := range sources {
		sources[i].Name = text + strings.TrimPrefix(sources[i].Name, "-")
	}
	return sources, nil
}

func gitFailed(text string, err error) error {
	return &source.Error{Name: text, Problem: "cannot be read from git" + detail(err), Err: err}
}

// detail is git's own word, or why it did not run.
func detail(err error) string {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &exit) && len(bytes.TrimSpace(exit.Stderr)) == 0:
		return ""
	case errors.As(err, &exit):
		line, _, _ := strings.Cut(strings.TrimSpace(string(exit.Stderr)), "\n")
		return fmt.Sprintf(" (%s)", line)
	}
	return fmt.Sprintf(" (%v)", err)
}

// git runs a command of git that reads.
func git(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"--no-pager"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	return cmd.Output()
}
