package naming

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Style is how words are spelled: which are initialisms. The zero Style has those of Go's
// linters and of ServiceStack.
type Style struct {
	// words has initialisms as they are written, by their upper case; nil for the zero Style's.
	words map[string]string
}

// Inherit stands for the initialisms of the zero Style in a list of them.
const Inherit = "inherit"

// NewStyle reads a list of initialisms as users give it: "inherit" for those of the zero
// Style, "CRM" for one more, "-TS" for one less. Without "inherit" there are no others. One
// in lower case is meant in upper case; "IoT" stays as it is.
func NewStyle(list []string) (Style, error) {
	if len(list) == 0 {
		return Style{}, nil
	}
	words := map[string]string{}
	if slices.Contains(list, Inherit) {
		for w := range initialisms {
			words[w] = w
		}
	}
	for _, text := range list {
		if problem := InitialismProblem(text); problem != "" {
			return Style{}, fmt.Errorf("%s", problem)
		}
		word, less := strings.CutPrefix(text, "-")
		switch upper := strings.ToUpper(word); {
		case text == Inherit:
		case less && words[upper] == "":
			return Style{}, fmt.Errorf("%q takes away what is no initialism; those that there are: %s", text, strings.Join(slices.Sorted(maps.Keys(words)), ", "))
		case less:
			delete(words, upper)
		case word == strings.ToLower(word):
			words[upper] = upper
		default:
			words[upper] = strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return Style{words}, nil
}

// InitialismProblem tells why a text can be no item of a list of initialisms, "" where it can.
func InitialismProblem(text string) string {
	word := strings.TrimPrefix(text, "-")
	letter := func(r rune) bool { return r <= unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	if word == "" || !unicode.IsLetter(rune(word[0])) || strings.ContainsFunc(word, func(r rune) bool { return !letter(r) }) {
		return fmt.Sprintf("%q is no initialism; write inherit, one more such as CRM, or one less such as -TS", text)
	}
	return ""
}

// initialism gives a word as it is written, "" for one that is no initialism.
func (s Style) initialism(upper string) string {
	if s.words != nil {
		return s.words[upper]
	}
	if initialisms[upper] {
		return upper
	}
	return ""
}
