package compat

var memberOptional = Rule{
	ID:    "member-optional",
	About: "a member need not be set any more",
	find: func(c *comparison) {
		for _, p := range c.members.both {
			if !p.was.Required || p.is.Required {
				continue
			}
			change := Change{Subject: p.is.subject(), What: "is not required any more", Direction: c.direction(p.is.owner), Wire: Safe}
			if change.Direction == Response || change.Direction == Both {
				change.Wire, change.WireWhy, change.Advice = Risk, "answers can come without it", "look for the empty value"
			}
			c.add(change)
		}
	},
}
