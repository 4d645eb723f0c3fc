package runtime

import (
	"strings"
	"time"
)

// decoder reads one document, JSV or JSON, from one string; the strings it hands out are
// parts of it. Decode functions begin at a value and leave i right after it. What cannot
// be read is noted and skipped, so that the rest is read all the same.
type decoder struct {
	s      string
	i      int    // where to read next
	at     int    // where the last scalar token began, for notes
	depth  int    // of the containers that are open
	loose  uint64 // bit n: the list at depth n has no brackets
	places []decodeNote
	beyond int            // places beyond those kept
	slots  int            // empty ones in lists so far
	given  int            // bytes of the text that room was made for in lists
	zone   *time.Location // the last fixed zone made, for a document has few
	json   bool           // the value at hand is spelled as JSON: found anew at each key
	asked  bool           // the document should be JSON
	pretty bool           // printed with a line for each member, as the metadata pages do
	fresh  bool           // a container was opened and nothing of it read yet
	cut    bool           // the end of the text was noted as missing
	pairs  bool           // the root's members are quoted texts of a query string: see unframe
	closer byte           // what besides ',' ends a bare value: '}' ']', ':' alone for a key, 0 at the root
}

// decodable is what reads itself.
type decodable interface{ decode(*decoder) }

// What next answers besides the index of a member.
const (
	startOfObject = -1
	endOfObject   = -2
	unknownMember = -3
)

// newDecoder begins reading s; json says what it should be, and each value may be otherwise.
func newDecoder(s string, json bool) decoder {
	s = strings.TrimPrefix(s, "\ufeff")
	d := decoder{s: s, json: json, asked: json}
	i := 0
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	if i < len(s) && (s[i] == '{' || s[i] == '[') {
		d.i = i
		rest := strings.TrimLeft(s[i+1:min(len(s), i+8)], " \t")
		d.pretty = rest != "" && (rest[0] == '\n' || rest[0] == '\r')
	}
	return d
}

// finish answers everything that was noted, as *DecodeError, or nil.
func (d *decoder) finish() error {
	i := d.i
	for i < len(d.s) && isSpace(d.s[i]) {
		i++
	}
	if i < len(d.s) && !d.cut {
		d.note(i, d.s[i:], "comes after the end")
	}
	if len(d.places) == 0 {
		return nil
	}
	return d.decodeError()
}

// begin opens the object at hand: startOfObject, or endOfObject where there is none.
func (d *decoder) begin() int {
	if d.pairs {
		d.unframe('{', '}')
	}
	if d.i < len(d.s) && d.s[d.i] == '{' && d.depth < maxDepth {
		d.depth++
		d.i++
		return startOfObject
	}
	if d.open('{', "is not an object") {
		return startOfObject
	}
	return endOfObject
}

// open takes the bracket of a container. Where there is none, null or an empty slot is
// taken in silence and anything else noted.
func (d *decoder) open(bracket byte, reason string) bool {
	d.skipSpace()
	if d.i < len(d.s) && d.s[d.i] == bracket {
		return d.enter()
	}
	if !d.takeAbsent() {
		d.at = d.i
		d.skip()
		d.noteToken(reason)
	}
	if d.closer == ']' {
		d.countEmpty(emptyObject)
	}
	return false
}

// enter goes past an opening bracket, unless it is one too many.
func (d *decoder) enter() bool {
	if d.depth >= maxDepth {
		d.note(d.i, "", "nesting is deeper than 512 levels")
		d.skip()
		return false
	}
	d.depth++
	d.i++
	d.fresh = true
	return true
}

// takeAbsent takes what stands for no value: an empty slot, null, or "" where no text can
// be meant. At the root only JSON's null is one, and no text at all in JSV.
func (d *decoder) takeAbsent() bool {
	rest := d.s[d.i:]
	root := d.closer == 0
	switch {
	case rest == "":
		return !root || !d.json
	case !root && (rest[0] == ',' || rest[0] == d.closer):
		return true
	case strings.HasPrefix(rest, "null") && d.endsAt(d.i+4) && (!root || d.json):
		d.i += 4
	case strings.HasPrefix(rest, `""`) && d.endsAt(d.i+2) && !root:
		d.i += 2
	default:
		return false
	}
	return true
}

// endsAt reports whether a value can end at offset i.
func (d *decoder) endsAt(i int) bool {
	if i >= len(d.s) {
		return true
	}
	c := d.s[i]
	return c == ',' && d.closer != ':' || c == d.closer || (d.json || d.pretty || d.closer == 0) && isSpace(c)
}

// present reports whether there is a value; null, an empty slot and "" are none and taken.
// For *string, where "" is a value, there is presentString.
func (d *decoder) present() bool {
	d.startValue()
	return !d.takeAbsent()
}

// presentString is present for texts: "" is one, and in JSV so is null.
func (d *decoder) presentString() bool {
	d.startValue()
	rest := d.s[d.i:]
	if rest == "" || rest[0] == ',' || rest[0] == d.closer {
		return d.closer == 0 && rest != ""
	}
	if d.json && strings.HasPrefix(rest, "null") && d.endsAt(d.i+4) {
		d.i += 4
		return false
	}
	return true
}

// emptyObject takes {}, which is what servers write for an object in a list that is null.
func (d *decoder) emptyObject() bool {
	d.startValue()
	if !strings.HasPrefix(d.s[d.i:], "{}") {
		return false
	}
	d.i += 2
	return true
}

// startValue goes to the value's first byte: JSON may have white space before it, printed
// JSV has one space after ':' and a line break before nested brackets and elements.
func (d *decoder) startValue() {
	switch {
	case d.json:
		d.skipSpace()
	case d.pretty:
		i := d.i
		if i < len(d.s) && d.s[i] == ' ' {
			i++
		}
		d.i = i
		if i < len(d.s) && (d.s[i] == '\n' || d.s[i] == '\r') {
			d.skipSpace()
		}
	}
}

func (d *decoder) skipSpace() {
	for d.i < len(d.s) && isSpace(d.s[d.i]) {
		d.i++
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
