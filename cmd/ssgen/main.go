// Command ssgen turns the metadata that a ServiceStack server publishes about
// itself into a Go package.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/ssgen/ssgen/cmd/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	code := cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
