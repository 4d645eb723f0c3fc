package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/cmd/internal/config"
	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// decided is what a new config says without comment signs.
type decided struct {
	sources     []string
	output, pkg string
}

// maxOpen is how many entries for what is open a new config has.
const maxOpen = 200

// configText writes a new ssgen.yaml. What stands in it as a comment is true of the API, so
// that it works when the signs are taken away.
func configText(api *model.API, found diag.List, d decided) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# yaml-language-server: $schema=%s", config.SchemaURL)
	line("# What we have decided of%s and of the Go package that ssgen makes from it.", printable(" "+cmp.Or(api.Name, "the API")))
	line("version: 1\n")
	line("# What is read: pages, folders, documents, patterns, zip archives, URLs. Paths start here.")
	line("sources:")
	for _, s := range d.sources {
		line("  - %s", pathText(s))
	}
	line("\n# The package: its folder, its name, and what it has; the part test adds a fake for tests.")
	line("output: %s", pathText(d.output))
	line("package: %s", d.pkg)
	line("# parts: [types, client, server]\n")
	choiceText(line, api)
	nameText(line, api)
	line("# What findings count as: error, warning, note or off. strict fails where any is open.")
	line("# strict: true")
	if codes := warned(found); len(codes) > 0 {
		line("# severities:")
		for _, code := range codes {
			line("#   %s: note", code)
		}
	}
	openText(line, found)
	return b.String()
}

// pathText writes a path or an address as YAML.
func pathText(s string) string {
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-") == "" && strings.Trim(s, "0123456789.-") != "" {
		return s
	}
	return scalar(s)
}

// choiceText offers to choose a part of the API.
func choiceText(line func(string, ...any), api *model.API) {
	if len(api.Operations) == 0 {
		return
	}
	line("# Which part of the API, with all that it reaches; exclude wins.")
	op := api.Operations[0]
	line("# only: [%s]", scalar(op.Name))
	line("# include:")
	line("#   operations: [%s]", scalar(op.Name))
	for _, o := range api.Operations {
		if len(o.Tags) > 0 {
			line("#   tags: [%s]", scalar(o.Tags[0]))
			break
		}
	}
	for _, o := range api.Operations {
		if len(o.Routes) > 0 {
			line("#   routes: [%s]", scalar(o.Routes[0].Path))
			break
		}
	}
	if last := api.Operations[len(api.Operations)-1]; last.Name != op.Name {
		line("# exclude:")
		line("#   operations: [%s]", scalar(last.Name))
	}
	line("")
}

// nameText offers to decide on names and types in Go.
func nameText(line func(string, ...any), api *model.API) {
	line("# Names and types in Go; nothing of it is seen on the wire.")
	line("# initialisms: [inherit, CRM]")
	for _, t := range api.Types {
		if t.Builtin || len(t.Members) == 0 || strings.Contains(t.Members[0].Wire, "*") {
			continue
		}
		member := t.Name + "." + t.Members[0].Wire
		line("# rename:")
		line("#   types: {%s: My*}", scalar(t.Name[:1]+"*"))
		line("#   members: {%s: Renamed}", scalar(member))
		line("# optional: [%s]", scalar(member))
		break
	}
	for _, t := range api.Types {
		for _, m := range t.Members {
			if m.Type.IsNumber() {
				line("# retype:")
				line("#   %s: int64 # or such as github.com/shopspring/decimal.Decimal", scalar(t.Name+"."+m.Wire))
				line("")
				return
			}
		}
	}
	line("")
}

// warned lists the codes of warnings.
func warned(found diag.List) []string {
	var codes []string
	for _, d := range found {
		if d.Severity == diag.Warning && !slices.Contains(codes, d.Code) {
			codes = append(codes, d.Code)
		}
	}
	slices.Sort(codes)
	return codes
}

// openText lists what no source tells, with the choices that were made.
func openText(line func(string, ...any), found diag.List) {
	entries := settingLines(diag.List{{Settings: merged(found)}})
	if len(entries) == 0 {
		return
	}
	line("\n# Open: no source tells these. What stands here was chosen; take the sign away from what you know.")
	for _, e := range entries[:min(len(entries), maxOpen)] {
		line("# %s", e)
	}
	if rest := len(entries) - maxOpen; rest > 0 {
		line("# … and %d more: ssgen generate --all shows them", rest)
	}
}

// merged gives the settings of all findings, each thing once with all that it can be.
func merged(found diag.List) []diag.Setting {
	var all []diag.Setting
	at := map[[2]string]int{}
	for _, d := range found {
		for _, s := range d.Settings {
			i, known := at[[2]string{s.Section, s.Key}]
			if !known {
				at[[2]string{s.Section, s.Key}] = len(all)
				s.Others = slices.Clone(s.Others)
				all = append(all, s)
				continue
			}
			for _, other := range s.Others {
				if !slices.Contains(all[i].Others, other) {
					all[i].Others = append(all[i].Others, other)
				}
			}
		}
	}
	return all
}
