package compat

import (
	"slices"

	"github.com/ssgen/ssgen/parser/model"
)

var authTightened = Rule{
	ID:    "auth-tightened",
	About: "an operation asks for a login, a role or a permission that it did not ask for",
	find: func(c *comparison) {
		for _, name := range common(c.earlier.operations, c.now.operations) {
			if more := demands(c.earlier.operations[name].Auth, c.now.operations[name].Auth); len(more) > 0 {
				c.add(Change{
					Subject: name, What: "asks for " + list(more), Direction: Request, Wire: Breaks, WireWhy: "callers without it get 401 or 403",
					Advice: "see that callers have it before the server is there",
				})
			}
		}
	},
}

// demands lists what the second asks for and the first does not. More roles of which any
// will do ask for less.
func demands(was, is *model.Auth) []string {
	if is == nil {
		return nil
	}
	if was == nil {
		was = &model.Auth{}
		return append([]string{"a login"}, more(was, is)...)
	}
	return more(was, is)
}

func more(was, is *model.Auth) []string {
	var out []string
	for _, of := range []struct {
		what    string
		was, is []string
	}{{"the role ", was.Roles, is.Roles}, {"the permission ", was.Permissions, is.Permissions}} {
		for _, name := range of.is {
			if !slices.Contains(of.was, name) {
				out = append(out, of.what+name)
			}
		}
	}
	for _, of := range []struct {
		what         string
		all, was, is []string
	}{{"one of the roles ", was.Roles, was.AnyRole, is.AnyRole}, {"one of the permissions ", was.Permissions, was.AnyPermission, is.AnyPermission}} {
		in := func(name string) bool { return slices.Contains(of.is, name) }
		had := slices.ContainsFunc(of.all, in) || len(of.was) > 0 && !slices.ContainsFunc(of.was, func(name string) bool { return !in(name) })
		if len(of.is) > 0 && !had {
			out = append(out, of.what+list(of.is))
		}
	}
	return out
}
