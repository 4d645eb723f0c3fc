package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/ssgen/ssgen/generator/compat"
	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/lock"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
)

// askServer tells whether the operations of the package are on the server what they are in
// the model that the package is made from.
func (c *checking) askServer(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	told, err := c.toldModel(ctx)
	if err != nil {
		return err
	}
	address := cmp.Or(c.server, firstURL(args), told.BaseURL)
	if address == "" {
		return usage("the address of the server is not known; give it with --server URL")
	}
	if err := c.network.check([]string{address}); err != nil {
		return err
	}
	sources, err := source.Read(ctx, []string{address}, c.network.inputs(nil, stderr))
	if err != nil {
		return err
	}
	now, found := parser.Parse(ctx, sources)
	if ctx.Err() != nil {
		return errInterrupted
	}
	if found.HasErrors() {
		newReport(stderr, c.all).from(ctx, sources).errors(found)
		return failure{code: exitFailed}
	}
	return c.compareModels(told, now, address, stdout, stderr)
}

func firstURL(args []string) string {
	for _, arg := range args {
		if source.IsURL(arg) {
			return arg
		}
	}
	return ""
}

// toldModel is the model that the package was made from. A run that found nothing changed
// has not read it.
func (c *checking) toldModel(ctx context.Context) (*model.API, error) {
	if c.told != nil {
		return c.told, nil
	}
	told, err := c.lockedModel(ctx)
	if err == nil && told == nil {
		err = usage("%s has no %s that tells of the API", c.dir, lock.Name)
	}
	return told, err
}

// compareModels compares the operations that the package has.
func (c *checking) compareModels(told, now *model.API, address string, stdout, stderr io.Writer) error {
	names := c.operationNames(told)
	changes := compat.Compare(partOf(told, names), partOf(now, names))
	more := 0
	for _, op := range now.Operations {
		if !op.Builtin && !slices.ContainsFunc(told.Operations, func(o model.Operation) bool { return o.Name == op.Name }) {
			more++
		}
	}
	others := ""
	if more > 0 {
		others = fmt.Sprintf("; it has %s more", count(more, "operation"))
	}
	if len(changes) == 0 {
		fmt.Fprintf(stderr, "online %s: %s as they were%s\n", printable(address), count(len(names), "operation"), others)
		return nil
	}
	fmt.Fprintf(stderr, "online %s: the API has changed, %s%s\n", printable(address), tally(changes), others)
	if err := printText(stdout, changes, styleOf(stdout)); err != nil {
		return err
	}
	return failure{code: exitOutdated}
}

// operationNames lists the operations that are generated.
func (c *checking) operationNames(told *model.API) []string {
	part, _ := reach.Select(told, c.forGenerator().Choice())
	var names []string
	for _, op := range part.Operations {
		names = append(names, op.Name)
	}
	return names
}

// partOf is what a model says of some operations and of what they reach. The server's address
// is no part of it: it was asked there.
func partOf(api *model.API, operations []string) *model.API {
	var there []string
	for _, name := range operations {
		if slices.ContainsFunc(api.Operations, func(o model.Operation) bool { return o.Name == name }) {
			there = append(there, name)
		}
	}
	part := &model.API{}
	if len(there) > 0 {
		part, _ = reach.Select(api, reach.Choice{Only: there})
	}
	part.BaseURL = ""
	return part
}
