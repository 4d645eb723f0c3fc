package native

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
)

// maxDepth bounds the nesting of a document; a server's is below 20.
const maxDepth = 200

type kind int

const (
	scalarKind kind = iota // string, number, boolean or null
	objectKind
	arrayKind
)

// node is a JSON value with its place. Its methods take a nil node for a value
// that is absent, so that look-ups chain.
type node struct {
	kind   kind
	pos    diag.Pos
	value  any              // of a scalar: string, json.Number, bool or nil
	fields map[string]*node // of an object, by folded key
	keys   map[string]string
	items  []*node
}

// fold makes keys comparable: the server writes them in its own casing
// ("isEnumInt", "IsEnumInt", "is_enum_int").
func fold(key string) string { return strings.ToLower(strings.ReplaceAll(key, "_", "")) }

// field gives the member of the folded name, or nil. A null is absent.
func (n *node) field(folded string) *node {
	if n == nil {
		return nil
	}
	f := n.fields[folded]
	if f == nil || f.kind == scalarKind && f.value == nil {
		return nil
	}
	return f
}

// spelling gives a key as the document writes it, "" when it is absent.
func (n *node) spelling(folded string) string {
	if n == nil {
		return ""
	}
	return n.keys[folded]
}

// list gives an array's items.
func (n *node) list() []*node {
	if n == nil {
		return nil
	}
	return n.items
}

// str gives a scalar's text, with LF line ends.
func (n *node) str() string {
	if n == nil {
		return ""
	}
	switch v := n.value.(type) {
	case string:
		return strings.ReplaceAll(v, "\r\n", "\n")
	case json.Number:
		return v.String()
	case bool:
		return fmt.Sprint(v)
	}
	return ""
}

// text gives the text of a member, "" when it is absent.
func (n *node) text(folded string) string { return n.field(folded).str() }

// flag tells whether a member is true.
func (n *node) flag(folded string) bool { return strings.EqualFold(n.text(folded), "true") }

// texts gives a list of texts.
func (n *node) texts(folded string) []string {
	var out []string
	for _, item := range n.field(folded).list() {
		out = append(out, item.str())
	}
	return out
}

// place gives the node's place; an absent one has none.
func (n *node) place() diag.Pos {
	if n == nil {
		return diag.Pos{}
	}
	return n.pos
}

// parseJSON reads the one value that the document is.
func parseJSON(file string, data []byte) (*node, *diag.Diagnostic) {
	data = trimBOM(data)
	p := &jsonParser{data: data, dec: json.NewDecoder(bytes.NewReader(data)), lines: diag.NewLines(string(data), diag.Pos{File: file, Line: 1, Col: 1})}
	p.dec.UseNumber()
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, p.fault("metadata-empty", "the document is empty", "save the response of /types/metadata.json again")
	}
	n, err := p.value(0)
	if err != nil {
		return nil, p.explain(err)
	}
	if p.dec.More() {
		return nil, p.fault("json-invalid", "there is more text behind the JSON document", "save the response alone")
	}
	return n, nil
}

type jsonParser struct {
	data  []byte
	dec   *json.Decoder
	lines *diag.Lines
}

func (p *jsonParser) fault(code, message, hint string) *diag.Diagnostic {
	return &diag.Diagnostic{Severity: diag.Error, Code: code, Pos: p.after(int(p.dec.InputOffset())), Message: message, Hint: hint}
}

// after gives the place of the next thing to read, or of the end.
func (p *jsonParser) after(offset int) diag.Pos {
	rest := p.data[min(offset, len(p.data)):]
	if thing := bytes.TrimLeft(rest, " \t\r\n"); len(thing) > 0 {
		offset += len(rest) - len(thing)
	}
	return p.lines.Pos(offset)
}

// explain says where and why the text stops being JSON.
func (p *jsonParser) explain(err error) *diag.Diagnostic {
	if isTruncation(err) {
		return p.fault("json-truncated", "the JSON breaks off here", "the download was cut short; save the response again")
	}
	d := p.fault("json-invalid", "this is no JSON: "+oneLine(err.Error()), "save the raw response of /types/metadata.json, not a page that shows it")
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) && syntax.Offset > 0 {
		d.Pos = p.after(int(syntax.Offset) - 1)
	}
	return d
}

func (p *jsonParser) value(depth int) (*node, error) {
	t, err := p.dec.Token()
	if err != nil {
		return nil, err
	}
	if depth > maxDepth {
		return nil, fmt.Errorf("nested deeper than %d", maxDepth)
	}
	n := &node{pos: p.lines.Pos(int(p.dec.InputOffset()) - 1)}
	switch t {
	case json.Delim('{'):
		n.kind = objectKind
		err = p.object(n, depth)
	case json.Delim('['):
		n.kind = arrayKind
		err = p.array(n, depth)
	default:
		n.value = t
	}
	return n, err
}

func (p *jsonParser) object(n *node, depth int) error {
	n.fields, n.keys = map[string]*node{}, map[string]string{}
	for p.dec.More() {
		t, err := p.dec.Token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		value, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		n.fields[fold(key)], n.keys[fold(key)] = value, key
	}
	_, err := p.dec.Token()
	return err
}

func (p *jsonParser) array(n *node, depth int) error {
	for p.dec.More() {
		item, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		n.items = append(n.items, item)
	}
	_, err := p.dec.Token()
	return err
}

// oneLine keeps a stranger's text from breaking a diagnostic's line.
func oneLine(s string) string {
	const limit = 200
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > limit {
		s = strings.ToValidUTF8(s[:limit], "") + "…"
	}
	return s
}
