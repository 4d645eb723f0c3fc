package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
)

// servings gathers what handlers made of the recorded calls.
type servings struct {
	counts       map[string]int
	listed, read listings
}

const servedLegend = `
What generated handlers answer to the recorded calls, over an API that answers what was
recorded: the same status, content type and bytes, but for those that are listed.

`

// serve counts one call.
func (s *servings) serve(x *exchange, of api) {
	got := of.serve(&x.Exchange)
	want := x.Exchange.Answer()
	origin := "the handler's own"
	if got.Asked > 0 {
		origin = "the API's"
	}
	if got.Read != "" {
		s.compareRead(x, of, got.Read)
	}
	switch {
	case got.Status != x.Status || got.ContentType != header(x.ResponseHeaders, "Content-Type"):
		s.list(x, fmt.Sprintf("recorded %d %s, here %d %s", x.Status, media(x.ResponseHeaders), got.Status, got.ContentType))
	case got.Failure != nil:
		s.list(x, "the recorded value cannot be read: "+got.Failure.Error())
	case got.Body == want:
		s.counts["same, "+origin]++
	case x.Status == 200 && x.sameButOrder(of, got.Body, want):
		s.counts["same but for the order of map keys, "+origin]++
	default:
		s.list(x, fmt.Sprintf("recorded %q, here %q", want, got.Body))
	}
}

// sameButOrder tells whether two answers have the same bytes, and are the same value, whatever
// the order of map keys.
func (x *exchange) sameButOrder(of api, a, b string) bool {
	f, typed := form(x.answerForm)
	return typed && sorted(a) == sorted(b) && of.types["any"].Equal(a, f, b, f)
}

func header(headers map[string]string, name string) string {
	for known, value := range headers {
		if strings.EqualFold(known, name) {
			return value
		}
	}
	return ""
}

func (s *servings) list(x *exchange, what string) {
	s.counts["listed"]++
	s.listed.add(x, what)
}

func (l listings) print() {
	for _, s := range l {
		fmt.Printf("%d %s of %s, %s: %s\n", s.count, s.name, s.api, s.of(), s.what)
	}
}

func (s *servings) print() {
	fmt.Print(servedLegend)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	total := 0
	for _, key := range slices.Sorted(maps.Keys(s.counts)) {
		fmt.Fprintf(w, "%d\t  %s\n", s.counts[key], key)
		total += s.counts[key]
	}
	w.Flush()
	fmt.Printf("in all: %d\n\n", total)
	s.listed.print()
	fmt.Print(readLegend)
	s.read.print()
}

const readLegend = `
Some operations answer their request as it came. What the handler read of such a call is
what the recorded answer tells, but for these: servers answer the name for an enum's number
and their default for a text that is none, spell a date's zone in their own way, and tell
members that were not given, "unknown" here: an enum, a class that they made.

`

// compareRead holds what a handler read against the recorded answer.
func (s *servings) compareRead(x *exchange, of api, read string) {
	answer, typed := form(x.answerForm)
	if !typed || x.batch || x.Status != 200 {
		return
	}
	d := differences{}
	d.compare(of.tree(answer, x.ResponseBody), of.tree(answer, read))
	if len(d.notes) > 0 {
		s.read.add(x, strings.Join(d.notes, ", "))
	}
}
