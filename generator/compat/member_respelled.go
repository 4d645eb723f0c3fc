package compat

var memberRespelled = Rule{
	ID:    "member-respelled",
	About: "a member has another name on the wire",
	find: func(c *comparison) {
		for _, p := range c.members.both {
			if p.was.Wire == p.is.Wire {
				continue
			}
			d := c.direction(p.is.owner)
			change := Change{
				Subject: p.was.subject(), What: "is called " + p.is.Wire + " on the wire", Direction: d, Wire: Breaks,
				WireWhy: "neither side reads what the other writes", Advice: "regenerate together with the server",
			}
			if d == Nowhere {
				change.Wire, change.WireWhy = Safe, ""
			}
			c.add(change)
		}
	},
}
