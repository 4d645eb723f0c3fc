package compat

var memberRequired = Rule{
	ID:    "member-required",
	About: "a member has to be set now",
	find: func(c *comparison) {
		for _, p := range c.members.both {
			if p.was.Required || !p.is.Required {
				continue
			}
			change := Change{Subject: p.is.subject(), What: "is required", Direction: c.direction(p.is.owner), Wire: Breaks, WireWhy: "the server refuses requests without it", Advice: "set it in every request"}
			if change.Direction == Response || change.Direction == Nowhere {
				change.Wire, change.WireWhy, change.Advice = Safe, "answers have it always", ""
			}
			c.add(change)
		}
	},
}
