package main

import (
	"bufio"
	"fmt"

	"github.com/ssgen/ssgen/testdata/bench/internal/contest"
	"github.com/ssgen/ssgen/testdata/bench/internal/paired"
)

// goal is how much faster one case has to be than another.
type goal struct {
	name, anchor string
	least        float64
	reading      bool
}

// goalDocument is the document that the goals are set for.
const goalDocument = "10 KB"

var speedGoals = []goal{
	{contest.JSV, contest.StdMarshal, 5, false},
	{contest.JSV, contest.SonicInto, 1.2, false},
	{contest.JSON, contest.StdMarshal, 5, false},
	{contest.JSON, contest.SonicInto, 1.2, false},
	{contest.JSV, contest.Std, 10, true},
	{contest.JSV, contest.Sonic, 1.5, true},
	{contest.JSON, contest.Std, 10, true},
	{contest.JSON, contest.Sonic, 1.5, true},
	{contest.JSVString, contest.Std, 12, true},
	{contest.JSVString, contest.Sonic, 1.8, true},
	// Members in another order may take 1.4 times as long.
	{contest.JSVOtherOrder, contest.JSV, 1 / 1.4, true},
	{contest.JSONOtherOrder, contest.JSON, 1 / 1.4, true},
}

// goals prints which of them are met.
func goals(out *bufio.Writer, document string, encoded, decoded *paired.Result) {
	if document != goalDocument {
		return
	}
	fmt.Fprintf(out, "\n| goal | at least | measured | |\n| --- | --- | --- | --- |\n")
	for _, g := range speedGoals {
		r, verb := encoded, "writing"
		if g.reading {
			r, verb = decoded, "reading"
		}
		if !r.Has(g.name) {
			fmt.Fprintf(out, "| %s, %s / %s | %.2f | there is no such method | |\n", verb, g.name, g.anchor, g.least)
			continue
		}
		q, met := r.Faster(g.name, g.anchor), "met"
		if q.Median < g.least {
			met = "missed"
		}
		fmt.Fprintf(out, "| %s, %s / %s | %.2f | %s | %s |\n", verb, g.name, g.anchor, g.least, spell(q), met)
	}
}
