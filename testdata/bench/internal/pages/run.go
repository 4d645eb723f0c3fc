package pages

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"runtime"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/sync/errgroup"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/testdata/bench/internal/paired"
)

// The cases of a round.
const (
	tree = "goquery"
	read = "ssgen"
)

// Run writes n pages, measures, and prints Markdown.
func Run(ctx context.Context, out *bufio.Writer, n, rounds int) error {
	dir, err := os.MkdirTemp("", "pages")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	c, err := write(dir, n, 1)
	if err != nil {
		return err
	}
	result, err := paired.Measure([]paired.Case{
		{Name: tree, Op: func() error { return c.parseTrees(ctx) }},
		{Name: read, Op: func() error { _, err := c.parse(ctx); return err }},
	}, rounds, 1)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\n%d pages of %d to %d KB, %d MB in all\n\n| reading | seconds [quartiles] | MB/s |\n| --- | --- | --- |\n", n, smallest>>10, largest>>10, c.bytes>>20)
	for _, name := range []string{tree, read} {
		t := result.Time(name)
		fmt.Fprintf(out, "| %s | %.2f [%.2f–%.2f] | %.0f |\n", name, t.Median/1e9, t.Low/1e9, t.High/1e9, float64(c.bytes)/t.Median*1e3)
	}
	q := result.Faster(tree, read)
	fmt.Fprintf(out, "\nssgen takes %.2f [%.2f–%.2f] times as long (goal: 1.5)\n", q.Median, q.Low, q.High)
	return c.memory(ctx, out)
}

// parseTrees does what goquery alone does with each page, on as many cores as ssgen uses.
func (c *corpus) parseTrees(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, name := range c.files {
		group.Go(func() error {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			if _, err = goquery.NewDocumentFromReader(bytes.NewReader(data)); err != nil {
				return err
			}
			return ctx.Err()
		})
	}
	return group.Wait()
}

// parse makes a model of all pages.
func (c *corpus) parse(ctx context.Context) (*model.API, error) {
	sources, err := source.Read(ctx, []string{c.dir}, source.Inputs{})
	if err != nil {
		return nil, err
	}
	api, diags := parser.Parse(ctx, sources)
	if api == nil || diags.HasErrors() {
		return nil, fmt.Errorf("the pages cannot be read: %v", diags)
	}
	return api, nil
}

// memory prints what is in use while the model is, and after.
func (c *corpus) memory(ctx context.Context, out *bufio.Writer) error {
	before := inUse()
	api, err := c.parse(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\nThe model of %d operations and %d types keeps %.1f MB, %.0f %% of the pages.\n",
		len(api.Operations), len(api.Types), float64(inUse()-before)/(1<<20), 100*float64(inUse()-before)/float64(c.bytes))
	runtime.KeepAlive(api)
	return nil
}

func inUse() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
