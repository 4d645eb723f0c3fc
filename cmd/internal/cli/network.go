package cli

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/ssgen/ssgen/parser/explore"
	"github.com/ssgen/ssgen/parser/source"
	"github.com/ssgen/ssgen/parser/source/web"
)

// network is how servers are asked: the flags that all commands share that read URLs.
type network struct {
	credentials
	rate    float64
	timeout time.Duration
	answer  time.Duration // the time for one answer

	header   http.Header // what the credentials come to
	deadline time.Time
	stderr   io.Writer
	only     func(operation string) bool
}

func (n *network) addFlags(f *pflag.FlagSet) {
	n.credentials.addFlags(f)
	f.Float64Var(&n.rate, "rate", web.DefaultRate, "requests a second at most, where input is a URL")
	f.DurationVar(&n.timeout, "timeout", 10*time.Minute, "time for all that is read from servers")
	f.DurationVar(&n.answer, "answer-timeout", 30*time.Second, "time for one answer of a server")
}

// check refuses flags that make no sense with the arguments, and reads the credentials.
func (n *network) check(args []string) error {
	switch {
	case !(n.rate > 0):
		return usage("--rate %v: give the requests a second, more than 0", n.rate)
	case n.timeout <= 0:
		return usage("--timeout %v: give a time such as 10m", n.timeout)
	case n.answer <= 0:
		return usage("--answer-timeout %v: give a time such as 30s", n.answer)
	}
	header, err := n.credentials.read()
	if err != nil {
		return err
	}
	n.header = header
	hosts := map[string]bool{}
	for _, arg := range args {
		if !strings.Contains(arg, "://") {
			continue
		}
		u, err := web.ParseAddress(arg)
		if err != nil {
			return usage("%s %v", web.Redacted(arg), err)
		}
		if err := explore.Check(u); err != nil {
			return failure{code: exitUsage, err: err}
		}
		hosts[u.Scheme+"://"+u.Host] = true
	}
	if len(hosts) > 1 && len(header) > 0 {
		return usage("credentials go to one host, and URLs of %d are given; read the others without them, or fetch each by itself", len(hosts))
	}
	return nil
}

// inputs gives the ways in that the arguments may name.
func (n *network) inputs(stdin io.Reader, stderr io.Writer) source.Inputs {
	n.stderr = stderr
	return source.Inputs{Stdin: stdin, URL: n.read}
}

// read brings what a server shows at an address.
func (n *network) read(ctx context.Context, address string) ([]source.Source, error) {
	found, err := n.explore(ctx, address, explore.Memory{})
	if err != nil {
		return nil, err
	}
	return found.Sources, nil
}

// explore asks a server, within the time that is left, and shows people how far it is.
func (n *network) explore(ctx context.Context, address string, shelf explore.Shelf) (*explore.Found, error) {
	u, err := web.ParseAddress(address)
	if err != nil {
		return nil, &source.Error{Name: web.Redacted(address), Problem: err.Error(), Hint: "give the address of a ServiceStack host, such as https://HOST or https://HOST/metadata"}
	}
	if n.deadline.IsZero() {
		n.deadline = time.Now().Add(n.timeout)
	}
	ctx, cancel := context.WithDeadlineCause(ctx, n.deadline, n.late(u))
	defer cancel()
	client := web.New(u, web.Options{Header: n.header, Rate: n.rate, AnswerTimeout: n.answer, Agent: userAgent()})
	defer client.Close()
	progress, done := showProgress(n.stderr, u.Host)
	defer done()
	return explore.Explore(ctx, u, explore.Options{Get: client.Get, Shelf: shelf, Only: n.only, Progress: progress})
}

func (n *network) late(u *url.URL) error {
	hint := "give it more time with --timeout"
	if n.only != nil {
		hint += ", or name the operations that you need with --only"
	}
	return &source.Error{Name: web.Name(u), Problem: "not all was read within " + n.timeout.String(), Hint: hint}
}

// userAgent names the program to servers, so that their keepers know whom to ask.
func userAgent() string {
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") {
		return "ssgen/" + info.Main.Version[1:]
	}
	return "ssgen"
}
