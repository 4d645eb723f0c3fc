package runtime

import "strings"

// beginList opens the list at hand; false where there is none: null or an empty slot.
// A value without a bracket is a list of that one value, as servers read it.
func (d *decoder) beginList() bool {
	d.skipSpace()
	if d.pairs {
		d.unframe('[', ']')
	}
	if d.i < len(d.s) && d.s[d.i] == '[' {
		if !d.enter() {
			return false
		}
		d.loose &^= 1 << d.depth
		return true
	}
	if strings.HasPrefix(d.s[d.i:], `""`) && !d.json || !d.takeAbsent() {
		return d.beginLoose()
	}
	return false
}

// beginLoose begins a list without brackets. At the root it goes on after each ','.
func (d *decoder) beginLoose() bool {
	if d.depth >= 63 || d.i >= len(d.s) {
		d.at = d.i
		d.skip()
		d.noteToken("is not a list")
		return false
	}
	d.depth++
	d.loose |= 1 << d.depth
	d.fresh = true
	return true
}

// more goes to the next element; false at the end of the list, which is taken.
func (d *decoder) more() bool {
	if d.loose != 0 && d.depth < 64 && d.loose&(1<<d.depth) != 0 {
		return d.moreLoose()
	}
	fresh := d.fresh
	d.fresh = false
	d.closer = ']'
	if fresh {
		return d.firstElement()
	}
	s, i := d.s, d.i
	if i < len(s) && s[i] == ',' {
		d.i++
	} else if !d.afterValue(']') {
		return false
	}
	if d.i < len(s) && s[d.i] == ',' && d.tooEmpty() {
		return false
	}
	return !d.lastComma(i)
}

// Texts can ask for much with little: an empty slot is one byte, {} two, and either may become
// an element of a thousand. So a document may have so many slots, and an element that should
// be an object and holds nothing counts for several.
const (
	maxEmptySlots = 1 << 16
	emptyObject   = 4
)

// tooEmpty counts an empty slot of the list at hand and ends it when there were too many.
func (d *decoder) tooEmpty() bool {
	if !d.countEmpty(1) {
		return false
	}
	d.depth--
	return true
}

// countEmpty counts slots and gives the document up after too many.
func (d *decoder) countEmpty(slots int) bool {
	if d.slots += slots; d.slots <= maxEmptySlots {
		return false
	}
	if d.slots-slots <= maxEmptySlots {
		d.note(d.i, "", "lists have too many empty elements; the rest of the text is not read")
	}
	d.i = len(d.s)
	d.cut = true
	return true
}

// inList tells whether the object that ends at i without a member is a list's element.
func (d *decoder) inList() bool {
	const space = " \t\r\n"
	before := strings.TrimSuffix(strings.TrimRight(d.s[:d.i], space), "{")
	before = strings.TrimRight(before, space)
	return before == "" || before[len(before)-1] == '[' || before[len(before)-1] == ','
}

// firstElement looks behind the opening bracket. White space there belongs to a JSV text,
// and is one when nothing else stands there.
func (d *decoder) firstElement() bool {
	start := d.i
	d.skipSpace()
	switch {
	case d.i == len(d.s):
		d.noteCut("the text ends inside a list")
		d.depth--
		return false
	case d.s[d.i] == ']' && (d.json || d.pretty || d.i == start || d.depth == 1):
		d.i++
		d.depth--
		return false
	}
	if !d.json && !d.pretty {
		if d.s[d.i] == '"' && d.quotedNeedlessly(d.i) {
			d.json = true
		}
		d.i = start
	}
	return true
}

// lastComma ends a list at a ',' that follows an object and has nothing after it. After
// other values it is an empty slot; an object that is null is written {}.
func (d *decoder) lastComma(comma int) bool {
	if comma == 0 || d.s[comma-1] != '}' {
		return false
	}
	i := d.i
	for i < len(d.s) && isSpace(d.s[i]) {
		i++
	}
	if i == len(d.s) || d.s[i] != ']' {
		return false
	}
	d.i = i + 1
	d.depth--
	return true
}

func (d *decoder) moreLoose() bool {
	root := d.depth == 1
	if d.fresh {
		d.fresh = false
		if root {
			d.closer = ']'
		}
		return true
	}
	if root && d.i < len(d.s) && d.s[d.i] == ',' {
		d.i++
		d.closer = ']'
		return true
	}
	d.loose &^= 1 << d.depth
	d.depth--
	return false
}

// beginMap opens the map at hand; false where there is none. Its first `{` may be
// missing, as servers allow, where a ':' follows.
func (d *decoder) beginMap() bool {
	d.skipSpace()
	if d.pairs {
		d.unframe('{', '}')
	}
	if d.i < len(d.s) && d.s[d.i] != '{' && !d.json && d.depth < 63 {
		if end := d.bareEnd(d.i); strings.IndexByte(d.s[d.i:end], ':') > 0 && d.s[d.i] != '"' {
			return d.beginLoose()
		}
	}
	if !d.open('{', "is not a map") {
		return false
	}
	if d.depth < 64 {
		d.loose &^= 1 << d.depth
	}
	return true
}

// moreKeys goes to the next key; false at the end of the map, which is taken. A quoted
// key that JSV would write bare says that this is JSON.
func (d *decoder) moreKeys() bool {
	fresh := d.fresh
	d.fresh = false
	switch {
	case d.loose != 0 && d.depth < 64 && d.loose&(1<<d.depth) != 0:
		d.fresh = fresh
		if !d.moreLoose() {
			return false
		}
	case fresh:
	case d.i < len(d.s) && d.s[d.i] == ',':
		d.i++
	case !d.afterValue('}'):
		return false
	}
	if d.i < len(d.s) && d.s[d.i] > ' ' && d.s[d.i] < '{' && d.s[d.i] != '"' {
		d.json = false
		d.closer = ':'
		return true
	}
	return d.anyKey(fresh)
}

// anyKey is moreKeys at what does not look like a bare key.
func (d *decoder) anyKey(fresh bool) bool {
	start := d.i
	d.skipSpace()
	switch {
	case d.i == len(d.s):
		d.noteCut("the text ends inside a map")
		d.depth--
		return false
	case d.s[d.i] == '}':
		if !fresh {
			d.note(d.i, "", "a comma has no key after it")
		}
		d.i++
		d.depth--
		return false
	case d.s[d.i] != '"':
		d.json = false
	case d.json:
	case d.quotedNeedlessly(d.i):
		d.json = true
	}
	if !d.json && !d.pretty {
		d.i = start
	}
	d.closer = ':'
	return true
}

// endKey goes past the ':' after a key.
func (d *decoder) endKey() {
	if d.json || d.pretty {
		d.skipSpace()
	}
	d.closer = '}'
	switch {
	case d.i >= len(d.s):
		d.noteCut("the text ends inside a map")
	case d.s[d.i] == ':':
		d.i++
	default:
		d.note(d.i, d.s[d.i:d.bareEnd(d.i)], "stands where the ':' of a key must")
	}
}

// quotedNeedlessly reports whether the quoted text at i needs no quotes in JSV, so that
// JSON wrote it.
func (d *decoder) quotedNeedlessly(i int) bool {
	end := strings.IndexByte(d.s[i+1:], '"')
	if end < 1 || strings.HasPrefix(d.s[i+1+end+1:], `"`) {
		return false
	}
	text := d.s[i+1 : i+1+end]
	return !hasTrigger(text, triggerJSV) && !hasOuterSpace(text)
}
