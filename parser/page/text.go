package page

import (
	"regexp"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// The lines that ServiceStack prints on every operation page. Only text that was
// copied shows the first with a bare "<".
const (
	backLink       = "<back to all web services"
	routesCaption  = "The following routes are available for this service:"
	acceptSentence = "To override the Content-type in your clients"
	httpHeading    = "HTTP + "
	tableHeader    = "NameParameterData Type"
)

// languages are the labels of the language tabs, with their names in addresses.
var languages = [...]struct{ label, lang string }{
	{"JavaScript", "mjs"}, {"TypeScript", "typescript"}, {"C#", "csharp"}, {"Dart", "dart"}, {"Java", "java"},
	{"Kotlin", "kotlin"}, {"Python", "python"}, {"PHP", "php"}, {"Swift", "swift"}, {"VB.NET", "vbnet"}, {"F#", "fsharp"},
	{"Go", "go"}, {"Rust", "rust"}, {"Ruby", "ruby"}, {"Zig", "zig"},
}

var (
	// dtoLine stands below the code: "JavaScript InviteChatMember DTOs".
	dtoLine = regexp.MustCompile(`^(JavaScript|TypeScript|C#|Dart|Java|Kotlin|Python|PHP|Swift|VB\.NET|F#|Go|Rust|Ruby|Zig) (\S+) DTOs$`)
	navLine = regexp.MustCompile(`^(?:Metadata|C#|JavaScript|TypeScript|Dart|Java|Kotlin|Python|PHP|Swift|VB\.NET|F#|Go|Rust|Ruby|Zig|\s)+$`)
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
	tables           []string
	trace            *line
	rows             []gluedRoute
	isOperation      bool
	ended            bool // a line that follows the code is there
}

func parseText(in *input, diags *diag.List) *Page {
	t := &textPage{in: in, diags: diags, page: &Page{File: in.file}}
	t.divide(splitLines(in.text, 1))
	if !t.isOperation {
		refuseText(in, diags)
		return nil
	}
	t.readHead()
	t.readTail()
	t.readCode()
	t.readOperation()
	t.page.Routes = cutRoutes(in, t.rows, t.samplePath(), diags)
	if t.page.Code == nil {
		t.reportNoCode()
	}
	t.checkWhole()
	return t.page
}

// divide finds the code, and with it what stands before and behind it.
func (t *textPage) divide(lines []line) {
	start, end := -1, len(lines)
	for i, l := range lines {
		text := strings.TrimSpace(l.text)
		if found := dtoLine.FindStringSubmatch(text); found != nil && (start >= 0 || t.isOperation) {
			t.label, t.named, t.isOperation = found[1], found[2], true
		} else if strings.HasPrefix(text, acceptSentence) || strings.HasPrefix(text, httpHeading) {
			t.isOperation = true
		} else {
			t.isOperation = t.isOperation || strings.HasPrefix(text, backLink) || text == routesCaption
			if start < 0 && codeStart.MatchString(text) {
				start = i
			}
			continue
		}
		end, t.ended = i, true
		break
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
	request, response := splitMessages(t.tail)
	t.page.Request = readMessage(t.in, request, t.diags)
	t.page.Response = readMessage(t.in, response, t.diags)
	t.page.settleFormat()
	if t.page.Request != nil {
		t.page.BaseURL = hostURL(t.page.Request.Host)
		t.page.HostOnly = t.page.BaseURL != ""
	}
}

func (t *textPage) readOperation() {
	if t.named == "" {
		t.named = t.page.nameFrom(t.echoed, t.tables)
	}
	if t.page.OperationPos.Line == 0 && len(t.tail) > 0 {
		t.page.OperationPos = t.in.line(t.tail[0].no)
	}
	t.page.settleOperation(t.echoed, t.named, t.diags)
}

func (t *textPage) samplePath() string {
	if t.page.Request == nil {
		return ""
	}
	return t.page.Request.Path
}

func (t *textPage) reportNoCode() {
	if t.trace != nil {
		t.page.reportTrace(strings.TrimSpace(t.trace.text), t.in.line(t.trace.no), "", t.diags)
		return
	}
	t.page.noteNoCode("mjs", t.diags)
}
