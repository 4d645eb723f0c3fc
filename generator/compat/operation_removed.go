package compat

import "github.com/ssgen/ssgen/generator/reach"

var operationRemoved = Rule{
	ID:    "operation-removed",
	About: "the API has an operation no more",
	find: func(c *comparison) {
		for _, name := range only(c.earlier.operations, c.now.operations) {
			op := c.earlier.operations[name]
			c.add(Change{
				Subject: name, What: "is gone", Direction: Request, Wire: Breaks, WireWhy: "calls end with 404 or 405",
				Advice: "find what takes its place before you regenerate; --keep-removed keeps callers compiling meanwhile",
				gone:   []string{reach.RequestName(*op), op.Response.Name},
			})
		}
	},
}
