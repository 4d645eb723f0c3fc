// Package parser is the whole way in: it reads metadata pages, or a server's
// types/metadata.json, and makes one model of the API that they show.
//
// Sources go in, the model and what is to be said of it come out. Parse reads as
// a list of the steps; each is a package below this one. The package never
// touches disk or network (parser/source does) and never generates anything.
package parser

import (
	"context"
	"errors"
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
	readings, document, diags := readAll(ctx, sources)
	if err := ctx.Err(); err != nil {
		diags.Fail("stopped", diag.Pos{}, "", "reading was stopped: %v", err)
		return nil, diags
	}
	if document.data != nil {
		return readDocument(document, len(sources))
	}
	api, found := merge.Merge(readings)
	diags = append(diags, found...)
	diags.Sort()
	return api, diags
}

// document is types/metadata.json or metadata/app.json as it was read. It alone is
// kept while others are read, for it is all that counts.
type document struct {
	name string
	data []byte
}

// readDocument makes the model of a document that holds all of it. Other sources
// beside it could only contradict it.
func readDocument(d document, sources int) (*model.API, diag.List) {
	if sources > 1 {
		var diags diag.List
		diags.Fail("sources-mixed", diag.Pos{File: d.name}, "give it alone, or the pages without it",
			"this document holds the whole API, and other sources are given beside it")
		return nil, diags
	}
	api, diags := native.Parse(d.name, d.data)
	diags.Sort()
	return api, diags
}

// readAll reads the sources, several at a time, each once and in its turn, and
// gives the first document among them. The bytes of all others are let go.
func readAll(ctx context.Context, sources []source.Source) ([]merge.Reading, document, diag.List) {
	readings := make([]merge.Reading, len(sources))
	documents := make([]document, len(sources))
	found := make([]diag.List, len(sources))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(len(sources), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				readings[i], documents[i], found[i] = open(ctx, sources[i])
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
	var first document
	if i := slices.IndexFunc(documents, func(d document) bool { return d.data != nil }); i >= 0 {
		first = documents[i]
	}
	return readings, first, diags
}

// open brings a source's bytes and tells a document from a page.
func open(ctx context.Context, s source.Source) (merge.Reading, document, diag.List) {
	data, err := s.Bytes(ctx)
	if err != nil {
		return merge.Reading{}, document{}, unread(s.Name, err)
	}
	if native.Detect(data) {
		return merge.Reading{}, document{s.Name, data}, nil
	}
	r, diags := read(s.Name, data)
	return r, document{}, diags
}

// unread is what to say of a source that gave no bytes.
func unread(name string, err error) diag.List {
	var diags diag.List
	problem, hint := err.Error(), ""
	var known *source.Error
	if errors.As(err, &known) {
		problem, hint = known.Problem, known.Hint
	}
	diags.Fail("source-unread", diag.Pos{File: name}, hint, "%s", problem)
	return diags
}

// read takes one source apart: the page, its code and its samples. The reading of
// a source that is no operation page has no page, and merge passes over it.
func read(name string, data []byte) (merge.Reading, diag.List) {
	p, diags := page.Parse(name, data)
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
