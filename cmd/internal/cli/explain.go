package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/ssgen/ssgen/cmd/internal/codes"
	"github.com/ssgen/ssgen/parser/diag"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE...]",
		Short: "Say what the code of a finding means, and what settles it",
		Long: `explain prints what a code means that stands in brackets behind a finding: why the
finding comes about and what settles it. Without a code it lists all that there are.`,
		Example: `  ssgen explain number-kind
  ssgen explain`,
		ValidArgsFunction: func(_ *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
			return slices.DeleteFunc(codes.Names(), func(c string) bool { return slices.Contains(given, c) }), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listCodes(cmd.OutOrStdout())
			}
			return explainCodes(cmd.OutOrStdout(), args)
		},
	}
}

// listCodes prints a line a code: its name and what it stands for.
func listCodes(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range codes.All() {
		fmt.Fprintf(table, "%s\t%s\t%s\n", c.Name, c.Severities, c.Summary())
	}
	return table.Flush()
}

// explainCodes prints all that there is to say of codes, or nothing where one is unknown.
func explainCodes(w io.Writer, names []string) error {
	var text []string
	for _, name := range names {
		name = strings.ToLower(strings.Trim(name, "[] ,"))
		c, ok := codes.Find(name)
		if !ok {
			return unknownCode(name)
		}
		text = append(text, explainCode(c))
	}
	_, err := io.WriteString(w, strings.Join(text, "\n"))
	return err
}

func explainCode(c codes.Code) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n\n%s\n", c.Name, c.Severities, wrap(c.Cause()), wrap(c.Remedy()))
	if !c.IsError() {
		fmt.Fprintf(&b, "\nWhat it counts as, in ssgen.yaml:\n  severities:\n    %s: off # or note, warning, error\n", c.Name)
	}
	return b.String()
}

func unknownCode(name string) error {
	if near := diag.Near(name, codes.Names()); len(near) > 0 {
		return usage("no finding has the code %q; did you mean %s?", name, strings.Join(near, " or "))
	}
	return usage("no finding has the code %q; ssgen explain lists all codes", name)
}

// wrap breaks text into lines for a terminal.
func wrap(text string) string {
	const width = 88
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(text) {
		switch {
		case column == 0:
		case column+1+len(word) > width:
			b.WriteString("\n")
			column = 0
		default:
			b.WriteString(" ")
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}
