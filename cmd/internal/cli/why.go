package cli

import (
	"cmp"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/ssgen/ssgen/parser/why"
)

// explain writes the facts that a name stands for, each with what every reading says of
// it: "=" before what counts.
func explain(log *why.Log, name string) (string, error) {
	found, near := log.Find(name)
	if len(found) == 0 {
		if len(near) > 0 {
			return "", usage("nothing is called %q here; did you mean %s?", name, strings.Join(near, " or "))
		}
		return "", usage(`nothing is called %q here; name an operation, a type, an enum, a member as "Order.total", or a fact as "GetOrder.response"`, name)
	}
	var b strings.Builder
	for i, f := range found {
		if i > 0 && (f.Subject != found[i-1].Subject || f.Kind != found[i-1].Kind) {
			b.WriteString("\n")
		}
		if i == 0 || f.Subject != found[i-1].Subject || f.Kind != found[i-1].Kind {
			fmt.Fprintf(&b, "%s %s\n", f.Kind, printable(f.Subject))
		}
		explainFact(&b, f)
	}
	return b.String(), nil
}

func explainFact(b *strings.Builder, f *why.Fact) {
	value := cmp.Or(oneLine(f.Value), "nothing")
	if f.Unknown {
		value += " (not known)"
	}
	fmt.Fprintf(b, "  %s: %s\n", f.Name, value)
	var rows strings.Builder
	table := tabwriter.NewWriter(&rows, 0, 0, 2, ' ', 0)
	for _, r := range f.Readings {
		mark := " "
		if r.Taken {
			mark = "="
		}
		fmt.Fprintf(table, "    %s %s\t%s\t%s\n", mark, cmp.Or(oneLine(r.Says), "nothing"), printable(r.Source), printable(r.Pos.String()))
	}
	table.Flush()
	b.WriteString(rows.String())
	if f.Reason != "" {
		fmt.Fprintf(b, "    because %s\n", oneLine(f.Reason))
	}
}

// oneLine makes a text from the wire printable and short.
func oneLine(s string) string {
	const most = 100
	r := []rune(printable(strings.Join(strings.Fields(s), " ")))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}
