package compat

import "github.com/ssgen/ssgen/parser/model"

var responseChanged = Rule{
	ID:    "response-changed",
	About: "an operation answers with another type",
	find: func(c *comparison) {
		for _, name := range common(c.earlier.operations, c.now.operations) {
			was, is := c.earlier.operations[name], c.now.operations[name]
			if was.ResponseUnknown || is.ResponseUnknown || plain(was.Response).Equal(plain(is.Response)) {
				continue
			}
			effect, why := c.response(was.Response, is.Response)
			c.add(Change{
				Subject: name, What: "answers with " + typeText(is.Response) + ", was " + typeText(was.Response), Direction: Response,
				Wire: effect, WireWhy: why, Advice: "adapt the code behind the call", gone: names(was.Response),
			})
		}
	},
}

// response tells what yesterday's client makes of the new answer.
func (c *comparison) response(was, is model.Ref) (Effect, string) {
	switch {
	case was.IsZero():
		return Safe, "yesterday's client does not look at the answer"
	case is.IsZero():
		return Breaks, "the answer is empty, and yesterday's client reads the zero value"
	}
	effect := c.change(Response, was, is)
	return effect, because(effect, "the answer is read as "+typeText(was))
}

// names lists the names in a type in use.
func names(r model.Ref) []string {
	all := []string{r.Name}
	for _, a := range r.Args {
		all = append(all, names(a)...)
	}
	return all
}

// because gives a reason for what is not safe.
func because(e Effect, why string) string {
	if e == Safe {
		return ""
	}
	return why
}
