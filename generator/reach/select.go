package reach

import (
	"path"
	"strconv"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Select gives the part of the API that is generated. Where the choice includes nothing by
// name that is every operation but ServiceStack's own, and every type but those of
// ServiceStack that nothing reaches; else it is the operations and types that are included,
// and what they reach. ServiceStack's own operations are selected by their exact name or by
// Builtins. What is excluded is left out whatever includes or reaches it. A glob that matches
// nothing is an Error.
func Select(api *model.API, choice Choice) (*model.API, diag.List) {
	var diags diag.List
	matched := match(api, choice.Only, &diags)
	choice.Include.check(api, &diags)
	choice.Exclude.check(api, &diags)
	all := len(choice.Only) == 0 && choice.Include.IsZero()
	rest := prune(api, choice.Exclude)
	selected := *api
	selected.Operations, selected.Types, selected.Enums = nil, nil, nil
	var roots []model.Ref
	for _, op := range api.Operations {
		exactly, ok := matched[op.Name]
		included, byName := choice.Include.operation(op)
		excluded, _ := choice.Exclude.operation(op)
		if excluded || !all && !ok && !included || op.Builtin && !choice.Builtins && !exactly && !byName {
			continue
		}
		if !rest.keeps(op) {
			diags = append(diags, rest.lost[op.Name]...)
			continue
		}
		selected.Operations = append(selected.Operations, op)
		roots = append(roots, model.Ref{Name: RequestName(op)}, op.Response)
	}
	reached := Closure(rest.api, append(roots, wanted(rest.api, choice.Include, all)...), choice.Open...)
	for _, t := range rest.api.Types {
		if reached[t.Name] {
			selected.Types = append(selected.Types, t)
			diags = append(diags, rest.lost[t.Name]...)
		}
	}
	for _, e := range rest.api.Enums {
		if reached[e.Name] {
			selected.Enums = append(selected.Enums, e)
		}
	}
	if left := len(selected.Operations) + len(selected.Types) + len(selected.Enums); left == 0 && !choice.Exclude.IsZero() && !diags.HasErrors() {
		diags.Fail("choice-glob", choice.Exclude.first().Pos, "take something out of exclude, or include more", "nothing of the API is left: all that is included is excluded, too")
	}
	return &selected, diags
}

// wanted gives the types and enums that are wanted for themselves: where all is, those that
// are the API's, not ServiceStack's; else those that are included by name.
func wanted(api *model.API, include Selection, all bool) []model.Ref {
	var refs []model.Ref
	add := func(name string, builtin bool) {
		if all && !builtin || include.typed(name) {
			refs = append(refs, model.Ref{Name: name})
		}
	}
	for _, t := range api.Types {
		add(t.Name, t.Builtin)
	}
	for _, e := range api.Enums {
		add(e.Name, e.Builtin)
	}
	return refs
}

// match tells which operations a glob matches, and whether one names it exactly.
func match(api *model.API, only []string, diags *diag.List) map[string]bool {
	matched := map[string]bool{}
	for _, glob := range only {
		if _, err := path.Match(glob, ""); err != nil {
			diags.Fail("only-glob", diag.Pos{}, `write names with "*" and "?", such as "Get*"`, "the pattern %q is malformed", glob)
			continue
		}
		found := false
		for _, op := range api.Operations {
			if ok, _ := path.Match(glob, op.Name); ok {
				found = true
				matched[op.Name] = matched[op.Name] || glob == op.Name
			}
		}
		if !found {
			diags.Fail("only-glob", diag.Pos{}, operationSubject(api).advice(Pattern{Text: glob}), "no operation matches %q", glob)
		}
	}
	return matched
}

// operationSubject is the operations of an API.
func operationSubject(api *model.API) subject { return Selection{}.subjects(api)[0] }

func quoted(s string) string { return strconv.Quote(s) }
