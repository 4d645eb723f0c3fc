package cli

import (
	"cmp"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/ssgen/ssgen/parser/model"
)

// describe writes the model for people. Every text from the wire is made printable.
func describe(api *model.API) string {
	var b strings.Builder
	line := func(indent int, format string, args ...any) {
		b.WriteString(strings.Repeat("  ", indent) + strings.TrimRight(printable(fmt.Sprintf(format, args...)), " ") + "\n")
	}
	line(0, "%s", joined("  ", cmp.Or(api.Name, "(unnamed service)"), api.BaseURL, prefixed("ServiceStack ", api.ServerVersion), prefixed("speaks ", strings.Join(api.Formats, ", "))))
	line(0, "%s, %s, %s", count(len(api.Operations), "operation"), count(len(api.Types), "type"), count(len(api.Enums), "enum"))
	for _, o := range api.Operations {
		line(0, "")
		describeOperation(line, o)
	}
	for _, t := range api.Types {
		line(0, "")
		line(0, "type %s%s", typeHead(t), builtin(t.Builtin))
		b.WriteString(describeMembers(t.Members))
	}
	for _, e := range api.Enums {
		line(0, "")
		line(0, "enum %s%s%s", e.Name, enumKind(e), builtin(e.Builtin))
		for _, m := range e.Members {
			line(1, "%s", enumMember(m))
		}
	}
	return b.String()
}

func describeOperation(line func(int, string, ...any), o model.Operation) {
	response := "nothing"
	switch {
	case o.ResponseUnknown:
		response = "(unknown)"
	case !o.Response.IsZero():
		response = o.Response.String()
	}
	line(0, "operation %s -> %s%s", o.Name, response, builtin(o.Builtin))
	if o.Doc != "" {
		line(1, "%s", o.Doc)
	}
	for _, r := range o.Routes {
		line(1, "%s", joined("  ", cmp.Or(strings.Join(r.Verbs, ","), "ANY")+" "+r.Path, r.Summary))
	}
	if len(o.Routes) == 0 {
		line(1, "%s (no route of its own)", cmp.Or(o.Verb, "POST"))
	}
	if o.Auth != nil {
		line(1, "%s", describeAuth(*o.Auth))
	}
	if len(o.Tags) > 0 {
		line(1, "tags %s", strings.Join(o.Tags, ", "))
	}
}

func describeAuth(a model.Auth) string {
	parts := []string{"login needed"}
	for _, need := range []struct {
		label string
		names []string
	}{
		{"all roles of", a.Roles}, {"any role of", a.AnyRole},
		{"all permissions of", a.Permissions}, {"any permission of", a.AnyPermission},
	} {
		if len(need.names) > 0 {
			parts = append(parts, need.label+" "+strings.Join(need.names, ", "))
		}
	}
	return strings.Join(parts, "; ")
}

// describeMembers sets the members in columns: wire name, type, documentation.
func describeMembers(members []model.Member) string {
	var b strings.Builder
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, m := range members {
		text := m.Type.String()
		if m.NullUnknown {
			text += " (null?)"
		}
		if m.Required {
			text += " (required)"
		}
		fmt.Fprintf(table, "  %s\t%s\t%s\n", printable(m.Wire), printable(text), printable(m.Doc))
	}
	table.Flush()
	lines := strings.SplitAfter(b.String(), "\n")
	for i, l := range lines {
		if strings.HasSuffix(l, "\n") {
			lines[i] = strings.TrimRight(l, " \n") + "\n"
		}
	}
	return strings.Join(lines, "")
}

func typeHead(t model.Type) string {
	head := t.Name
	if len(t.Params) > 0 {
		head += "<" + strings.Join(t.Params, ", ") + ">"
	}
	if !t.Base.IsZero() {
		head += " : " + t.Base.String()
	}
	return head
}

func enumKind(e model.Enum) string {
	switch {
	case e.Flags:
		return " (flags)"
	case e.Numeric:
		return " (numbers)"
	}
	return ""
}

// enumMember writes "Name", "Name = 1" or, where another text travels, `Name "wire"`.
func enumMember(m model.EnumMember) string {
	text := m.Name
	if m.Wire != "" && m.Wire != m.Name {
		text += fmt.Sprintf(" %q", m.Wire)
	}
	if m.Value != nil {
		text += fmt.Sprintf(" = %d", *m.Value)
	}
	return joined("  ", text, m.Doc)
}

func builtin(b bool) string {
	if b {
		return " (built in)"
	}
	return ""
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// joined joins the parts that are not empty.
func joined(sep string, parts ...string) string {
	kept := parts[:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
