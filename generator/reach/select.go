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
// builtins. A glob that matches nothing is an Error.
func Select(api *model.API, only []string, builtins bool) (*model.API, diag.List) {
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
	reached := Closure(api, roots)
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

// advice names the operation whose name is nearest to the glob, if one is near: half
// of the letters may differ.
func advice(api *model.API, glob string) string {
	wanted := strings.ToLower(strings.Trim(glob, "*?"))
	best, name := -1, ""
	for _, op := range api.Operations {
		d := distance(wanted, strings.ToLower(op.Name))
		if best < 0 || d < best {
			best, name = d, op.Name
		}
	}
	switch {
	case name == "":
		return "the input has no operations"
	case best > (max(len(wanted), len(name))+1)/2:
		return "ssgen inspect lists the operations that there are"
	}
	return fmt.Sprintf("the nearest name is %q", name)
}

// distance is the number of letters to change, add or drop to get from a to b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			above := row[j+1]
			row[j+1] = min(above+1, row[j]+1, diagonal+cost(a[i], b[j]))
			diagonal = above
		}
	}
	return row[len(b)]
}

func cost(a, b byte) int {
	if a == b {
		return 0
	}
	return 1
}
