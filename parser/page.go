package parser

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/ssgen/ssgen/parser/csharp"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/merge"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/sample"
	"github.com/ssgen/ssgen/parser/script"
)

// readPage takes an operation page apart: its code or tables, and its samples. Text can
// hold both, which are two readings.
func readPage(name string, data []byte, common *shared) ([]merge.Reading, diag.List) {
	p, diags := page.ParseShared(name, data, common.inTables())
	if p == nil {
		return nil, diags
	}
	r := merge.Reading{Page: p}
	var found [3]diag.List
	if r.Code, found[0] = readCode(p, common); r.Code != nil {
		r.Code.Detach()
		p.Code.Text = "" // all of it is read, and it is most of the page
	}
	r.Request, found[1] = readSample(p, p.Request)
	r.Response, found[2] = readSample(p, p.Response)
	r.Root = readRoot(p.Response)
	diags = append(diags, nameOperation(p, r.Code, r.Request, r.Response)...)
	if diags.HasErrors() {
		return nil, slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	}
	diags = append(diags, nameTables(p, r.Request, r.Response)...)
	checkAsked(name, p, &diags)
	readings := []merge.Reading{r}
	if len(p.Tables) > 0 || p.OnTables {
		tables := readTables(p, &diags)
		tables.Detach()
		p.Tables = nil
		if r.Code == nil {
			readings[0].Code = tables
		} else {
			readings = append(readings, merge.Reading{Page: p, Code: tables})
		}
		diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return d.Code == "code-missing" && d.Severity == diag.Note })
	}
	for _, l := range found {
		diags = append(diags, l...)
	}
	return readings, diags
}

// readCode reads the DTOs of the tabs that ssgen understands.
func readCode(p *page.Page, common *shared) (*dto.File, diag.List) {
	var diags diag.List
	switch {
	case p.Code == nil:
		return nil, nil
	case p.Code.Lang == "mjs" || p.Code.Lang == "js":
		return script.ParseShared(p.Code.Text, p.Code.Pos, dto.JavaScript, common.inScript())
	case p.Code.Lang == "typescript":
		return script.ParseShared(p.Code.Text, p.Code.Pos, dto.TypeScript, common.inScript())
	case p.Code.Lang == "csharp":
		return csharp.ParseShared(p.Code.Text, p.Code.Pos, common.inCSharp())
	case p.Code.Lang == "":
		return script.ParseShared(p.Code.Text, p.Code.Pos, script.DetectLang(p.Code.Text), common.inScript())
	}
	diags.Warn("tab-unread", p.Code.Pos, "save the C# tab: "+tab(p, "csharp"),
		"the %s tab of %s tells less than the languages that ssgen reads; its samples and routes are read", cmp.Or(languageName(p.Code.Lang), strconv.Quote(p.Code.Lang)), p.Operation)
	return nil, diags
}

// tab names the page that shows the operation's code in another language.
func tab(p *page.Page, lang string) string {
	base := p.BaseURL
	if base == "" {
		base = "{base URL}"
	}
	return base + "/jsv/metadata?op=" + p.Operation + "&lang=" + lang
}

// readRoot reads the name that an XML response has.
func readRoot(msg *page.Message) *sample.Root {
	if msg == nil || !msg.HasBody {
		return nil
	}
	root, ok := sample.XMLRoot(msg.Body, msg.Pos)
	if !ok {
		return nil
	}
	return &root
}

// readSample reads the bodies that tell types: JSV, JSON and the JSON that most servers
// print for CSV. Others stay in the model as text.
func readSample(p *page.Page, msg *page.Message) (*sample.Value, diag.List) {
	if msg == nil || !msg.HasBody || !readable(p, msg) {
		return nil, nil
	}
	return sample.Parse(msg.Body, msg.ContentType, msg.Pos)
}

func readable(p *page.Page, msg *page.Message) bool {
	for _, format := range []string{"jsv", "json"} {
		if strings.HasSuffix(strings.ToLower(msg.ContentType), "/"+format) || msg.ContentType == "" && strings.EqualFold(p.Format, format) {
			return true
		}
	}
	body := strings.TrimSpace(msg.Body)
	csv := strings.EqualFold(p.Format, "csv") && (strings.HasPrefix(body, "{") || strings.HasPrefix(body, "["))
	return csv || strings.HasPrefix(body, "(") // "(string)" is printed alike for every format
}
