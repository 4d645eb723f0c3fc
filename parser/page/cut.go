package page

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/verb"
)

// Copied text glues a route's path to its summary. Three things tell where the path
// ends, best first: the request sample prints one route's path alone; a variable
// ends its segment, so that what follows "}" and is no "/" is summary; a summary
// begins with a capital. (Some ways of copying keep a tab between the cells.)

// cutter cuts routes of one page, knowing the words that its paths are made of.
type cutter struct {
	words map[string]bool
}

// cutRoutes gives the routes of the rows. sample is the path that the request
// sample prints, "" when there is none.
func cutRoutes(in *input, rows []gluedRoute, sample string, diags *diag.List) []model.Route {
	c := cutter{words: map[string]bool{}}
	known := sampledRoute(rows)
	if known >= 0 && sample != "" && strings.HasPrefix(rows[known].rest, sample) {
		c.learn(sample)
	} else {
		known = -1
	}
	for _, row := range rows {
		if path, _, sure := row.cut(c); sure {
			c.learn(path)
		}
	}
	var routes []model.Route
	for i, row := range rows {
		path, text, sure := row.cut(c)
		if i == known && !row.parted {
			path, text, sure = sample, row.rest[len(sample):], true
		}
		if !sure {
			diags.Warn("route-cut", in.line(row.line.no), "save the page as HTML, which keeps the two apart",
				"copied text runs the route's path and summary together; read the path of %s as %s", excerpt(row.line.text), excerpt(path))
		}
		route := model.Route{Path: path, Verbs: row.verbs, Pos: in.line(row.line.no)}
		route.Summary, route.Notes = cutNotes(strings.TrimSpace(text))
		if more := strings.TrimSpace(strings.Join(row.more, "\n")); more != "" {
			route.Notes = strings.TrimSpace(route.Notes + "\n" + more)
		}
		routes = append(routes, route)
	}
	return verb.CheckRoutes(routes, diags)
}

// cut parts the row's path from the text behind it.
func (g gluedRoute) cut(c cutter) (path, text string, sure bool) {
	if !g.parted {
		return c.cut(g.rest)
	}
	path, text, _ = strings.Cut(g.rest, "\t")
	return path, text, true
}

// learn takes the literal words of a path.
func (c cutter) learn(path string) {
	for word := range strings.SplitSeq(path, "/") {
		if word != "" && !strings.Contains(word, "{") {
			c.words[word] = true
		}
	}
}

// spacedSegment is a rest that still belongs to a path though it begins with a
// blank: a segment with blanks in it, before one that is a variable.
var spacedSegment = regexp.MustCompile(`^[^/.,{}]*[^/.,{} ]/\{[^{}/]*\}`)

// cut parts a path from the text behind it and tells whether it is sure of the place.
func (c cutter) cut(s string) (path, text string, sure bool) {
	segment := 0
	for i := 0; i < len(s); {
		switch ch := s[i]; {
		case ch == '/':
			segment = i + 1
			i++
		case ch == '\t':
			return s[:i], s[i:], true
		case ch == '{':
			end := strings.IndexByte(s[i:], '}')
			if end < 0 {
				return c.cutWord(s, segment, i)
			}
			if i += end + 1; !goesOn(s[i:]) {
				return s[:i], s[i:], true
			}
		default:
			n := literalLength(s[i:])
			if n == 0 && ch == ' ' && spacedSegment.MatchString(s[i:]) {
				n = strings.IndexByte(s[i:], '/')
			}
			if n == 0 || i+n == len(s) && strings.HasSuffix(s, ".") {
				return c.cutWord(s, segment, i+n)
			}
			i += n
		}
	}
	return s, "", true
}

// goesOn tells whether a path continues behind a variable: by another segment, or
// by an extension, "{Id}.{Ext}".
func goesOn(s string) bool {
	if strings.HasPrefix(s, "/") {
		return true
	}
	return len(s) > 1 && s[0] == '.' && (s[1] == '{' || 'a' <= s[1] && s[1] <= 'z')
}

// literalLength counts the bytes of the literal that s begins with.
func literalLength(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-.~%@$+*!", r) {
			return i
		}
	}
	return len(s)
}

// cutWord cuts inside the word at s[start:end], which holds the end of the path and
// the first word of the summary: "ordersCreate" of "/ordersCreate a draft order".
func (c cutter) cutWord(s string, start, end int) (path, text string, sure bool) {
	word := s[start:end]
	capital := -1
	before := '/'
	for i, r := range word {
		if unicode.IsUpper(r) && i > 0 && c.words[word[:i]] {
			return s[:start+i], s[start+i:], true
		}
		if unicode.IsUpper(r) && !unicode.IsUpper(before) {
			capital = i
		}
		before = r
	}
	if capital < 0 {
		return s[:end], s[end:], false
	}
	return s[:start+capital], s[start+capital:], false
}

// sentenceEnd is where a summary's full stop meets the notes' first capital; a name
// such as System.String has a capital before the stop.
var sentenceEnd = regexp.MustCompile(`(?:^|\s)\p{Ll}[\p{Ll}\p{Nd}'-]*[.!?]\p{Lu}`)

// cutNotes parts the notes from the summary where a sentence shows the place. Where
// none does, all is summary: both end up in one doc comment.
func cutNotes(text string) (summary, notes string) {
	if summary, notes, found := strings.Cut(text, "\t"); found {
		return strings.TrimSpace(summary), strings.TrimSpace(notes)
	}
	at := sentenceEnd.FindStringIndex(text)
	if at == nil {
		return text, ""
	}
	last := strings.LastIndexAny(text[:at[1]], ".!?") + 1
	return text[:last], text[last:]
}
