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
	rest := s[i:]
	quote := 0
	if rest != "" && rest[0] == '"' {
		quote = 1
		rest = rest[1:]
	}
	for j := max(k, 0); j < len(keys); j++ {
		key := keys[j]
		n := len(key)
		if len(rest) > n+quote && rest[n+quote] == ':' && rest[:n] == key && (quote == 0 || rest[n] == '"') {
			d.i, d.json = i+n+2*quote+1, quote == 1
			return j
		}
	}
	d.i = i
	return d.member(keys, k)
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
		}
		d.i++
		d.depth--
		return endOfObject
	}
	name, ok := d.memberName()
	if !ok {
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
