package goir

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/generator/naming"
	"github.com/ssgen/ssgen/parser/diag"
)

// Renaming says how things are to be called in Go; what they are called on the wire it
// leaves alone. A key is a name of the API or a pattern with "*": of a type or an enum
// ("OrderDto"), of a member ("Order.note", by its name in C# or on the wire), of an enum's
// value ("Color.red"), of an operation ("GetOrder").
type Renaming struct {
	Types, Members, Values, Operations []Rename
}

// Rename gives one thing another name, or each that a pattern matches: a "*" in To is what
// the pattern's "*" of the same count stands for, of members and values behind the dot.
type Rename struct {
	From, To string
	// Pos is where the user has written it.
	Pos diag.Pos
}

// IsPattern tells whether the entry can be about several things.
func (r Rename) IsPattern() bool { return strings.Contains(r.From, "*") }

// Problem tells why the entry makes no sense, "" where it does. Dotted entries are those of
// members and values.
func (r Rename) Problem(dotted bool) string {
	_, last, dot := strings.Cut(r.From, ".")
	if !dot {
		last = r.From
	}
	switch {
	case dotted && (!dot || last == "" || strings.HasPrefix(r.From, ".")):
		return fmt.Sprintf("%q names no member; write TYPE.MEMBER, such as Order.note", r.From)
	case strings.ContainsAny(r.From, `?[\`):
		return fmt.Sprintf(`the pattern %q is malformed; write names with "*", such as "*Dto"`, r.From)
	case strings.Count(r.To, "*") > strings.Count(last, "*"):
		return fmt.Sprintf(`%q has more "*" than there are in %q; write as many`, r.To, last)
	}
	if name := strings.ReplaceAll(r.To, "*", "A"); name == "" || !token.IsIdentifier("A"+name) {
		return fmt.Sprintf("%q is no name in Go; write letters and digits, such as Order", r.To)
	}
	return ""
}

// apply gives the name in Go for a thing that one of the names calls, "" where the entry is
// not about it. What "*" stands for is spelled as Go spells it; all else stays as it stands.
func (r Rename) apply(owners, names []string, spell func(string) string) string {
	from, last, dotted := strings.Cut(r.From, ".")
	if !dotted {
		last = from
	} else if !slices.ContainsFunc(owners, func(owner string) bool { _, ok := capture(from, owner); return ok }) {
		return ""
	}
	for _, name := range names {
		caught, ok := capture(last, name)
		if !ok {
			continue
		}
		to := r.To
		for _, text := range caught {
			to = strings.Replace(to, "*", spell(text), 1)
		}
		return to
	}
	return ""
}

// Matches tells whether the entry is about a thing that has these names and belongs to one
// of the owners; types and operations have none.
func (r Rename) Matches(owners []string, names ...string) bool {
	return r.apply(owners, names, func(s string) string { return s + "_" }) != ""
}

// capture gives what the stars of a pattern stand for: each as little as it can.
func capture(pattern, name string) ([]string, bool) {
	head, rest, star := strings.Cut(pattern, "*")
	name, ok := strings.CutPrefix(name, head)
	if !ok || !star {
		return nil, ok && name == ""
	}
	for i := 0; i <= len(name); i++ {
		if caught, ok := capture(rest, name[i:]); ok {
			return append([]string{name[:i]}, caught...), true
		}
	}
	return nil, false
}

// named is a thing that an entry can be about: its names in the API, its owner's for what
// has one, and the wish for its name in Go.
type named struct {
	owners []string
	names  []string
	wish   *naming.Wish
	// prefix stands before the name in Go, whatever it is: that of the enum before a constant's.
	prefix string
	// spell spells what "*" stands for.
	spell func(string) string
	// ruled is the entry that decided the name.
	ruled *Rename
}

// title is what the thing is called in messages.
func (n named) title() string {
	if len(n.owners) > 0 {
		return n.owners[0] + "." + n.names[0]
	}
	return n.names[0]
}

// rename gives things the names that entries say: one without a pattern goes before those
// with one, and of these the first that matches.
func rename(entries []Rename, things []named) {
	for _, pattern := range []bool{false, true} {
		for i := range entries {
			r := &entries[i]
			for j := range things {
				n := &things[j]
				if n.ruled != nil || r.IsPattern() != pattern {
					continue
				}
				if to := r.apply(n.owners, n.names, n.spell); to != "" {
					n.ruled, n.wish.Name, n.wish.Rank = r, n.prefix+to, n.wish.Rank-1
				}
			}
		}
	}
}
