package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ssgen/ssgen/cmd/internal/serve"
	"github.com/ssgen/ssgen/parser/source"
)

// serving is one call of the command.
type serving struct {
	options
	network network
	addr    string
	base    string
	seed    uint64
	all     bool // findings, not only the first of a kind
}

func newServe() *cobra.Command {
	s := &serving{}
	cmd := &cobra.Command{
		Use:   "serve PAGE...",
		Short: "Answer an API's operations, as a stand-in for its server",
		Long: `serve reads the same input as generate and answers the operations that it describes,
on their own routes and on the predefined ones, in JSV and JSON, until it is stopped.

An answer is the sample that the operation's page shows, else values of the right types;
it does not depend on what is sent, and nobody needs to sign in. /metadata lists what is
served. The address stands on standard output, a line a request on standard error.`,
		Example: `  ssgen serve InviteChatMember.txt
  ssgen serve --addr 127.0.0.1:0 --only 'GetOrder,Find*' pages/
  ssgen serve --seed 7 metadata.json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.run(cmd.Context(), args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.addr, "addr", "127.0.0.1:8080", "address to listen on; with port 0 any port that is free")
	f.StringVar(&s.base, "base-path", "", "path below which the API lives, such as /api")
	f.Uint64Var(&s.seed, "seed", 0, "answer with random values in place of samples, the same for the same seed")
	f.StringSliceVar(&s.only, "only", nil, "operations to serve: names or patterns with *")
	f.BoolVar(&s.builtin, "builtins", false, "serve ServiceStack's own operations too (Authenticate, …)")
	f.BoolVar(&s.all, "all", false, "show every finding, not only the first of a kind")
	s.settings.addFlags(f)
	s.network.addFlags(f)
	return cmd
}

func (s *serving) run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	problems := s.settings.read(".")
	r := newReport(stderr, s.all).from(ctx, []source.Source{s.text})
	if problems.HasErrors() {
		r.errors(problems)
		return errConfig
	}
	s.fill()
	args = s.inputs(args)
	if err := cmp.Or(pagesNeeded(args), s.check(), s.network.check(args)); err != nil {
		return err
	}
	api, err := s.load(ctx, args, r, s.network.inputs(stdin, stderr))
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", s.addr)
	if err != nil {
		return fmt.Errorf("--addr %s: %w; choose another, such as 127.0.0.1:0 for any port that is free", s.addr, err)
	}
	if _, err := fmt.Fprintf(stdout, "http://%s%s\n", listener.Addr(), api.BasePath); err != nil {
		listener.Close()
		return err
	}
	host, _, _ := net.SplitHostPort(s.addr)
	s.welcome(stderr, api, host)
	return serve.Run(ctx, listener, api, func(line string) { fmt.Fprintln(stderr, printable(line)) })
}

// check refuses flags that make no sense.
func (s *serving) check() error {
	if _, _, err := net.SplitHostPort(s.addr); err != nil {
		return usage("--addr %q: give host and port, such as 127.0.0.1:8080", s.addr)
	}
	if strings.ContainsAny(s.base, "?#% ") {
		return usage("--base-path %q: give a path such as /api", s.base)
	}
	return s.checkOnly()
}

// load makes the answers from the input.
func (s *serving) load(ctx context.Context, args []string, r *report, in source.Inputs) (*serve.API, error) {
	sources, err := source.Read(ctx, args, in)
	if err != nil {
		return nil, err
	}
	r.from(ctx, append([]source.Source{s.text}, sources...))
	_, model, found, err := s.understand(ctx, sources)
	if ctx.Err() != nil {
		return nil, errInterrupted
	}
	if err != nil {
		r.errors(found)
		return nil, err
	}
	found, _ = s.file.Apply(found)
	r.errors(found)
	r.warnings(found)
	if model, found = s.narrow(model); found.HasErrors() {
		r.errors(found)
		return nil, errConfig
	}
	api := serve.New(model, serve.Options{Only: s.only, Builtins: s.builtin, BasePath: s.base, Seeded: s.flags.Changed("seed"), Seed: s.seed})
	if len(api.Operations) == 0 {
		return nil, fmt.Errorf("there is no operation to serve; give pages of operations, or other names to --only")
	}
	return api, nil
}

// welcome tells people what is served, and that others can reach it where they can.
func (s *serving) welcome(w io.Writer, api *serve.API, host string) {
	sampled := 0
	for _, o := range api.Operations {
		if o.Sampled {
			sampled++
		}
	}
	name := ""
	if api.Name != "" {
		name = " of " + printable(api.Name)
	}
	fmt.Fprintf(w, "serve  %s%s, %d as their pages show; %s/metadata lists them, Ctrl-C stops\n", count(len(api.Operations), "operation"), name, sampled, api.BasePath)
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		fmt.Fprintf(w, "note   %s is not this machine's own address: others can reach it\n", printable(s.addr))
	}
}
