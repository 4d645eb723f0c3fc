package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/ssgen/ssgen/testdata/bench/internal/contest"
	"github.com/ssgen/ssgen/testdata/bench/internal/paired"
)

// speed checks and measures the documents and prints two tables for each direction: how
// long each case takes, and how many times faster ssgen's are than each peer.
func (s settings) speed(out *bufio.Writer) error {
	all, err := contest.Documents()
	if err != nil {
		return err
	}
	for _, d := range all {
		if !strings.Contains(d.Name, s.document) {
			continue
		}
		if err := d.Check(); err != nil {
			return err
		}
		fmt.Fprintf(out, "\n## %s\n\n%d bytes of JSV, %d of JSON, %d of the peers' JSON, %d of protobuf\n", d.Name, d.JSV, d.JSON, d.Peers, d.Proto)
		encoded, err := paired.Measure(d.Encode, s.rounds, s.each)
		if err != nil {
			return err
		}
		if err := times(out, "writing", d, d.Encode, encoded); err != nil {
			return err
		}
		ratios(out, d.Encode, encoded)
		decoded, err := paired.Measure(d.Decode, s.rounds, s.each)
		if err != nil {
			return err
		}
		if err := times(out, "reading", d, d.Decode, decoded); err != nil {
			return err
		}
		ratios(out, d.Decode, decoded)
		goals(out, d.Name, encoded, decoded)
		out.Flush()
	}
	return nil
}

func times(out *bufio.Writer, title string, d *contest.Document, cases []paired.Case, r *paired.Result) error {
	fmt.Fprintf(out, "\n| %s | µs [quartiles] | MB/s of JSV | allocations | bytes |\n| --- | --- | --- | --- | --- |\n", title)
	for _, c := range cases {
		count, bytes, err := paired.Allocations(c)
		if err != nil {
			return err
		}
		t := r.Time(c.Name)
		fmt.Fprintf(out, "| %s | %.3g [%.3g–%.3g] | %.0f | %.0f | %.0f |\n",
			c.Name, t.Median/1e3, t.Low/1e3, t.High/1e3, float64(d.JSV)/t.Median*1e3, count, bytes)
	}
	return nil
}

// ratios has a row for each of ssgen's cases and a column for each peer.
func ratios(out *bufio.Writer, cases []paired.Case, r *paired.Result) {
	var own, peers []string
	for _, c := range cases {
		if strings.HasPrefix(c.Name, "ssgen") {
			own = append(own, c.Name)
		} else {
			peers = append(peers, c.Name)
		}
	}
	fmt.Fprintf(out, "\n| times faster than | %s |\n| --- |%s\n", strings.Join(peers, " | "), strings.Repeat(" --- |", len(peers)))
	for _, name := range own {
		fmt.Fprintf(out, "| %s |", name)
		for _, peer := range peers {
			fmt.Fprintf(out, " %s |", spell(r.Faster(name, peer)))
		}
		fmt.Fprintln(out)
	}
}

func spell(q paired.Quartiles) string {
	return fmt.Sprintf("%.2f [%.2f–%.2f]", q.Median, q.Low, q.High)
}
