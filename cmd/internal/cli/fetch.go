package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ssgen/ssgen/cmd/internal/saved"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/explore"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
)

// fetch is one call of the command: its options first, then what is learnt on the way.
type fetch struct {
	dir    string
	only   []string
	fresh  bool
	strict bool
	json   bool
	network

	folder      *saved.Folder
	from        []string
	found       []*explore.Found
	read        fetchCounts
	changes     []saved.Change
	unusable    diag.List
	diagnostics diag.List
}

// fetchCounts tells how many documents there are, and how many of them an interrupted run
// had left.
type fetchCounts struct {
	Documents int `json:"documents"`
	Resumed   int `json:"resumed"`
}

func newFetch() *cobra.Command {
	f := &fetch{}
	cmd := &cobra.Command{
		Use:   "fetch -o DIR URL...",
		Short: "Save what a server shows of its API, to generate from without it",
		Long: `fetch asks a server for what generate would read at the same URL, and saves it in a
folder: "ssgen generate DIR" then gives the package that "ssgen generate URL" gives,
with no network.

A URL is that of a page, of a document such as /types/metadata.json, or of a whole
server, with the path below which it lives. All URLs are of one host.

The folder is made for version control: JSON has a line a value, in the server's order,
pages are as they came, and neither times nor credentials are kept. A later run reads
everything anew, changes only the files that differ, and removes those of its own that
the server no longer has; other files are never touched. A run that is interrupted
changes nothing: what it has read waits in DIR/.ssgen-fetch.part, and the same command
goes on from there.`,
		Example: `  ssgen fetch -o shop-metadata https://shop.example
  ssgen fetch -o shop-metadata --bearer env:SHOP_TOKEN --rate 2 https://shop.example/api
  ssgen generate -o shop shop-metadata`,
		Args: addressesNeeded,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd.Context(), args, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.dir, "output", "o", "", "folder to save to")
	flags.StringSliceVar(&f.only, "only", nil, "operations whose pages are read: names or patterns with *")
	flags.BoolVar(&f.fresh, "fresh", false, "forget what an interrupted run has left, and replace what was fetched from another URL")
	flags.BoolVar(&f.strict, "strict", false, "fail with exit code 4, and change nothing, where the server does not show everything")
	flags.BoolVar(&f.json, "json", false, "print the result as JSON on standard output")
	f.network.addFlags(flags)
	return cmd
}

func addressesNeeded(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("no URL: give that of a server, such as https://HOST, or of its pages")
	}
	for _, arg := range args {
		if !source.IsURL(arg) {
			return usage("%s is no http or https URL; what is a file already need not be fetched", web.Redacted(arg))
		}
	}
	return nil
}

// run is the whole command: arguments, server, folder, report.
func (f *fetch) run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	err := cmp.Or(f.check(), f.network.check(args), f.checkHost(args))
	if err == nil {
		f.stderr = stderr
		err = f.fetch(ctx, args)
	}
	f.summary(stderr, err)
	if f.json {
		err = errors.Join(err, f.printJSON(stdout, err))
	}
	return err
}

func (f *fetch) check() error {
	switch {
	case f.dir == "":
		return usage("no output folder: give it with -o DIR")
	case f.dir == "-":
		return usage("-o -: what is fetched is many files; name a folder")
	}
	only := options{only: f.only}
	return only.checkOnly()
}

// checkHost refuses addresses of several hosts, whose files would meet in one folder.
func (f *fetch) checkHost(args []string) error {
	hosts := map[string]bool{}
	for _, arg := range args {
		u, err := web.ParseAddress(arg)
		if err != nil {
			return usage("%s %v", web.Redacted(arg), err)
		}
		hosts[u.Host] = true
		f.from = append(f.from, web.Name(u))
	}
	if len(hosts) > 1 {
		return usage("URLs of %d hosts are given; fetch each into a folder of its own", len(hosts))
	}
	return nil
}

