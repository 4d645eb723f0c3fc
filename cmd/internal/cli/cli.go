// Package cli is ssgen's command line: the commands, their flags, what people and
// programs get to read, and the exit codes.
//
// Arguments and streams come in, an exit code goes out. Standard error is for
// people; standard output carries what was asked for and nothing else. The package
// reads and generates nothing by itself.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDone     = 0
	exitFailed   = 1 // input, disk or an error of ours
	exitUsage    = 2 // wrong arguments or config
	exitOutdated = 3 // check, and the package or the API is not as it was
	exitDoubt    = 4 // --strict, and something was not fully understood
	exitBreaking = 5 // diff, and something changed that is as bad as --fail-on says
)

// failure is an error that has its exit code. Where err is nil everything that
// people need has been printed already.
type failure struct {
	code int
	err  error
	// config tells that the usage is right and the config is not.
	config bool
}

// errConfig is a failure of the config's, told already.
var errConfig error = failure{code: exitUsage, config: true}

func (f failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f failure) Unwrap() error { return f.err }

// errInterrupted is why a command stops whose context has ended.
var errInterrupted = errors.New("interrupted")

// usage is a failure of the caller's: it names what to give instead.
func usage(format string, args ...any) error {
	return failure{code: exitUsage, err: fmt.Errorf(format, args...)}
}

// Run carries out one command line (without the program's name) and gives the
// exit code. It never ends the process.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitDone
	}
	f := outcome(ctx, err)
	if f.err != nil {
		for line := range strings.Lines(f.err.Error()) {
			fmt.Fprintf(stderr, "ssgen: %s\n", printable(strings.TrimRight(line, "\n")))
		}
	}
	if f.code == exitUsage && !f.config {
		fmt.Fprintf(stderr, "Run '%s --help' for how to call it.\n", cmd.CommandPath())
	}
	return f.code
}

// outcome is how a run ended. Whatever an interrupted one failed of, that is why.
func outcome(ctx context.Context, err error) failure {
	var f failure
	switch {
	case ctx.Err() != nil && !errors.Is(err, errInterrupted):
		return failure{code: exitFailed, err: errInterrupted}
	case errors.As(err, &f):
		return f
	}
	return failure{code: exitFailed, err: err}
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "ssgen",
		Short: "Generate Go packages for ServiceStack APIs",
		Long: `ssgen turns the metadata pages of a ServiceStack server into a Go package:
types with their JSV and JSON codec, a client and a server handler.

Exit codes: 0 done, 1 failed, 2 wrong usage or config, 3 out of date,
4 not fully understood under --strict, 5 breaking change.`,
		Version:       ownVersion(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				return usage("unknown command %q; did you mean %s?", args[0], strings.Join(near, " or "))
			}
			return usage("unknown command %q", args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			cmd.SetOut(cmd.ErrOrStderr())
			return errors.Join(cmd.Help(), failure{code: exitUsage})
		},
	}
	root.SuggestionsMinimumDistance = 2
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return failure{code: exitUsage, err: err} })
	root.AddCommand(newGenerate(), newCheck(), newDiff(), newFetch(), newInspect(), newServe(), newInit(), newExplain(), newVersion())
	return root
}

// pagesNeeded refuses a call without input.
func pagesNeeded(args []string) error {
	if len(args) == 0 {
		return usage(`no input: name saved operation pages, folders of them, or "-" for standard input`)
	}
	return nil
}
