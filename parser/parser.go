// Package parser is the whole way in: it reads what a ServiceStack server says of its
// API, in whatever form it was saved, and makes one model of it.
//
// Sources go in (operation pages, listings of DTOs, lists of operations, the server's own
// metadata), the model and what is to be said of it come out. Parse reads as a list of
// the steps; each is a package below this one. The package never touches disk or network
// (parser/source does) and never generates anything.
package parser

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/merge"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/override"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/why"
)

// Parse makes one model of the sources, whatever their order. A source that
// cannot be used gives its Error and the others still count; the model is nil
// only when the context ends first or documents that hold the whole API cannot be
// used. The diagnostics are sorted.
func Parse(ctx context.Context, sources []source.Source) (*model.API, diag.List) {
	return parse(ctx, sources, nil, &shared{})
}

// Explain is Parse with a log of where every fact of the model comes from.
func Explain(ctx context.Context, sources []source.Source) (*model.API, *why.Log, diag.List) {
	log := why.New()
	api, diags := parse(ctx, sources, log, &shared{})
	return api, log, diags
}

func parse(ctx context.Context, sources []source.Source, log *why.Log, common *shared) (*model.API, diag.List) {
	pieces, diags := readAll(ctx, sources, common)
	if err := ctx.Err(); err != nil {
		diags.Fail("stopped", diag.Pos{}, "", "reading was stopped: %v", err)
		return nil, diags
	}
	whole, readings, found := sortOut(pieces)
	diags = append(withoutSpare(diags, pieces, whole), found...)
	if found = contradictions(readings); found.HasErrors() {
		diags = append(diags, found...)
		diags.Sort()
		return nil, diags
	}
	api := whole.api
	switch diags = append(diags, onlyLists(readings, whole)...); {
	case whole.whole && api != nil && len(readings) > 0:
		diags = append(diags, merge.Beside(api, whole.name, readings, log)...)
	case whole.whole && api != nil:
		merge.ExplainDocument(api, whole.name, log, nil)
	case !whole.whole:
		api, found = merge.Merge(readings, log)
		diags = append(diags, found...)
	}
	diags.Sort()
	if api != nil {
		override.Choices(api, diags)
	}
	return api, diags
}

// onlyLists says that lists of operations alone describe no type.
func onlyLists(readings []merge.Reading, whole piece) diag.List {
	var diags diag.List
	if whole.whole || len(readings) == 0 || slices.ContainsFunc(readings, func(r merge.Reading) bool { return r.Kind < merge.Index }) {
		return nil
	}
	at := readings[0].Page
	hint := "give the pages of its operations too, saved from https://HOST/jsv/metadata?op=NAME&lang=csharp"
	if i := slices.IndexFunc(readings, func(r merge.Reading) bool { return r.Page.Operation != "" }); i >= 0 {
		hint = "give the pages of its operations too, such as " + tab(readings[i].Page, "csharp")
	}
	diags.Fail("index-page", diag.Pos{File: at.File, Line: 1}, hint, "this is a list of operations, which describes none of their types")
	return diags
}

// sortOut parts the documents that hold the whole API, of which it makes one, from
// readings of its parts.
func sortOut(pieces []piece) (whole piece, readings []merge.Reading, diags diag.List) {
	var documents []piece
	for _, p := range pieces {
		if readings = append(readings, p.readings...); p.whole {
			documents = append(documents, p)
		}
	}
	if len(documents) > 0 {
		whole, diags = oneDocument(documents)
	}
	return whole, readings, diags
}

// readAll reads the sources, several at a time, each once and in its turn; its bytes
// are let go as soon as it is read.
func readAll(ctx context.Context, sources []source.Source, common *shared) ([]piece, diag.List) {
	pieces := make([]piece, len(sources))
	found := make([]diag.List, len(sources))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(len(sources), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				pieces[i], found[i] = open(ctx, sources[i], common)
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
	return pieces, diags
}

// open brings a source's bytes and reads them.
func open(ctx context.Context, s source.Source, common *shared) (piece, diag.List) {
	data, err := s.Bytes(ctx)
	if err != nil {
		return piece{}, unread(s.Name, err)
	}
	return read(s.Name, data, common)
}

// unread is what to say of a source that gave no bytes.
func unread(name string, err error) diag.List {
	var diags diag.List
	problem, hint := err.Error(), ""
	var known *source.Error
	if errors.As(err, &known) {
		problem, hint = known.Problem, known.Hint
	}
	if known != nil && known.Optional {
		diags.Warn("source-unread", diag.Pos{File: name}, hint, "%s; left out", problem)
		return diags
	}
	diags.Fail("source-unread", diag.Pos{File: name}, hint, "%s", problem)
	return diags
}
