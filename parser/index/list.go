package index

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/ssgen/ssgen/parser/diag"
	"github.com/ssgen/ssgen/parser/model"
	"github.com/ssgen/ssgen/parser/page"
)

// Keys of both lists follow the server's casing, so they are compared folded.

func fold(key string) string { return strings.ToLower(strings.ReplaceAll(key, "_", "")) }

// entry is one object of a list, its keys folded.
type entry map[string]json.RawMessage

func (e *entry) UnmarshalJSON(data []byte) error {
	var spelled map[string]json.RawMessage
	if err := json.Unmarshal(data, &spelled); err != nil {
		return err
	}
	*e = entry{}
	for key, value := range spelled {
		(*e)[fold(key)] = value
	}
	return nil
}

func (e entry) text(key string) string {
	var s string
	_ = json.Unmarshal(e[key], &s) // what is no text says nothing
	return strings.TrimSpace(s)
}

func (e entry) texts(key string) []string {
	var list []string
	_ = json.Unmarshal(e[key], &list)
	return slices.DeleteFunc(list, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// isList tells the two JSON lists by the keys of their first operation.
func isList(data []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(data))
	start, err := dec.Token()
	switch {
	case err != nil:
		return false
	case start == json.Delim('['):
		keys := firstKeys(dec)
		return keys["name"] && (keys["responsename"] || keys["servicename"] || keys["actions"] && keys["routes"])
	case start != json.Delim('{'):
		return false
	}
	for dec.More() {
		if _, err := dec.Token(); err != nil {
			return false
		}
		if open, err := dec.Token(); err != nil || open != json.Delim('[') {
			return false
		}
		if !dec.More() { // a tag without operations
			if _, err := dec.Token(); err != nil {
				return false
			}
			continue
		}
		keys := firstKeys(dec)
		return keys["name"] && (keys["returns"] || keys["links"])
	}
	return false
}

// firstKeys gives the keys of the object that comes next, as far as it goes.
func firstKeys(dec *json.Decoder) map[string]bool {
	keys := map[string]bool{}
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return keys
	}
	for dec.More() {
		key, err := dec.Token()
		name, isName := key.(string)
		if err != nil || !isName {
			return keys
		}
		keys[fold(name)] = true
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			return keys
		}
	}
	return keys
}

// list is a JSON list being read.
type list struct {
	data  []byte
	lines *diag.Lines
	dec   *json.Decoder
	found map[string]int // place in Operations
	out   *File
}

func parseList(file string, data []byte, diags *diag.List) *File {
	l := &list{data: data, lines: diag.NewLines(string(data), diag.Pos{File: file, Line: 1, Col: 1}),
		dec: json.NewDecoder(bytes.NewReader(data)), found: map[string]int{}, out: &File{Name: file, Kind: Metadata}}
	if err := l.read(); err != nil {
		what := "the list is not JSON"
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			what = "the list breaks off"
		}
		diags.Fail("index-damaged", l.lines.Pos(int(l.dec.InputOffset())), "save it again, whole", "%s", what)
		return nil
	}
	return l.out
}

func (l *list) read() error {
	start, err := l.dec.Token()
	if err != nil {
		return err
	}
	if start == json.Delim('[') {
		return l.readOperations(l.fromMetadata)
	}
	l.out.Kind = Listing
	for l.dec.More() {
		tag, err := l.dec.Token()
		if err != nil {
			return err
		}
		name, _ := tag.(string)
		if _, err := l.dec.Token(); err != nil {
			return err
		}
		err = l.readOperations(func(e entry) Operation { return fromListing(name, e) })
		if err != nil {
			return err
		}
	}
	_, err = l.dec.Token()
	return err
}

// readOperations reads objects up to the end of their array.
func (l *list) readOperations(read func(entry) Operation) error {
	for l.dec.More() {
		before := int(l.dec.InputOffset())
		var e entry
		if err := l.dec.Decode(&e); err != nil {
			return err
		}
		op := read(e)
		if !page.IsOperationName(op.Name) {
			continue
		}
		op.Pos = l.lines.Pos(before + bytes.IndexByte(l.data[before:], '{'))
		if i, seen := l.found[op.Name]; seen { // under each of its tags
			l.out.Operations[i].Tags = append(l.out.Operations[i].Tags, op.Tags...)
			continue
		}
		l.found[op.Name] = len(l.out.Operations)
		l.out.Operations = append(l.out.Operations, op)
	}
	_, err := l.dec.Token()
	return err
}

func (l *list) fromMetadata(e entry) Operation {
	return Operation{Name: e.text("name"), Response: e.text("responsename"), Tags: e.texts("tags"), Routes: routes(e["routes"])}
}

// fromListing reads an operation of /api, where "returns" is C#.
func fromListing(tag string, e entry) Operation {
	op := Operation{Name: e.text("name"), Response: e.text("returns"), Doc: e.text("description")}
	if tag != "" && tag != "other" { // which can be where those without a tag stand
		op.Tags = []string{tag}
	}
	return op
}

// routes reads a map from path to verbs, or objects with both.
func routes(data json.RawMessage) []model.Route {
	var found []model.Route
	var objects []entry
	if json.Unmarshal(data, &objects) == nil {
		for _, e := range objects {
			if path := e.text("path"); strings.HasPrefix(path, "/") {
				found = append(found, model.Route{Path: path, Verbs: verbs(e["verbs"]), Summary: e.text("summary"), Notes: e.text("notes")})
			}
		}
		return found
	}
	var byPath map[string]json.RawMessage
	if json.Unmarshal(data, &byPath) != nil {
		return nil
	}
	for path, spelled := range byPath {
		if strings.HasPrefix(path, "/") {
			found = append(found, model.Route{Path: path, Verbs: verbs(spelled)})
		}
	}
	slices.SortFunc(found, func(a, b model.Route) int { return strings.Compare(a.Path, b.Path) })
	return found
}

// verbs reads "GET,POST" or a list; none stand for all.
func verbs(data json.RawMessage) []string {
	var text string
	var list []string
	if json.Unmarshal(data, &text) != nil && json.Unmarshal(data, &list) == nil {
		text = strings.Join(list, ",")
	}
	var found []string
	for _, verb := range strings.FieldsFunc(strings.ToUpper(text), func(r rune) bool { return r == ',' || r == ' ' }) {
		if verb == "ANY" || verb == "ALL" {
			return nil
		}
		found = append(found, verb)
	}
	return found
}
