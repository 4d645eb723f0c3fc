package reach

import (
	"fmt"
	"path"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// Select gives the part of the API that is generated. Without globs that is every
// operation but ServiceStack's own, and every type but those of ServiceStack that
// nothing reaches; with globs (path.Match) the operations that match one, and what
// they reach. ServiceStack's own operations are selected by their exact name or by
// builtins. Subclasses of the open classes are reached with them. A glob that matches nothing is an Error.
func Select(api *model.API, only []string, builtins bool, open ...string) (*model.API, diag.List) {
	var diags diag.List
	matched := match(api, only, &diags)
	selected := *api
	selected.Operations, selected.Types, selected.Enums = nil, nil, nil
	var roots []model.Ref
	for _, op := range api.Operations {
		named, ok := matched[op.Name]
		if len(only) > 0 && !ok || op.Builtin && !builtins && !named {
			continue
		}
		selected.Operations = append(selected.Operations, op)
		roots = append(roots, model.Ref{Name: RequestName(op)}, op.Response)
	}
	all := len(only) == 0
	if all {
		roots = append(roots, own(api)...)
	}
	reached := Closure(api, roots, open...)
	for _, t := range api.Types {
		if reached[t.Name] {
			selected.Types = append(selected.Types, t)
		}
	}
	for _, e := range api.Enums {
		if reached[e.Name] {
			selected.Enums = append(selected.Enums, e)
		}
	}
	return &selected, diags
}

// own gives the types and enums that are the API's, not ServiceStack's.
func own(api *model.API) []model.Ref {
	var refs []model.Ref
	for _, t := range api.Types {
		if !t.Builtin {
			refs = append(refs, model.Ref{Name: t.Name})
		}
	}
	for _, e := range api.Enums {
		if !e.Builtin {
			refs = append(refs, model.Ref{Name: e.Name})
		}
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
			diags.Fail("only-glob", diag.Pos{}, advice(api, glob), "no operation matches %q", glob)
		}
	}
	return matched
}

// advice names the operation whose name is nearest to the glob, if one is near.
func advice(api *model.API, glob string) string {
	if len(api.Operations) == 0 {
		return "the input has no operations"
	}
	names := make([]string, len(api.Operations))
	for i, op := range api.Operations {
		names[i] = op.Name
	}
	if near := diag.Near(strings.Trim(glob, "*?"), names); len(near) > 0 {
		return fmt.Sprintf("the nearest name is %q", near[0])
	}
	return "ssgen inspect lists the operations that there are"
}
