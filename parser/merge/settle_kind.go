package merge

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// settleKinds decides for each "string" and "number" what C# type it is, as far
// as the samples tell, and says for each member what they do not.
func (m *merger) settleKinds() {
	for _, name := range slices.Sorted(maps.Keys(m.decls)) {
		if d := m.decls[name]; !d.exact {
			m.settleDecl(d)
		}
	}
	for _, op := range m.ops {
		if op.response == nil || op.request.builtin {
			continue
		}
		f := m.settleNode(op.response)
		m.report(f, place{"the response of " + op.name, m.responsePos(op), op.name})
	}
}

func (m *merger) settleDecl(d *decl) {
	var unseen []string
	f := m.settleNode(d.base)
	if !d.builtin {
		m.report(f, place{"the base of " + d.name, d.pos, d.op})
	}
	for _, mb := range d.members {
		f := m.settleNode(mb.typ)
		if d.builtin {
			continue
		}
		if f.unseen && !d.sampled {
			unseen = append(unseen, mb.wire)
			f.unseen = false
		}
		m.report(f, place{d.ref(mb), mb.pos, d.op})
	}
	if len(unseen) > 0 {
		m.diags.Warn("string-kind", d.pos, m.settledBy(),
			"no sample shows %s, so its texts (%s) may be dates, durations, GUIDs or bytes; read as string", d.name, strings.Join(unseen, ", "))
	}
}

// place is where a finding belongs: what it is about, its position, and the
// operation whose page would settle it.
type place struct {
	what string
	pos  diag.Pos
	op   string
}

func (m *merger) responsePos(op *operation) diag.Pos {
	if op.response.pos.Line > 0 {
		return op.response.pos
	}
	return op.pos()
}

// findings are what stays open in a type in use.
type findings struct {
	number   bool   // a number of unknown kind
	elements string // what is not known of numbers in a container besides
	date     bool   // DateTime or DateOnly
	duration bool   // TimeSpan or TimeOnly
	unseen   bool   // text that no sample shows
	mixed    string // samples that disagree, or show what text cannot be
	key      string // a map key that is no text and no known enum's
}

func (m *merger) report(f findings, at place) {
	hint := m.settledBy()
	if f.number {
		m.diags.Warn("number-kind", at.pos, hint, "%s is a JavaScript number of unknown kind%s; read as Number", at.what, f.elements)
	}
	if f.date {
		m.diags.Warn("date-kind", at.pos, "a JSON page settles it: "+m.jsonTab(at.op),
			"%s is a DateTime or a DateOnly, which JSV samples write alike; read as DateTime", at.what)
	}
	if f.duration {
		m.diags.Warn("duration-kind", at.pos, hint, "%s is a TimeSpan or a TimeOnly, which samples write alike; read as TimeSpan", at.what)
	}
	if f.unseen {
		m.diags.Warn("string-kind", at.pos, hint, "samples leave %s out, as they do with Uri, Type and interfaces; read as string", at.what)
	}
	if f.mixed != "" {
		m.diags.Warn("sample-conflict", at.pos, hint, "%s is string in the code and %s in samples; read as string", at.what, f.mixed)
	}
	if f.key != "" {
		m.diags.Warn("key-kind", at.pos, hint, "%s has the key %s, which is of no enum that the pages tell apart; read as string", at.what, quote(f.key))
	}
}

func (m *merger) settleNode(n *node) findings {
	var f findings
	if n == nil {
		return f
	}
	switch n.name {
	case model.Number:
		f.number = true
	case "string":
		f = n.settleText()
	}
	for i, a := range n.args {
		if i == 0 && n.isMap() {
			m.settleKey(a, &f)
		}
		f.add(m.settleNode(a))
		f.elements = ", and may be null"
	}
	if f.unseen && (n.abstract || len(n.args) > 0 && !n.isList() && !n.isMap()) {
		f.unseen = n.abstract && f.unseen
	}
	return f
}

func (f *findings) add(o findings) {
	f.number = f.number || o.number
	f.date = f.date || o.date
	f.duration = f.duration || o.duration
	f.unseen = f.unseen || o.unseen
	f.mixed += o.mixed
	f.key += o.key
}

// settleText decides what a JavaScript string is by what samples show in its place.
func (n *node) settleText() findings {
	kinds := map[string]bool{}
	ambiguous := true
	for _, s := range n.sights {
		kinds[s.scalar] = true
		if s.json || len(s.text) > len("0001-01-01") {
			ambiguous = false
		}
	}
	if kinds["DateOnly"] { // JSV calls it DateTime
		delete(kinds, "DateTime")
		ambiguous = false
	}
	if kinds["DateTimeOffset"] { // JSON calls it DateTime
		delete(kinds, "DateTime")
	}
	if len(kinds) != 1 {
		all := slices.Sorted(maps.Keys(kinds))
		return findings{unseen: len(kinds) == 0, mixed: strings.Join(all, " and ")}
	}
	for kind := range kinds {
		switch kind {
		case "number", "bool":
			return findings{mixed: fmt.Sprintf("a %s", kind)}
		default:
			n.name = kind
		}
	}
	return findings{date: n.name == "DateTime" && ambiguous, duration: n.name == "TimeSpan"}
}

// settleKey decides the type of a map's keys: JavaScript calls enums, dates and
// GUIDs string there. A sample's key tells: "String" is text, and a value of one
// enum alone is that enum.
func (m *merger) settleKey(n *node, f *findings) {
	if n.name != "string" {
		return
	}
	for _, s := range n.sights {
		if s.scalar != "string" || s.text == "String" {
			continue
		}
		if e := m.enumOf(s.text); e != nil {
			n.name = e.name
			e.sawName = true
		} else {
			f.key = s.text
		}
		return
	}
}
