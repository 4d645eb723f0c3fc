package compat

var routeAdded = Rule{
	ID:    "route-added",
	About: "an operation can be called by another path, or with another verb on one",
	find: func(c *comparison) {
		for _, name := range common(c.earlier.operations, c.now.operations) {
			_, come := c.routes(name)
			for _, r := range come {
				c.add(Change{Subject: name, What: "has the route " + r, Direction: Request, Wire: Safe, WireWhy: "yesterday's client takes another"})
			}
		}
	},
}
