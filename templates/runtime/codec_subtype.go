package runtime

import "strings"

// The value of an abstract type is a pointer to one of its classes, or a *RawValue. Written,
// it begins with the class's name as .NET has it; read, that name may stand anywhere.

// typeMember is the name of the member that names an object's class. Servers look for it
// first, so it is written first.
const typeMember = "__type"

// What subtype answers besides the index of a class.
const (
	noSubtype      = -1 // there is no value
	unnamedSubtype = -2 // the object does not name its class
	otherSubtype   = -3 // it names a class that is not known
)

// subtype looks for the class of the object at hand and reads nothing of it. names are the
// classes' names, without assemblies.
func (d *decoder) subtype(names []string) int {
	if d.pairs {
		d.unframe('{', '}')
	}
	d.startValue()
	d.skipSpace()
	switch {
	case d.i < len(d.s) && d.s[d.i] == '{':
	case d.takeAbsent():
		return noSubtype
	default:
		d.at = d.i
		d.skip()
		d.noteToken("is not an object")
		return noSubtype
	}
	text := d.typeName()
	if text == "" {
		return unnamedSubtype
	}
	return findSubtype(names, text)
}

// typeName is the class that the object at hand names, "" for none. Servers write it first.
func (d *decoder) typeName() string {
	ahead := *d
	ahead.places = nil
	keys := []string{typeMember}
	for k := ahead.begin(); k != endOfObject; {
		switch k = ahead.next(keys, k); k {
		case 0:
			var text string
			if decodeString(&text, &ahead); text != "" {
				return text
			}
		case unknownMember:
			ahead.skip()
		}
	}
	return ""
}

// findSubtype finds the class that a text names, with its assembly or without. A name without
// a namespace stands for a class whose namespace the package does not know.
func findSubtype(names []string, text string) int {
	text = withoutAssembly(text)
	short := text[strings.LastIndexAny(text, ".+")+1:]
	for i, name := range names {
		if name == text || name == short {
			return i
		}
	}
	return otherSubtype
}

// withoutAssembly cuts a class's name at its first ',' that is not in an argument's brackets.
func withoutAssembly(text string) string {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '[':
			depth++
		case ']':
			depth--
		case ',':
			if depth == 0 {
				return strings.TrimSpace(text[:i])
			}
		}
	}
	return strings.TrimSpace(text)
}

// beginSubtype opens the object of a class that names itself where it stands for another type.
func (e *encoder) beginSubtype(b []byte) []byte {
	b = e.begin(b)
	name := e.typeName
	if e.typeName = ""; name == "" {
		return b
	}
	return appendText(addKey(b, e, `"__type":__type:`), e, name)
}

// nullSubtype writes that there is no value: servers write {} for one in a list.
func (e *encoder) nullSubtype(b []byte) []byte {
	if e.depth == 0 || isMember(b) {
		return e.null(b)
	}
	return e.nullObject(b)
}

// skipBeside goes past a member that a class does not have. If it names one of the classes
// that extend it, whose own members would be lost, that is noted.
func (d *decoder) skipBeside(subtypes []string, reason string) {
	if !strings.EqualFold(d.nameBefore(), typeMember) {
		d.skip()
		return
	}
	var text string
	decodeString(&text, d)
	if text != "" && findSubtype(subtypes, text) >= 0 {
		d.noteToken(reason)
	}
}

// nameBefore is the name of the member at whose value the reader stands, where it may be
// that of the class.
func (d *decoder) nameBefore() string {
	before := strings.TrimRight(d.s[max(0, d.i-32):d.i], " \t\r\n")
	before, ok := strings.CutSuffix(before, ":")
	if !ok {
		return ""
	}
	before = strings.Trim(before[strings.LastIndexAny(before, "{,")+1:], " \t\r\n")
	return strings.Trim(before, `"`)
}
