package compat

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/exp/apidiff"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/goir"
)

// Package is a generated package: its files, and which name stands for what of the API.
type Package struct {
	View  *goir.Package
	Files []generator.File
}

// Imports lists what the packages import, sorted: Callers needs the types of it all.
func Imports(packages ...Package) []string {
	paths := map[string]bool{}
	for _, p := range packages {
		for _, f := range p.Files {
			file, err := parser.ParseFile(token.NewFileSet(), f.Name, f.Data, parser.ImportsOnly)
			if err != nil {
				continue // Callers says so
			}
			for _, i := range file.Imports {
				paths[strings.Trim(i.Path.Value, `"`)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(paths))
}

// Callers completes the changes that Compare found between two models with what they mean
// for code that uses the packages generated from them: as golang.org/x/exp/apidiff tells,
// each message under the change that it comes of. The importer knows the packages of
// Imports.
func Callers(changes []Change, earlier, now Package, importer types.Importer) ([]Change, error) {
	before, err := check(earlier, importer)
	if err != nil {
		return nil, err
	}
	after, err := check(now, importer)
	if err != nil {
		return nil, err
	}
	m := newMatcher(slices.Clone(changes), earlier.View, now.View)
	for _, change := range apidiff.Changes(before, after).Changes {
		if !change.Compatible {
			m.message(change.Message)
		}
	}
	for i := range m.changes {
		c := &m.changes[i]
		if c.Go == Unknown {
			c.Go = Safe
		}
		slices.Sort(c.GoWhy)
		c.GoWhy = slices.Compact(c.GoWhy)
		c.judge()
	}
	sortChanges(m.changes)
	return m.changes, nil
}

// check gives a package's types, without looking into functions.
func check(p Package, importer types.Importer) (*types.Package, error) {
	set := token.NewFileSet()
	var files []*ast.File
	for _, f := range p.Files {
		if strings.Contains(f.Name, "/") {
			continue // the test part is another package
		}
		file, err := parser.ParseFile(set, f.Name, f.Data, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	config := types.Config{Importer: importer, IgnoreFuncBodies: true}
	pkg, err := config.Check(p.View.Name, set, files, nil)
	if err != nil {
		return nil, fmt.Errorf("the generated package cannot be checked: %w", err)
	}
	return pkg, nil
}

// matcher finds the change that a message of apidiff comes of.
type matcher struct {
	changes  []Change
	subjects map[string][]string // what of the API a Go name stands for
	earlier  *goir.Package
}

func newMatcher(changes []Change, earlier, now *goir.Package) *matcher {
	m := &matcher{changes: changes, subjects: map[string][]string{}, earlier: earlier}
	for _, p := range []*goir.Package{earlier, now} {
		m.learn(p)
	}
	return m
}

func (m *matcher) name(object string, subjects ...string) {
	for _, s := range subjects {
		if !slices.Contains(m.subjects[object], s) {
			m.subjects[object] = append(m.subjects[object], s)
		}
	}
}

// learn notes what the exported names of a package stand for.
func (m *matcher) learn(p *goir.Package) {
	m.name("DefaultBaseURL", "")
	for _, d := range p.Structs {
		m.name(d.Name, d.Source)
		for _, f := range d.Fields {
			owner := d.Source
			if f.From != "" {
				owner = f.From
			}
			m.name(d.Name+"."+f.Name, owner+"."+f.Wire, owner+"."+lowerFirst(f.Wire))
		}
	}
	for _, d := range p.Named {
		m.name(d.Name, d.Source)
	}
	for _, d := range p.Abstracts {
		m.name(d.Name, d.Source)
	}
	for _, e := range p.Enums {
		for _, name := range []string{e.Name, e.Parse, e.List} {
			m.name(name, e.Source)
		}
		for _, v := range e.Values {
			m.name(v.Name, e.Source+"."+v.Source)
		}
	}
	for _, o := range p.Operations {
		for _, of := range []string{"API.", "(*Client).", "Client.", "Unimplemented.", "(*Unimplemented)."} {
			m.name(of+o.Name, o.Source)
		}
	}
}

// implementers is what apidiff says of a method that an interface has got.
const implementers = "API."

// message puts what apidiff says under its change, or makes one of it.
func (m *matcher) message(text string) {
	object, says, _ := strings.Cut(text, ": ")
	object = strings.TrimPrefix(object, "./")
	effect := Breaks
	switch {
	case strings.HasPrefix(says, "value changed from"):
		effect = Safe // what it means is the wire's affair
	case strings.HasPrefix(object, implementers) && strings.HasPrefix(says, "added"):
		effect = Safe // for all that embed Unimplemented
	case strings.Contains(says, "old is comparable, new is not"):
		effect = Risk // for code that compares values
	}
	c := m.change(object)
	if c == nil && effect == Safe {
		return
	}
	if c == nil {
		m.changes = append(m.changes, Change{Rule: goOnly, Subject: object, What: says, Wire: Safe, Advice: "adapt the code that uses it"})
		c = &m.changes[len(m.changes)-1]
	}
	c.Go = worse(c.Go, effect)
	if effect != Safe {
		c.GoWhy = append(c.GoWhy, text)
	}
}

// change finds the change that is about an object: by its name, else about what it is a part
// of, else the change that took it away.
func (m *matcher) change(object string) *Change {
	subjects := m.subjects[object]
	for _, subject := range subjects {
		if i := slices.IndexFunc(m.changes, func(c Change) bool { return c.Subject == subject && changesGo(c.Rule) }); i >= 0 {
			return &m.changes[i]
		}
	}
	for _, subject := range subjects {
		if i := slices.IndexFunc(m.changes, func(c Change) bool { return strings.HasPrefix(c.Subject, subject+".") && changesGo(c.Rule) }); i >= 0 {
			return &m.changes[i]
		}
	}
	for _, subject := range append(subjects, owners(subjects)...) {
		if i := slices.IndexFunc(m.changes, func(c Change) bool { return slices.Contains(c.gone, subject) }); i >= 0 {
			return &m.changes[i]
		}
	}
	return nil
}

// owners gives the types of members.
func owners(subjects []string) []string {
	var out []string
	for _, s := range subjects {
		if owner, _, ok := strings.Cut(s, "."); ok {
			out = append(out, owner)
		}
	}
	return out
}

// changesGo tells the rules of which something can be seen in Go. Others can be about the
// same thing.
func changesGo(rule string) bool {
	switch rule {
	case "route-added", "route-removed", "route-changed", "auth-tightened", "auth-loosened", "verb-changed", "namespace-changed", "member-required", "member-optional", "base-changed":
		return false
	}
	return true
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
