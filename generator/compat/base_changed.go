package compat

var baseChanged = Rule{
	ID:    "base-changed",
	About: "a class extends another, or implements another interface; members that come or go with it are told of by themselves",
	find: func(c *comparison) {
		for _, name := range common(c.earlier.types, c.now.types) {
			was, is := c.earlier.types[name], c.now.types[name]
			if was.Base.Equal(is.Base) {
				continue
			}
			change := Change{Subject: name, What: "extends " + orNothing(is.Base.String()) + ", was " + orNothing(was.Base.String()), Direction: c.direction(name), Wire: Safe}
			if b := c.earlier.types[was.Base.Name]; b != nil && b.IsAbstract() {
				change.Wire, change.WireWhy, change.Advice = Risk, "it may stand no more where "+was.Base.Name+" is expected", "look at members and answers of that type"
			}
			change.gone = names(was.Base)
			c.add(change)
		}
	},
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}
