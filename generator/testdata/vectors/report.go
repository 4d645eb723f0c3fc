package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"generated.example/recorded"
)

// report gathers what became of the values.
type report struct {
	counts      []counts
	exceptions  []exception
	crossed     []crossed
	old         string
	unexplained []string
}

// counts are the outcomes of one file's texts of one kind.
type counts struct {
	release, name, nulls, text string
	outcomes                   map[string]int
}

// exception is a text that a package with every null does not write as the server does.
type exception struct{ release, name, text, outcome, kind, n string }

// count reads and writes all values of a file.
func (r *report) count(of *recording, nulls string) {
	for _, text := range texts {
		c := counts{of.release, of.name, nulls, text.name, map[string]int{}}
		for _, v := range of.vectors {
			server := text.of(v)
			t, exact := of.typeOf(v, nulls, text.names), of.typeOf(v, "exact", text.names)
			ours, err := t.Rewrite(server, text.form, text.form)
			outcome := unknown
			switch {
			case err != nil:
				ours = err.Error()
			case nulls == "exact":
				outcome = exactOutcome(t, text.form, server, ours)
			default:
				outcome = r.plain(t, exact, text.form, server, ours)
			}
			c.outcomes[outcome]++
			if outcome == unknown {
				r.fail(of, v, nulls+" "+text.name, server, ours)
			}
			if nulls == "exact" && outcome != same && outcome != order {
				r.exceptions = append(r.exceptions, exception{of.release, of.name, text.name, outcome, v.Type, v.N})
			}
		}
		r.counts = append(r.counts, c)
	}
}

// plain finds the outcome for a package with the plain default; what it writes must
// stay as it is when it is read again.
func (r *report) plain(t, exact recorded.Type, form recorded.Form, server, ours string) string {
	if again, err := t.Rewrite(ours, form, form); err != nil || again != ours {
		return unknown
	}
	if out := exactOutcome(t, form, server, ours); out != unknown {
		return out
	}
	return plainOutcome(exact, form, server, ours)
}

func (r *report) fail(of *recording, v vector, what, server, ours string) {
	r.unexplained = append(r.unexplained, fmt.Sprintf("%s %s %s %s, %s\nserver: %s\nours:   %s\n", of.release, of.name, v.Type, v.N, what, server, ours))
}

// legend is the head of the report.
const legend = `How many recorded values come back, byte for byte, when a package that is generated
from the release's types/metadata.json reads and writes them: with every null
(exact) and with the plain default. camelJsv and camelJson are what a default host
sends; jsv and json are PascalCase, and read by a package with that option. So are those
of zoo-new-york with every null by packages for a server in that zone.
  same          the server's bytes
  order         but for the order of map keys: servers have none, we sort
  no JSON       the server's JSON has an empty slot in a list of lists, ours null
  small e       release 5 writes a float in JSV as 1e-07, ours is 1E-07
  empty         a member's text is "", which the plain default leaves out
  null element  a list's element is null, which the plain default makes the zero value
There is no other difference.

`

func (r *report) print() {
	fmt.Print(legend)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "releases\tAPI\tnulls\ttext\t%s\t\n", strings.Join(outcomes, "\t"))
	texts := merged(r.counts, func(c counts) string { return c.release + c.name + c.nulls + cells(c) }, func(a, b counts) counts {
		a.text += "," + b.text
		return a
	})
	for _, c := range merged(texts, func(c counts) string { return c.name + c.nulls + c.text + cells(c) }, func(a, b counts) counts {
		a.release += "," + b.release
		return a
	}) {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", c.release, c.name, c.nulls, c.text, cells(c))
	}
	w.Flush()
	r.printExceptions()
	r.printCrossed()
	fmt.Print("\n", r.old)
}

func cells(c counts) string {
	var b strings.Builder
	for _, o := range outcomes {
		fmt.Fprintf(&b, "%d\t", c.outcomes[o])
	}
	return b.String()
}

// merged joins what has the same key, in the order of the first of each.
func merged[T any](list []T, key func(T) string, join func(a, b T) T) []T {
	var out []T
	at := map[string]int{}
	for _, x := range list {
		k := key(x)
		if i, ok := at[k]; ok {
			out[i] = join(out[i], x)
			continue
		}
		at[k] = len(out)
		out = append(out, x)
	}
	return out
}

// printExceptions lists what packages with every null write otherwise, by number.
func (r *report) printExceptions() {
	fmt.Print("\nWhat nulls: exact does not write as the server did:\n")
	byNumber := merged(r.exceptions, func(e exception) string { return e.release + e.name + e.text + e.outcome + e.kind }, func(a, b exception) exception {
		a.n += " " + b.n
		return a
	})
	for _, e := range merged(byNumber, func(e exception) string { return e.name + e.text + e.outcome + e.kind + e.n }, func(a, b exception) exception {
		a.release += "," + b.release
		return a
	}) {
		fmt.Printf("%s %s %s %s, %s: %s\n", e.release, e.name, e.text, e.kind, e.outcome, e.n)
	}
	total := map[string]int{}
	for _, e := range r.exceptions {
		total[e.outcome+" in "+e.text]++
	}
	for _, k := range slices.SortedFunc(maps.Keys(total), cmp.Compare[string]) {
		fmt.Printf("%d %s\n", total[k], k)
	}
}
