package compat

var baseURLChanged = Rule{
	ID:    "base-url-changed",
	About: "the server says that it lives elsewhere",
	find: func(c *comparison) {
		was, is := c.earlier.api.BaseURL, c.now.api.BaseURL
		if was != is && was != "" && is != "" {
			c.add(Change{
				What: "lives at " + is + ", was at " + was, Wire: Safe, WireWhy: "as long as the old address answers",
				Advice: "see whether callers use DefaultBaseURL, which follows",
			})
		}
	},
}
