package compat

var memberNullable = Rule{
	ID:    "member-nullable",
	About: "a member can be null, or cannot any more",
	find: func(c *comparison) {
		for _, p := range c.members.both {
			was, is := plain(p.was.ref), plain(p.is.ref)
			if was.Nullable == is.Nullable || p.was.NullUnknown || p.is.NullUnknown || c.isClass(was.Name) || c.isClass(is.Name) {
				continue
			}
			d := c.direction(p.is.owner)
			change := Change{Subject: p.is.subject(), Direction: d, Wire: Safe, What: "can be null, and could not"}
			switch {
			case is.Nullable && (d == Response || d == Both):
				change.Wire, change.WireWhy, change.Advice = Risk, "yesterday's client reads null as the zero value", "tell no value from zero where it matters"
			case !is.Nullable:
				change.What = "cannot be null, and could"
				if d == Request || d == Both {
					change.Wire, change.WireWhy, change.Advice = Risk, "the server takes its default where yesterday's client sends none", "set it where zero is not meant"
				}
			}
			c.add(change)
		}
	},
}

// isClass tells whether a name is that of a class, of which any value can be null.
func (c *comparison) isClass(name string) bool {
	return c.earlier.types[name] != nil || c.now.types[name] != nil
}
