package explore

import (
	"context"
	"slices"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/index"
	"github.com/ssgen/ssgen/parser/source"
)

// settle asks for what the pages leave open: the names of responses, which stand in the
// other list of operations, and where that does not help in the samples in XML.
func (w *walk) settle(ctx context.Context, ops []index.Operation) (*Found, error) {
	found := w.gather(ops)
	open := w.open(ctx, found.Sources)
	if len(open) > 0 && w.list.kind == indexPage {
		p, err := w.ask(ctx, w.base, operationList())
		switch {
		case err == nil:
			found.Sources = append(found.Sources, p.source)
			open = w.open(ctx, found.Sources)
		case !declined(err):
			return nil, err
		}
	}
	for _, op := range open {
		if i := slices.IndexFunc(ops, func(o index.Operation) bool { return o.Name == op }); i >= 0 && !hasFormat(&ops[i], "XML") {
			continue
		}
		p, err := w.ask(ctx, w.base, w.pageOf(op, "xml", "csharp"))
		switch {
		case err == nil:
			found.Sources = append(found.Sources, p.source)
		case ctx.Err() != nil:
			return nil, err
		default:
			if err := w.heard(err); err != nil {
				return nil, err
			}
		}
	}
	return found, ctx.Err()
}

// gather gives what was read, and what was not, in the operations' order.
func (w *walk) gather(ops []index.Operation) *Found {
	found := &Found{Base: w.base.String(), Sources: []source.Source{w.list.source}}
	for i, pieces := range w.found {
		for _, p := range pieces {
			found.Sources = append(found.Sources, p.source)
		}
		if w.missing[i] != nil {
			found.miss(ops[i].Name, w.missing[i])
		}
	}
	return found
}

// open lists the operations whose response the sources do not tell, sorted.
func (w *walk) open(ctx context.Context, sources []source.Source) []string {
	operations := map[string]string{}
	for _, pieces := range w.found {
		for _, p := range pieces {
			operations[p.source.Name] = p.op
		}
	}
	_, diags := parser.Parse(ctx, sources)
	var open []string
	for _, d := range diags {
		if op := operations[d.Pos.File]; op != "" && (d.Code == "response-unknown" || d.Code == "response-ambiguous") {
			open = append(open, op)
		}
	}
	slices.Sort(open)
	return slices.Compact(open)
}
