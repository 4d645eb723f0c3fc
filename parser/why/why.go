// Package why keeps where the facts of a model come from: for each fact what every
// reading says of it, which of them counts, and why.
//
// Parser/merge and parser/native fill a Log while they settle a model; inspect --why
// prints from it. It is kept apart from the model and is never locked. The package
// decides nothing: it only remembers. A nil *Log takes everything and keeps nothing.
package why

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// Fact is one fact of a model.
type Fact struct {
	// Subject is what the fact is about: an operation, type or enum by name, a member or
	// an enum's value as "Order.total", with the name on the wire.
	Subject string
	// Kind is the kind of the subject: "operation", "type", "member", "enum" or "value".
	Kind string
	// Name is the fact's: "type", "response", "routes".
	Name string
	// Value is what the model has; "" for nothing.
	Value string
	// Unknown is set where no reading tells the fact: Value is then a choice.
	Unknown bool
	// Reason says why Value is what it is, in a sentence without its full stop.
	Reason string
	// Readings are what the sources say, the one that counts first.
	Readings []Reading
}

// Says adds what a source says of the fact, and whether the model has it from there.
func (f *Fact) Says(source string, at diag.Pos, text string, taken bool) {
	f.Readings = append(f.Readings, Reading{Source: source, Pos: at, Says: text, Taken: taken})
}

// Reading is what one source says of a fact.
type Reading struct {
	Source string // "C# tab", "JSV sample", "metadata.json"
	Pos    diag.Pos
	Says   string
	Taken  bool // it says what the model has
}

// Log keeps the facts of one model.
type Log struct {
	facts   map[key]*Fact
	reasons map[key]reason
}

type key struct{ kind, subject, name string }

type reason struct {
	text    string
	unknown bool
}

// New gives a Log that keeps what it is told.
func New() *Log { return &Log{facts: map[key]*Fact{}, reasons: map[key]reason{}} }

// Because notes why a fact is settled as it is, before it stands in the log. The last
// reason given counts.
func (l *Log) Because(kind, subject, name, text string) {
	l.note(key{kind, subject, name}, reason{text: text})
}

// Open notes that no source tells a fact, and why not.
func (l *Log) Open(kind, subject, name, text string) {
	l.note(key{kind, subject, name}, reason{text, true})
}

func (l *Log) note(k key, r reason) {
	if l != nil {
		l.reasons[k] = r
	}
}

// Add keeps a settled fact; a reason that was noted for it goes before its own.
func (l *Log) Add(f Fact) {
	if l == nil {
		return
	}
	k := key{f.Kind, f.Subject, f.Name}
	if r, ok := l.reasons[k]; ok {
		f.Reason = r.text
		f.Unknown = f.Unknown || r.unknown
	}
	slices.SortStableFunc(f.Readings, func(a, b Reading) int {
		return cmp.Or(boolOrder(a.Taken, b.Taken), a.Pos.Compare(b.Pos), strings.Compare(a.Source, b.Source))
	})
	f.Readings = slices.Compact(f.Readings)
	l.facts[k] = &f
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// Fact gives a fact, nil where the log has none.
func (l *Log) Fact(kind, subject, name string) *Fact {
	if l == nil {
		return nil
	}
	return l.facts[key{kind, subject, name}]
}

// Known tells whether a reason was noted for a fact that is not settled yet.
func (l *Log) Known(kind, subject, name string) bool {
	if l == nil {
		return false
	}
	_, ok := l.reasons[key{kind, subject, name}]
	return ok
}

// All gives every fact, by subject and kind, in the order in which people ask.
func (l *Log) All() []*Fact {
	if l == nil {
		return nil
	}
	var all []*Fact
	for _, f := range l.facts {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b *Fact) int {
		return cmp.Or(strings.Compare(a.Subject, b.Subject), cmp.Compare(kindRank(a.Kind), kindRank(b.Kind)),
			cmp.Compare(factRank(a.Name), factRank(b.Name)), strings.Compare(a.Name, b.Name))
	})
	return all
}

func kindRank(kind string) int {
	return slices.Index([]string{"operation", "type", "enum", "member", "value"}, kind)
}

func factRank(name string) int {
	i := slices.Index([]string{"response", "type", "null", "required", "name", "wire", "verb", "routes", "auth", "tags", "base", "members", "kind", "number", "namespace", "doc"}, name)
	if i < 0 {
		i = 1 << 10
	}
	return i
}
