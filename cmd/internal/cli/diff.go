package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ssgen/ssgen/cmd/internal/config"
	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/compat"
	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/lock"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/override"
	"github.com/ssgen/ssgen/parser/source"
)

// difference is one call of the command.
type difference struct {
	options // what ssgen.yaml says of the package; the call has no flags for them
	network network
	format  string
	failOn  string
	noGo    bool
	all     bool

	stdin  io.Reader
	stderr io.Writer
	report *report
}

// formats are the values of --format.
var formats = [...]string{"text", "json", "github", "markdown"}

func newDiff() *cobra.Command {
	d := &difference{}
	cmd := &cobra.Command{
		Use:   "diff [OLD [NEW]]",
		Short: "Tell what changed between two versions of an API, and what that breaks",
		Long: `diff compares two versions of an API. Of each change it tells what becomes of clients that
were generated from the old one, and of Go code that is compiled with a package
generated from the new one.

OLD and NEW are each a page, a document, a listing, a folder or zip of them, a URL, an
ssgen.lock or a folder that holds one, what inspect --json prints, or any of these at a
commit, as git writes it: HEAD~1:pages, v1.2:shop/ssgen.lock. Of one argument alone OLD is
the lock in the output folder; of none NEW is what the sources of ssgen.yaml tell.

Changes that diff/ignore in ssgen.yaml names are left out. The exit code is 5 where a
change is as bad as --fail-on says.`,
		Example: `  ssgen diff HEAD:pages pages
  ssgen diff shop/ssgen.lock https://shop.example
  ssgen diff --format markdown origin/main:shop/ssgen.lock shop/ssgen.lock`,
		Args: cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			d.stdin, d.stderr = cmd.InOrStdin(), cmd.ErrOrStderr()
			return d.run(cmd.Context(), args, cmd.OutOrStdout())
		},
	}
	f := cmd.Flags()
	f.StringVar(&d.format, "format", "text", "how changes are printed: text, json, github (annotations) or markdown")
	f.BoolVar(&d.json, "json", false, "the same as --format json")
	f.StringVar(&d.failOn, "fail-on", "breaking", "the least that makes the exit code 5: breaking, warning, note or never")
	f.BoolVar(&d.noGo, "no-go", false, "do not compare the two Go packages, which needs the go command")
	f.BoolVar(&d.all, "all", false, "show every finding about the input, not only the first of a kind")
	hidden := pflag.NewFlagSet("", pflag.ContinueOnError)
	d.addFlags(hidden)
	f.AddFlag(hidden.Lookup("config"))
	d.network.addFlags(f)
	return cmd
}

func (d *difference) run(ctx context.Context, args []string, stdout io.Writer) error {
	d.report = newReport(d.stderr, d.all)
	if err := d.checkFlags(); err != nil {
		return err
	}
	problems := d.read(".")
	d.report.from(ctx, []source.Source{d.text})
	if problems.HasErrors() {
		d.report.errors(problems)
		return errConfig
	}
	d.fill()
	sides, err := d.sides(args)
	if err != nil {
		return err
	}
	if err := d.network.check(flat(sides)); err != nil {
		return err
	}
	var models [2]*model.API
	for i := range models {
		if models[i], err = d.model(ctx, sides[i]); err != nil {
			return err
		}
	}
	changes, unjudged := d.compare(ctx, models[0], models[1])
	changes = d.withoutIgnored(changes)
	if err := printChanges(stdout, d.format, changes, styleOf(stdout)); err != nil {
		return err
	}
	fmt.Fprintf(d.stderr, "diff   %s\n", tally(changes))
	if d.fails(changes) {
		return failure{code: exitBreaking}
	}
	return unjudged
}

// checkFlags refuses options whose value is none of those that there are.
func (d *difference) checkFlags() error {
	if d.json {
		d.format = "json"
	}
	if !slices.Contains(formats[:], d.format) {
		return usage("--format %q: the formats are %s", d.format, enumerate(formats[:]))
	}
	if levels := []string{"breaking", "warning", "note", "never"}; !slices.Contains(levels, d.failOn) {
		return usage("--fail-on %q: the levels are %s", d.failOn, enumerate(levels))
	}
	return nil
}

// side is the input of one side, several where they are the sources of the config.
type side []string

// sides completes what the call leaves out: the lock in the output folder for OLD, the
// sources of the config for NEW.
func (d *difference) sides(args []string) ([]side, error) {
	dir := cmp.Or(d.dir, ".")
	locked := side{filepath.Join(dir, lock.Name)}
	switch len(args) {
	case 2:
		if args[0] == "-" && args[1] == "-" {
			return nil, usage("standard input can be one side only")
		}
		return []side{{args[0]}, {args[1]}}, nil
	case 1:
		return []side{locked, {args[0]}}, nil
	}
	if sources := d.inputs(nil); len(sources) > 0 {
		return []side{locked, sources}, nil
	}
	return nil, usage("nothing to compare: name OLD and NEW, or the sources in ssgen.yaml")
}

