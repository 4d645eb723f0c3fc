package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// The lines that ServiceStack prints on every operation page. Only text that was
// copied shows the first with a bare "<".
const (
	backLink       = "<back to all web services"
	routesCaption  = "The following routes are available for this service:"
	acceptSentence = "To override the Content-type in your clients"
	httpHeading    = "HTTP + "
	sampleIntro    = "The following are sample HTTP requests and responses"
	tableHeader    = "NameParameterData Type"
)

// languages are the labels of the language tabs, with their names in addresses.
var languages = [...]struct{ label, lang string }{
	{"JavaScript", "mjs"}, {"TypeScript", "typescript"}, {"C#", "csharp"}, {"Dart", "dart"}, {"Java", "java"},
	{"Kotlin", "kotlin"}, {"Python", "python"}, {"PHP", "php"}, {"Swift", "swift"}, {"VB.NET", "vbnet"}, {"F#", "fsharp"},
	{"Go", "go"}, {"Rust", "rust"}, {"Ruby", "ruby"}, {"Zig", "zig"},
}

var (
	// dtoLine stands below the code: "JavaScript InviteChatMember DTOs", perhaps a link.
	dtoLine = regexp.MustCompile(`^\[?(JavaScript|TypeScript|C#|Dart|Java|Kotlin|Python|PHP|Swift|VB\.NET|F#|Go|Rust|Ruby|Zig) (\S+) DTOs(?:\]\((\S+)\))?$`)
	// backLine is the link to the index, perhaps as Markdown has it.
	backLine = regexp.MustCompile(`^\[?\\?` + backLink + `(?:\]\((\S+)\))?`)
	navLine  = regexp.MustCompile(`^(?:Metadata|C#|JavaScript|TypeScript|Dart|Java|Kotlin|Python|PHP|Swift|VB\.NET|F#|Go|Rust|Ruby|Zig|\s)+$`)
	// codeStart is how JavaScript, TypeScript or C# DTOs can begin. A brace is not
	// enough: descriptions hold JSON.
	codeStart = regexp.MustCompile(`^(?:"use strict";?$|/\*\*(?: |$)|/\* Options:|// @\w|using [A-Z][\w.]*;$|namespace [\w.]+;?$|declare module \w|` +
		`class Dictionary \{\}|import \{|(?:export |declare )+(?:abstract )?(?:class|interface|enum|var|const|type) \w|` +
		`public (?:partial |abstract )*(?:class|interface|enum) \w)`)
	// otherStart is how the DTOs of the other languages can begin.
	otherStart = regexp.MustCompile(`^(?:import |package |library |use |namespace |module |from |require |Imports |<\?php)`)
	tableTitle = regexp.MustCompile(`^([\p{L}_][\w.\p{L}` + "`" + `]*(?:<[^<>]*(?:<[^<>]*>[^<>]*)*>)?) Parameters:$`)
	enumTitle  = regexp.MustCompile(`^[\p{L}_][\p{L}\p{Nd}_.]* Enum:$`)
)

// textPage is copied text in parts, as the page shows them from top to bottom.
type textPage struct {
	in    *input
	diags *diag.List
	page  *Page

	head, code, tail []line
	echoed           string // the heading
	named            string // the operation in the line below the code
	label            string // the language in that line
	link             string // the address that the line leads to, "" where it is plain text
	tables           []string
	trace            *line
	rows             []gluedRoute
	isOperation      bool
	ended            bool // a line that follows the code is there
}

func parseText(in *input, diags *diag.List) *Page {
	in = in.asPasted()
	t := &textPage{in: in, diags: diags, page: &Page{File: in.file}}
	t.divide(splitLines(in.text, 1))
	if !t.isOperation {
		refuseText(in, diags)
		return nil
	}
	t.readTail()
	t.readCode()
	t.readHead()
	t.readOperation()
	t.page.Routes = cutRoutes(in, t.rows, t.samplePath(), diags)
	t.readLostRoutes()
	if t.page.Code == nil {
		t.reportNoCode()
	}
	t.checkWhole()
	return t.page
}

// divide finds the code, and with it what stands before and behind it.
func (t *textPage) divide(lines []line) {
	start, end := -1, len(lines)
	sentence := slices.ContainsFunc(lines, func(l line) bool { return isSentence(strings.TrimSpace(l.text)) })
	for i, l := range lines {
		text := strings.TrimSpace(l.text)
		if t.endsCode(text, start >= 0, sentence) {
			end, t.ended = i, true
			break
		}
		t.isOperation = t.isOperation || backLine.MatchString(text) || text == routesCaption
		if start < 0 && codeStart.MatchString(text) {
			start = i
		}
	}
	if start < 0 {
		start = end
		for i, l := range lines[:end] {
			if t.label != "" && otherStart.MatchString(strings.TrimSpace(l.text)) {
				start = i
				break
			}
		}
	}
	t.head, t.code, t.tail = lines[:start], lines[start:end], lines[end:]
}

// HasSamples tells whether the text shows sample messages, as an operation's page does
// and nothing else: they have the word "length" for their length.
func HasSamples(text string) bool {
	return strings.Contains(text, sampleIntro) || strings.Contains(text, "Content-Length: length")
}

