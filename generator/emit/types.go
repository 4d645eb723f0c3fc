package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ssgen/ssgen/generator/goir"
)

// typesFile emits the declarations of structs, lists and maps.
func (e *emitter) typesFile() *jen.File {
	f := e.file()
	for _, d := range e.pkg.Structs {
		f.Add(doc(e.typeDoc(d)))
		f.Add(typeParams(jen.Type().Id(d.Name), d.Params)).StructFunc(func(g *jen.Group) { fields(g, d.Fields) }).Line()
	}
	for _, a := range e.pkg.Abstracts {
		e.abstractType(f, a)
	}
	for _, d := range e.pkg.Named {
		f.Add(doc(e.typeDoc(d)))
		f.Add(typeParams(jen.Type().Id(d.Name), d.Params)).Add(goType(d.Under)).Line()
	}
	return f
}

// fields emits a struct's fields; those of each base stand under a line that says
// whose they are.
func fields(g *jen.Group, fields []*goir.Field) {
	from, before := "", ""
	for i, field := range fields {
		text := fieldDoc(field)
		switch {
		case field.From != from:
			from = field.From
			if i > 0 {
				g.Line()
			}
			g.Comment(comment("The members of " + oneLine(from) + "."))
			g.Line()
		case i > 0 && (text != "" || before != ""):
			g.Line()
		}
		g.Add(doc(text))
		g.Id(field.Name).Add(goType(field.Type))
		before = text
	}
}

func fieldDoc(f *goir.Field) string {
	text := strings.TrimSpace(plainText(f.Doc))
	if f.Required {
		text = sentence(text) + "Required."
	}
	return comment(text)
}

// sentence gives a text to which another sentence can be added.
func sentence(text string) string {
	switch {
	case text == "":
		return ""
	case strings.ContainsAny(text[len(text)-1:], ".!?"):
		return text + " "
	}
	return text + ". "
}

// typeDoc is the API's description of a type, else where it is used.
func (e *emitter) typeDoc(d *goir.Def) string {
	if text := strings.TrimSpace(plainText(d.Doc)); text != "" {
		return comment(named(d.Name, text))
	}
	return comment(d.Name + " is " + e.role(d) + ".")
}

// role tells what a type is for: the first that holds of request, answer, base, part.
func (e *emitter) role(d *goir.Def) string {
	u := d.Uses
	switch {
	case len(u.RequestOf) > 0:
		return "the request of " + e.links(u.RequestOf, true)
	case len(u.AnswerOf) > 0:
		return "the answer of " + e.links(u.AnswerOf, true)
	case len(u.BaseOf) > 0:
		return "the base of " + e.links(u.BaseOf, false)
	case len(d.Fits) > 0:
		return "one of the classes of " + e.links(d.Fits, false)
	case len(u.PartOf) > 0:
		return "a part of " + e.links(u.PartOf, false)
	}
	return "a type of the API"
}

// links lists names, at most three of them, as links for godoc.
func (e *emitter) links(names []string, operations bool) string {
	const most = 3
	var out []string
	for _, n := range names[:min(len(names), most)] {
		if operations && e.called {
			n = "API." + n
		}
		if e.called || !operations {
			n = "[" + n + "]"
		}
		out = append(out, n)
	}
	if rest := len(names) - most; rest > 0 {
		out = append(out, fmt.Sprintf("%d more", rest))
	}
	return enumerate(out)
}

// enumerate writes "a", "a and b", "a, b and c".
func enumerate(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// named makes a description begin with the name of what it describes, as godoc has it.
func named(name, text string) string {
	if rest, ok := strings.CutPrefix(text, name); ok && (rest == "" || strings.ContainsAny(rest[:1], " :,")) {
		return text
	}
	if strings.HasPrefix(text, "Deprecated:") {
		return name + " is deprecated.\n\n" + text
	}
	return name + ": " + text
}
