package cli

import (
	"cmp"
	"context"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/override"
	"github.com/ssgen/ssgen/parser/source"
)

// inspection is one call of the command.
type inspection struct {
	settings
	network network
	json    bool
	all     bool
	why     string
}

func newInspect() *cobra.Command {
	i := &inspection{}
	cmd := &cobra.Command{
		Use:   "inspect PAGE...",
		Short: "Show what operation pages say about an API",
		Long: `inspect reads the same input as generate and prints the API that ssgen sees in it:
operations, types and enums. What it could not know stands on standard error.

A PAGE is a saved page, document or listing, a folder or zip of them, the URL of one
or of a whole server, or "-" for standard input. Without any, the sources of ssgen.yaml
are read; its overrides and severities count in any case.

With --why it prints where a fact comes from: what every source says of it, which of
them counts, and the reason.`,
		Example: `  ssgen inspect InviteChatMember.txt
  ssgen inspect --json pages/ | jq '.operations[].name'
  ssgen inspect --bearer env:SHOP_TOKEN https://shop.example/api
  ssgen inspect --why Order.total pages/
  ssgen inspect --why GetOrder.response pages/`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return i.run(cmd.Context(), args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().BoolVar(&i.json, "json", false, "print the model as JSON")
	cmd.Flags().StringVar(&i.why, "why", "", "print where the facts of an operation, a type, an enum or a member come from")
	cmd.Flags().BoolVar(&i.all, "all", false, "show every finding, not only the first of a kind")
	i.settings.addFlags(cmd.Flags())
	i.network.addFlags(cmd.Flags())
	return cmd
}

func (i *inspection) run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	problems := i.read(".")
	r := newReport(stderr, i.all).from(ctx, []source.Source{i.text})
	if problems.HasErrors() {
		r.errors(problems)
		return errConfig
	}
	args = i.inputs(args)
	if err := cmp.Or(pagesNeeded(args), i.network.check(args)); err != nil {
		return err
	}
	asksWhy := i.flags.Changed("why")
	if asksWhy && i.json {
		return usage("--why and --json cannot be used together")
	}
	sources, err := source.Read(ctx, args, i.network.inputs(stdin, stderr))
	if err != nil {
		return i.placed(err)
	}
	r.from(ctx, append([]source.Source{i.text}, sources...))
	if asksWhy {
		return i.explain(ctx, sources, stdout, r)
	}
	return i.describe(ctx, sources, stdout, r)
}

// explain prints the readings behind the facts that a name stands for.
func (i *inspection) explain(ctx context.Context, sources []source.Source, stdout io.Writer, r *report) error {
	api, log, found := parser.Explain(ctx, sources)
	if ctx.Err() != nil {
		return errInterrupted
	}
	if found.HasErrors() {
		r.errors(found)
		return failure{code: exitFailed}
	}
	settled, _, problems := override.Apply(api, i.file.Overrides, found)
	if problems.HasErrors() {
		r.errors(problems)
		return errConfig
	}
	i.overruled(log, api, settled)
	text, err := explain(log, i.why)
	if err != nil {
		return err
	}
	_, err = io.WriteString(stdout, text)
	return err
}

// describe prints the API.
func (i *inspection) describe(ctx context.Context, sources []source.Source, stdout io.Writer, r *report) error {
	_, api, found, err := i.understand(ctx, sources, slices.Collect(maps.Keys(i.file.Options))...)
	if ctx.Err() != nil {
		return errInterrupted
	}
	if err != nil {
		r.errors(found)
		return err
	}
	found, raised := i.file.Apply(found)
	r.errors(found)
	r.warnings(found)
	if i.json {
		err = printJSON(stdout, api)
	} else {
		_, err = io.WriteString(stdout, describe(api))
	}
	if err == nil && raised > 0 {
		return i.raised(raised)
	}
	return err
}
