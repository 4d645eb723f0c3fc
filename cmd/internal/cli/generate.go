package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/output"
	"github.com/ssgen/ssgen/generator/reach"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/lock"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
)

// generate is one call of the command: its options first, then what is learnt on the way.
type generate struct {
	options
	network network

	all    bool
	dryRun bool
	noLock bool
	fixed  bool // every build of this version of ssgen is the same program
	checks bool // nothing is written, and retired files are as good as none
	// decisive are the flags that decide what is generated.
	decisive []string

	named       []string        // the input as the call or the config has it
	sources     []source.Source // and the config, for excerpts
	prints      map[string]string
	again       bool      // the package's own lock is the input
	digest      string    // of the inputs
	locked      lock.File // the head of the lock, where nothing changed
	current     bool      // nothing changed since the last run
	read        readCounts
	told, api   *model.API // as the sources tell it, and as the config has it
	kept        []string   // what the API has no more
	diagnostics diag.List
	files       []generator.File
	plan        *output.Plan
	result      output.Result
}

// readCounts tells how much was read.
type readCounts struct {
	Pages      int `json:"pages"`
	Operations int `json:"operations"`
	Types      int `json:"types"`
	Enums      int `json:"enums"`
}

func newGenerate() *cobra.Command {
	g := &generate{fixed: hasVersion()}
	cmd := &cobra.Command{
		Use:   "generate -o DIR PAGE...",
		Short: "Generate a Go package from operation pages",
		Long: `generate reads operation pages of a ServiceStack server and writes a Go package.

A PAGE is a saved page (HTML, or its text as copied from a browser), a document such
as /types/metadata.json or a listing such as /types/csharp, a folder or zip of them, a
pattern ("pages/**/*.html"), the URL of one or of a whole server, or "-" for standard
input. Without any, the sources of ssgen.yaml are read. Of pages, save the C# tab of
the JSV format: /jsv/metadata?op=NAME&lang=csharp

Only files that ssgen wrote are ever replaced or removed, and none where anything fails.`,
		Example: `  ssgen generate -o evovoice InviteChatMember.txt
  ssgen generate -o shop --only 'GetOrder,Find*' pages/
  ssgen generate -o shop --bearer env:SHOP_TOKEN https://shop.example/api
  ssgen generate -o - page.html > package.txtar`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return g.run(cmd.Context(), args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	g.declare(cmd.Flags())
	cmd.Flags().BoolVar(&g.dryRun, "dry-run", false, "say what would be written, and write nothing")
	return cmd
}

// declare declares the flags that generate and check have.
func (g *generate) declare(f *pflag.FlagSet) {
	g.addFlags(f)
	f.VisitAll(func(flag *pflag.Flag) {
		if !slices.Contains(indecisive[:], flag.Name) {
			g.decisive = append(g.decisive, flag.Name)
		}
	})
	f.BoolVar(&g.noLock, "no-lock", false, "write no ssgen.lock, which check, diff and an unchanged run read")
	f.BoolVar(&g.all, "all", false, "show every finding, not only the first of a kind")
	g.network.addFlags(f)
}

// indecisive are the options that leave what is generated alone. The name of the package,
// which the folder's may give, is looked at by itself.
var indecisive = [...]string{"output", "package", "config", "json", "strict"}

// run is the whole command: arguments, pages, files, folder, report.
func (g *generate) run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	args, err := g.configure(args)
	if err == nil {
		err = cmp.Or(pagesNeeded(args), g.check(), g.network.check(args))
	}
	if err == nil {
		err = g.generate(ctx, args, g.network.inputs(stdin, stderr))
	}
	if err == nil {
		err = g.write(stdout)
	}
	err = g.ended(ctx, err)
	g.summary(newReport(stderr, g.all).from(ctx, g.sources), err)
	if g.json {
		parser.Excerpts(ctx, g.sources, g.diagnostics)
		err = errors.Join(err, g.printJSON(stdout, err))
	}
	return err
}

// ended says why a run came to its end: what is wrong with a setting is a finding, and of an
// interrupted run nothing else counts.
func (g *generate) ended(ctx context.Context, err error) error {
	var bad badSetting
	if errors.As(err, &bad) {
		g.diagnostics.Add(bad.Diagnostic)
		err = errConfig
	}
	if err != nil && ctx.Err() != nil {
		err, g.diagnostics = errInterrupted, nil
	}
	return err
}

// configure reads the config, and gives the sources.
func (g *generate) configure(args []string) ([]string, error) {
	folder := g.dir
	if folder == "" || folder == "-" {
		folder = "."
	}
	g.diagnostics = g.settings.read(folder)
	g.sources = append(g.sources, g.text)
	if g.diagnostics.HasErrors() {
		return nil, errConfig
	}
	g.fill()
	g.handFiles = readHandWritten(g.dir)
	args = g.inputs(args)
	if g.named = args; g.checks {
		args = g.local(args)
	}
	if g.fromLock(args) {
		g.recall()
	}
	return args, nil
}

// generate reads the pages and makes the files, in memory.
func (g *generate) generate(ctx context.Context, args []string, in source.Inputs) error {
	g.network.only = g.wants
	sources, err := source.Read(ctx, args, in)
	if err != nil {
		return g.placed(err)
	}
	g.sources = append(g.sources, sources...)
	if g.dir != "-" {
		if g.prints = g.fingerprint(ctx, sources); g.fromLock(args) {
			old, _ := g.lockOnDisk()
			g.prints, g.again = old.Sources, true // the lock is as good as they are
		}
		g.digest = g.inputsDigest(g.prints)
	}
	if g.current = g.mayRest() && g.isCurrent(g.digest, g.stale()); g.current {
		return nil
	}
	return g.make(ctx, sources)
}

// mayRest tells whether a run need not happen where nothing changed: nobody wants to see
// its findings.
func (g *generate) mayRest() bool { return !g.json && !g.strict && !g.all && !g.noLock }

// make makes the files of the sources.
func (g *generate) make(ctx context.Context, sources []source.Source) (err error) {
	if g.keepRemoved {
		earlier, err := g.lockedModel(ctx)
		if err != nil {
			return err
		}
		g.adjust = func(told *model.API) *model.API {
			if earlier != nil {
				told, g.kept = lock.Keep(earlier, told)
			}
			return told
		}
	}
	g.told, g.api, g.diagnostics, err = g.understand(ctx, sources, g.given()...)
	g.read.Pages = readable(sources, g.diagnostics)
	if err != nil {
		return err
	}
	g.read = readCounts{g.read.Pages, len(g.api.Operations), len(g.api.Types), len(g.api.Enums)}
	if g.pkg == "" {
		g.pkg = defaultPackage(g.dir, g.api.Name)
	}
	g.beside = g.handFiles.declared(g.pkg)
	if err := g.lookUp(ctx); err != nil {
		return err
	}
	options := g.forGenerator()
	part, _ := reach.Select(g.api, options.Choice()) // what is wrong with it, Generate says
	g.diagnostics = reach.Narrow(g.api, part, g.diagnostics)
	view, files, found := generator.View(g.api, options)
	if view != nil {
		g.met = g.withOwn(view.Beside)
	}
	refused := g.place(found)
	g.files, g.diagnostics = files, append(g.diagnostics, found...)
	g.diagnostics.Sort()
	switch {
	case refused:
		return errConfig
	case g.diagnostics.HasErrors():
		return failure{code: exitFailed}
	}
	return g.judge()
}

// judge gives the findings the severities that the config says, and refuses what that or
// --strict does not allow.
func (g *generate) judge() error {
	raised := 0
	if g.diagnostics, raised = g.file.Apply(g.diagnostics); raised > 0 {
		return g.raised(raised)
	}
	if n := g.diagnostics.Count(diag.Warning); g.strict && n > 0 {
		return failure{code: exitDoubt, err: fmt.Errorf("%s under --strict; nothing was written", count(n, "warning"))}
	}
	return nil
}

// readable counts the sources that could be read.
func readable(sources []source.Source, found diag.List) int {
	n := len(sources)
	for _, d := range found {
		if d.Code == "source-unread" {
			n--
		}
	}
	return n
}

// write brings the files to where they were asked for.
func (g *generate) write(stdout io.Writer) error {
	if g.current {
		return nil
	}
	if g.dir == "-" {
		return writeArchive(stdout, g.files)
	}
	files, err := g.outputs()
	if err != nil {
		return err
	}
	if g.dryRun {
		g.plan, err = output.Look(g.dir, files, g.stale())
		if err == nil {
			g.result = g.plan.Result()
		}
		return err
	}
	g.result, err = output.Write(g.dir, files, g.stale())
	return err
}

// stale tells what to do with files that are no longer generated: "go generate" wants each
// to stay that it has seen.
func (g *generate) stale() output.Stale {
	if g.checks || os.Getenv("GOFILE") != "" && os.Getenv("GOPACKAGE") != "" {
		return output.Retire
	}
	return output.Remove
}

// outputs are the files for the folder: the package and its lock.
func (g *generate) outputs() ([]output.File, error) {
	var files []output.File
	for _, f := range g.files {
		files = append(files, output.File{Name: f.Name, Data: f.Data})
	}
	locked, err := g.lockFile()
	return append(files, locked), err
}

// writeArchive writes all files as one txtar archive.
func writeArchive(w io.Writer, files []generator.File) error {
	for _, f := range files {
		if _, err := fmt.Fprintf(w, "-- %s --\n%s", f.Name, f.Data); err != nil {
			return err
		}
	}
	return nil
}

// printJSON writes the machine's view of the run that ended with err.
func (g *generate) printJSON(w io.Writer, err error) error { return printJSON(w, g.forJSON(err)) }

func (g *generate) forJSON(err error) jsonResult {
	r := jsonResult{
		Package: g.pkg, Dir: g.result.Dir, Config: g.file.Name, Read: g.read,
		DryRun: g.dryRun, Files: jsonFiles(g.result), Diagnostics: jsonDiagnostics(g.diagnostics),
	}
	if err != nil {
		r.Error = cmp.Or(err.Error(), "the input cannot be used; see diagnostics")
	}
	return r
}
