package page

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paramWords are what servers print in the Parameter column of their own accord.
var paramWords = [...]string{"path", "query", "body", "form", "header", "model"}

// printedTypes are types that the Data Type column names without a table of their
// own: those of C#, of .NET, and ServiceStack's.
const printedTypes = "bool byte sbyte short ushort int uint long ulong float double decimal char string object dynamic void " +
	"Boolean Byte SByte Int16 UInt16 Int32 UInt32 Int64 UInt64 IntPtr Single Double Decimal Char String Object " +
	"DateTime DateTimeOffset DateOnly TimeOnly TimeSpan Guid Uri Type Stream Nullable BigInteger Version " +
	"List IList Dictionary IDictionary HashSet ISet SortedSet Queue Stack LinkedList Collection ICollection IEnumerable " +
	"IReadOnlyList IReadOnlyCollection IReadOnlyDictionary ReadOnlyCollection ObservableCollection SortedDictionary SortedList " +
	"ConcurrentDictionary ConcurrentBag ImmutableArray ImmutableList ImmutableDictionary KeyValuePair Tuple ArrayList Hashtable " +
	"ResponseStatus ResponseError QueryResponse JsonObject"

// knownTypes gives the type names that the rows of the page's tables can print.
func knownTypes(tables []*textTable) map[string]bool {
	known := map[string]bool{}
	for name := range strings.FieldsSeq(printedTypes) {
		known[name] = true
	}
	for _, t := range tables {
		name, _, _ := strings.Cut(t.table.Type, "<")
		known[name] = true
	}
	return known
}

// knownHere adds the table's own type parameters.
func (t *textTable) knownHere(known map[string]bool) map[string]bool {
	_, params, generic := strings.Cut(t.table.Type, "<")
	if !generic {
		return known
	}
	here := maps.Clone(known)
	for _, param := range typeName.FindAllString(params, -1) {
		here[param] = true
	}
	return here
}

var typeName = regexp.MustCompile(`[\p{L}_][\p{L}\p{Nd}_]*`)

// cutRow parts a glued row and tells whether there is one way alone to do it. Of
// several, one counts whose type is known, since only by chance does another one end
// in a known type as well.
func cutRow(text string, known map[string]bool) (Row, bool) {
	ways := waysToCut(text)
	sure := slices.DeleteFunc(slices.Clone(ways), func(r Row) bool { return !isKnown(r.DataType, known) })
	switch {
	case len(sure) == 1:
		return sure[0], true
	case len(ways) == 1 && isCapital(ways[0].DataType):
		return ways[0], true
	default:
		return Row{}, false
	}
}

func isKnown(dataType string, known map[string]bool) bool {
	for _, name := range typeName.FindAllString(dataType, -1) {
		if !known[name] {
			return false
		}
	}
	return true
}

// isCapital tells a type's name from the rest of a word that an author wrote into
// the Parameter column.
func isCapital(dataType string) bool {
	first, _ := utf8.DecodeRuneInString(dataType)
	return unicode.IsUpper(first)
}

// maxRow bounds the name, word and type of a row; a type on record has 60 bytes.
const maxRow = 400

// waysToCut gives every way to read the text as name, parameter word, type, Yes or No,
// and description.
func waysToCut(text string) []Row {
	var ways []Row
	for end, r := range text {
		if end > maxRow || end > 0 && !isWordRune(r) {
			break
		}
		if end == 0 {
			if !unicode.IsLetter(r) && r != '_' {
				break
			}
			continue
		}
		for _, word := range paramWords {
			if rest, found := strings.CutPrefix(text[end:], word); found {
				ways = appendTypes(ways, Row{Name: text[:end], Param: word}, rest)
			}
		}
	}
	return ways
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// appendTypes gives every way to read the rest of a row behind its parameter word.
func appendTypes(ways []Row, row Row, rest string) []Row {
	for end := range rest[:min(len(rest), maxRow)] {
		for _, required := range []string{"Yes", "No"} {
			description, found := strings.CutPrefix(rest[end:], required)
			if found && typeText.MatchString(rest[:end]) && balanced(rest[:end]) {
				row.DataType, row.Required, row.Description = rest[:end], required, strings.TrimSpace(description)
				ways = append(ways, row)
			}
		}
	}
	return ways
}

// typeText is what C#'s types look like; servers leave brackets of inner arrays open.
var typeText = regexp.MustCompile(`^[\p{L}_][\p{L}\p{Nd}_.]*(?:<[\p{L}\p{Nd}_.<>,\[\]? ]*>)?(?:\[,*\]|\?)*$`)

// balanced tells whether every "<" is closed, as in all that servers print but for
// lists of lists of arrays.
func balanced(dataType string) bool {
	return strings.Count(dataType, "<") == strings.Count(dataType, ">")
}
