package compile

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// build times `go build` of the files as a package that the cache does not know.
func (c *contestant) build(ctx context.Context, round int) error {
	dir := fmt.Sprintf("%s-round%d", c.files, round)
	if err := os.Rename(c.files, dir); err != nil {
		return err
	}
	start := time.Now()
	_, used, err := command(ctx, c.env, "build", "./"+filepath.ToSlash(dir))
	c.builds = append(c.builds, time.Since(start))
	c.used = append(c.used, used)
	if err == nil && c.archive == 0 {
		c.archive, err = c.archiveSize(ctx, dir)
	}
	if back := os.Rename(dir, c.files); err == nil {
		err = back
	}
	return err
}

// archiveSize is the size of the compiled package in the cache.
func (c *contestant) archiveSize(ctx context.Context, dir string) (int64, error) {
	name, _, err := command(ctx, c.env, "list", "-export", "-f", "{{.Export}}", "./"+filepath.ToSlash(dir))
	if err != nil {
		return 0, err
	}
	info, err := os.Stat(strings.TrimSpace(name))
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// command runs go and answers its output and the processor time of all that it started,
// which other programs on the machine disturb less than the time on the clock.
func command(ctx context.Context, env []string, args ...string) (string, time.Duration, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		message := stderr.String()
		return "", 0, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, message[:min(len(message), 2000)])
	}
	return stdout.String(), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}