func flat(sides []side) []string {
	var all []string
	for _, s := range sides {
		all = append(all, s...)
	}
	return all
}

// model reads one side, as ssgen.yaml has it. An entry of it that fits the other side alone
// is no mistake here.
func (d *difference) model(ctx context.Context, from side) (*model.API, error) {
	sources, err := d.side(ctx, from)
	if err != nil {
		return nil, err
	}
	told, found := parser.Parse(ctx, sources)
	if ctx.Err() != nil {
		return nil, errInterrupted
	}
	if found.HasErrors() {
		newReport(d.stderr, d.all).from(ctx, sources).errors(found)
		return nil, failure{code: exitFailed}
	}
	api, _, _ := override.Apply(told, d.file.Overrides, found)
	return api, nil
}

// compare finds the changes, and what they are in Go. Where that cannot be told the run has
// failed, though the rest is good: nobody shall take a change for harmless.
func (d *difference) compare(ctx context.Context, earlier, now *model.API) (changes []compat.Change, unjudged error) {
	choice := d.forGenerator().Choice()
	before, _ := reach.Select(earlier, choice)
	after, _ := reach.Select(now, choice)
	changes = compat.Compare(before, after)
	if d.noGo {
		return changes, nil
	}
	judged, err := d.callers(ctx, changes, earlier, now)
	if err != nil {
		fmt.Fprintf(d.stderr, "diff   what changes in Go is not told: %s; --no-go leaves it out\n", printable(err.Error()))
		return changes, failure{code: exitFailed}
	}
	return judged, nil
}

// callers compares the packages of both sides.
func (d *difference) callers(ctx context.Context, changes []compat.Change, earlier, now *model.API) ([]compat.Change, error) {
	var packages [2]compat.Package
	for i, api := range []*model.API{earlier, now} {
		options := d.forGenerator()
		options.Partial = true // an API of before has not all that the config is about
		options.Package = cmp.Or(options.Package, "api")
		options.Parts = slices.DeleteFunc(slices.Clone(options.Parts), func(p string) bool { return p == generator.PartTest })
		view, files, found := generator.View(api, options)
		if view == nil {
			return nil, firstProblem(found)
		}
		packages[i] = compat.Package{View: view, Files: files}
	}
	imports, err := typesOf(ctx, compat.Imports(packages[:]...))
	if err != nil {
		return nil, err
	}
	return compat.Callers(changes, packages[0], packages[1], imports)
}

func firstProblem(found diag.List) error {
	for _, p := range found {
		if p.Severity == diag.Error {
			return fmt.Errorf("%s", p)
		}
	}
	return fmt.Errorf("no package comes of it")
}

// fails tells whether a change is as bad as --fail-on says.
func (d *difference) fails(changes []compat.Change) bool {
	if d.failOn == "never" {
		return false
	}
	limit := compat.Severity(d.failOn).Rank()
	return slices.ContainsFunc(changes, func(c compat.Change) bool { return c.Severity.Rank() <= limit })
}

// withoutIgnored leaves out what the config says is known, and tells of entries that do
// nothing.
func (d *difference) withoutIgnored(changes []compat.Change) []compat.Change {
	var kept []compat.Change
	used := make([]bool, len(d.file.Ignored))
	ignored := 0
	for _, c := range changes {
		i := slices.IndexFunc(d.file.Ignored, func(e config.Ignored) bool { return e.Matches(c.Rule, c.Subject) })
		if i < 0 {
			kept = append(kept, c)
			continue
		}
		used[i] = true
		ignored++
	}
	var idle diag.List
	for i, e := range d.file.Ignored {
		if !used[i] {
			idle.Warn("ignore-unused", e.Pos, "drop the entry", "no change is ignored by it: %s of %q", e.Rule, e.What)
		}
	}
	d.report.warnings(idle)
	if ignored > 0 {
		fmt.Fprintf(d.stderr, "diff   %s ignored, by %s\n", count(ignored, "change"), printable(d.file.Name))
	}
	return kept
}

// tally counts changes by severity.
func tally(changes []compat.Change) string {
	if len(changes) == 0 {
		return "nothing has changed"
	}
	of := map[compat.Severity]int{}
	for _, c := range changes {
		of[c.Severity]++
	}
	return fmt.Sprintf("%d breaking, %s, %s", of[compat.Breaking], count(of[compat.Warning], "warning"), count(of[compat.Note], "note"))
}
