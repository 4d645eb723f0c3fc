package compat

var memberKnown = Rule{
	ID:    "member-known",
	About: "a source tells the kind of a number, or no longer does: the API need not have changed",
	find: func(c *comparison) {
		for _, p := range c.members.both {
			was, is := plain(p.was.ref), plain(p.is.ref)
			was.Nullable, is.Nullable = false, false
			if !same(was, is) && learnt(was, is) {
				c.add(Change{
					Subject: p.is.subject(), What: "is " + p.is.ref.String() + ", was " + p.was.ref.String(), Direction: c.direction(p.is.owner), Wire: Safe,
					Advice: "the sources differ in what they tell; compare like with like, or settle it with overrides/members",
				})
			}
		}
	},
}
