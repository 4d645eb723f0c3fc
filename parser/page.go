package parser

import (
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/merge"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/sample"
	"github.com/ssgen/ssgen/parser/script"
)

// readPage takes an operation page apart: its code or tables, and its samples.
func readPage(name string, data []byte) ([]merge.Reading, diag.List) {
	p, diags := page.Parse(name, data)
	if p == nil {
		return nil, diags
	}
	r := merge.Reading{Page: p}
	var found [3]diag.List
	r.Code, found[0] = readCode(p)
	r.Request, found[1] = readSample(p, p.Request)
	r.Response, found[2] = readSample(p, p.Response)
	for _, l := range found {
		diags = append(diags, l...)
	}
	return []merge.Reading{r}, diags
}

// readCode reads the DTOs of the tabs that ssgen understands.
func readCode(p *page.Page) (*dto.File, diag.List) {
	var diags diag.List
	switch {
	case p.Code == nil:
		return nil, nil
	case p.Code.Lang == "mjs" || p.Code.Lang == "js":
		return script.Parse(p.Code.Text, p.Code.Pos, dto.JavaScript)
	case p.Code.Lang == "typescript":
		return script.Parse(p.Code.Text, p.Code.Pos, dto.TypeScript)
	case p.Code.Lang == "":
		return script.Parse(p.Code.Text, p.Code.Pos, script.DetectLang(p.Code.Text))
	}
	diags.Warn("tab-unread", p.Code.Pos, "save the JavaScript tab: "+tab(p, "mjs"),
		"the %s tab of %s is not read yet; its samples and routes are", p.Code.Lang, p.Operation)
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

// readSample reads the bodies that tell types: JSV and JSON. XML and CSV ones
// stay in the model as text.
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
	return strings.HasPrefix(strings.TrimSpace(msg.Body), "(") // "(string)" is printed alike for every format
}