// isSentence tells the lines that stand between the code and the samples.
func isSentence(text string) bool {
	return strings.HasPrefix(text, acceptSentence) || strings.HasPrefix(text, httpHeading) || strings.HasPrefix(text, sampleIntro)
}

// endsCode tells whether the line is one that follows the code. Where the sentences that
// do were lost, the samples themselves are: their length is the word "length".
func (t *textPage) endsCode(text string, inCode, sentence bool) bool {
	if found := dtoLine.FindStringSubmatch(text); found != nil && (inCode || t.isOperation || sentence) {
		t.label, t.named, t.link, t.isOperation = found[1], found[2], found[3], true
		return true
	}
	sample := !sentence && (statusLine.MatchString(text) || requestLine.MatchString(text)) && HasSamples(t.in.text)
	if sample || isSentence(text) {
		t.isOperation = true
		return true
	}
	return false
}

func (t *textPage) readCode() {
	code := skipBlank(t.code)
	if len(code) == 0 {
		return
	}
	var b strings.Builder
	for _, l := range code {
		b.WriteString(l.text + "\n")
	}
	text := strings.TrimSpace(b.String())
	indent := len(code[0].text) - len(strings.TrimLeft(code[0].text, " \t"))
	t.page.Code = &Code{Lang: t.lang(text), Text: text, Pos: diag.Pos{File: t.in.file, Line: code[0].no, Col: 1 + indent}}
}

func (t *textPage) lang(text string) string {
	for _, l := range languages {
		if l.label == t.label {
			return l.lang
		}
	}
	return detectLang(text)
}

func (t *textPage) readTail() {
	for _, l := range t.tail {
		if format, found := strings.CutPrefix(strings.TrimSpace(l.text), httpHeading); found {
			t.page.Format = strings.ToUpper(strings.TrimSpace(format))
			break
		}
	}
	request, response := splitMessages(t.ownTail(unflatten(t.tail)))
	t.page.Request = readMessage(t.in, request, t.diags)
	t.page.Response = readMessage(t.in, response, t.diags)
	t.page.settleFormat()
	switch base := BaseURL(t.link, "/types/"); {
	case base != "":
		t.page.BaseURL = base
	case t.page.Request != nil:
		t.page.BaseURL = hostURL(t.page.Request.Host)
		t.page.HostOnly = t.page.BaseURL != ""
	}
}

// readOperation names the operation: by the line below the code, else by what only the
// request of an operation shows, else by the heading. A page without any of them has no
// name; its code may still tell.
func (t *textPage) readOperation() {
	p := t.page
	names := t.tables
	if t.named == "" && t.echoed == "" {
		t.named = t.requestName()
	}
	if t.named == "" && t.echoed != "" {
		t.named = p.nameFrom(t.echoed, names)
	}
	if p.OperationPos.Line == 0 {
		p.OperationPos = t.in.line(slices.Concat(skipBlank(t.head), t.code, t.tail)[0].no)
	}
	if t.echoed == "" && len(t.rows) == 0 && p.Auth == nil {
		p.Headless = true // where heading and routes were lost, the rest can be, too
	}
	if p.Headless {
		t.diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "head-lost", Pos: t.in.line(p.OperationPos.Line), Hint: "copy the page from its top, or save it as HTML",
			Message: "copied text lost what stands above the code, such as the operation's description"})
	}
	if t.named != "" || t.echoed != "" {
		p.settleOperation(t.echoed, t.named, t.diags)
	}
}

// requestName gives what only the request can be: the name in the address that
// operations without routes have, or in the caption of a table that says where the
// members travel.
func (t *textPage) requestName() string {
	if found := predefinedPath.FindStringSubmatch(t.samplePath()); found != nil {
		return found[1]
	}
	for _, table := range t.page.Tables {
		if slices.ContainsFunc(table.Rows, func(r Row) bool { return r.Param == "path" || r.Param == "query" || r.Param == "body" }) {
			return table.Type
		}
	}
	return ""
}

func (t *textPage) samplePath() string {
	if t.page.Request == nil {
		return ""
	}
	return t.page.Request.Path
}

// readLostRoutes makes a route of what the request sample shows where copied text lost
// the table: operations without routes have an address that says so.
func (t *textPage) readLostRoutes() {
	p := t.page
	if len(t.rows) > 0 || p.Request != nil && predefinedPath.MatchString(p.Request.Path) {
		return
	}
	if p.Request == nil {
		p.RoutesLost = p.Headless
		return
	}
	p.RoutesLost = true
	p.Routes = []model.Route{{Path: p.Request.Path, Verbs: []string{p.Request.Verb}, Pos: t.in.line(p.Request.Pos.Line)}}
	t.diags.Warn("route-lost", p.Routes[0].Pos, "copy the page from its top, or save it as HTML",
		"copied text lost the table of routes; %s is read from the sample, and there may be others", excerpt(p.Request.Verb+" "+p.Request.Path))
}

func (t *textPage) reportNoCode() {
	if t.trace != nil {
		t.page.reportTrace(strings.TrimSpace(t.trace.text), t.in.line(t.trace.no), "", t.diags)
		return
	}
	t.page.noteNoCode("mjs", t.diags)
}
