package compat

var operationAdded = Rule{
	ID:    "operation-added",
	About: "the API has a new operation; servers that embed Unimplemented go on compiling",
	find: func(c *comparison) {
		for _, name := range only(c.now.operations, c.earlier.operations) {
			c.add(Change{
				Subject: name, What: "is new", Direction: Request, Wire: Safe, WireWhy: "yesterday's client does not call it",
				Advice: "a server that does not embed Unimplemented has to implement it",
			})
		}
	},
}
