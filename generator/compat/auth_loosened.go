package compat

var authLoosened = Rule{
	ID:    "auth-loosened",
	About: "an operation asks no more for a login, a role or a permission",
	find: func(c *comparison) {
		for _, name := range common(c.earlier.operations, c.now.operations) {
			if less := demands(c.now.operations[name].Auth, c.earlier.operations[name].Auth); len(less) > 0 {
				c.add(Change{Subject: name, What: "does not ask for " + list(less) + " any more", Direction: Request, Wire: Safe})
			}
		}
	},
}
