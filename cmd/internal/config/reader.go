package config

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"github.com/ssgen/ssgen/parser/diag"
)

// reader goes through the YAML of a file.
type reader struct {
	file         File
	codes, fixed []string
	lines        []string
	problems     diag.List
}

func (r *reader) fail(code string, at diag.Pos, hint, format string, args ...any) {
	r.problems.Fail(code, at, hint, format, args...)
}

// pos turns a place of YAML, whose columns count characters, into one of the file.
func (r *reader) pos(t *token.Token) diag.Pos {
	at := diag.Pos{File: r.file.Name, Line: 1}
	if t == nil || t.Position == nil || t.Position.Line < 1 || t.Position.Line > len(r.lines) {
		return at
	}
	at.Line = t.Position.Line
	line := r.lines[at.Line-1]
	for n := t.Position.Column; n > 1 && at.Col < len(line); n-- {
		_, size := utf8.DecodeRuneInString(line[at.Col:])
		at.Col += size
	}
	at.Col++
	return at
}

// maxDepth is how many brackets or indicators of lists may open in a line. Reading YAML
// takes the square of it in time.
const maxDepth = 32

// tooDeep finds a line that no file has which people write.
func (r *reader) tooDeep() (diag.Pos, bool) {
	for i, line := range r.lines {
		depth := strings.Count(line, "[") + strings.Count(line, "{")
		opened := strings.Count(line, "]") + strings.Count(line, "}")
		indent := len(line) - len(strings.TrimLeft(line, " -?\t"))
		if depth-opened > maxDepth || indent > maxDepth && strings.TrimSpace(line) != "" {
			return diag.Pos{File: r.file.Name, Line: i + 1}, true
		}
	}
	return diag.Pos{}, false
}

// syntax tells why the text is no YAML.
func (r *reader) syntax(err error) {
	var e yaml.Error
	if !errors.As(err, &e) {
		r.fail("config-syntax", diag.Pos{File: r.file.Name, Line: 1}, "", "this is no YAML: %v", err)
		return
	}
	at, hint := r.pos(e.GetToken()), "see yaml.org for how lists and keys are written"
	line := strings.TrimSpace(r.lines[at.Line-1])
	switch {
	case strings.HasPrefix(line, "*"), strings.Contains(line, "@"):
		hint = `put a text in quotes that begins with * or @, such as "*.amount": decimal`
	case strings.Contains(e.GetMessage(), "already defined"):
		hint = "keep one of the two"
	case strings.Contains(r.lines[at.Line-1], "\t"):
		hint = "indent with blanks"
	}
	r.fail("config-syntax", at, hint, "this is no YAML: %s", e.GetMessage())
}

// documents reads the one document that a file is.
func (r *reader) documents(tree *ast.File) {
	var body ast.Node
	for _, d := range tree.Docs {
		if d.Body == nil || d.Body.Type() == ast.CommentType {
			continue
		}
		if body != nil {
			r.fail("config-syntax", r.pos(d.Body.GetToken()), "keep one of them", "the file has a second document")
			return
		}
		body = d.Body
	}
	at := diag.Pos{File: r.file.Name, Line: 1, Col: 1}
	if body == nil {
		r.noVersion(at, "the file says nothing")
		return
	}
	pairs, ok := r.pairs(body, "the file")
	if !ok {
		return
	}
	if !r.version(pairs) {
		return
	}
	for _, p := range pairs {
		r.key(p)
	}
}

func (r *reader) noVersion(at diag.Pos, what string) {
	r.fail("config-version", at, "begin the file with version: "+Version, "%s", what)
}

// version checks the format of the file: of another one nothing else is read.
func (r *reader) version(pairs []pair) bool {
	for _, p := range pairs {
		if p.key.Text != "version" {
			continue
		}
		value, ok := r.scalar(p.node, "version")
		if ok && value.Text != Version {
			r.fail("config-version", value.Pos, "write version: "+Version+"; a later version of ssgen may know more", "the version of the file is %q, and %s is all that this ssgen reads", value.Text, Version)
		}
		return ok && value.Text == Version
	}
	at := diag.Pos{File: r.file.Name, Line: 1, Col: 1}
	if len(pairs) > 0 {
		at = pairs[0].key.Pos
	}
	for _, p := range pairs {
		if strings.EqualFold(p.key.Text, "version") {
			r.fail("config-key", p.key.Pos, "did you mean version?", "there is no key %q", p.key.Text)
			return false
		}
	}
	r.noVersion(at, "the file does not say its version")
	return false
}

// key reads what stands behind a key of the file itself.
func (r *reader) key(p pair) {
	for _, k := range keys {
		if k.name != p.key.Text {
			continue
		}
		switch {
		case k.name == "version":
		case k.name == "include":
			r.selection(p.node, k.name, &r.file.Include)
		case k.name == "exclude":
			r.selection(p.node, k.name, &r.file.Exclude)
		case k.name == "rename":
			r.rename(p.node)
		case k.name == "retype":
			r.retype(p.node)
		case k.name == "overrides":
			r.overrides(p.node)
		case k.name == "diff":
			r.diff(p.node)
		case k.name == "severities":
			r.severities(p.node)
		case k.kind == list:
			r.file.Options[k.name] = r.list(p.node, k.name)
		case k.kind == toggle:
			r.toggle(p.node, k.name)
		default:
			if v, ok := r.option(p.node, k.name, k.name); ok {
				r.file.Options[k.name] = []Value{v}
			}
		}
		return
	}
	r.fail("config-key", p.key.Pos, near(p.key.Text, Keys()), "there is no key %q", p.key.Text)
}

// describe names what a value is, for people who have written another thing than asked for.
func describe(n ast.Node) string {
	switch n.(type) {
	case nil, *ast.NullNode:
		return "nothing"
	case *ast.SequenceNode:
		return "a list"
	case *ast.MappingNode, *ast.MappingValueNode:
		return "keys with values"
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		return "an anchor or its use (& or *)"
	case *ast.TagNode:
		return "a tag (!)"
	case *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		return fmt.Sprintf("%q", n.GetToken().Value)
	}
	return "a text"
}
