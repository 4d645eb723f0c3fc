package config

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/override"
)

// pair is a key and what stands behind it.
type pair struct {
	key  Value
	node ast.Node
}

// pairs reads keys with values; what says whose they are.
func (r *reader) pairs(n ast.Node, what string) ([]pair, bool) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	case nil, *ast.NullNode:
		return nil, true
	default:
		r.wrong(n, what, "keys with values, a line each", describe(n))
		return nil, false
	}
	var pairs []pair
	for _, v := range values {
		key, ok := r.scalar(v.Key, "a key of "+what)
		if !ok {
			return nil, false
		}
		pairs = append(pairs, pair{key, v.Value})
	}
	return pairs, true
}

// wrong says that a value is of another type than its key has.
func (r *reader) wrong(n ast.Node, what, want, is string) {
	at := diag.Pos{File: r.file.Name, Line: 1}
	if n != nil {
		at = r.pos(n.GetToken())
	}
	hint := ""
	switch n.(type) {
	case *ast.AliasNode, *ast.AnchorNode:
		hint = `put a text in quotes that begins with * or &, such as "*.amount"`
	}
	r.fail("config-type", at, hint, "%s wants %s, not %s", what, want, is)
}

// scalar reads one text. Numbers and truth values count as what is written.
func (r *reader) scalar(n ast.Node, what string) (Value, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return Value{n.Value, r.pos(n.GetToken())}, true
	case *ast.LiteralNode:
		return Value{n.Value.Value, r.pos(n.GetToken())}, true
	case *ast.MappingKeyNode:
		return r.scalar(n.Value, what)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return Value{n.GetToken().Value, r.pos(n.GetToken())}, true
	}
	r.wrong(n, what, "one text", describe(n))
	return Value{}, false
}

// option reads a text that an option can be: not an empty one, and not the sign for
// standard input or output, of which a file can say nothing.
func (r *reader) option(n ast.Node, key, what string) (Value, bool) {
	v, ok := r.scalar(n, what)
	switch {
	case !ok:
		return v, false
	case strings.TrimSpace(v.Text) == "":
		r.fail("config-value", v.Pos, "leave it out, or give a text", "%s is empty", what)
		return v, false
	case v.Text == "-" && (key == "sources" || key == "output"):
		r.fail("config-value", v.Pos, "give it on the command line", "%s: - stands for standard input or output, which belong to a call", key)
		return v, false
	}
	return v, true
}

// list reads several texts, or one that stands for a list of it.
func (r *reader) list(n ast.Node, what string) []Value {
	sequence, ok := n.(*ast.SequenceNode)
	if !ok {
		switch n.(type) {
		case *ast.StringNode:
			v, _ := r.option(n, what, what)
			return []Value{v}
		}
		r.wrong(n, what, "a list of texts, such as [a, b]", describe(n))
		return nil
	}
	if len(sequence.Values) == 0 {
		r.wrong(n, what, "a list of texts, such as [a, b]", "an empty one")
	}
	var values []Value
	for _, item := range sequence.Values {
		if v, ok := r.option(item, what, "an item of "+what); ok {
			values = append(values, v)
		}
	}
	return values
}

func (r *reader) toggle(n ast.Node, key string) {
	b, ok := n.(*ast.BoolNode)
	if !ok {
		is := describe(n)
		if s, text := n.(*ast.StringNode); text {
			is = fmt.Sprintf("%q", s.Value)
		}
		r.wrong(n, key, "true or false", is)
		return
	}
	r.file.Options[key] = []Value{{fmt.Sprint(b.Value), r.pos(b.GetToken())}}
}

// sections are the keys of "overrides".
var sections = [...]string{diag.Members, diag.Responses, diag.Verbs, diag.Enums}

func (r *reader) overrides(n ast.Node) {
	pairs, _ := r.pairs(n, "overrides")
	for _, p := range pairs {
		if !slices.Contains(sections[:], p.key.Text) {
			r.fail("config-key", p.key.Pos, near(p.key.Text, sections[:]), "overrides have no key %q", p.key.Text)
			continue
		}
		entries := r.entries(p.node, p.key.Text)
		switch p.key.Text {
		case diag.Members:
			r.file.Overrides.Members = entries
		case diag.Responses:
			r.file.Overrides.Responses = entries
		case diag.Verbs:
			r.file.Overrides.Verbs = entries
		case diag.Enums:
			r.file.Overrides.Enums = entries
		}
	}
}

func (r *reader) entries(n ast.Node, what string) []override.Entry {
	var entries []override.Entry
	pairs, _ := r.pairs(n, what)
	for _, p := range pairs {
		if v, ok := r.scalar(p.node, what+": "+p.key.Text); ok {
			entries = append(entries, override.Entry{Key: p.key.Text, Value: v.Text, Pos: p.key.Pos})
		}
	}
	return entries
}

// severityNames are what a kind of finding can count as.
var severityNames = [...]string{"error", "warning", "note", "off"}

func (r *reader) severities(n ast.Node) {
	pairs, _ := r.pairs(n, "severities")
	for _, p := range pairs {
		if !slices.Contains(r.codes, p.key.Text) {
			r.fail("config-code", p.key.Pos, codeHint(p.key.Text, r.codes), "no finding has the code %q", p.key.Text)
			continue
		}
		v, ok := r.scalar(p.node, "severities: "+p.key.Text)
		if !ok {
			continue
		}
		i := slices.Index(severityNames[:], v.Text)
		switch {
		case i < 0:
			r.fail("config-value", v.Pos, near(v.Text, severityNames[:]), "there is no severity %q", v.Text)
		case i > 0 && r.isFixed(p.key.Text):
			r.fail("config-value", v.Pos, "leave it out", "%s is always an error: the input cannot be used", p.key.Text)
		default:
			r.file.Severities[p.key.Text] = [...]Severity{{Level: diag.Error}, {Level: diag.Warning}, {Level: diag.Note}, {Off: true}}[i]
		}
	}
}

func codeHint(code string, known []string) string {
	if hint := near(code, known); hint != "" {
		return hint
	}
	return "ssgen explain lists all codes"
}
