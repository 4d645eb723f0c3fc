package compat

var enumValueRespelled = Rule{
	ID:    "enum-value-respelled",
	About: "a value of an enum has another text on the wire, or another name for the same",
	find: func(c *comparison) {
		for _, p := range c.enumPairs() {
			c.respelledValues(p)
			c.renamedValues(p)
		}
	},
}

func (c *comparison) respelledValues(p enumPair) {
	for _, name := range p.all() {
		was, is := p.before[name], p.after[name]
		if was.Wire == is.Wire {
			continue
		}
		change := Change{
			Subject: p.is.Name + "." + name, What: "is " + is.Wire + " on the wire, was " + was.Wire, Direction: c.direction(p.is.Name),
			Wire: Breaks, WireWhy: "neither side knows the other's text", Advice: "regenerate together with the server",
		}
		if p.is.Numeric && p.was.Numeric {
			change.Wire, change.WireWhy, change.Advice = Safe, "its number travels", ""
		}
		c.add(change)
	}
}

func (c *comparison) renamedValues(p enumPair) {
	for _, name := range only(p.before, p.after) {
		m := p.before[name]
		for _, other := range only(p.after, p.before) {
			if p.after[other].Wire == m.Wire {
				c.add(Change{Subject: p.is.Name + "." + name, What: "is called " + other, Direction: c.direction(p.is.Name), Wire: Safe, WireWhy: "its text is the same", Advice: "use the new constant"})
			}
		}
	}
}
