package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ssgen/ssgen/generator/output"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/lock"
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
	if g.current {
		fmt.Fprintf(w, "kept   package %s in %s: nothing has changed since it was written%s\n", cmp.Or(g.pkg, defaultPackage(g.dir, "")), printable(g.dir), g.standing())
		return
	}
	fmt.Fprintf(w, "read   %s: %s, %s, %s%s\n", count(g.read.Pages, "page"), count(g.read.Operations, "operation"),
		count(g.read.Types, "type"), count(g.read.Enums, "enum"), printable(g.service()))
	if err == nil {
		fmt.Fprintf(w, "%s %s\n", g.verb(), g.written())
		g.listPlanned(w)
	}
	if len(g.kept) > 0 {
		fmt.Fprintf(w, "keeps  %s that the API has no more: %s\n", count(len(g.kept), "thing"), printable(strings.Join(g.kept, ", ")))
	}
	if n := g.diagnostics.Count(diag.Warning); n > 0 {
		fmt.Fprintf(w, "check  %s:\n", count(n, "warning"))
		r.warnings(g.diagnostics)
	}
	if err == nil && !g.dryRun {
		for i, line := range nextCall(g.pkg, g.files) {
			fmt.Fprintf(w, "%-6s %s\n", [...]string{"next", ""}[min(i, 1)], line)
		}
	}
}

// standing tells of the warnings of the run that wrote the package.
func (g *generate) standing() string {
	if g.locked.Warnings == 0 {
		return ""
	}
	return fmt.Sprintf("; %s of then: --all shows them", count(g.locked.Warnings, "warning"))
}

func (g *generate) verb() string {
	if g.dryRun {
		return "would write"
	}
	return "wrote "
}

// listPlanned lists what a run that writes nothing would do.
func (g *generate) listPlanned(w io.Writer) {
	if !g.dryRun {
		return
	}
	for _, c := range g.result.Changes {
		if c.Status != output.Unchanged {
			fmt.Fprintf(w, "       %-8s %s\n", strings.Replace(string(c.Status), "deleted", "removed", 1), printable(c.Name))
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

// written tells where the files went and what happened to them. Of the lock it speaks only
// where nothing else changed.
func (g *generate) written() string {
	if g.dir == "-" {
		return fmt.Sprintf("package %s: %s to standard output", g.pkg, count(len(g.files), "file"))
	}
	of, locked := map[output.Status]int{}, output.Unchanged
	for _, c := range g.result.Changes {
		if c.Name == lock.Name {
			locked = c.Status
			continue
		}
		of[c.Status]++
	}
	var parts []string
	for _, s := range []output.Status{output.Created, output.Updated, output.Unchanged, output.Deleted} {
		if n := of[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.Replace(string(s), "deleted", "removed", 1)))
		}
	}
	line := fmt.Sprintf("package %s in %s: %s", g.pkg, g.dir, count(len(g.files), "file")+" ("+strings.Join(parts, ", ")+")")
	if of[output.Unchanged] == len(g.files) && of[output.Deleted] == 0 && locked != output.Unchanged {
		line += fmt.Sprintf(", %s %s", lock.Name, strings.Replace(string(locked), "deleted", "removed", 1))
	}
	return line
}
