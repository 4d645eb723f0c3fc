package compile

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// scratch is where packages to build are written, below the module's root.
const scratch = "scratch"

// contestant is the output of one tool for one size, generated once.
type contestant struct {
	tool     string
	n        int
	env      []string
	files    string // the folder that the tool wrote to
	generate time.Duration
	lines    int
	bytes    int
	builds   []time.Duration // on the clock
	used     []time.Duration // of processors
	archive  int64
}

// Run generates with each tool for each number of operations, builds every package once
// to warm the cache of what it imports and then in each round in an order drawn anew, and
// prints the table.
func Run(ctx context.Context, out *bufio.Writer, tools, sizes []string, rounds int) error {
	if err := os.RemoveAll(scratch); err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	cache, err := filepath.Abs(filepath.Join(scratch, "cache"))
	if err != nil {
		return err
	}
	env := []string{"GOCACHE=" + cache} // of its own, for a run leaves gigabytes in it
	for _, size := range sizes {
		n, err := strconv.Atoi(size)
		if err != nil {
			return fmt.Errorf("number of operations: %w", err)
		}
		all, err := measure(ctx, env, tools, n, rounds)
		if err != nil {
			return err
		}
		report(out, n, all)
		if err := reportStart(ctx, out, all); err != nil {
			return err
		}
		out.Flush()
	}
	return nil
}

func measure(ctx context.Context, env, tools []string, n, rounds int) ([]*contestant, error) {
	var all []*contestant
	for _, tool := range tools {
		c := &contestant{tool: tool, n: n, env: env, files: filepath.Join(scratch, fmt.Sprintf("%s%d", tool, n))}
		if err := c.write(ctx); err != nil {
			return nil, fmt.Errorf("%s: %w", tool, err)
		}
		all = append(all, c)
	}
	if err := warm(ctx, env, tools, n); err != nil {
		return nil, err
	}
	for round := range rounds {
		for _, i := range rand.Perm(len(all)) {
			if err := all[i].build(ctx, round); err != nil {
				return nil, fmt.Errorf("%s: %w", all[i].tool, err)
			}
		}
	}
	return all, nil
}

// warm builds a small package of each tool, so that everything it imports is in the cache.
func warm(ctx context.Context, env, tools []string, n int) error {
	for _, tool := range tools {
		c := &contestant{tool: tool, n: 1, env: env, files: filepath.Join(scratch, fmt.Sprintf("%swarm%d", tool, n))}
		if err := c.write(ctx); err != nil {
			return fmt.Errorf("%s: %w", tool, err)
		}
		if err := c.build(ctx, 0); err != nil {
			return fmt.Errorf("%s: %w", tool, err)
		}
	}
	return nil
}

// write generates the files and counts them.
func (c *contestant) write(ctx context.Context) error {
	s := newSchema(c.n)
	start := time.Now()
	var err error
	switch c.tool {
	case "ssgen":
		err = s.generate(c.files)
	case "oapi-codegen", "ogen":
		err = c.writePeer(ctx, s)
	default:
		return fmt.Errorf("there is no such tool; there are ssgen, oapi-codegen and ogen")
	}
	if err != nil {
		return err
	}
	c.generate = time.Since(start)
	names, err := filepath.Glob(filepath.Join(c.files, "*.go"))
	for _, name := range names {
		data, readErr := os.ReadFile(name)
		if readErr != nil {
			return readErr
		}
		c.lines += bytes.Count(data, []byte("\n"))
		c.bytes += len(data)
	}
	return err
}

func (c *contestant) writePeer(ctx context.Context, s schema) error {
	spec, err := s.openAPI()
	if err != nil {
		return err
	}
	if err := write(c.files, "openapi.json", spec); err != nil {
		return err
	}
	document := filepath.Join(c.files, "openapi.json")
	args := []string{"tool", "ogen", "--target", c.files, "--package", "large", document}
	if c.tool == "oapi-codegen" {
		args = []string{"tool", "oapi-codegen", "-generate", "types,client", "-package", "large", "-o", filepath.Join(c.files, "large.gen.go"), document}
	}
	_, _, err = command(ctx, nil, args...)
	return err
}

func write(dir, name string, data []byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name), data, 0o644)
}
