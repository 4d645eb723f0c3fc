package compat

var memberAdded = Rule{
	ID:    "member-added",
	About: "a type has a new member",
	find: func(c *comparison) {
		for _, m := range c.members.come {
			d := c.direction(m.owner)
			change := Change{Subject: m.subject(), What: "is new, " + m.Type.String(), Direction: d, Wire: Safe}
			switch {
			case d == Response:
				change.WireWhy = "yesterday's client passes it over"
			case m.Required && (d == Request || d == Both):
				change.Wire, change.WireWhy = Breaks, "the server refuses requests without it"
				change.What += ", required"
				change.Advice = "set it in every request"
			default:
				change.WireWhy = "yesterday's client leaves it out, and the server takes its default"
			}
			c.add(change)
		}
	},
}
