package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ssgen/ssgen/cmd/internal/codes"
	"github.com/ssgen/ssgen/cmd/internal/config"
	"github.com/ssgen/ssgen/generator"
	"github.com/ssgen/ssgen/parser"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/override"
	"github.com/ssgen/ssgen/parser/source"
)

// beginning is one call of the command.
type beginning struct {
	network network
	output  string
	pkg     string
	schema  bool
}

func newInit() *cobra.Command {
	b := &beginning{}
	cmd := &cobra.Command{
		Use:   "init PAGE...",
		Short: "Write an ssgen.yaml for pages or a server, to begin with",
		Long: `init reads the same input as generate and writes ssgen.yaml to the working folder: with the
input as its sources, a folder and a name for the package, and as comments what is open
and what else can be decided. "ssgen generate" works with it at once.

It never replaces a file. With --schema it prints the JSON Schema of ssgen.yaml instead,
by which editors complete and check it.`,
		Example: `  ssgen init pages/
  ssgen init -o internal/shop https://shop.example
  ssgen init --schema > ssgen.schema.json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if b.schema {
				return printSchema(cmd.OutOrStdout(), args)
			}
			return b.run(cmd.Context(), args, cmd.InOrStdin(), cmd.ErrOrStderr())
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&b.output, "output", "o", "", "folder of the package (default: the API's name)")
	flags.StringVar(&b.pkg, "package", "", "name of the package (default: the folder's name)")
	flags.BoolVar(&b.schema, "schema", false, "print the JSON Schema of ssgen.yaml")
	b.network.addFlags(flags)
	return cmd
}

// printSchema prints the schema with all codes of findings.
func printSchema(w io.Writer, args []string) error {
	if len(args) > 0 {
		return usage("--schema reads no input; leave %s out", args[0])
	}
	about := map[string]string{}
	for _, c := range codes.All() {
		about[c.Name] = c.Summary()
	}
	_, err := w.Write(config.Schema(about, alwaysErrors()))
	return err
}

// run is the whole command: arguments, pages, file, report.
func (b *beginning) run(ctx context.Context, args []string, stdin io.Reader, stderr io.Writer) error {
	if err := cmp.Or(pagesNeeded(args), b.check(args), b.network.check(args)); err != nil {
		return err
	}
	sources, err := source.Read(ctx, args, b.network.inputs(stdin, stderr))
	if err != nil {
		return err
	}
	r := newReport(stderr, false).from(ctx, sources)
	api, found := parser.Parse(ctx, sources)
	if ctx.Err() != nil {
		return errInterrupted
	}
	if found.HasErrors() {
		r.errors(found)
		return failure{code: exitFailed}
	}
	api, found, _ = override.Apply(api, override.Set{}, found)
	b.name(api)
	_, more := generator.Generate(api, generator.Options{Package: b.pkg})
	if more.HasErrors() {
		r.errors(more)
		return failure{code: exitFailed}
	}
	found = append(found, more...)
	found.Sort()
	text := configText(api, found, decided{sources: args, output: filepath.ToSlash(b.output), pkg: b.pkg})
	if err := createFile(config.Name, text); err != nil {
		return err
	}
	b.summary(stderr, api, found)
	return nil
}

// check refuses what makes no sense before anything is read.
func (b *beginning) check(args []string) error {
	if _, err := os.Lstat(config.Name); err == nil {
		return usage("%s is there already; add to it what you need, or remove it first", config.Name)
	}
	for _, arg := range args {
		switch {
		case arg == "-":
			return usage("- is standard input, of which no %s can tell; save it as a file and name that", config.Name)
		case strings.ContainsFunc(arg, func(r rune) bool { return r < ' ' }):
			return usage("%q cannot be named in %s", arg, config.Name)
		}
	}
	switch {
	case b.output == "-":
		return usage("-o -: a package has a folder; name one")
	case b.pkg != "" && !isPackageName(b.pkg):
		return usage("--package %q cannot be the name of a package to import", b.pkg)
	}
	return nil
}

// name chooses folder and package where they are not given.
func (b *beginning) name(api *model.API) {
	if b.output == "" {
		b.output = cmp.Or(b.pkg, packageName(api.Name), packageName(hostWord(api.BaseURL)), "api")
	}
	b.output = filepath.Clean(b.output)
	b.pkg = cmp.Or(b.pkg, defaultPackage(b.output, api.Name))
}

// hostWord is the word of an address that names who is there: "shop" of https://api.shop.example:80.
func hostWord(address string) string {
	_, host, _ := strings.Cut(address, "://")
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(host, ":")
	words := strings.Split(host, ".")
	if len(words) < 2 || strings.Trim(words[len(words)-1], "0123456789") == "" {
		return "" // an address in numbers, or a machine's own
	}
	return words[len(words)-2]
}

// createFile writes a file that is not there.
func createFile(name, text string) (err error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usage("%s is there already; add to it what you need, or remove it first", name)
	}
	if err != nil {
		return fmt.Errorf("%s: %s; run ssgen init in a folder that can be written to", name, reason(err))
	}
	_, err = f.WriteString(text)
	if err = cmp.Or(err, f.Close()); err != nil {
		os.Remove(name)
		return fmt.Errorf("%s: %s", name, reason(err))
	}
	return nil
}

// summary tells people what was written and what to do next.
func (b *beginning) summary(w io.Writer, api *model.API, found diag.List) {
	fmt.Fprintf(w, "read   %s, %s, %s%s\n", count(len(api.Operations), "operation"), count(len(api.Types), "type"), count(len(api.Enums), "enum"), printable(prefixed(" of ", api.Name)))
	fmt.Fprintf(w, "wrote  %s: package %s in %s\n", config.Name, b.pkg, printable(filepath.ToSlash(b.output)))
	if n := found.Count(diag.Warning); n > 0 {
		fmt.Fprintf(w, "open   %s: what settles them stands in it as comments\n", count(n, "warning"))
	}
	fmt.Fprintf(w, "next   ssgen generate%s\n", b.credentials())
	fmt.Fprintf(w, "       go get -tool github.com/ssgen/ssgen/cmd/ssgen@latest, and in a Go file: //go:generate go tool ssgen generate%s\n", b.credentials())
}

// credentials are the flags that the next call needs as well, for no config holds them.
func (b *beginning) credentials() string {
	if b.network.credentials.isZero() {
		return ""
	}
	return " with the same credentials"
}
