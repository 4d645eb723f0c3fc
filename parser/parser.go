// Package parser is the whole way in: it reads metadata pages, or a server's
// types/metadata.json, and makes one model of the API that they show.
//
// Sources go in, the model and what is to be said of it come out. Parse reads as
// a list of the steps; each is a package below this one. The package never
// touches disk or network (parser/source does) and never generates anything.
package parser

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/merge"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/native"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/sample"
	"github.com/ssgen/ssgen/parser/script"
	"github.com/ssgen/ssgen/parser/source"
)

// Parse makes one model of the sources, whatever their order. A source that
// cannot be used gives its Error and the others still count; the model is nil
// only when the context ends first or a document that holds all cannot be used. The diagnostics are sorted.
func Parse(ctx context.Context, sources []source.Source) (*model.API, diag.List) {
	if i := slices.IndexFunc(sources, isDocument); i >= 0 {
		return readDocument(sources, i)
	}
	readings, diags := readAll(ctx, sources)
	if err := ctx.Err(); err != nil {
		diags.Fail("stopped", diag.Pos{}, "", "reading was stopped: %v", err)
		return nil, diags
	}
	api, found := merge.Merge(readings)
	diags = append(diags, found...)
	diags.Sort()
	return api, diags
}

// isDocument tells whether the source is types/metadata.json or metadata/app.json.
func isDocument(s source.Source) bool { return native.Detect(s.Data) }

// readDocument makes the model of a document that holds all of it. Other sources
// beside it could only contradict it.
func readDocument(sources []source.Source, i int) (*model.API, diag.List) {
	s := sources[i]
	if len(sources) > 1 {
		var diags diag.List
		diags.Fail("sources-mixed", diag.Pos{File: s.Name}, "give it alone, or the pages without it",
			"this document holds the whole API, and other sources are given beside it")
		return nil, diags
	}
	api, diags := native.Parse(s.Name, s.Data)
	diags.Sort()
	return api, diags
}

// readAll reads the sources, several at a time.
func readAll(ctx context.Context, sources []source.Source) ([]merge.Reading, diag.List) {
	readings := make([]merge.Reading, len(sources))
	found := make([]diag.List, len(sources))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(len(sources), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				if ctx.Err() == nil {
					readings[i], found[i] = read(sources[i])
				}
			}
		})
	}
	for i := range sources {
		next <- i
	}
	close(next)
	wg.Wait()

	var diags diag.List
	for _, l := range found {
		diags = append(diags, l...)
	}
	return readings, diags
}

// read takes one source apart: the page, its code and its samples. The reading of
// a source that is no operation page has no page, and merge passes over it.
func read(s source.Source) (merge.Reading, diag.List) {
	p, diags := page.Parse(s.Name, s.Data)
	if p == nil {
		return merge.Reading{}, diags
	}
	r := merge.Reading{Page: p}
	var found [3]diag.List
	r.Code, found[0] = readCode(p)
	r.Request, found[1] = readSample(p, p.Request)
	r.Response, found[2] = readSample(p, p.Response)
	for _, l := range found {
		diags = append(diags, l...)
	}
	return r, diags
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
