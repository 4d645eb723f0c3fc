package csharp

import (
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
)

// attribute is one attribute: `[Route("/orders/{Id}", "GET,PUT")]`.
type attribute struct {
	name string // without namespace and "Attribute"
	args []argument
	pos  diag.Pos
}

// argument is one argument of an attribute; name is "" for a positional one. The
// value is a text's own text, or the code of any other expression.
type argument struct {
	name, value string
	isText      bool
}

// attributeList reads "[A, B(1)]". One for an assembly is passed over.
func (p *parser) attributeList() {
	start := p.tok
	p.next()
	target := ""
	if p.tok.kind == wordToken && p.text(p.peek()) == ":" {
		target = p.takeName()
		p.next()
	}
	for {
		a, ok := p.attribute()
		if !ok {
			p.skipFrom(start)
			return
		}
		if target != "assembly" && target != "module" && target != "return" {
			p.pending.attributes = append(p.pending.attributes, a)
		}
		switch {
		case p.take("]"):
			return
		case !p.take(","):
			p.skipFrom(start)
			return
		}
	}
}

func (p *parser) attribute() (attribute, bool) {
	a := attribute{pos: p.pos(p.tok), name: p.takeName()}
	for p.take(".") || p.take(":") {
		a.name = p.takeName()
	}
	if short, ok := strings.CutSuffix(a.name, "Attribute"); ok && short != "" {
		a.name = short
	}
	if !p.take("(") {
		return a, a.name != ""
	}
	for !p.take(")") {
		arg, ok := p.argument()
		if !ok {
			return a, false
		}
		a.args = append(a.args, arg)
		p.take(",")
	}
	return a, a.name != ""
}

// argument reads `"x"`, `Name="x"` or any other expression up to the comma or bracket.
func (p *parser) argument() (argument, bool) {
	var arg argument
	if following := p.text(p.peek()); p.tok.kind == wordToken && (following == "=" || following == ":") {
		arg.name = p.takeName()
		p.next()
	}
	start := p.tok
	if p.tok.kind == textToken {
		if value, ok := p.texts(); ok {
			arg.value, arg.isText = value, true
			return arg, true
		}
	}
	for depth := 0; depth > 0 || !p.is(",") && !p.is(")"); p.next() {
		switch {
		case p.tok.kind == endOfText, p.is(";"), p.is("public"), p.onNewLine() && p.tok != start && depth == 0:
			return arg, false
		case p.is("("), p.is("{"):
			depth++
		case p.is(")"), p.is("}"):
			depth--
		}
		if depth < 0 {
			return arg, false
		}
	}
	arg.value = strings.TrimSpace(p.src[start.start:p.tok.start])
	return arg, p.tok != start
}

// texts reads a text, or several with "+" between them; false where more follows. Old servers print a quote
// in a text as it is: there the text ends with the argument.
func (p *parser) texts() (string, bool) {
	var value strings.Builder
	for p.tok.kind == textToken {
		t := p.tok
		p.next()
		if p.is(",") || p.is(")") || p.is("+") {
			value.WriteString(literal(p.text(t)))
			if !p.take("+") {
				return value.String(), true
			}
			continue
		}
		end := rawEnd(p.src, t.end)
		if end == 0 || p.src[t.start] != '"' {
			return "", false
		}
		p.tok = token{end: end + 1}
		p.next()
		return p.src[t.start+1 : end], true
	}
	return "", false
}

// maxRawText bounds how long a text with a quote in it can be: enums' texts are short.
const maxRawText = 1024

// rawEnd finds the quote that ends an argument on the line.
func rawEnd(src string, from int) int {
	for i := from; i < min(len(src), from+maxRawText) && src[i] != '\n'; i++ {
		if src[i] != '"' {
			continue
		}
		if rest := src[i+1:]; strings.HasPrefix(rest, ")]") || strings.HasPrefix(rest, ", ") {
			return i
		}
	}
	return 0
}

// arg gives the argument of the name or, if it has none, the positional one at the index.
func (a attribute) arg(name string, index int) argument {
	positional := 0
	for _, arg := range a.args {
		if arg.name == name {
			return arg
		}
		if arg.name == "" {
			if positional == index {
				return arg
			}
			positional++
		}
	}
	return argument{}
}

// textOf gives an argument that is a text, as arg does; "" for any other expression.
func (a attribute) textOf(name string, index int) string {
	if arg := a.arg(name, index); arg.isText {
		return arg.value
	}
	return ""
}

// byName marks an argument that has no position.
const byName = -1

// route reads `[Route("/path", "GET,POST", Summary="…", Notes="…")]`.
func (a attribute) route() (model.Route, bool) {
	r := model.Route{Path: a.textOf("Path", 0), Summary: a.textOf("Summary", byName), Notes: a.textOf("Notes", byName), Pos: a.pos}
	separator := func(c rune) bool { return c == ',' || c == ' ' || c == '\t' }
	for _, verb := range strings.FieldsFunc(strings.ToUpper(a.textOf("Verbs", 1)), separator) {
		if verb == "ANY" || verb == "ALL" || verb == "*" {
			r.Verbs = nil
			break
		}
		if !slices.Contains(r.Verbs, verb) {
			r.Verbs = append(r.Verbs, verb)
		}
	}
	return r, a.name == "Route" && r.Path != ""
}

// required tells whether the attribute makes a member required.
func (a attribute) required() bool {
	switch a.name {
	case "Required", "ValidateNotEmpty", "ValidateNotNull":
		return true
	case "DataMember", "ApiMember":
		return strings.EqualFold(a.arg("IsRequired", byName).value, "true")
	case "Validate":
		v := a.textOf("Validator", 0)
		return strings.Contains(v, "NotEmpty") || strings.Contains(v, "NotNull")
	}
	return false
}
