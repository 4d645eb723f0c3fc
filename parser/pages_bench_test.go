//go:build unix

package parser_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/sync/errgroup"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/source"
)

// BenchmarkPages reads 1000 operation pages of 20 to 200 KB from disk into one model, and
// in turn with each such run parses the same files by goquery alone, on as many workers.
// "x-goquery" is the one time by the other:
//
//	go test ./parser -run '^$' -bench Pages -benchtime 5x
func BenchmarkPages(b *testing.B) {
	for _, kind := range append(largeKinds(), "mixed") {
		b.Run(kind, func(b *testing.B) {
			dir := b.TempDir()
			size := writeLargePages(b, dir, kind, 1000)
			b.SetBytes(size)
			var alone, whole time.Duration
			for b.Loop() {
				alone += timed(func() { parseByGoquery(b, dir) })
				whole += timed(func() { parseFolder(b, dir) })
			}
			b.ReportMetric(float64(whole)/float64(alone), "x-goquery")
			b.ReportMetric(alone.Seconds()/float64(b.N), "s-goquery/op")
			b.ReportMetric(whole.Seconds()/float64(b.N), "s-ssgen/op")
		})
	}
}

// timed gives the processor's time, for other programs on the machine do not count in it.
func timed(do func()) time.Duration {
	runtime.GC()
	start := processorTime()
	do()
	return processorTime() - start
}

func processorTime() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func parseByGoquery(b *testing.B, dir string) {
	files, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil {
		b.Fatal(err)
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, name := range files {
		g.Go(func() error {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			_, err = goquery.NewDocumentFromReader(bytes.NewReader(data))
			return err
		})
	}
	if err := g.Wait(); err != nil {
		b.Fatal(err)
	}
}

func parseFolder(b *testing.B, dir string) {
	sources, err := source.Read(context.Background(), []string{dir}, source.Inputs{})
	if err != nil {
		b.Fatal(err)
	}
	api, diags := parser.Parse(context.Background(), sources)
	if api == nil || diags.HasErrors() {
		b.Fatal(diags)
	}
	if len(api.Operations) < 1000 {
		b.Fatalf("%d operations in the model", len(api.Operations))
	}
}

func writeLargePages(b *testing.B, dir, kind string, count int) (size int64) {
	pages := largePages(b, kind, count, func(i int) int { return 20<<10 + (i*7919%count)*(180<<10)/count })
	for name, data := range pages {
		size += int64(len(data))
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return size
}
