// Bench measures generated packages against their peers and prints Markdown.
//
//	go run .              how fast documents are written and read
//	go run . -requests    how many requests a second a generated client and handler make
//	go run . -compile     how long the packages of large APIs take to build
//	go generate           writes all generated packages anew
//
// README.md says what is compared and how to read the tables.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"github.com/ssgen/ssgen/testdata/bench/internal/compile"
	"github.com/ssgen/ssgen/testdata/bench/internal/requests"
)

//go:generate go run ./internal/generate

// settings are the flags.
type settings struct {
	rounds   int
	each     time.Duration
	document string
	requests bool
	compile  bool
	sizes    string
	tools    string
}

func main() {
	var s settings
	flag.IntVar(&s.rounds, "rounds", 0, "rounds to measure (default 31, and 5 with -compile)")
	flag.DurationVar(&s.each, "each", 40*time.Millisecond, "how long a case runs in a round")
	flag.StringVar(&s.document, "document", "", `only documents with this in their name ("10 KB")`)
	flag.BoolVar(&s.requests, "requests", false, "measure client and handler instead, with a case of a second or more each round")
	flag.BoolVar(&s.compile, "compile", false, "measure building instead")
	flag.StringVar(&s.sizes, "operations", "100,1000", "numbers of operations for -compile")
	flag.StringVar(&s.tools, "tools", "ssgen,oapi-codegen,ogen", "whose output -compile builds")
	flag.Parse()
	if s.rounds <= 0 {
		s.rounds = 31
		if s.compile {
			s.rounds = 5
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	out := bufio.NewWriter(os.Stdout)
	err := s.run(ctx, out)
	out.Flush()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func (s settings) run(ctx context.Context, out *bufio.Writer) error {
	gogc := os.Getenv("GOGC")
	if gogc == "" {
		gogc = "100"
	}
	fmt.Fprintf(out, "%s %s/%s, %d cores, GOGC=%s, %d rounds\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), gogc, s.rounds)
	if s.compile {
		return compile.Run(ctx, out, strings.Split(s.tools, ","), strings.Split(s.sizes, ","), s.rounds)
	}
	if s.requests {
		return requests.Run(ctx, out, s.rounds, max(s.each, time.Second))
	}
	return s.speed(out)
}
