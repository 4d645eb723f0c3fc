package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/generator/output"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/source"
)

// generate is one call of the command: its flags first, then what is learnt on the way.
type generate struct {
	dir     string
	pkg     string
	parts   []string
	only    []string
	format  string
	nulls   string
	names   string
	guids   string
	dates   string
	zone    string
	builtin bool
	strict  bool
	json    bool

	read        readCounts
	api         *model.API
	diagnostics diag.List
	files       []generator.File
	result      output.Result
}

// readCounts tells how much was read.
type readCounts struct {
	Pages      int `json:"pages"`
	Operations int `json:"operations"`
	Types      int `json:"types"`
	Enums      int `json:"enums"`
}

// allParts are the values of --parts.
var allParts = [...]string{"types", "client", "server"}

func newGenerate() *cobra.Command {
	g := &generate{}
	cmd := &cobra.Command{
		Use:   "generate -o DIR PAGE...",
		Short: "Generate a Go package from operation pages",
		Long: `generate reads operation pages of a ServiceStack server and writes a Go package.

A PAGE is a saved page (HTML, or its text as copied from a browser), a folder of
them (*.html, *.htm, *.txt), or "-" for standard input. Save the JavaScript or
TypeScript tab of the JSV page: /jsv/metadata?op=NAME&lang=mjs

Only files that ssgen wrote are ever replaced or removed, and none where anything fails.`,
		Example: `  ssgen generate -o evovoice InviteChatMember.txt
  ssgen generate -o shop --only 'GetOrder,Find*' pages/
  ssgen generate -o - page.html > package.txtar`,
		Args: pagesNeeded,
		RunE: func(cmd *cobra.Command, args []string) error {
			return g.run(cmd.Context(), args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	f := cmd.Flags()
	f.StringVarP(&g.dir, "output", "o", "", `folder to write to, or "-" for all files as one txtar on standard output`)
	f.StringVar(&g.pkg, "package", "", "name of the package (default: the folder's name; under go:generate the package's own)")
	f.StringSliceVar(&g.parts, "parts", allParts[:], "parts to generate: types, client, server")
	f.StringSliceVar(&g.only, "only", nil, "operations to generate, with all that they reach: names or patterns with *")
	f.StringVar(&g.format, "format", "", "wire format of the client, jsv or json (default: jsv where the server speaks it)")
	f.StringVar(&g.nulls, "nulls", "", "exact: every null can be seen, as pointers (default: plain values)")
	f.StringVar(&g.names, "names", "", "how the host spells members: camel, pascal or snake (default: as the source does)")
	f.StringVar(&g.guids, "guids", "", "dashed: the host writes GUIDs as 8-4-4-4-12 digits (default: 32 digits)")
	f.StringVar(&g.dates, "dates", "", "how the host writes dates in JSON: ms, iso, or v5 for releases before 6 (default: by the server's release)")
	f.StringVar(&g.zone, "zone", "", `time zone of the server, such as America/New_York or +05:30 (default: UTC+0)`)
	f.BoolVar(&g.builtin, "builtins", false, "generate ServiceStack's own operations too (Authenticate, …)")
	f.BoolVar(&g.strict, "strict", false, "fail with exit code 4, and write nothing, where something was not fully understood")
	f.BoolVar(&g.json, "json", false, "print the result as JSON on standard output")
	return cmd
}

// run is the whole command: arguments, pages, files, folder, report.
func (g *generate) run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	err := g.check()
	if err == nil {
		err = g.generate(ctx, args, stdin)
	}
	if err == nil {
		err = g.write(stdout)
	}
	g.summary(stderr, err)
	if g.json {
		err = errors.Join(err, g.printJSON(stdout, err))
	}
	return err
}

// check refuses flags that make no sense before anything is read.
func (g *generate) check() error {
	if g.dir == "" {
		return usage(`no output folder: give it with -o DIR, or -o - for standard output`)
	}
	if g.dir == "-" && g.json {
		return usage("-o - and --json both want standard output; give one of them")
	}
	if g.pkg != "" && !isPackageName(g.pkg) {
		return usage("--package %q cannot be the name of a package to import", g.pkg)
	}
	return cmp.Or(g.checkParts(), g.checkOnly(), g.checkWords())
}

// checkParts takes blanks off the parts, which lists often have behind their commas.
func (g *generate) checkParts() error {
	if len(g.parts) == 0 {
		return usage("--parts is empty; give some of %s", strings.Join(allParts[:], ", "))
	}
	for i := range g.parts {
		g.parts[i] = strings.TrimSpace(g.parts[i])
		if !slices.Contains(allParts[:], g.parts[i]) {
			return usage("--parts: there is no part %q; the parts are %s", g.parts[i], strings.Join(allParts[:], ", "))
		}
	}
	return nil
}

// checkOnly takes blanks off the patterns, and refuses a list of none: an empty
// variable in a script must not mean everything.
func (g *generate) checkOnly() error {
	if g.only != nil && len(g.only) == 0 {
		return usage("--only is empty; give names or patterns, or leave it out for all operations")
	}
	for i := range g.only {
		g.only[i] = strings.TrimSpace(g.only[i])
		if _, err := path.Match(g.only[i], ""); err != nil || g.only[i] == "" {
			return usage("--only: %q is neither a name nor a pattern", g.only[i])
		}
	}
	return nil
}

// checkWords refuses flags whose value is none of those that there are.
func (g *generate) checkWords() error {
	for _, f := range []struct {
		flag, value, what string
		known             []string
	}{
		{"format", g.format, "the formats are", []string{"jsv", "json"}},
		{"nulls", g.nulls, "the only value is", []string{"exact"}},
		{"names", g.names, "the casings are", []string{"camel", "pascal", "snake"}},
		{"guids", g.guids, "the only value is", []string{"dashed"}},
		{"dates", g.dates, "the spellings are", []string{"ms", "iso", "v5"}},
	} {
		if f.value != "" && !slices.Contains(f.known, f.value) {
			return usage("--%s %q: %s %s", f.flag, f.value, f.what, enumerate(f.known))
		}
	}
	if !generator.IsZone(g.zone) {
		return usage("--zone %q is no time zone; give a name such as America/New_York, or an offset such as +05:30", g.zone)
	}
	return nil
}

// enumerate writes "a", "a and b", "a, b and c".
func enumerate(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// generate reads the pages and makes the files, in memory.
func (g *generate) generate(ctx context.Context, args []string, stdin io.Reader) error {
	sources, err := source.Read(ctx, args, source.Inputs{Stdin: stdin})
	if err != nil {
		return err
	}
	g.read.Pages = len(sources)
	g.api, g.diagnostics = parser.Parse(ctx, sources)
	g.diagnostics.Sort()
	if g.diagnostics.HasErrors() {
		return failure{code: exitFailed}
	}
	g.read = readCounts{len(sources), len(g.api.Operations), len(g.api.Types), len(g.api.Enums)}
	if g.pkg == "" {
		g.pkg = defaultPackage(g.dir, g.api.Name)
	}
	files, found := generator.Generate(g.api, generator.Options{
		Package: g.pkg, Parts: g.parts, Only: g.only, Builtins: g.builtin, Format: g.format,
		Nulls: g.nulls, Names: g.names, GUIDs: g.guids, Dates: g.dates, Zone: g.zone,
	})
	g.files, g.diagnostics = files, append(g.diagnostics, found...)
	g.diagnostics.Sort()
	if g.diagnostics.HasErrors() {
		return failure{code: exitFailed}
	}
	if n := g.diagnostics.Count(diag.Warning); g.strict && n > 0 {
		return failure{exitDoubt, fmt.Errorf("%s under --strict; nothing was written", count(n, "warning"))}
	}
	return nil
}

// write brings the files to where they were asked for.
func (g *generate) write(stdout io.Writer) error {
	if g.dir == "-" {
		return writeArchive(stdout, g.files)
	}
	files := make([]output.File, len(g.files))
	for i, f := range g.files {
		files[i] = output.File(f)
	}
	var err error
	g.result, err = output.Write(g.dir, files)
	return err
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
func (g *generate) printJSON(w io.Writer, err error) error {
	r := jsonResult{
		Package: g.pkg, Dir: g.result.Dir, Read: g.read,
		Files: jsonFiles(g.result), Diagnostics: jsonDiagnostics(g.diagnostics),
	}
	if err != nil {
		r.Error = cmp.Or(err.Error(), "the input cannot be used; see diagnostics")
	}
	return printJSON(w, r)
}
