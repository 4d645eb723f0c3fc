package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/ssgen/ssgen/generator/compat"
	"github.com/ssgen/ssgen/parser/diag"
)

// printChanges writes changes in a format.
func printChanges(w io.Writer, format string, changes []compat.Change, s style) error {
	switch format {
	case "json":
		if changes == nil {
			changes = []compat.Change{}
		}
		return printJSON(w, changes)
	case "github":
		return printAnnotations(w, changes)
	case "markdown":
		return printMarkdown(w, changes)
	}
	return printText(w, changes, s)
}

// printText writes changes for people, the worst first.
func printText(w io.Writer, changes []compat.Change, s style) error {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s %s %s\n", s.severity(levelOf(c.Severity), fmt.Sprintf("%-8s", c.Severity)), printable(headline(c)), s.faint("["+c.Rule+"]"))
		for _, line := range consequences(c) {
			fmt.Fprintf(&b, "         %s\n", printable(line))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func levelOf(s compat.Severity) diag.Severity {
	switch s {
	case compat.Breaking:
		return diag.Error
	case compat.Warning:
		return diag.Warning
	}
	return diag.Note
}

// headline is a change in one line: "Order.weight (response) is gone, was double?".
func headline(c compat.Change) string {
	subject := c.Subject
	if subject == "" {
		subject = "the API"
	}
	if c.Direction != compat.Nowhere {
		subject += " (" + direction(c.Direction) + ")"
	}
	return subject + " " + c.What
}

func direction(d compat.Direction) string {
	if d == compat.Both {
		return "request and response"
	}
	return string(d)
}

// consequences are the lines below it.
func consequences(c compat.Change) []string {
	var lines []string
	if c.WireWhy != "" {
		lines = append(lines, fmt.Sprintf("wire: %s, %s", c.Wire, c.WireWhy))
	}
	for _, why := range c.GoWhy {
		lines = append(lines, fmt.Sprintf("Go:   %s, %s", c.Go, why))
	}
	if c.Advice != "" {
		lines = append(lines, "→ "+c.Advice)
	}
	return lines
}

// printAnnotations writes a workflow command of GitHub a change.
func printAnnotations(w io.Writer, changes []compat.Change) error {
	var b strings.Builder
	for _, c := range changes {
		command := map[compat.Severity]string{compat.Breaking: "error", compat.Warning: "warning", compat.Note: "notice"}[c.Severity]
		fmt.Fprintf(&b, "::%s %stitle=%s::%s\n", command, annotated(c), property(c.Rule), message(strings.Join(append([]string{headline(c)}, consequences(c)...), "\n")))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// annotated names the line of a file of the repository that a change shows in, "" where the
// model comes from elsewhere.
func annotated(c compat.Change) string {
	if c.Line == 0 || !filepath.IsLocal(filepath.FromSlash(c.File)) || strings.Contains(c.File, ":") {
		return ""
	}
	return fmt.Sprintf("file=%s,line=%d,", property(c.File), c.Line)
}

// message makes text fit for a workflow command, which a line break would end.
func message(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, printable(line))
	}
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(strings.Join(lines, "\n"))
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(message(s))
}

// printMarkdown writes a table for a pull request.
func printMarkdown(w io.Writer, changes []compat.Change) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### API changes: %s\n", tally(changes))
	if len(changes) > 0 {
		b.WriteString("\n| | Change | On the wire | In Go | Rule |\n|---|---|---|---|---|\n")
	}
	for _, c := range changes {
		var code []string
		for _, why := range c.GoWhy {
			code = append(code, markdown(why))
		}
		cell := string(c.Go)
		if len(code) > 0 {
			cell += ": " + strings.Join(code, "<br>")
		}
		wire := string(c.Wire)
		if c.WireWhy != "" {
			wire += ": " + markdown(c.WireWhy)
		}
		change := markdown(headline(c))
		if c.Advice != "" {
			change += "<br>→ " + markdown(c.Advice)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", c.Severity, change, wire, cell, c.Rule)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// markdown makes a stranger's text fit for a cell: it formats nothing, links nowhere and
// calls nobody.
func markdown(s string) string {
	var b strings.Builder
	for _, r := range printable(s) {
		switch {
		case r == '@' || r == '<' || r == '>' || r == '&' || r == '|' || r == '#':
			fmt.Fprintf(&b, "&#%d;", r)
		case strings.ContainsRune("\\`*_{}[]()~!$", r):
			b.WriteString("\\" + string(r))
		case r == ':':
			b.WriteString("&#58;") // a bare address becomes a link else
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
