package compat

import "slices"

var formatRemoved = Rule{
	ID:    "format-removed",
	About: "the server shows a wire format no more",
	find: func(c *comparison) {
		if len(c.now.api.Formats) == 0 {
			return // not told
		}
		for _, f := range c.earlier.api.Formats {
			if !slices.Contains(c.now.api.Formats, f) {
				c.add(Change{What: "shows " + f + " no more", Wire: Risk, WireWhy: "yesterday's client may speak it", Advice: "say format: " + c.now.api.Formats[0] + " in ssgen.yaml"})
			}
		}
	},
}
