package compat

var routeChanged = Rule{
	ID:    "route-changed",
	About: "an operation is called by another path",
	find: func(c *comparison) {
		for _, name := range common(c.earlier.operations, c.now.operations) {
			was, is := routes(c.earlier.operations[name]), routes(c.now.operations[name])
			if gone, come := only(was, is), only(is, was); isMove(gone, come) {
				c.add(Change{
					Subject: name, What: "has the route " + come[0] + ", was " + gone[0], Direction: Request, Wire: Breaks, WireWhy: "yesterday's client calls it by the old path",
					Advice: "regenerate: the client takes the routes that there are",
				})
			}
		}
	},
}
