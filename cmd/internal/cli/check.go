package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/ssgen/ssgen/generator/output"
	"github.com/ssgen/ssgen/parser/source"
)

// checking is one call of the command: a run of generate that writes nothing.
type checking struct {
	generate
	online bool
	server string

	edited bool // the inputs are those of the last run: what differs was edited since
}

func newCheck() *cobra.Command {
	c := &checking{generate: generate{fixed: hasVersion(), checks: true}}
	cmd := &cobra.Command{
		Use:   "check -o DIR [PAGE...]",
		Short: "Tell whether a generated package is current",
		Long: `check generates in memory, from the same input and with the same options as generate,
and compares with what is in the folder. It writes nothing. Where they differ it lists
the files that were edited, are missing or are no longer generated, prints a unified
diff of the edited ones on standard output, and ends with exit code 3.

Where the input is on a server, or where none is named at all, ssgen.lock in the folder
stands for it, and nothing is asked over the network.

With --online the server is asked as well, whether the operations of the package are
still what they were: by the address among the input, or that of --server, or the one
that the pages tell.`,
		Example: `  ssgen check
  ssgen check -o shop pages/
  ssgen check --online --bearer env:SHOP_TOKEN`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.run(cmd.Context(), args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	c.declare(cmd.Flags())
	cmd.Flags().BoolVar(&c.online, "online", false, "ask the server whether the API has changed")
	cmd.Flags().StringVar(&c.server, "server", "", "address of the server for --online (default: of the input, else as the pages tell)")
	return cmd
}

func (c *checking) run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	args, err := c.configure(args)
	if err == nil {
		err = cmp.Or(c.check(), c.checkOnline(), c.network.check(c.addresses(c.named)))
	}
	if err == nil {
		err = c.compare(ctx, args, c.network.inputs(stdin, stderr))
	}
	err = c.ended(ctx, err)
	r := newReport(stderr, c.all).from(ctx, c.sources)
	if c.diagnostics.HasErrors() {
		r.errors(c.diagnostics)
	} else if err == nil {
		err = c.tell(stdout, stderr)
	}
	if err == nil || isOutdated(err) {
		if c.online {
			err = cmp.Or(c.askServer(ctx, c.named, stdout, stderr), err)
		}
	}
	if c.json {
		err = errors.Join(err, c.printJSON(stdout, err))
	}
	return err
}

// checkOnline refuses what makes no sense together.
func (c *checking) checkOnline() error {
	switch {
	case c.dir == "-":
		return usage("check compares with a folder; give -o DIR")
	case c.server != "" && !c.online:
		return usage("--server is asked with --online only")
	case c.server != "" && !source.IsURL(c.server):
		return usage("--server %q is no URL; give one such as https://HOST", c.server)
	case c.online && c.json:
		return usage("--online and --json cannot be used together; diff --json tells of two models")
	}
	return nil
}

// addresses are what may be asked over the network.
func (c *checking) addresses(args []string) []string {
	if c.server != "" {
		return append(slices.Clone(args), c.server)
	}
	return args
}

// compare generates in memory, and finds out what differs in the folder.
func (c *checking) compare(ctx context.Context, args []string, in source.Inputs) error {
	fromLock := c.fromLock(args)
	if _, err := os.Stat(args[0]); fromLock && err != nil {
		return usage("no input is named, and there is no %s to take its place; name the input of the package, or generate it first", filepath.ToSlash(args[0]))
	}
	if err := c.generate.generate(ctx, args, in); err != nil || c.current {
		return err
	}
	files, err := c.outputs()
	if err != nil {
		return err
	}
	old, ok := c.lockOnDisk()
	c.edited = ok && c.prints != nil && old.Inputs == c.digest
	c.plan, err = output.Look(c.dir, files, c.stale())
	if err == nil {
		c.result = c.plan.Result()
	}
	return err
}

// tell says what differs.
func (c *checking) tell(stdout, stderr io.Writer) error {
	name := cmp.Or(c.pkg, defaultPackage(c.dir, ""))
	if c.file.Name != "" {
		fmt.Fprintf(stderr, "config %s\n", printable(c.file.Name))
	}
	var differ []output.Difference
	if !c.current {
		differ = c.plan.Differences()
	}
	if len(differ) == 0 && (c.current || !c.plan.Unfinished) {
		fmt.Fprintf(stderr, "check  package %s in %s is current\n", name, printable(c.dir))
		return nil
	}
	fmt.Fprintf(stderr, "check  package %s in %s is not current: %s\n", name, printable(c.dir), c.reason(differ))
	for _, d := range differ {
		fmt.Fprintf(stderr, "       %-8s %s\n", c.state(d), printable(d.Name))
	}
	fmt.Fprintln(stderr, "next   ssgen generate, with the same input and options, writes what is to be there")
	if !c.json {
		for _, d := range differ {
			if d.Old == nil || d.New == nil {
				continue // the list says it all
			}
			if err := printDiff(stdout, "have/"+d.Name, d.Old, "want/"+d.Name, d.New); err != nil {
				return err
			}
		}
	}
	return failure{code: exitOutdated}
}

// reason tells in a few words why the folder is not as it is to be.
func (c *checking) reason(differ []output.Difference) string {
	switch {
	case c.plan.Unfinished:
		return "a run was stopped while it wrote"
	case c.edited:
		return count(len(differ), "file") + " changed since it was generated"
	}
	old, ok := c.lockOnDisk()
	switch {
	case ok && old.Tool != toolVersion():
		return fmt.Sprintf("ssgen %s generated it, this is %s", old.Tool, toolVersion())
	case ok:
		return "its input, its options or its files changed"
	}
	return count(len(differ), "file") + " differ"
}

// state says in a word what is wrong with a file.
func (c *checking) state(d output.Difference) string {
	switch {
	case d.Old == nil:
		return "missing"
	case d.New == nil:
		return "stale"
	case c.edited:
		return "edited"
	}
	return "outdated"
}

// printJSON writes the machine's view of the run that ended with err.
func (c *checking) printJSON(w io.Writer, err error) error {
	r := c.forJSON(err)
	r.Dir = c.dir
	words := map[output.Status]output.Status{output.Created: "missing", output.Updated: "outdated", output.Deleted: "stale", output.Unchanged: "current"}
	if c.edited {
		words[output.Updated] = "edited"
	}
	for i := range r.Files {
		r.Files[i].Status = words[r.Files[i].Status]
	}
	if isOutdated(err) {
		r.Error = "the package is not current"
	}
	return printJSON(w, r)
}

// isOutdated tells the failure of a package that is not current.
func isOutdated(err error) bool {
	var f failure
	return errors.As(err, &f) && f.code == exitOutdated
}

// printDiff prints a unified diff. What strangers wrote cannot steer the terminal.
func printDiff(w io.Writer, oldName string, old []byte, newName string, new []byte) error {
	var b strings.Builder
	for line := range strings.Lines(string(diff.Diff(oldName, old, newName, new))) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for i, f := range fields {
			fields[i] = printable(f)
		}
		b.WriteString(strings.Join(fields, "\t") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
