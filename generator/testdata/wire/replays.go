package main

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"generated.example/recorded"
)

// replays gathers what became of exchanges that clients made again.
type replays struct {
	made, exchanges int
	counts          map[string]map[string]int // by what is counted
	exceptions      listings
	unexplained     []string
}

func (r *replays) count(what, outcome string) {
	if r.counts[what] == nil {
		r.counts[what] = map[string]int{}
	}
	r.counts[what][outcome]++
}

// add makes one exchange again.
func (r *replays) add(x *exchange, of api) {
	r.exchanges++
	o := of.replay(&recorded.Call{
		Method: x.Method, Path: x.Path, Header: headerOf(x.RequestHeaders), Body: x.RequestBody,
		Status: x.Status, Reason: x.Reason, AnswerHeader: headerOf(x.ResponseHeaders), Answer: x.Exchange.Answer(),
	})
	if o.Exception != "" {
		r.count("exception", o.Exception)
		r.exceptions.add(x, o.Exception)
		return
	}
	r.made++
	if len(o.Problems) > 0 {
		r.unexplained = append(r.unexplained, fmt.Sprintf("%s %s %s, made again:\n%s\n", x.release, x.api, x.Name, strings.Join(o.Problems, "\n")))
		return
	}
	r.count("options", cmp.Or(strings.Join(o.Options, ", "), "none"))
	r.count("body", cmp.Or(o.Body, "none"))
	r.count("answer", o.Answer)
}

func headerOf(recorded map[string]string) http.Header {
	h := http.Header{}
	for name, value := range recorded {
		h.Set(name, value)
	}
	return h
}

const replayLegend = `
How many exchanges the generated clients make again: %d of %d. Verb, path and content
headers are the recorded ones, and a handler reads the same request out of query and
body. Counted are the options that it took, how the bodies compare, and what the
recorded answers give.

`

func (r *replays) print() {
	fmt.Printf(replayLegend, r.made, r.exchanges)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, what := range []string{"options", "body", "answer", "exception"} {
		counts := r.counts[what]
		for _, outcome := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) }) {
			fmt.Fprintf(w, "%s\t%d\t  %s\n", what, counts[outcome], outcome)
		}
	}
	w.Flush()
	fmt.Print("\nExceptions: requests that no typed client makes.\n")
	for _, l := range r.exceptions {
		fmt.Printf("%s %s, %s: %s\n", l.of(), l.api, l.name, l.what)
	}
}
