package page

import (
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"github.com/ssgen/ssgen/parser/model"
)

const requiresAuthentication = "Requires Authentication"

// authLabel matches the eight labels that ServiceStack prints before the roles and
// permissions of an operation: each of four lists has one for a single entry and
// one for several.
var authLabel = regexp.MustCompile(`Require(?:d|s the|s any of the) (?:role|permission)s?:`)

// authList gives the list that a label stands for.
func authList(auth *model.Auth, label string) *[]string {
	oneOf := strings.HasPrefix(label, "Requires")
	switch role := strings.Contains(label, " role"); {
	case role && oneOf:
		return &auth.AnyRole
	case role:
		return &auth.Roles
	case oneOf:
		return &auth.AnyPermission
	default:
		return &auth.Permissions
	}
}

// readAuth reads labels and values that follow each other, possibly without a
// break: "Required role:UserRequired permission:CanShip".
func readAuth(auth *model.Auth, text string) {
	labels := authLabel.FindAllStringIndex(text, -1)
	for i, at := range labels {
		end := len(text)
		if i+1 < len(labels) {
			end = labels[i+1][0]
		}
		addNames(authList(auth, text[at[0]:at[1]]), text[at[1]:end])
	}
}

func addNames(list *[]string, text string) {
	for name := range strings.SplitSeq(text, ",") {
		if name = strings.TrimSpace(name); name != "" {
			*list = append(*list, name)
		}
	}
}

// htmlAuth reads the auth table: one row, a label and its value in turn.
func htmlAuth(table *goquery.Selection) *model.Auth {
	if table.Length() == 0 {
		return nil
	}
	auth := &model.Auth{}
	cells := table.First().Find("td")
	for i := 0; i+1 < cells.Length(); i += 2 {
		if label := authLabel.FindString(cells.Eq(i).Text()); label != "" {
			addNames(authList(auth, label), cells.Eq(i+1).Text())
		}
	}
	return auth
}
