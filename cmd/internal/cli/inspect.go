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
	cmd := &cobra.Command{
		Use:   "inspect PAGE...",
		Short: "Show what operation pages say about an API",
		Long: `inspect reads the same input as generate and prints the API that ssgen sees in it:
operations, types and enums. What it could not know stands on standard error.`,
		Example: `  ssgen inspect InviteChatMember.txt
  ssgen inspect --json pages/ | jq '.operations[].name'`,
		Args: pagesNeeded,
		RunE: func(cmd *cobra.Command, args []string) error {
			return inspect(cmd.Context(), args, asJSON, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the model as JSON")
	return cmd
}

func inspect(ctx context.Context, args []string, asJSON bool, stdin io.Reader, stdout, stderr io.Writer) error {
	sources, err := source.Read(ctx, args, source.Inputs{Stdin: stdin})
	if err != nil {
		return err
	}
	api, found := parser.Parse(ctx, sources)
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