// fetch reads all that is asked for, and only then changes the folder.
func (f *fetch) fetch(ctx context.Context, args []string) (err error) {
	f.folder, err = saved.Open(f.dir, saved.Request{From: f.from, Scope: f.scope(args), Fresh: f.fresh})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.folder.Close()) }()
	err = f.ask(ctx, args)
	f.read.Documents, f.read.Resumed = f.folder.Counts()
	f.warn()
	if n := len(f.diagnostics); err == nil && f.strict && n > 0 {
		err = failure{code: exitDoubt, err: fmt.Errorf("%s under --strict; no file was changed", count(n, "warning"))}
	}
	if err == nil {
		f.changes, err = f.folder.Finish(f.retained)
	}
	if err != nil {
		return f.unfinished(ctx, err)
	}
	f.warn()
	return nil
}

func (f *fetch) ask(ctx context.Context, args []string) error {
	f.network.only = options{only: f.only}.wants
	for _, arg := range args {
		found, err := f.explore(ctx, arg, f.folder)
		if err != nil {
			return err
		}
		f.found = append(f.found, found)
	}
	f.tryOut(ctx)
	return ctx.Err()
}

// tryOut reads what was brought as generate will, and notes what cannot be used: it is
// saved all the same, for it is what the server shows.
func (f *fetch) tryOut(ctx context.Context) {
	var sources []source.Source
	for _, found := range f.found {
		sources = append(sources, found.Sources...)
	}
	_, found := parser.Parse(ctx, sources)
	for _, d := range found {
		if d.Severity == diag.Error {
			d.Severity = diag.Warning
			f.unusable.Add(d)
		}
	}
}

// warn says which operations are missing, and of which an earlier copy is still there.
func (f *fetch) warn() {
	f.diagnostics = slices.Clone(f.unusable)
	for _, found := range f.found {
		for _, m := range found.Missing {
			so := "left out"
			if f.hasRetained(m.Operation) {
				so = "the copy of an earlier run stays"
			}
			f.diagnostics.Warn("source-unread", diag.Pos{File: m.Err.Name}, m.Err.Hint, "%s; %s", m.Err.Problem, so)
		}
	}
	f.diagnostics.Sort()
}

func (f *fetch) hasRetained(operation string) bool {
	return slices.ContainsFunc(f.changes, func(c saved.Change) bool {
		u, err := url.Parse(c.Address)
		return operation != "" && c.Status == saved.Retained && err == nil && explore.Operation(u) == operation
	})
}

// scope tells by the headers that go along, and not by what stands in them, whether two
// runs can see the same: what was read without credentials is not taken for more.
func (f *fetch) scope(args []string) string {
	names := slices.Collect(maps.Keys(f.header))
	for _, arg := range args {
		if u, err := web.ParseAddress(arg); err == nil && u.User != nil {
			names = append(names, "Authorization")
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " ")
}

// retained tells the earlier copies of pages that the server has and has not given now.
func (f *fetch) retained(address string) bool {
	u, err := url.Parse(address)
	if err != nil || f.fresh {
		return false
	}
	for _, found := range f.found {
		for _, m := range found.Missing {
			if m.Operation != "" && strings.HasPrefix(address, found.Base+"/") && m.Operation == explore.Operation(u) && !errors.Is(m.Err, web.ErrAbsent) {
				return true
			}
		}
	}
	return false
}

// unfinished says that the next run goes on from what this one has read.
func (f *fetch) unfinished(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		err = errInterrupted
	}
	if f.read.Documents == 0 || errors.Is(err, saved.ErrOvertaken) {
		return err
	}
	code := exitFailed
	var known failure
	if errors.As(err, &known) {
		code = known.code
	}
	waiting := count(f.read.Documents, "document") + " wait"
	if f.read.Documents == 1 {
		waiting += "s"
	}
	return failure{code: code, err: fmt.Errorf("%w; %s in %s, and the same command goes on from there", err, waiting, f.dir)}
}
