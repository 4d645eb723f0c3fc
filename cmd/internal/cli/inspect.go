package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/source"
)

func newInspect() *cobra.Command {
	var asJSON bool
	var name string
	var n network
	cmd := &cobra.Command{
		Use:   "inspect PAGE...",
		Short: "Show what operation pages say about an API",
		Long: `inspect reads the same input as generate and prints the API that ssgen sees in it:
operations, types and enums. What it could not know stands on standard error.

A PAGE is a saved page, document or listing, a folder or zip of them, the URL of one
or of a whole server, or "-" for standard input.

With --why it prints where a fact comes from: what every source says of it, which of
them counts, and the reason.`,
		Example: `  ssgen inspect InviteChatMember.txt
  ssgen inspect --json pages/ | jq '.operations[].name'
  ssgen inspect --bearer env:SHOP_TOKEN https://shop.example/api
  ssgen inspect --why Order.total pages/
  ssgen inspect --why GetOrder.response pages/`,
		Args: pagesNeeded,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := n.check(args); err != nil {
				return err
			}
			in := n.inputs(cmd.InOrStdin(), cmd.ErrOrStderr())
			if cmd.Flags().Changed("why") {
				if asJSON {
					return usage("--why and --json cannot be used together")
				}
				return inspectWhy(cmd.Context(), args, name, in, cmd.OutOrStdout(), cmd.ErrOrStderr())
			}
			return inspect(cmd.Context(), args, asJSON, in, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the model as JSON")
	cmd.Flags().StringVar(&name, "why", "", "print where the facts of an operation, a type, an enum or a member come from")
	n.addFlags(cmd.Flags())
	return cmd
}

// inspectWhy prints the readings behind the facts that a name stands for.
func inspectWhy(ctx context.Context, args []string, name string, in source.Inputs, stdout, stderr io.Writer) error {
	sources, err := source.Read(ctx, args, in)
	if err != nil {
		return err
	}
	_, log, found := parser.Explain(ctx, sources)
	if ctx.Err() != nil {
		return errInterrupted
	}
	if found.HasErrors() {
		printErrors(stderr, found)
		return failure{code: exitFailed}
	}
	text, err := explain(log, name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(stdout, text)
	return err
}

func inspect(ctx context.Context, args []string, asJSON bool, in source.Inputs, stdout, stderr io.Writer) error {
	sources, err := source.Read(ctx, args, in)
	if err != nil {
		return err
	}
	api, found := parser.Parse(ctx, sources)
	if ctx.Err() != nil {
		return errInterrupted
	}
	found.Sort()
	if found.HasErrors() {
		printErrors(stderr, found)
		return failure{code: exitFailed}
	}
	printWarnings(stderr, found)
	if asJSON {
		return printJSON(stdout, api)
	}
	_, err = io.WriteString(stdout, describe(api))
	return err
}
