package merge

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// sorted gives the readings that have a page in the order that decides between
// equals: by operation, format, language and file, so that it does not matter in
// which order the pages were given.
func sorted(readings []Reading) []Reading {
	out := slices.DeleteFunc(slices.Clone(readings), func(r Reading) bool { return r.Page == nil })
	slices.SortStableFunc(out, func(a, b Reading) int {
		return cmp.Or(
			strings.Compare(a.Page.Operation, b.Page.Operation),
			cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(formatRank(a.Page.Format), formatRank(b.Page.Format)),
			strings.Compare(a.Page.Format, b.Page.Format),
			strings.Compare(a.lang(), b.lang()),
			strings.Compare(a.Page.File, b.Page.File),
		)
	})
	return out
}

// formatRank puts JSV first: its samples tell most, and the generated codec speaks it.
func formatRank(format string) int {
	switch format {
	case "JSV":
		return 0
	case "JSON":
		return 1
	}
	return 2
}

// lang is the language of the reading's code, "" without code.
func (r *Reading) lang() string {
	if r.Page.Code == nil {
		return ""
	}
	return r.Page.Code.Lang
}

// json tells whether the reading's samples are JSON, which writes dates otherwise than
// JSV. Where most servers have no CSV, they print JSON.
func (r *Reading) json() bool { return r.Page.Format == "JSON" || r.Page.Format == "CSV" }

// claim is one reading's word on a fact that all readings should agree on.
type claim struct {
	text string
	pos  diag.Pos
}

// agreed gives the claim that most readings make, the first of them on a tie,
// and for each other text its first claim. Empty texts claim nothing.
func agreed(claims []claim) (best claim, others []claim) {
	count := map[string]int{}
	var firsts []claim
	for _, c := range claims {
		if c.text == "" {
			continue
		}
		if count[c.text]++; count[c.text] == 1 {
			firsts = append(firsts, c)
		}
	}
	for _, c := range firsts {
		if count[c.text] > count[best.text] {
			best = c
		}
	}
	for _, c := range firsts {
		if c.text != best.text {
			others = append(others, c)
		}
	}
	return best, others
}
