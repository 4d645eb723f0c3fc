package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ssgen/ssgen/generator/output"
	"github.com/ssgen/ssgen/parser/diag"
)

// summary tells people what a run that ended with err did: what was read, what was
// written, what needs their eye, and the call to write next.
func (g *generate) summary(r *report, err error) {
	w := r.w
	if g.diagnostics.HasErrors() {
		r.errors(g.diagnostics)
		return
	}
	var f failure
	if err != nil && !(errors.As(err, &f) && f.code == exitDoubt) {
		return
	}
	if g.file.Name != "" {
		fmt.Fprintf(w, "config %s\n", printable(g.file.Name))
	}
	fmt.Fprintf(w, "read   %s: %s, %s, %s%s\n", count(g.read.Pages, "page"), count(g.read.Operations, "operation"),
		count(g.read.Types, "type"), count(g.read.Enums, "enum"), printable(g.service()))
	if err == nil {
		fmt.Fprintf(w, "wrote  %s\n", g.written())
	}
	if n := g.diagnostics.Count(diag.Warning); n > 0 {
		fmt.Fprintf(w, "check  %s:\n", count(n, "warning"))
		r.warnings(g.diagnostics)
	}
	if err == nil {
		for i, line := range nextCall(g.pkg, g.files) {
			fmt.Fprintf(w, "%-6s %s\n", [...]string{"next", ""}[min(i, 1)], line)
		}
	}
}

// service names the host: " (Evo Voice, https://team.evovoice.io)".
func (g *generate) service() string {
	known := []string{}
	for _, s := range []string{g.api.Name, g.api.BaseURL} {
		if s != "" {
			known = append(known, s)
		}
	}
	if len(known) == 0 {
		return ""
	}
	return " (" + strings.Join(known, ", ") + ")"
}

// written tells where the files went and what happened to them.
func (g *generate) written() string {
	if g.dir == "-" {
		return fmt.Sprintf("package %s: %s to standard output", g.pkg, count(len(g.files), "file"))
	}
	var parts []string
	for _, s := range []output.Status{output.Created, output.Updated, output.Unchanged, output.Deleted} {
		if n := g.result.Count(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.Replace(string(s), "deleted", "removed", 1)))
		}
	}
	return fmt.Sprintf("package %s in %s: %s", g.pkg, g.dir, count(len(g.files), "file")+" ("+strings.Join(parts, ", ")+")")
}
