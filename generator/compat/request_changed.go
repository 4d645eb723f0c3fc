package compat

import (
	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser/model"
)

var requestChanged = Rule{
	ID:    "request-changed",
	About: "an operation has another request type",
	find: func(c *comparison) {
		for _, name := range common(c.earlier.operations, c.now.operations) {
			was, is := reach.RequestName(*c.earlier.operations[name]), reach.RequestName(*c.now.operations[name])
			if was == is {
				continue
			}
			effect := c.change(Request, model.Ref{Name: was}, model.Ref{Name: is})
			c.add(Change{
				Subject: name, What: "takes " + is + ", took " + was, Direction: Request, Wire: effect, WireWhy: because(effect, "members of one are not read by the other"),
				Advice: "compare the two types", gone: []string{was},
			})
		}
	},
}
