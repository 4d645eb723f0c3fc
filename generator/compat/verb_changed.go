package compat

import "slices"

var verbChanged = Rule{
	ID:    "verb-changed",
	About: "a client calls an operation with another verb, unless told otherwise",
	find: func(c *comparison) {
		for _, name := range common(c.earlier.operations, c.now.operations) {
			was, is := c.earlier.operations[name], c.now.operations[name]
			if was.Verb == is.Verb {
				continue
			}
			change := Change{
				Subject: name, What: "is called with " + is.Verb + ", was with " + was.Verb, Direction: Request, Wire: Safe,
				WireWhy: "the server still answers " + was.Verb, Advice: "nothing, unless caches or gateways judge by the verb",
			}
			if len(is.Verbs) > 0 && !slices.Contains(is.Verbs, was.Verb) {
				change.Wire, change.WireWhy = Breaks, "the server does not answer "+was.Verb+" any more"
				change.Advice = "regenerate: nothing has to change in calls"
			}
			c.add(change)
		}
	},
}
