package explore

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/ssgen/ssgen/parser/index"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
)

// maxSilence is how many pages in a row may stay without an answer before the server
// counts as gone.
const maxSilence = 5

// pageOf is an operation's page in a format, with a language's tab or with tables ("").
func pageOf(op, format, lang string) document {
	query := "op=" + url.QueryEscape(op)
	if lang != "" {
		query += "&lang=" + lang
	}
	return document{kind: detailPage, path: "/" + format + "/metadata", query: query, file: pageFile(op, format, lang), op: op}
}

// pages reads the list of operations, each operation's page, and then what is still open.
func (e *explorer) pages(ctx context.Context, base *url.URL) (*Found, error) {
	list, ops, err := e.list(ctx, base)
	if err != nil {
		return nil, err
	}
	w := &walk{explorer: e, base: base, list: list, twins: twins(ops), found: make([][]*piece, len(ops)), missing: make([]error, len(ops))}
	e.progress(0, len(ops))
	group, grouped := errgroup.WithContext(ctx)
	group.SetLimit(e.Parallel)
	for i := range ops {
		group.Go(func() error { return w.operation(grouped, i, &ops[i]) })
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return w.settle(ctx, ops)
}

// list reads the index, or where that is hidden the other list of operations.
func (e *explorer) list(ctx context.Context, base *url.URL) (*piece, []index.Operation, error) {
	list, err := e.ask(ctx, base, indexDoc())
	if err != nil && declined(err) {
		var other error
		if list, other = e.ask(ctx, base, operationList()); other == nil {
			err = nil
		} else if !declined(other) {
			return nil, nil, other
		}
	}
	if err != nil {
		return nil, nil, err
	}
	ops := slices.DeleteFunc(list.list.Operations, func(op index.Operation) bool { return e.Only != nil && !e.Only(op.Name) })
	slices.SortFunc(ops, func(a, b index.Operation) int { return strings.Compare(a.Name, b.Name) })
	return list, ops, nil
}

func indexDoc() document { return document{kind: indexPage, path: "/metadata", file: indexFile} }

func operationList() document {
	return document{kind: catalogue, path: "/operations/metadata", query: "format=json", file: catalogueFile}
}

// walk is the way through an API's pages.
type walk struct {
	*explorer
	base    *url.URL
	list    *piece
	twins   map[string]bool // operations whose names differ from earlier ones' by case alone
	found   [][]*piece      // of each operation
	missing []error         // likewise
	silence atomic.Int32
}

// twins finds names that some file systems would not tell apart; ops are sorted.
func twins(ops []index.Operation) map[string]bool {
	found, seen := map[string]bool{}, map[string]bool{}
	for _, op := range ops {
		if lower := strings.ToLower(op.Name); seen[lower] {
			found[op.Name] = true
		} else {
			seen[lower] = true
		}
	}
	return found
}

func (w *walk) pageOf(op, format, lang string) document {
	d := pageOf(op, format, lang)
	if w.twins[op] {
		d.file = twinFile(op, format, lang)
	}
	return d
}

// operation reads an operation's page with the tab that tells most; where that shows no
// types, or fails, those that tell less.
func (w *walk) operation(ctx context.Context, i int, op *index.Operation) error {
	format := formatOf(op)
	get := w.bring
	for _, lang := range []string{"csharp", "", "typescript", "mjs"} {
		p, err := get(ctx, w.base, w.pageOf(op.Name, format, lang))
		get = w.ask // further tabs were not foreseen
		if err != nil && ctx.Err() != nil {
			return err
		}
		if gone := w.heard(err); gone != nil {
			return gone
		}
		if err != nil {
			again := w.missing[i] == nil && errors.Is(err, web.ErrUnfit) // a tab that fails says little of the next
			w.missing[i] = cmp.Or(w.missing[i], err)
			if again {
				continue
			}
			break
		}
		enough := showsTypes(p) || !p.tabs
		p.contents = contents{} // there are many pages
		if w.found[i] = append(w.found[i], p); enough {
			break
		}
	}
	if len(w.found[i]) > 0 {
		w.missing[i] = nil
	}
	return nil
}

// heard tells what ends the walk: that an answer cannot be kept, or that the server has
// not answered at all for so often that it counts as gone.
func (w *walk) heard(err error) error {
	var known *source.Error
	switch {
	case err != nil && !errors.As(err, &known):
		return err
	case !errors.Is(err, web.ErrNoAnswer):
		w.silence.Store(0)
		return nil
	}
	if w.silence.Add(1) < maxSilence {
		return nil
	}
	gone := *known
	gone.Problem = "the server has stopped answering: " + known.Problem
	return &gone
}

// formatOf chooses the format whose samples tell most, of those that the caller may see.
func formatOf(op *index.Operation) string {
	for _, format := range []string{"JSV", "JSON", "XML", "CSV"} {
		if hasFormat(op, format) {
			return strings.ToLower(format)
		}
	}
	return "jsv"
}

// hasFormat tells whether the caller may see the operation's page in a format; a list
// that does not know formats says so of each.
func hasFormat(op *index.Operation, format string) bool {
	return len(op.Formats) == 0 || slices.ContainsFunc(op.Formats, func(f string) bool { return strings.EqualFold(f, format) })
}

// showsTypes tells whether a page declares the operation's request, in code or in tables.
func showsTypes(p *piece) bool {
	code := p.page.Code
	return len(p.page.Tables) > 0 || code != nil && strings.Contains(code.Text, "class "+cmp.Or(p.page.Operation, p.op))
}
