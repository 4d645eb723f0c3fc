package compile

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

func report(out *bufio.Writer, n int, all []*contestant) {
	fmt.Fprintf(out, "\n## %d operations\n\n", n)
	fmt.Fprintln(out, "| package of | go build, s [quartiles] | ssgen takes, of this | processor time, s | ssgen takes | lines | source MB | archive MB | generating, s |")
	fmt.Fprintln(out, "| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
	own := slices.IndexFunc(all, func(c *contestant) bool { return c.tool == "ssgen" })
	for _, c := range all {
		var clock, used string
		if own >= 0 && all[own] != c {
			clock, used = share(all[own].builds, c.builds), share(all[own].used, c.used)
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s | %d | %.1f | %.1f | %.2f |\n", c.tool, seconds(c.builds), clock, seconds(c.used), used,
			c.lines, float64(c.bytes)/1e6, float64(c.archive)/1e6, c.generate.Seconds())
	}
}

// reportStart says what ssgen's package does at start-up.
func reportStart(ctx context.Context, out *bufio.Writer, all []*contestant) error {
	for _, c := range all {
		if c.tool != "ssgen" {
			continue
		}
		lines, err := c.initOf(ctx)
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			lines = []string{"no initialisation"}
		}
		fmt.Fprintf(out, "\nGODEBUG=inittrace=1, ssgen's package: %s\n", strings.Join(lines, "; "))
	}
	return nil
}

// share is the part of another's time that ssgen's takes, in each round.
func share(own, other []time.Duration) string {
	parts := make([]float64, len(own))
	for round := range own {
		parts[round] = own[round].Seconds() / other[round].Seconds()
	}
	return quartiles(parts, "%.3f")
}

func seconds(times []time.Duration) string {
	x := make([]float64, len(times))
	for i, t := range times {
		x[i] = t.Seconds()
	}
	return quartiles(x, "%.2f")
}

func quartiles(x []float64, format string) string {
	if len(x) == 0 {
		return ""
	}
	slices.Sort(x)
	last := len(x) - 1
	return fmt.Sprintf(format+" ["+format+"–"+format+"]", x[last/2], x[last/4], x[last-last/4])
}
