package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
)

// What becomes of a body.
const (
	same    = "same bytes"
	order   = "same but for the order of map keys"
	byHand  = "written by hand"
	refused = "refused"
)

// report gathers what became of the bodies.
type report struct {
	counts      map[[2]string]int // by "request" or "response", and outcome
	listed      listings          // requests whose bytes do not come back, and why
	unexplained []string
	served      servings
}

func (r *report) count(what, outcome string) { r.counts[[2]string{what, outcome}]++ }

func (r *report) fail(x *exchange, what, server, ours string) {
	r.count(what, "not explained")
	r.unexplained = append(r.unexplained, fmt.Sprintf("%s %s %s, %s of %s\nrecorded: %s\nours:     %s\n", x.release, x.api, x.Name, what, x.operation, server, ours))
}

const legend = `How many bodies of recorded HTTP exchanges come back, byte for byte, when a package
that is generated with every null reads and writes them. Those that are no JSV and no
JSON of a type are counted by what they are.

`

func (r *report) print() {
	fmt.Print(legend)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	total := map[string]int{}
	for _, key := range slices.SortedFunc(maps.Keys(r.counts), func(a, b [2]string) int {
		return cmp.Or(strings.Compare(b[0], a[0]), cmp.Compare(r.counts[b], r.counts[a]), strings.Compare(a[1], b[1]))
	}) {
		fmt.Fprintf(w, "%s\t%d\t  %s\n", key[0], r.counts[key], key[1])
		total[key[0]] += r.counts[key]
	}
	w.Flush()
	fmt.Printf("in all: %d requests, %d responses\n\n", total["request"], total["response"])
	fmt.Print(`Requests were written by hand, and servers read much that they would not write. All
that such a body says is read and written again; its bytes differ by
  layout    white space, quotes, the order of members
  defaults  members with plain values that it leaves out, which servers write
  case      a name, a value of an enum or a truth value in another case
  spelling  a number for an enum's name, names for flags, another form of a date
  unknown   a member that its type does not have
`)
	for _, l := range r.listed {
		fmt.Printf("%s %s, %s: %s\n", l.of(), l.api, l.name, l.what)
	}
}

func sorted(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}
