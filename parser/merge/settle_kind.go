package merge

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/why"
)

// settleKinds decides for each "string" and "number" what C# type it is, as far
// as the samples tell, and says for each member what they do not.
func (m *merger) settleKinds() {
	m.reportRanks()
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
		m.report(f, place{"the response of " + op.name, m.responsePos(op), op.name,
			fact("operation", op.name, "response", ""), diag.Setting{Section: diag.Responses, Key: op.name}})
	}
}

func (m *merger) settleDecl(d *decl) {
	var unseen, keys []string
	f := m.settleNode(d.base)
	silent := d.builtin || d.iface // an interface never travels itself
	if !silent {
		m.report(f, place{what: "the base of " + d.name, pos: d.pos, op: d.op, fact: fact("type", d.name, "base", "")})
	}
	for _, mb := range d.members {
		f := m.settleNode(mb.typ)
		if silent {
			continue
		}
		if f.unseen != 0 && !d.sampled {
			unseen, keys = append(unseen, mb.wire), append(keys, d.ref(mb))
			m.log.Open("member", d.ref(mb), "type", openReason("string-kind"))
			f.unseen = 0
		}
		m.report(f, place{d.ref(mb), mb.pos, d.op, fact("member", d.ref(mb), "type", ""), diag.Setting{Section: diag.Members, Key: d.ref(mb)}})
	}
	if len(unseen) > 0 {
		m.diags.Warn("string-kind", d.pos, m.settledBy(),
			"no sample shows %s, so its texts (%s) may be dates, durations, GUIDs or bytes; read as string", d.name, strings.Join(unseen, ", ")).SettledBy(diag.Members, keys...)
	}
}

// place is where a finding belongs: what it is about, its position, and the
// operation whose page would settle it.
type place struct {
	what string
	pos  diag.Pos
	op   string
	fact why.Fact
	// by is the setting that settles it, the zero one for none.
	by diag.Setting
}

// keys are those of the setting that settles what is found there.
func (p place) keys() []string {
	if p.by.Key == "" {
		return nil
	}
	return []string{p.by.Key}
}

func (m *merger) responsePos(op *operation) diag.Pos {
	if op.response.pos.Line > 0 {
		return op.response.pos
	}
	return op.pos()
}

// findings are what stays open in a type in use, each with the parts of the type
// in which it was found.
type findings struct {
	number   part   // a number of unknown kind
	date     part   // DateTime or DateOnly
	duration part   // TimeSpan or TimeOnly
	unseen   part   // text that no sample shows
	empty    part   // text that samples show empty
	mixed    part   // samples that disagree, or show what text cannot be
	shown    string // what those show
	key      string // a map key that is no text and no known enum's
}

func (m *merger) report(f findings, at place) {
	hint := m.settledBy()
	warn := func(p part, code, hint, format string) {
		if p != 0 {
			m.log.Open(at.fact.Kind, at.fact.Subject, at.fact.Name, openReason(code))
		}
		for _, what := range p.of(at.what) {
			m.diags.Warn(code, at.pos, hint, format, what).SettledBy(at.by.Section, at.keys()...)
		}
	}
	nullable := f.number &^ (whole | inKey)
	warn(f.number&^nullable, "number-kind", hint, "%s is a JavaScript number of unknown kind; read as Number")
	warn(nullable, "number-kind", hint, "%s is a JavaScript number of unknown kind, and may be null; read as Number")
	warn(f.date, "date-kind", "a JSON page settles it: "+m.jsonTab(at.op), "%s is a DateTime or a DateOnly, which JSV samples write alike; read as DateTime")
	warn(f.duration, "duration-kind", hint, "%s is a TimeSpan or a TimeOnly, which samples write alike; read as TimeSpan")
	warn(f.unseen&whole, "string-kind", hint, "samples leave %s out, as they do with Uri, Type and interfaces; read as string")
	warn(f.unseen&^whole, "string-kind", hint, "no sample shows %s; read as string")
	warn(f.empty, "string-kind", hint, "samples show nothing for %s, as for a char whose NUL was lost in copying; read as string")
	warn(f.mixed, "sample-conflict", hint, "%s is string in the code and "+f.shown+" in samples; read as string")
	if f.key != "" {
		m.log.Open(at.fact.Kind, at.fact.Subject, at.fact.Name, openReason("key-kind"))
		m.diags.Warn("key-kind", at.pos, hint, "%s has the key %s, which is of no enum that the pages tell apart; read as string", at.what, quote(f.key)).SettledBy(at.by.Section, at.keys()...)
	}
}

