package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"generated.example/recorded"
)

// The outcomes for one text: what sets our text apart from the server's.
const (
	same    = "same"
	order   = "order"        // of map keys alone: servers have none, we sort
	noJSON  = "no JSON"      // the server's JSON has an empty slot for a null list
	smallE  = "small e"      // release 5 writes a float in JSV as 1e-07
	empty   = "empty"        // an empty text of a member, which the plain default leaves out
	element = "null element" // of a list, which the plain default makes the zero value
	unknown = "unknown"
)

// outcomes lists them as the report does.
var outcomes = []string{same, order, noJSON, smallE, empty, element, empty + "+" + element}

// exactOutcome compares the server's text with what the package made of it.
func exactOutcome(t recorded.Type, form recorded.Form, server, ours string) string {
	switch {
	case ours == server:
		return same
	case sorted(ours) == sorted(server) && t.Equal(ours, form, server, form):
		return order
	case form == recorded.JSON && !json.Valid([]byte(server)):
		filled := fillSlots(server)
		if json.Valid([]byte(ours)) && sorted(filled) == sorted(ours) && t.Equal(filled, form, server, form) {
			return noJSON
		}
	case form == recorded.JSV && sorted(bigE(server)) == sorted(bigE(ours)) && t.Equal(server, form, ours, form):
		return smallE
	}
	return unknown
}

func sorted(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

// slot finds texts in quotes, which stay, and empty slots.
var slot = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|[\[,](?:[,\]])`)

// fillSlots writes null where a list of the server's JSON has nothing.
func fillSlots(text string) string {
	for {
		filled := slot.ReplaceAllStringFunc(text, func(s string) string {
			if s[0] == '"' || s == "[]" {
				return s
			}
			return s[:1] + "null" + s[1:]
		})
		if filled == text {
			return text
		}
		text = filled
	}
}

var exponent = regexp.MustCompile(`([0-9])e([+-][0-9])`)

func bigE(text string) string { return exponent.ReplaceAllString(text, "${1}E${2}") }

// plainOutcome tells what the plain default did not keep of a server's text. Both are
// compared as the JSON that the package with every null makes of them.
func plainOutcome(exact recorded.Type, form recorded.Form, server, ours string) string {
	a, err := tree(exact, form, server)
	if err != nil {
		return unknown
	}
	b, err := tree(exact, form, ours)
	if err != nil {
		return unknown
	}
	var d difference
	d.compare(a, b)
	switch {
	case d.unknown:
		return unknown
	case form == recorded.JSON && !json.Valid([]byte(server)):
		return noJSON
	case d.empty && d.element:
		return empty + "+" + element
	case d.empty:
		return empty
	case d.element:
		return element
	}
	return exactOutcome(exact, form, server, ours)
}

func tree(t recorded.Type, form recorded.Form, text string) (any, error) {
	text, err := t.Rewrite(text, form, recorded.JSON)
	if err != nil {
		return nil, err
	}
	var v any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return v, d.Decode(&v)
}

// difference gathers what two trees differ in.
type difference struct{ empty, element, unknown bool }

func (d *difference) compare(server, ours any) {
	switch server := server.(type) {
	case map[string]any:
		d.compareMembers(server, ours)
	case []any:
		d.compareElements(server, ours)
	default:
		d.unknown = d.unknown || server != ours
	}
}

func (d *difference) compareMembers(server map[string]any, ours any) {
	o, ok := ours.(map[string]any)
	d.unknown = d.unknown || !ok
	for name, v := range server {
		our, has := o[name]
		switch {
		case has:
			d.compare(v, our)
		case v == "":
			d.empty = true
		default:
			d.unknown = true
		}
	}
	for name := range o {
		if _, has := server[name]; !has {
			d.unknown = true
		}
	}
}

func (d *difference) compareElements(server []any, ours any) {
	o, ok := ours.([]any)
	if !ok || len(o) != len(server) {
		d.unknown = true
		return
	}
	for i, v := range server {
		switch members, isObject := v.(map[string]any); {
		case v == nil && o[i] == "":
			d.element = true
		case isObject && len(members) == 0:
			if our, ok := o[i].(map[string]any); !ok {
				d.unknown = true
			} else if len(our) > 0 {
				d.element = true
			}
		default:
			d.compare(v, o[i])
		}
	}
}
