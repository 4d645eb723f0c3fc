package generator

import (
	"fmt"
	"strings"

	"github.com/ssgen/ssgen/generator/goir"
	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// renamable is a thing that an entry of Options.Rename can be about.
type renamable struct{ owners, names []string }

// title is how people write it.
func (r renamable) title() string {
	if len(r.owners) > 0 {
		return r.owners[0] + "." + r.names[0]
	}
	return r.names[0]
}

// checkRename refuses entries that make no sense or are about nothing of the whole API.
func (o Options) checkRename(api *model.API, diags *diag.List) {
	for _, section := range []struct {
		what    string
		dotted  bool
		entries []goir.Rename
		things  []renamable
	}{
		{"type", false, o.Rename.Types, typeNames(api)},
		{"member", true, o.Rename.Members, memberNames(api)},
		{"value of an enum", true, o.Rename.Values, valueNames(api)},
		{"operation", false, o.Rename.Operations, operationNames(api)},
	} {
		for _, r := range section.entries {
			if problem := r.Problem(section.dotted); problem != "" {
				message, hint, _ := strings.Cut(problem, "; ")
				diags.Fail("rename-name", r.Pos, hint, "%s", message)
			} else if !isAbout(r, section.things) {
				diags.Fail("rename-unmatched", r.Pos, nearName(r.From, section.things), "no %s matches %q", section.what, r.From)
			}
		}
	}
}

func isAbout(r goir.Rename, things []renamable) bool {
	for _, n := range things {
		if r.Matches(n.owners, n.names...) {
			return true
		}
	}
	return false
}

// nearName is the way out for an entry that is about nothing.
func nearName(from string, things []renamable) string {
	var titles []string
	for _, n := range things {
		titles = append(titles, n.title())
	}
	if near := diag.Near(strings.ReplaceAll(from, "*", ""), titles); len(near) > 0 {
		return fmt.Sprintf("the nearest name is %q", near[0])
	}
	return "ssgen inspect lists the names that there are"
}

func typeNames(api *model.API) []renamable {
	var all []renamable
	add := func(name string) { all = append(all, renamable{names: []string{name}}) }
	for _, t := range api.Types {
		add(t.Name)
	}
	for _, e := range api.Enums {
		add(e.Name)
	}
	for _, op := range api.Operations {
		add(reach.RequestName(op)) // which no source need declare
	}
	return all
}

func memberNames(api *model.API) []renamable {
	types := map[string]*model.Type{}
	for i := range api.Types {
		types[api.Types[i].Name] = &api.Types[i]
	}
	var all []renamable
	for i := range api.Types {
		for _, m := range membersOf(&api.Types[i], types) {
			all = append(all, renamable{owners: []string{api.Types[i].Name}, names: []string{m.Name, m.Wire}})
		}
	}
	return all
}

func valueNames(api *model.API) []renamable {
	var all []renamable
	for _, e := range api.Enums {
		for _, m := range e.Members {
			all = append(all, renamable{owners: []string{e.Name}, names: []string{m.Name, m.Wire}})
		}
	}
	return all
}

func operationNames(api *model.API) []renamable {
	var all []renamable
	for _, op := range api.Operations {
		all = append(all, renamable{names: []string{op.Name}})
	}
	return all
}

// isUnmatched tells of an entry of options that is about nothing.
func isUnmatched(d diag.Diagnostic) bool {
	switch d.Code {
	case "only-glob", "choice-glob", "optional", "required", "nulls", "polymorphic", "rename-unmatched", "retype-unmatched", "retype-kind":
		return true
	}
	return false
}
