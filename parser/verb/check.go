package verb

import (
	"regexp"
	"slices"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

var (
	common   = regexp.MustCompile(`^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$`)
	sendable = regexp.MustCompile(`^[A-Z][A-Z0-9_-]*$`)
)

// IsSendable tells whether a request can carry the verb, HTTP's own or not.
func IsSendable(verb string) bool { return sendable.MatchString(verb) }

// CheckRoutes leaves out the verbs that no request can carry, and the routes that have no
// other, and warns of those that are none of HTTP's. The list that is given is changed.
func CheckRoutes(routes []model.Route, diags *diag.List) []model.Route {
	kept := routes[:0]
	for _, r := range routes {
		all := len(r.Verbs) == 0
		r.Verbs = slices.DeleteFunc(r.Verbs, func(verb string) bool {
			what := "left out"
			if IsSendable(verb) {
				what = "taken as it is"
			}
			if !common.MatchString(verb) {
				diags.Warn("route-verb", r.Pos, "a call can choose another verb",
					"the route %.60q answers %.60q, which is no verb of HTTP; %s", r.Path, verb, what)
			}
			return !IsSendable(verb)
		})
		if all || len(r.Verbs) > 0 {
			kept = append(kept, r)
		}
	}
	return kept
}
