package csharp_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
)

// dump writes what was read in one line a fact.
func dump(f *dto.File, diags diag.List) string {
	var b strings.Builder
	if f.Header != (dto.Header{}) || f.NullableRefs {
		fmt.Fprintf(&b, "header %s %s%s\n", f.Header.Version, f.Header.BaseURL, when(f.NullableRefs, " nullable"))
	}
	for _, e := range f.Enums {
		dumpEnum(&b, e)
	}
	for _, c := range f.Classes {
		dumpClass(&b, c)
	}
	for _, d := range diags {
		fmt.Fprintf(&b, "! %d:%d %s\n", d.Pos.Line, d.Pos.Col, d.Message)
	}
	return b.String()
}

func dumpEnum(b *strings.Builder, e *dto.Enum) {
	fmt.Fprintf(b, "%d:%d enum %s%s%s%s%s\n", e.Pos.Line, e.Pos.Col, fullName(e.Namespace, e.Outer, e.Name), when(e.Numbers, " numbers"), when(e.Flags, " flags"), when(e.AsInt, " int"), quoted(" doc", e.Doc))
	for _, m := range e.Members {
		fmt.Fprintf(b, "  %s", m.Name)
		if m.HasNumber {
			fmt.Fprintf(b, " = %d", m.Number)
		}
		if m.Value != m.Name {
			fmt.Fprintf(b, " = %q", m.Value)
		}
		fmt.Fprintf(b, "%s\n", quoted(" doc", m.Doc))
	}
}

func dumpClass(b *strings.Builder, c *dto.Class) {
	keyword := "class"
	if c.Interface {
		keyword = "interface"
	}
	fmt.Fprintf(b, "%d:%d %s%s %s", c.Pos.Line, c.Pos.Col, when(c.Abstract, "abstract "), keyword, fullName(c.Namespace, c.Outer, c.Name))
	if c.Params != nil {
		fmt.Fprintf(b, "<%s>", strings.Join(c.Params, ","))
	}
	if c.Extends != nil {
		fmt.Fprintf(b, " : %s", c.Extends)
	}
	if c.Implements != nil {
		fmt.Fprintf(b, " implements %v", c.Implements)
	}
	if c.Tags != nil {
		fmt.Fprintf(b, " tags %q", c.Tags)
	}
	if c.Returns != nil {
		fmt.Fprintf(b, " returns %s", c.Returns)
	}
	fmt.Fprintf(b, "%s%s\n", when(c.ReturnsVoid, " void"), quoted(" doc", c.Doc))
	for _, r := range c.Routes {
		fmt.Fprintf(b, "  @%d:%d %q %q%s%s\n", r.Pos.Line, r.Pos.Col, r.Path, r.Verbs, quoted(" summary", r.Summary), quoted(" notes", r.Notes))
	}
	for _, m := range c.Members {
		fmt.Fprintf(b, "  %d:%d %s %s%s%s%s", m.Pos.Line, m.Pos.Col, m.Name, m.Type, when(m.Init != "", " = "+m.Init), quoted(" wire", m.Wire), when(m.Required, " required"))
		if m.Order != 0 {
			fmt.Fprintf(b, " order %d", m.Order)
		}
		fmt.Fprintf(b, "%s\n", quoted(" doc", m.Doc))
	}
}

func when(b bool, s string) string {
	if b {
		return s
	}
	return ""
}

func quoted(label, s string) string {
	if s == "" {
		return ""
	}
	return fmt.Sprintf("%s %q", label, s)
}

func fullName(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "/")
}
