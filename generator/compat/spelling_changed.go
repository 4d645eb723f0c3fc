package compat

var spellingChanged = Rule{
	ID:    "spelling-changed",
	About: "the server writes dates or GUIDs in another way",
	find: func(c *comparison) {
		for _, of := range [][3]string{{"dates", c.earlier.api.Dates, c.now.api.Dates}, {"GUIDs", c.earlier.api.GUIDs, c.now.api.GUIDs}} {
			if of[1] != of[2] && of[1] != "" && of[2] != "" {
				c.add(Change{
					What: "writes " + of[0] + " as " + of[2] + ", was " + of[1], Direction: Both, Wire: Safe, WireWhy: "yesterday's client reads either",
					Advice: "look at what else reads the server's texts",
				})
			}
		}
	},
}
