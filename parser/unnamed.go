package parser

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/dto"
	"github.com/ssgen/ssgen/parser/page"
	"github.com/ssgen/ssgen/parser/sample"
)

// Copied text can lose every line that names the operation. Then its code tells, as far
// as one class alone can be the request's; the file's name is the last resort.

var (
	queriedName = regexp.MustCompile(`[?&_]op=([\p{L}\p{Nd}_]+)`)
)

// nameOperation names the operation of a page that does not. It says how it knows, or
// gives the Error that nothing tells.
func nameOperation(p *page.Page, code *dto.File, request, response *sample.Value) diag.List {
	if p.Operation != "" {
		return nil
	}
	var diags diag.List
	at := diag.Pos{File: p.File, Line: max(1, p.OperationPos.Line)}
	const hint = "copy the page from its top, or name the file after the operation"
	u := newUnnamed(code)
	file := fileOperation(p.File)
	name, how, severity := "", "", diag.Warning
	if fits := u.fits(request); len(fits) == 1 {
		name, how, severity = fits[0], "the class whose members the request sample shows", diag.Note
	} else if class := u.called(file); class != "" {
		name, how, severity = class, "the class that the file is named after", diag.Note
	} else if left := u.without(response); len(left) == 1 {
		name, how = left[0], "the only class that neither another one nor the response uses"
	} else if len(u.classes) == 0 {
		name, how = file, "the file's name"
	}
	if name == "" {
		diags.Fail("not-operation-page", at, hint, "the page does not name its operation")
		return diags
	}
	p.Operation = name
	diags.Add(diag.Diagnostic{Severity: severity, Code: "operation-name", Pos: at, Hint: hint,
		Message: "copied text lost the operation's name; read as " + name + ", " + how})
	return diags
}

// fileOperation gives the operation that a file can be named after: "GetOrder" of
// "saved/GetOrder.jsv.mjs.txt" and of "metadata?op=GetOrder"; "" for none.
func fileOperation(file string) string {
	base := path.Base(file)
	if found := queriedName.FindStringSubmatch(base); found != nil {
		return found[1]
	}
	base, _, _ = strings.Cut(base, ".")
	if !page.IsOperationName(base) {
		return ""
	}
	return base
}

// checkAsked warns of a page of another operation than its address asks for.
func checkAsked(file string, p *page.Page, diags *diag.List) {
	found := queriedName.FindStringSubmatch(file)
	if found == nil || strings.EqualFold(found[1], p.Operation) {
		return
	}
	diags.Warn("operation-mismatch", diag.Pos{File: p.File, Line: max(1, p.OperationPos.Line)}, "save the page of "+found[1]+" again",
		"%s was asked for, and this is the page of %s; read as %[2]s", found[1], p.Operation)
}

// unnamed is the code of an operation without a name.
type unnamed struct {
	classes map[string]*dto.Class
	names   []string // in the code's order, without interfaces and generic classes
	used    map[string]bool
}

func newUnnamed(code *dto.File) *unnamed {
	u := &unnamed{classes: map[string]*dto.Class{}, used: map[string]bool{}}
	if code == nil {
		return u
	}
	for _, c := range code.Classes {
		u.classes[c.Name] = c
		if !c.Interface && len(c.Params) == 0 {
			u.names = append(u.names, c.Name)
		}
		if c.Extends != nil {
			u.use(*c.Extends, c.Name)
		}
		for _, m := range c.Members {
			u.use(m.Type, c.Name)
		}
	}
	return u
}

func (u *unnamed) use(t dto.Type, by string) {
	if t.Name != by {
		u.used[t.Name] = true
	}
	for _, arg := range t.Args {
		u.use(arg, by)
	}
}

// called gives the class of the name, in whatever case it is written.
func (u *unnamed) called(name string) string {
	for _, class := range u.names {
		if name != "" && strings.EqualFold(class, name) {
			return class
		}
	}
	return ""
}

// fits lists the classes that have the members of a sample object and no others.
func (u *unnamed) fits(v *sample.Value) []string {
	if v == nil || v.Kind != sample.Object || len(v.Members) == 0 {
		return nil
	}
	var keys []string
	for _, m := range v.Members {
		keys = append(keys, foldMember(m.Name))
	}
	slices.Sort(keys)
	return slices.DeleteFunc(slices.Clone(u.names), func(name string) bool {
		members := u.members(name, nil)
		slices.Sort(members)
		return !slices.Equal(slices.Compact(members), slices.Compact(slices.Clone(keys)))
	})
}

// members lists a class's members with those of its bases.
func (u *unnamed) members(name string, above []string) []string {
	c := u.classes[name]
	if c == nil || slices.Contains(above, name) {
		return nil
	}
	var names []string
	for _, m := range c.Members {
		wire := m.Wire
		if wire == "" {
			wire = m.Name
		}
		names = append(names, foldMember(wire))
	}
	if c.Extends != nil {
		names = append(names, u.members(c.Extends.Name, append(above, name))...)
	}
	return names
}

// without lists the classes that no other uses, but for the response's.
func (u *unnamed) without(response *sample.Value) []string {
	answer := u.fits(element(response))
	return slices.DeleteFunc(slices.Clone(u.names), func(name string) bool {
		return u.used[name] || len(answer) == 1 && answer[0] == name
	})
}

// foldMember gives a member's name as C#, JavaScript and samples alike have it.
func foldMember(name string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r == '_' || r == '-' {
			return -1
		}
		return r
	}, name))
}
