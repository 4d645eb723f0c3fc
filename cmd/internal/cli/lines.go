package cli

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/ssgen/ssgen/parser/diag"
)

// excerptLines gives a line of a source as a terminal can show it, and a line with a
// caret under the place that a finding names; "" for what is not known.
func excerptLines(e diag.Excerpt) (line, caret string) {
	if e.IsZero() {
		return "", ""
	}
	before, after := e.Text, ""
	if e.Col > 0 {
		at := min(e.Col-1, len(e.Text))
		before, after = e.Text[:at], e.Text[at:]
	}
	before, after = visible(before), visible(after)
	if e.CutBefore {
		before = "…" + before
	}
	line = before + after
	if e.CutAfter {
		line += "…"
	}
	if e.Col > 0 {
		caret = strings.Repeat(" ", uniseg.StringWidth(before)) + "^"
	}
	return line, caret
}

// visible makes a stranger's text fit for a line in which columns count: a tab is a blank.
func visible(s string) string { return printable(strings.ReplaceAll(s, "\t", " ")) }

// settingLines gives the lines of ssgen.yaml that settle findings, each entry once, under
// its section. Each has the choice that was made, and behind it those that can be.
func settingLines(found diag.List) []string {
	var lines, top []string
	for _, section := range [...]string{diag.Members, diag.Responses, diag.Verbs, diag.Enums} {
		if entries := sectionLines(found, section); len(entries) > 0 {
			lines = append(append(lines, "  "+section+":"), entries...)
		}
	}
	if len(lines) > 0 {
		lines = slices.Insert(lines, 0, "overrides:")
	}
	for _, d := range found {
		for _, s := range d.Settings {
			if line := entry(s.Section, s); s.Key == "" && !slices.Contains(top, line) {
				top = append(top, line)
			}
		}
	}
	return append(top, lines...)
}

func sectionLines(found diag.List, section string) []string {
	var lines []string
	for _, d := range found {
		for _, s := range d.Settings {
			if line := "    " + entry(s.Key, s); s.Section == section && s.Key != "" && !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// entry writes one line: "Order.weight: Number # or int, long, double, decimal".
func entry(key string, s diag.Setting) string {
	line := scalar(key) + ": " + scalar(s.Value)
	if len(s.Others) > 0 {
		line += printable(" # or " + strings.Join(s.Others, ", "))
	}
	return line
}

// patternLine gives an entry that settles all members of one name, "" where findings are
// not about members of which a scalar is open.
func patternLine(found diag.List) string {
	for _, d := range found {
		for _, s := range d.Settings {
			_, name, isMember := strings.Cut(s.Key, ".")
			if s.Section == diag.Members && isMember && len(s.Others) > 0 && !strings.ContainsAny(s.Others[0], "<?") {
				return printable(strconv.Quote("*."+name)) + ": " + scalar(s.Others[0])
			}
		}
	}
	return ""
}

// plain is text that YAML takes as it stands, in keys and behind them: names, types of C#
// and verbs.
var plain = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.]*(<[A-Za-z0-9_.<>, ?\[\]]*>)?(\[\])*\??$`)

// scalar writes a text as YAML.
func scalar(s string) string {
	switch s {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n", "":
		return strconv.Quote(s)
	}
	if plain.MatchString(s) {
		return s
	}
	return printable(strconv.Quote(s))
}
