package config

import (
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/ssgen/ssgen/generator/compat"
	"github.com/ssgen/ssgen/parser/diag"
)

// Ignored is a change that diff need not tell of any more.
type Ignored struct {
	// Rule is the rule that finds it, What a glob of its subject: "Order.weight".
	Rule, What string
	// Reason is why somebody decided so.
	Reason string
	Pos    diag.Pos
}

// Matches tells whether the entry is about a change.
func (i Ignored) Matches(rule, subject string) bool {
	match, _ := path.Match(i.What, subject) // Parse has checked it
	return i.Rule == rule && (match || i.What == subject)
}

// ignoreKeys are the keys of an entry, all of which it needs.
var ignoreKeys = [...]string{"rule", "what", "reason"}

// diff reads what stands under "diff".
func (r *reader) diff(n ast.Node) {
	pairs, _ := r.pairs(n, "diff")
	for _, p := range pairs {
		if p.key.Text != "ignore" {
			r.fail("config-key", p.key.Pos, near(p.key.Text, []string{"ignore"}), "diff has no key %q", p.key.Text)
			continue
		}
		entries, ok := p.node.(*ast.SequenceNode)
		if !ok {
			r.wrong(p.node, "diff: ignore", "a list of entries with rule, what and reason", describe(p.node))
			continue
		}
		for _, e := range entries.Values {
			r.ignored(e)
		}
	}
}

// ignored reads one entry.
func (r *reader) ignored(n ast.Node) {
	pairs, ok := r.pairs(n, "an entry of diff: ignore")
	if !ok || n == nil {
		return
	}
	said := map[string]Value{}
	for _, p := range pairs {
		if !slices.Contains(ignoreKeys[:], p.key.Text) {
			r.fail("config-key", p.key.Pos, near(p.key.Text, ignoreKeys[:]), "an entry of diff: ignore has no key %q", p.key.Text)
			return
		}
		v, ok := r.scalar(p.node, p.key.Text)
		if !ok {
			return
		}
		said[p.key.Text] = v
	}
	at := diag.Pos{File: r.file.Name, Line: 1}
	if len(pairs) > 0 {
		at = pairs[0].key.Pos
	}
	for _, key := range ignoreKeys {
		if strings.TrimSpace(said[key].Text) == "" && !(key == "what" && said[key].Pos.Line > 0) {
			r.fail("config-value", at, "an entry needs rule, what and reason", "an entry of diff: ignore says no %s", key)
			return
		}
	}
	if !r.isRule(said["rule"]) {
		return
	}
	if _, err := path.Match(said["what"].Text, ""); err != nil {
		r.fail("config-value", said["what"].Pos, `write names with * and ?, such as "Order.*"`, "what: the pattern %q is malformed", said["what"].Text)
		return
	}
	r.file.Ignored = append(r.file.Ignored, Ignored{said["rule"].Text, said["what"].Text, said["reason"].Text, at})
}

func (r *reader) isRule(v Value) bool {
	var ids []string
	for _, rule := range compat.Rules() {
		ids = append(ids, rule.ID)
	}
	if slices.Contains(ids, v.Text) {
		return true
	}
	r.fail("config-value", v.Pos, near(v.Text, ids), "there is no rule %q of changes", v.Text)
	return false
}
