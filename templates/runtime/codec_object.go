package runtime

import "strings"

// next goes to the next member and answers its index in keys; k is what it answered last.
// Servers write members in the order of keys, so those after k are tried first.
func (d *decoder) next(keys []string, k int) int {
	s, i := d.s, d.i
	if k != startOfObject {
		if i >= len(s) || s[i] != ',' {
			if !d.afterValue('}') {
				return endOfObject
			}
			i = d.i
		} else {
			i++
		}
	}
	d.fresh = false
	d.closer = '}'
	k++
	if uint(k) < uint(len(keys)) && i < len(s) {
		key, name, quote := keys[k], s[i:], 0
		if name[0] == '"' {
			name, quote = name[1:], 1
		}
		n := len(key)
		if len(name) > n+quote && name[n+quote] == ':' && (quote == 0 || name[n] == '"') {
			same := false
			if n < 8 || n > 16 {
				same = name[:n] == key
			} else { // in place, a call takes longer
				same = word(name) == word(key) && word(name[n-8:]) == word(key[n-8:])
			}
			if same {
				d.i, d.json = i+n+2*quote+1, quote == 1
				return k
			}
		}
	}
	d.i = i
	if j := d.nearby(keys, k); j >= 0 {
		return j
	}
	return d.member(keys, k)
}

// maxNearby bounds the names that nearby looks for.
const maxNearby = 64

// nearby finds a member whose name is spelled as in keys: those around k first, for hosts
// leave members out or write them in an order of their own. -1, and nothing read, for
// any other name.
func (d *decoder) nearby(keys []string, k int) int {
	rest := d.s[d.i:]
	quote, end := 0, byte(':')
	if rest != "" && rest[0] == '"' {
		quote, end = 1, '"'
		rest = rest[1:]
	}
	n := strings.IndexByte(rest[:min(len(rest), maxNearby)], end)
	if n <= 0 || n+quote >= len(rest) || rest[n+quote] != ':' {
		return -1
	}
	name := rest[:n]
	above, below := max(k, 0), min(k, len(keys))-1
	for above < len(keys) || below >= 0 {
		if above < len(keys) {
			if keys[above] == name {
				d.i, d.json = d.i+n+2*quote+1, quote == 1
				return above
			}
			above++
		}
		if below >= 0 {
			if keys[below] == name {
				d.i, d.json = d.i+n+2*quote+1, quote == 1
				return below
			}
			below--
		}
	}
	return -1
}

// member is next without a guess: it reads the name and looks it up.
func (d *decoder) member(keys []string, k int) int {
	d.skipSpace()
	if d.i == len(d.s) {
		d.noteCut("the text ends inside an object")
		d.depth--
		return endOfObject
	}
	if d.s[d.i] == '}' {
		if k != startOfObject+1 {
			d.note(d.i, "", "a comma has no member after it")
		} else if d.inList() {
			d.countEmpty(emptyObject)
		}
		d.i = min(d.i+1, len(d.s))
		d.depth--
		return endOfObject
	}
	name, ok := d.memberName()
	if !ok {
		d.countEmpty(1)
		return unknownMember
	}
	return find(keys, name)
}

// memberName reads a name and its ':'. A quoted one says that the value is JSON, a bare
// one that it is JSV. False, with a note, leaves i at what must be skipped.
func (d *decoder) memberName() (string, bool) {
	start := d.i
	var name string
	if d.s[start] == '"' {
		d.json = true
		name = d.quoted()
		d.skipSpace()
	} else {
		d.json = false
		end := start
		for end < len(d.s) && d.s[end] != ':' && d.s[end] != ',' && d.s[end] != '}' {
			end++
		}
		d.i = end
		name = strings.TrimRight(d.s[start:end], " \t\r\n")
	}
	if d.i == len(d.s) || d.s[d.i] != ':' {
		if d.i == len(d.s) {
			d.noteCut("the text ends inside an object")
		} else {
			d.note(start, d.s[start:d.i], "is a member without a value")
		}
		return "", false
	}
	d.i++
	if name == "" {
		d.note(start, "", "a member has no name")
		return "", false
	}
	return name, true
}

// find looks a name up: exactly first, then in any case where only one fits.
func find(keys []string, name string) int {
	for i := range keys {
		if keys[i] == name {
			return i
		}
	}
	return findFold(keys, name)
}

// findFold finds the only text that equals name when case is ignored.
func findFold(keys []string, name string) int {
	found := unknownMember
	for i := range keys {
		if len(keys[i]) == len(name) && strings.EqualFold(keys[i], name) {
			if found >= 0 {
				return unknownMember
			}
			found = i
		}
	}
	return found
}

// afterValue goes past the ',' after a value and answers true, or past the closing
// bracket and answers false. Anything else is noted and skipped.
func (d *decoder) afterValue(bracket byte) bool {
	if d.i < len(d.s) && d.s[d.i] == bracket {
		d.i++
		d.depth--
		return false
	}
	noted := false
	for {
		d.skipSpace()
		if d.i >= len(d.s) {
			if bracket == '}' {
				d.noteCut("the text ends inside an object")
			} else {
				d.noteCut("the text ends inside a list")
			}
			d.depth--
			return false
		}
		switch d.s[d.i] {
		case ',':
			d.i++
			return true
		case bracket:
			d.i++
			d.depth--
			return false
		}
		start := d.i
		for d.i++; d.i < len(d.s) && d.s[d.i] != ',' && d.s[d.i] != bracket; {
			d.i++
		}
		if !noted {
			d.note(start, d.s[start:d.i], "stands between a value and the next")
			noted = true
		}
	}
}
