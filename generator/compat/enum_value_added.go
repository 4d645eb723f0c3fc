package compat

var enumValueAdded = Rule{
	ID:    "enum-value-added",
	About: "an enum has a new value",
	find: func(c *comparison) {
		for _, p := range c.enumPairs() {
			for _, name := range only(p.after, p.before) {
				if respelled(p.before, p.after, p.after[name]) {
					continue
				}
				d := c.direction(p.is.Name)
				change := Change{Subject: p.is.Name + "." + name, What: "is new", Direction: d, Wire: Safe, WireWhy: "yesterday's client does not send it"}
				if d == Response || d == Both {
					change.Wire, change.WireWhy, change.Advice = Risk, "yesterday's client keeps it, as a value that it does not know", "see that code which tells the values apart has a default"
				}
				c.add(change)
			}
		}
	},
}
