package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// differences tells what our text has otherwise than a request written by hand.
type differences struct {
	layout, defaults bool
	notes            []string // of single members
}

func (d *differences) none() bool { return !d.defaults && len(d.notes) == 0 }

func (d *differences) String() string {
	var parts []string
	if d.layout {
		parts = append(parts, "layout")
	}
	if d.defaults {
		parts = append(parts, "defaults")
	}
	return strings.Join(append(parts, d.notes...), ", ")
}

// compare walks both trees.
func (d *differences) compare(theirs, ours any) {
	switch theirs := theirs.(type) {
	case map[string]any:
		members, ok := ours.(map[string]any)
		if !ok {
			d.note("unknown", theirs, ours)
			return
		}
		d.members(theirs, members)
	case []any:
		elements, ok := ours.([]any)
		if !ok || len(elements) != len(theirs) {
			d.note("spelling", theirs, ours)
			return
		}
		for i := range theirs {
			d.compare(theirs[i], elements[i])
		}
	default:
		d.leaf(theirs, ours)
	}
}

func (d *differences) members(theirs, ours map[string]any) {
	found := 0
	for _, name := range slices.Sorted(maps.Keys(theirs)) {
		our, ok := ours[name]
		for known := range ours {
			if !ok && strings.EqualFold(known, name) {
				our, ok = ours[known], true
				d.notes = append(d.notes, fmt.Sprintf("case of %s", name))
			}
		}
		if !ok {
			d.notes = append(d.notes, "unknown "+name)
			continue
		}
		found++
		d.compare(theirs[name], our)
	}
	d.defaults = d.defaults || len(ours) > found
}

func (d *differences) leaf(theirs, ours any) {
	a, b := fmt.Sprint(theirs), fmt.Sprint(ours)
	switch {
	case a == b:
	case strings.EqualFold(a, b):
		d.note("case", theirs, ours)
	default:
		d.note("spelling", theirs, ours)
	}
}

func (d *differences) note(what string, theirs, ours any) {
	d.notes = append(d.notes, fmt.Sprintf("%s %v for %v", what, theirs, ours))
}
