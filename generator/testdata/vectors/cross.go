package main

import (
	"fmt"
	"regexp"

	"generated.example/recorded"
)

// crossed tells of one file's values what they become on other ways.
type crossed struct {
	release, name string
	values, empty int
	safe, ticks   int
}

// ticks are the digits of a second that JSON's dates do not have.
var ticks = regexp.MustCompile(`(T[0-9:]{8}\.[0-9]{3})[0-9]{4}`)

func wholeMillis(jsv string) string { return ticks.ReplaceAllString(jsv, "${1}0000") }

// cross reads what the exact and the safe writer made of each value: it is the same
// value. So it is by way of JSON, and in the server's own JSON, but for the ticks.
func (r *report) cross(of *recording) {
	c := crossed{release: of.release, name: of.name, values: len(of.vectors) + of.empty, empty: of.empty}
	for _, v := range of.vectors {
		t := of.typeOf(v, "exact", "camel")
		jsv := rewrite(t, v.CamelJsv, recorded.JSV, recorded.JSV)
		safe := rewrite(t, v.CamelJsv, recorded.JSV, recorded.SafeJSV)
		if !t.Equal(v.CamelJsv, recorded.JSV, jsv, recorded.JSV) {
			r.fail(of, v, "exact JSV reads to another value", v.CamelJsv, jsv)
		}
		if !t.Equal(v.CamelJsv, recorded.JSV, safe, recorded.JSV) {
			r.fail(of, v, "safe JSV reads to another value", v.CamelJsv, safe)
		}
		if safe != jsv {
			c.safe++
		}
		json := rewrite(t, v.CamelJsv, recorded.JSV, recorded.JSON)
		through := rewrite(t, json, recorded.JSON, recorded.JSV)
		if through != jsv {
			c.ticks++
		}
		if wholeMillis(through) != wholeMillis(jsv) {
			r.fail(of, v, "by way of JSON", jsv, through)
		}
		server := rewrite(t, v.CamelJson, recorded.JSON, recorded.JSV)
		if wholeMillis(server) != wholeMillis(jsv) {
			r.fail(of, v, "the server's JSON reads to another value than its JSV", jsv, server)
		}
	}
	r.crossed = append(r.crossed, c)
}

// rewrite gives a text that shows the error where there is one.
func rewrite(t recorded.Type, text string, from, to recorded.Form) string {
	out, err := t.Rewrite(text, from, to)
	if err != nil {
		return err.Error()
	}
	return out
}

func (r *report) printCrossed() {
	fmt.Print("\nRead back from exact JSV and from safe JSV every value is the same, and by way of JSON but for ticks:\n")
	total := crossed{}
	for _, c := range r.crossed {
		fmt.Printf("%s %s: %d lines, %d without text, %d spelled otherwise in safe JSV, %d with ticks\n", c.release, c.name, c.values, c.empty, c.safe, c.ticks)
		total.values += c.values
		total.empty += c.empty
		total.safe += c.safe
		total.ticks += c.ticks
	}
	fmt.Printf("in all: %d lines, %d without text, %d spelled otherwise in safe JSV, %d with ticks\n", total.values, total.empty, total.safe, total.ticks)
}

// oldOffsets compares release 5's texts with those of 8.10: where a DateTimeOffset or the e
// of a float makes them differ, the spelling that its metadata tells makes them one value.
func (r *report) oldOffsets(recordings []*recording) {
	type reading struct {
		of *recording
		v  vector
	}
	newer := map[string]reading{}
	for _, of := range recordings {
		if of.release == "8.10.0" {
			for _, v := range of.vectors {
				newer[of.name+v.Type+v.N] = reading{of, v}
			}
		}
	}
	differ := map[recorded.Form]int{}
	for _, of := range recordings {
		if of.release != "5.14.0" {
			continue
		}
		for _, v := range of.vectors {
			n, ok := newer[of.name+v.Type+v.N]
			if !ok {
				r.fail(of, v, "is not in 8.10.0", "", "")
				continue
			}
			for _, text := range texts {
				old, new := text.of(v), text.of(n.v)
				if old == new {
					continue
				}
				differ[text.form]++
				before := rewrite(of.typeOf(v, "exact", text.names), old, text.form, recorded.JSV)
				if after := rewrite(n.of.typeOf(n.v, "exact", text.names), new, text.form, recorded.JSV); before != after {
					r.fail(of, v, "texts of 5.14.0 and of 8.10.0 read to different values", after, before)
				}
			}
		}
	}
	r.old = fmt.Sprintf("%d JSON and %d JSV texts of 5.14.0, in either casing, differ from those of 8.10.0; with the spelling of release 5's dates, which its metadata tells, they read to the same values.\n", differ[recorded.JSON], differ[recorded.JSV])
}
