package compile

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// initOf tells what a package does before main begins: the lines that the Go runtime
// prints about it, none when it has no initialisation.
func (c *contestant) initOf(ctx context.Context) ([]string, error) {
	dir := c.files + "-start"
	program := fmt.Sprintf("package main\n\nimport _ %q\n\nfunc main() {}\n", module+"/"+filepath.ToSlash(c.files))
	if err := write(dir, "main.go", []byte(program)); err != nil {
		return nil, err
	}
	binary := filepath.Join(dir, "start.exe")
	if _, _, err := command(ctx, c.env, "build", "-o", binary, "./"+filepath.ToSlash(dir)); err != nil {
		return nil, err
	}
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, binary)
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	var own []string
	for line := range strings.Lines(stderr.String()) {
		if strings.HasPrefix(line, "init "+module) {
			own = append(own, strings.TrimSpace(line))
		}
	}
	if !strings.Contains(stderr.String(), "init ") {
		return nil, fmt.Errorf("the Go runtime printed no trace of initialisation")
	}
	return own, nil
}

// module is the path of this module.
const module = "github.com/ssgen/ssgen/testdata/bench"
