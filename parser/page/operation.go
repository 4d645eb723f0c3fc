package page

import (
	"regexp"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

var (
	codeClass = regexp.MustCompile(`(?m)^[ \t]*(?:(?:export|public|partial|abstract|declare) )*(?:class|interface) (\w+)`)
	// predefinedPath is the route that every operation without routes has.
	predefinedPath = regexp.MustCompile(`^/[\w-]+/(?:reply|oneway)/(\w+)$`)
	// exceptionLine is how .NET begins to print an exception.
	exceptionLine = regexp.MustCompile(`^(?:[A-Z]\w*\.)+\w*Exception: `)
	unknownLang   = regexp.MustCompile(`Unknown language '([\w.+#-]*)'`)
)

// nameFrom finds the operation's true case where the page does not link to its own
// tabs: among names that are written as the server has them. The fallback is the
// heading, which repeats what the address asked for.
func (p *Page) nameFrom(echoed string, names []string) string {
	if p.Request != nil {
		if found := predefinedPath.FindStringSubmatch(p.Request.Path); found != nil {
			names = append(names, found[1])
		}
	}
	if p.Code != nil {
		for _, found := range codeClass.FindAllStringSubmatch(p.Code.Text, -1) {
			names = append(names, found[1])
		}
	}
	for _, name := range names {
		if strings.EqualFold(name, echoed) || echoed == "" {
			return name
		}
	}
	return echoed
}

// title names the page in messages.
func (p *Page) title() string {
	if p.Operation == "" {
		return "the page"
	}
	return "the page of " + p.Operation
}

// operationName is what a request class can be called.
var operationName = regexp.MustCompile(`^[\p{L}_][\p{L}\p{Nd}_]{0,199}$`)

// IsOperationName tells whether an operation, and so its request class, can be called that.
func IsOperationName(name string) bool { return operationName.MatchString(name) }

// settleOperation takes the name that the page's own links give over its heading.
// What is no name, a site's own heading or a stranger's address, is not looked at.
func (p *Page) settleOperation(echoed, named string, diags *diag.List) {
	isName := operationName.MatchString
	switch {
	case isName(named):
		p.Operation = named
	case isName(echoed):
		p.Operation = echoed
	default:
		diags.Fail("not-operation-page", diag.Pos{File: p.File, Line: max(1, p.OperationPos.Line)}, hintGiveOperationPage,
			"the page does not name its operation")
		return
	}
	if isName(echoed) && !strings.EqualFold(echoed, p.Operation) {
		diags.Warn("operation-mismatch", p.OperationPos, "save the page of "+echoed+" again: "+tabURL(p.BaseURL, echoed, "mjs"),
			"the heading says %s but the page belongs to %s; read as %s", excerpt(echoed), excerpt(p.Operation), p.Operation)
	}
}

// settleFormat takes the format from the samples where the heading has none: some
// servers print "HTTP + OTHER" above JSON lines.
func (p *Page) settleFormat() {
	if p.Format != "" && p.Format != "OTHER" {
		return
	}
	for _, m := range []*Message{p.Request, p.Response} {
		if m == nil {
			continue
		}
		if format := formatOf(m.ContentType); format != "" {
			p.Format = format
			return
		}
		if format := formatOf(m.Accept); format != "" {
			p.Format = format
			return
		}
	}
}

// reportTrace warns of an error message where the code should be: every JavaScript
// tab of a server before release 8. active is the address or name of the open tab.
func (p *Page) reportTrace(trace string, pos diag.Pos, active string, diags *diag.List) {
	message, _, _ := strings.Cut(trace, "\n")
	lang := "typescript"
	if strings.HasSuffix(active, "typescript") {
		lang = "csharp"
	}
	if unknownLang.MatchString(message) {
		message, _, _ = strings.Cut(message, ",")
	}
	diags.Warn("code-missing", pos, "save "+tabURL(p.BaseURL, p.Operation, lang)+" instead",
		"the page shows an error in place of the code: %s", excerpt(message))
}

// noteNoCode says where the code is when another tab was saved. It is no warning:
// the Metadata tab is a good companion of a tab with code.
func (p *Page) noteNoCode(lang string, diags *diag.List) {
	diags.Add(diag.Diagnostic{Severity: diag.Note, Code: "code-missing", Pos: diag.Pos{File: p.File, Line: p.OperationPos.Line},
		Message: p.title() + " shows no code, so its types come from the samples alone",
		Hint:    "give " + tabURL(p.BaseURL, p.Operation, lang) + " too"})
}

// detectLang tells the language of code whose page does not name it.
func detectLang(text string) string {
	switch {
	case strings.HasPrefix(text, "using ") || strings.Contains(text, "\npublic partial ") || strings.Contains(text, " public partial "):
		return "csharp"
	case strings.HasPrefix(text, `"use strict"`) || strings.Contains(text, "/** @typedef ") || strings.Contains(text, "[init] */"):
		return "mjs"
	default:
		return "typescript"
	}
}
