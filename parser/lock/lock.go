// Package lock is ssgen.lock: the model that a package was generated from, kept beside
// it, so that the package can be made again, checked and compared without its sources.
//
// A model with the fingerprints of its sources goes in, text that diffs well comes out,
// and the other way round. The same model is always the same text: there is no time, no
// path of the machine and nothing that the sources were opened with in it. The package
// never reads or writes a file.
package lock

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/ssgen/ssgen/parser/model"
)

// Name is how the file is called, in the folder of the package.
const Name = "ssgen.lock"

// Version is the only version of the format so far.
const Version = 1

// File is what an ssgen.lock holds.
type File struct {
	// Tool is the version of ssgen that wrote it ("v1.2.0").
	Tool string
	// Inputs is a digest of all that the package was made from: sources, options, config and
	// the version of ssgen. Output is one of the files that came of it. Where both are as they
	// were, there is nothing to do. They are "" where nobody compares.
	Inputs, Output string
	// Warnings is how many findings wanted a look.
	Warnings int
	// Options are those that the call gave, by the names of their flags; ssgen.yaml's are there.
	Options map[string][]string
	// Beside are the names and methods of hand-written files for which the package made room.
	Beside []string
	// Sources are the SHA-256 of what was read, in hex, by name: a path relative to the
	// lock's folder with forward slashes, or a URL.
	Sources map[string]string
	// Model is the API as the sources tell it, before what ssgen.yaml says of it.
	Model *model.API
}

// document is the file as JSON.
type document struct {
	Lock    int                 `json:"lock"`
	Tool    string              `json:"ssgen"`
	Inputs  string              `json:"inputs,omitempty"`
	Output  string              `json:"output,omitempty"`
	Warns   int                 `json:"warnings,omitempty"`
	Options map[string][]string `json:"options,omitempty"`
	Beside  []string            `json:"beside,omitempty"`
	Sources map[string]string   `json:"sources"`
	Model   *model.API          `json:"model"`
}

// Mark is how each ssgen.lock begins.
const Mark = "{\n  \"lock\": "

// Encode writes the file: an operation, type or enum begins a line, and so does each of
// their parts, so that a change of one member is a change of one line.
func (f File) Encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	sources := f.Sources
	if sources == nil {
		sources = map[string]string{}
	}
	if err := e.Encode(document{Version, f.Tool, f.Inputs, f.Output, f.Warnings, f.Options, f.Beside, sources, canonical(f.Model)}); err != nil {
		return nil, err
	}
	return layOut(b.Bytes())
}

// canonical gives the model with empty lists where it has none: the two are one thing.
func canonical(api *model.API) *model.API {
	out := *api
	out.Operations, out.Types, out.Enums = full(api.Operations), full(api.Types), full(api.Enums)
	for i := range out.Operations {
		op := &out.Operations[i]
		op.Verbs, op.Routes = full(op.Verbs), full(op.Routes)
		for j := range op.Routes {
			op.Routes[j].Verbs = full(op.Routes[j].Verbs)
		}
	}
	for i := range out.Types {
		out.Types[i].Members = full(out.Types[i].Members)
	}
	for i := range out.Enums {
		out.Enums[i].Members = full(out.Enums[i].Members)
	}
	return &out
}

// full copies a list; it is never nil.
func full[T any](list []T) []T { return append([]T{}, list...) }

// openDepth is how deep objects are written over several lines: operations, types and
// enums are, what is in them is not.
const openDepth = 3

// layOut breaks compact JSON into lines.
func layOut(compact []byte) ([]byte, error) {
	var b bytes.Buffer
	if err := write(&b, bytes.TrimSpace(compact), 0); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// write writes one value, which stands at a depth.
func write(b *bytes.Buffer, value json.RawMessage, depth int) error {
	switch {
	case value[0] == '{' && depth <= openDepth && len(value) > 2:
		return writeObject(b, value, depth)
	case value[0] == '[' && bytes.HasPrefix(value, []byte("[{")):
		var items []json.RawMessage
		if err := json.Unmarshal(value, &items); err != nil {
			return err
		}
		return writeLines(b, "[]", depth, len(items), func(i int) error { return write(b, items[i], depth+1) })
	}
	b.Write(value)
	return nil
}

// writeObject writes a key a line, in the order in which they are.
func writeObject(b *bytes.Buffer, value json.RawMessage, depth int) error {
	dec := json.NewDecoder(bytes.NewReader(value))
	if _, err := dec.Token(); err != nil {
		return err
	}
	var keys []string
	var values []json.RawMessage
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return err
		}
		keys, values = append(keys, key.(string)), append(values, v)
	}
	return writeLines(b, "{}", depth, len(keys), func(i int) error {
		name, err := quoted(keys[i])
		b.WriteString(name + ": ")
		if err != nil {
			return err
		}
		return write(b, values[i], depth+1)
	})
}

func quoted(s string) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(s)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// writeLines writes n things between brackets, each on a line of its own.
func writeLines(b *bytes.Buffer, brackets string, depth, n int, one func(int) error) error {
	b.WriteByte(brackets[0])
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.WriteString(strings.Repeat("  ", depth+1))
		if err := one(i); err != nil {
			return err
		}
	}
	b.WriteByte('\n')
	b.WriteString(strings.Repeat("  ", depth))
	b.WriteByte(brackets[1])
	return nil
}
