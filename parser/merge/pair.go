package merge

import (
	"strings"
	"unicode"

	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/sample"
)

// pairing says which member of a class each key of a sample object belongs to.
type pairing struct {
	slots  []slot
	values []*sample.Value // for each slot, nil where the sample leaves it out
	keys   []string        // for each slot the key
	at     []int           // for each slot the key's place in the sample
	extra  []int           // places of keys without a slot
}

// pair matches keys and members: by the exact wire name, by the alias that
// ServiceStack makes of it, and by letters alone. A key and a member are used once.
func pair(slots []slot, object *sample.Value) *pairing {
	p := &pairing{
		slots:  slots,
		values: make([]*sample.Value, len(slots)),
		keys:   make([]string, len(slots)),
		at:     make([]int, len(slots)),
	}
	var open []int
	for i := range object.Members {
		if isName(object.Members[i].Name) {
			open = append(open, i)
		}
	}
	open = p.match(object, open, func(key string) string { return key }, func(m *member) string { return m.wire })
	open = p.match(object, open, safeName, func(m *member) string { return m.name })
	open = p.match(object, open, foldName, (*member).fold)
	p.extra = open
	return p
}

// isName tells whether a key can be a member's name: JSV has no way to write quotes
// and backslashes in one, and line breaks are what a damaged sample runs together.
func isName(key string) bool {
	return !strings.ContainsAny(key, `"\`) && !strings.ContainsFunc(key, unicode.IsControl)
}

// match pairs what is still open where the key and the member read the same, and
// gives the keys that stay open.
func (p *pairing) match(object *sample.Value, open []int, key func(string) string, name func(*member) string) []int {
	if len(open) == 0 {
		return nil
	}
	free := make(map[string]int, len(p.slots))
	for i := len(p.slots) - 1; i >= 0; i-- { // a class's own member before a base's of the same name
		if p.values[i] == nil {
			free[name(p.slots[i].m)] = i
		}
	}
	var left []int
	for _, k := range open {
		text := key(object.Members[k].Name)
		i, ok := free[text]
		if !ok || text == "" {
			left = append(left, k)
			continue
		}
		delete(free, text)
		p.set(object, i, k)
	}
	return left
}

func (p *pairing) set(object *sample.Value, slot, key int) {
	p.values[slot], p.keys[slot], p.at[slot] = &object.Members[key].Value, object.Members[key].Name, key
}

// byOrder pairs the keys that no name explains with the members that stand in
// the same gap between two pairs, where both are as many and the values suit: an
// alias that shares no letter with its wire name. It gives the slots so paired.
func (p *pairing) byOrder(object *sample.Value) (guessed []int) {
	var left []int
	for len(p.extra) > 0 {
		keys := p.run(object)
		members := p.gap(keys[0])
		if len(members) == len(keys) && p.suit(object, members, keys) {
			for i, k := range keys {
				p.set(object, members[i], k)
			}
			guessed = append(guessed, members...)
		} else {
			left = append(left, keys...)
		}
		p.extra = p.extra[len(keys):]
	}
	p.extra = left
	return guessed
}

// hidden gives the value of a base's member that a class declares again: the one
// value that travels is what both are read from. It is nil for any other member.
func (p *pairing) hidden(i int) *sample.Value {
	for j, s := range p.slots[:i] {
		if s.owner != p.slots[i].owner && s.m.wire == p.slots[i].m.wire {
			return p.values[j]
		}
	}
	return nil
}

// run gives the first extra keys that follow each other directly.
func (p *pairing) run(object *sample.Value) []int {
	n := 1
	for n < len(p.extra) && p.extra[n] == p.extra[n-1]+1 {
		n++
	}
	return p.extra[:n]
}

// gap gives the members without a value that follow the member of the key before
// the place, up to the next that has one.
func (p *pairing) gap(place int) []int {
	from := 0
	for i := range p.slots {
		if p.values[i] != nil && p.at[i] == place-1 {
			from = i + 1
		}
	}
	var members []int
	for i := from; i < len(p.slots) && p.values[i] == nil; i++ {
		members = append(members, i)
	}
	return members
}

func (p *pairing) suit(object *sample.Value, members, keys []int) bool {
	for i, k := range keys {
		n, v := p.slots[members[i]].m.typ, &object.Members[k].Value
		if n.abstract || n.name == "object" || n.isList() && v.Kind != sample.List || n.isMap() && v.Kind != sample.Object ||
			n.name == model.Number && v.Scalar() != "number" || n.name == "bool" && v.Scalar() != "bool" ||
			n.name == "string" && v.Kind != sample.Text {
			return false
		}
	}
	return true
}

// count tells how many members the sample shows.
func (p *pairing) count() int {
	n := 0
	for _, v := range p.values {
		if v != nil {
			n++
		}
	}
	return n
}
