package runtime

import "strings"

// Lists are made as long as their text says, for growing one costs up to twice its memory.
// Texts lie; so the room of all lists of a document together is bounded by its length: an
// object is taken to need 16 bytes of it at least, another element 2.
const (
	objectSize = 16
	valueSize  = 2
	maxAhead   = 16 << 10 // how far the text is looked at
)

// objects guesses how many objects the list that was just opened holds: the opening
// braces up to the first ']', divided by those of the first element.
func (d *decoder) objects() int {
	ahead := d.ahead(objectSize)
	n := strings.Count(ahead, "{")
	if first := strings.Index(ahead, "},{"); first > 0 {
		n /= max(1, strings.Count(ahead[:first], "{"))
	}
	return d.room(n, objectSize)
}

// values guesses how many elements that are no objects the list that was just opened holds.
func (d *decoder) values() int {
	ahead := d.ahead(valueSize)
	if ahead == "" {
		return 0
	}
	return d.room(strings.Count(ahead, ",")+1, valueSize)
}

// ahead is the text up to the first ']', "" when there is no room left.
func (d *decoder) ahead(size int) string {
	if d.given+size > len(d.s) {
		return ""
	}
	ahead := d.s[d.i:min(len(d.s), d.i+maxAhead)]
	if end := strings.IndexByte(ahead, ']'); end >= 0 {
		ahead = ahead[:end]
	}
	return ahead
}

// room answers n or as much of it as there is room for.
func (d *decoder) room(n, size int) int {
	n = min(n, (len(d.s)-d.given)/size)
	d.given += n * size
	return n
}
