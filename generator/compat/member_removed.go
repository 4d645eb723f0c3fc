package compat

var memberRemoved = Rule{
	ID:    "member-removed",
	About: "a type has a member no more",
	find: func(c *comparison) {
		for _, m := range c.members.gone {
			d := c.direction(m.owner)
			change := Change{Subject: m.subject(), What: "is gone, was " + m.Type.String(), Direction: d, Wire: Risk, gone: names(m.Type)}
			switch d {
			case Response:
				change.WireWhy, change.Advice = "yesterday's client reads the zero value", "do not trust it any more; take what tells the same now"
			case Request:
				change.WireWhy, change.Advice = "the server drops what yesterday's client sends, without a word", "find out what the request means without it"
			case Both:
				change.WireWhy, change.Advice = "what is sent is dropped without a word, and the zero value is read", "find out what requests and answers mean without it"
			default:
				change.Wire = Safe
			}
			c.add(change)
		}
	},
}
