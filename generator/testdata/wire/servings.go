package main

import (
	"encoding/base64"
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

// listings tells of each exchange once, with its releases.
type listings []serving

// serving is an answer that is not the recorded one.
type serving struct {
	releases, api, name, what string
	count                     int
}

const servedLegend = `
What generated handlers answer to the recorded calls, over an API that answers what was
recorded: the same status, content type and bytes, but for those that are listed.

`

// serve counts one call.
func (s *servings) serve(x *exchange, of api) {
	got := of.serve(&x.Exchange)
	want := x.ResponseBody
	if x.ResponseBodyBase64 != "" {
		b, _ := base64.StdEncoding.DecodeString(x.ResponseBodyBase64)
		want = string(b)
	}
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
	case x.Status == 200 && sorted(got.Body) == sorted(want):
		s.counts["same but for the order of map keys, "+origin]++
	default:
		s.list(x, fmt.Sprintf("recorded %q, here %q", want, got.Body))
	}
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

func (l *listings) add(x *exchange, what string) {
	for i := range *l {
		if known := &(*l)[i]; known.api == x.api && known.name == x.Name && known.what == what {
			if !strings.HasSuffix(known.releases, x.release) {
				known.releases += "," + x.release
			}
			known.count++
			return
		}
	}
	*l = append(*l, serving{x.release, x.api, x.Name, what, 1})
}

func (l listings) print() {
	all := strings.Join(releases, ",")
	for _, s := range l {
		if s.releases == all {
			s.releases = "all releases"
		}
		fmt.Printf("%d %s of %s, %s: %s\n", s.count, s.name, s.api, s.releases, s.what)
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