// openReason says why a kind is open, as the diagnostic of the code does.
func openReason(code string) string {
	switch code {
	case "number-kind":
		return "JavaScript has one kind of number, and samples write all kinds alike"
	case "date-kind":
		return "JSV samples write DateTime and DateOnly alike"
	case "duration-kind":
		return "samples write TimeSpan and TimeOnly alike"
	case "key-kind":
		return "the sample's key is of no enum that the pages tell apart"
	case "sample-conflict":
		return "samples show what the code does not have"
	}
	return "JavaScript calls dates, durations, GUIDs and bytes string, and no sample shows which it is"
}

// part is a set of the parts of a type that a finding is about.
type part uint8

const (
	whole part = 1 << iota
	inList
	inKey
	inValue
	inArgument
)

// of names the parts of the thing: "an element of Order.lines".
func (p part) of(thing string) []string {
	var names []string
	for i, prefix := range [...]string{"", "an element of ", "a key of ", "a value of ", "a type argument of "} {
		if p&(1<<i) != 0 {
			names = append(names, prefix+thing)
		}
	}
	return names
}

func (m *merger) settleNode(n *node) findings {
	var f findings
	if n == nil {
		return f
	}
	switch n.name {
	case model.Number:
		f.number = whole
	case "string":
		f = n.settleString()
	}
	for i, a := range n.args {
		if i == 0 && n.isMap() {
			m.settleKey(a, &f)
		}
		f.add(m.settleNode(a), n.part(i))
	}
	if len(n.args) > 0 && !n.isList() && !n.isMap() {
		f.unseen = 0 // what a generic class does with its argument may well be nothing
	}
	return f
}

// part tells what the i-th argument of a type is to it.
func (n *node) part(i int) part {
	switch {
	case n.isList():
		return inList
	case n.isMap() && i == 0:
		return inKey
	case n.isMap():
		return inValue
	}
	return inArgument
}

// add takes over what an argument leaves open.
func (f *findings) add(o findings, in part) {
	for _, p := range []struct{ to, from *part }{
		{&f.number, &o.number}, {&f.date, &o.date}, {&f.duration, &o.duration},
		{&f.unseen, &o.unseen}, {&f.empty, &o.empty}, {&f.mixed, &o.mixed},
	} {
		if *p.from != 0 {
			*p.to |= in
		}
	}
	f.shown = cmp.Or(f.shown, o.shown)
	f.key = cmp.Or(f.key, o.key)
}

// settleString leaves a string that C# calls so. The Metadata tab's may be free text
// of [ApiMember(DataType)]: what samples show otherwise counts.
func (n *node) settleString() findings {
	switch n.lang {
	case dto.CSharp:
		return findings{}
	case dto.Table:
		n.settleText()
		return findings{}
	}
	return n.settleText()
}

// settleText decides what a JavaScript string is by what samples show in its place.
func (n *node) settleText() findings {
	kinds, ambiguous := n.kindsSeen()
	switch all := slices.Sorted(maps.Keys(kinds)); {
	case len(all) == 0:
		return findings{unseen: whole}
	case len(all) > 1:
		return findings{mixed: whole, shown: strings.Join(all, " and ")}
	case all[0] == noText:
		return findings{empty: whole}
	case all[0] == "number" || all[0] == "bool":
		return findings{mixed: whole, shown: "a " + all[0]}
	default:
		n.name = all[0]
	}
	var f findings
	if n.name == "DateTime" && ambiguous {
		f.date = whole
	}
	if n.name == "TimeSpan" {
		f.duration = whole
	}
	return f
}

// kindsSeen gives the scalars that samples show, and whether a date among them may
// be without a time.
func (n *node) kindsSeen() (kinds map[string]bool, ambiguous bool) {
	kinds, ambiguous = map[string]bool{}, true
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
	if len(kinds) > 1 {
		delete(kinds, noText)
	}
	return kinds, ambiguous
}

// settleKey decides the type of a map's keys: JavaScript calls enums, dates and
// GUIDs string there. A sample's key tells: "String" is text, and a value of one
// enum alone is that enum.
func (m *merger) settleKey(n *node, f *findings) {
	if n.name != "string" || n.exact() {
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
