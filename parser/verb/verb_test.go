package verb_test

import (
	"strings"
	"testing"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/verb"
)

func TestChoose(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		claims  verb.Claims
		want    string
		severe  diag.Severity
		finding string // "" for none
	}{
		"any verb":                       {verb.Claims{}, "POST", 0, ""},
		"any verb, and one printed":      {verb.Claims{Printed: "GET", Sample: "POST"}, "GET", 0, ""},
		"one verb":                       {verb.Claims{Allowed: []string{"DELETE"}, Sample: "POST"}, "DELETE", 0, ""},
		"a marker decides":               {verb.Claims{Allowed: []string{"PATCH", "PUT"}, Marked: "PATCH", Printed: "PUT"}, "PATCH", 0, ""},
		"one of a reader and a writer":   {verb.Claims{Allowed: []string{"GET", "POST"}, Printed: "GET"}, "GET", 0, ""},
		"nothing printed":                {verb.Claims{Allowed: []string{"GET", "POST"}}, "POST", diag.Note, `Op answers GET, POST; a client uses POST unless told otherwise; a call chooses another with WithVerb("GET")`},
		"PUT and PATCH":                  {verb.Claims{Allowed: []string{"PATCH", "PUT"}}, "PUT", diag.Warning, `uses PUT unless told otherwise; a call chooses another with WithVerb("PATCH")`},
		"PUT and PATCH, one printed":     {verb.Claims{Allowed: []string{"PATCH", "PUT"}, Printed: "PATCH"}, "PATCH", diag.Warning, `WithVerb("PUT")`},
		"printed, and no route has it":   {verb.Claims{Allowed: []string{"PATCH", "PUT"}, Printed: "POST"}, "PUT", diag.Warning, "uses PUT"},
		"in the sample, and not routed":  {verb.Claims{Allowed: []string{"GET", "PUT"}, Sample: "POST"}, "PUT", diag.Note, "uses PUT"},
		"a verb of the server's own":     {verb.Claims{Allowed: []string{"PATCHY"}, Sample: "POST"}, "PATCHY", 0, ""},
		"of two, the one that is a verb": {verb.Claims{Allowed: []string{"GET", "PATCHY"}}, "GET", diag.Note, `WithVerb("PATCHY")`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.claims.Operation = "Op"
			got, found := test.claims.Choose()
			if got != test.want {
				t.Errorf("chose %s, want %s", got, test.want)
			}
			switch {
			case test.finding == "" && len(found) > 0:
				t.Errorf("says %v", found)
			case test.finding != "" && (len(found) != 1 || found[0].Severity != test.severe || !strings.Contains(found[0].String(), test.finding)):
				t.Errorf("says %v, want %q", found, test.finding)
			}
		})
	}
}

func TestMarked(t *testing.T) {
	t.Parallel()
	for marker, want := range map[string]string{"IGet": "GET", "ICreateDb`1": "POST", "IUpdateDb": "PUT", "IPatchDb`1": "PATCH", "IHasKeeper": ""} {
		if got := verb.Marked(marker); got != want {
			t.Errorf("%s: %q, want %q", marker, got, want)
		}
	}
}
