package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"github.com/ssgen/ssgen/cmd/internal/config"
	"github.com/ssgen/ssgen/parser/diag"
)

// TestConfigHasTheFlags holds the keys of ssgen.yaml to the flags of generate: each flag
// that says something of the package is a key of the same name.
func TestConfigHasTheFlags(t *testing.T) {
	t.Parallel()
	ofTheCall := []string{"config", "json"}
	ofTheFile := []string{"version", "sources", "rename", "retype", "overrides", "severities", "diff"}
	var o options
	flags := pflag.NewFlagSet("generate", pflag.ContinueOnError)
	o.addFlags(flags)
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	for _, name := range names {
		text := "version: 1\n" + name + ": true\n"
		_, problems := config.Parse("c", []byte(text), nil, nil)
		known := !strings.Contains(lines(problems), "there is no key")
		if known == slices.Contains(ofTheCall, name) {
			t.Errorf("--%s is a key of the config: %v", name, known)
		}
	}
	for _, key := range config.Keys() {
		if !slices.Contains(names, key) && !slices.Contains(ofTheFile, key) {
			t.Errorf("the config's key %s is no flag", key)
		}
	}
}

func lines(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}
